//! Takes captions and credits of pictures out of the text of a page and leaves a mark in their place;
//! of galleries nothing stays.

mod credit;

use dom_query::{Document as Page, NodeRef};

use super::class_names::{has_word, words_of_name};
use super::tree::{Visit, holds, image_in, prose_in, short_text, visit};
use crate::doc::Picture;
use crate::text::sanitize::clean_line;
use credit::{Credited, credited};

/// Longest caption, in bytes: about 120 words.
const LONGEST: usize = 900;
/// Longest caption that only its place beside a picture shows.
const LONGEST_UNNAMED: usize = 400;
/// Running text beside galleries, in bytes: with less the gallery may be the article.
const LEAST_PROSE: usize = 600;
/// So far above a caption its picture may stand.
const NEAR: usize = 3;

/// Words in class names and ids of galleries.
const GALLERIES: &[&str] = &[
    "carousel",
    "galleria",
    "gallery",
    "galleries",
    "lightbox",
    "photogallery",
    "slider",
    "slideshow",
];
/// Words in those of captions.
const CAPTIONS: &[&str] = &["caption", "captions", "figcaption", "cutline", "imagecaption"];
/// Last words in those of credits.
const CREDITS: &[&str] =
    &["credit", "credits", "creditline", "photocredit", "imagecredit", "photographer"];
/// Words that say of a caption that it is a picture's.
const PICTURES: &[&str] = &["figure", "image", "img", "media", "photo", "picture", "video", "wp"];
/// What has these inside is no caption.
const NO_CAPTION: &[&str] = &["table", "blockquote", "pre", "code", "h1", "h2", "h3", "figure"];

/// The address of a picture that has none: Readability looks for pictures.
const UNKNOWN: &str = "#";
/// The attribute of the marks, with the words of the caption and its credit.
const MARK: &str = "data-picture";

/// What a mark says of its picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// The caption and the credit as the page has them.
    pub(super) words: String,
    pub(super) picture: Picture,
}

/// Takes captions and galleries out of a page.
pub(super) fn take_out(page: &Page) {
    let root = page.root();
    let prose = prose_in(&root);
    visit(&root, |node| {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else { return Visit::Next };
        let name = &*name;
        if matches!(name, "head" | "script" | "style" | "svg" | "noscript") {
            return Visit::Next;
        }
        if matches!(name, "html" | "body" | "main" | "article" | "h1" | "h2" | "h3") {
            return Visit::Children;
        }
        if name == "figcaption" && is_of_words(node) {
            node.rename("p");
            return Visit::Children;
        }
        if is_gallery(node, prose) || is_counted(node, prose) {
            node.remove_from_parent();
            return Visit::Next;
        }
        let Some((words, image)) = caption(node, name) else { return Visit::Children };
        mark(node, name, words, image);
        Visit::Next
    });
}

/// Whether an element is the mark of a picture.
pub(super) fn is_mark(node: &NodeRef<'_>) -> bool {
    node.has_name("figure") && node.has_attr(MARK)
}

/// What a mark says; none where the element is no mark.
pub(super) fn shown(node: &NodeRef<'_>) -> Option<Shown> {
    let words = node.attr(MARK)?.to_string();
    let line = |words: &str| {
        let line = clean_line(&crate::text::fold_space(words), LONGEST);
        Some(line).filter(|line| !line.is_empty())
    };
    let own = |key: &str| node.attr(key).and_then(|words| line(&words));
    let image = image_in(node);
    let of = |key: &str| image.and_then(|image| image.attr(key)).and_then(|words| line(&words));
    let picture = Picture {
        caption: own("data-caption"),
        credit: own("data-credit"),
        alt: of("alt"),
        url: of("src").filter(|address| address != UNKNOWN),
        ..Picture::default()
    };
    Some(Shown { words, picture })
}

/// Whether a caption belongs to a table or a quotation: it names what is counted, or who said it.
fn is_of_words(node: &NodeRef<'_>) -> bool {
    let figure = node.parent().filter(|parent| parent.has_name("figure"));
    figure.is_some_and(|figure| {
        holds(&figure, &["table", "blockquote", "pre"]) && image_in(&figure).is_none()
    })
}

fn is_gallery(node: &NodeRef<'_>, prose: usize) -> bool {
    let named = |name: &str| has_word(name, GALLERIES);
    if !named(&node.class().unwrap_or_default()) && !named(&node.id_attr().unwrap_or_default()) {
        return false;
    }
    let own = prose_in(node);
    image_in(node).is_some() && prose >= own + LEAST_PROSE && own * 2 <= prose
}

/// Whether an element is a picture of a series, "Image 1 of 8", with its caption.
fn is_counted(node: &NodeRef<'_>, prose: usize) -> bool {
    const LONGEST_SERIES: usize = 2 * LONGEST;
    let Some(count) = node.descendants_it().take(40).find(is_counter) else { return false };
    // A short article with a gallery inside is no caption.
    image_in(node).is_some()
        && prose_in(node) * 2 <= prose
        && short_text(node, LONGEST_SERIES).is_some()
        && count.id != node.id
}

/// "1 of 8", "Image 1/8".
fn is_counter(node: &NodeRef<'_>) -> bool {
    const LONGEST_COUNTER: usize = 24;
    if !node.is_element() {
        return false;
    }
    let Some(words) = short_text(node, LONGEST_COUNTER) else { return false };
    let lower = words.to_lowercase();
    let label = ["image", "photo", "picture", "slide", "foto", "bild"];
    let rest = label.iter().find_map(|label| lower.strip_prefix(label)).unwrap_or(&lower);
    let number = |words: &str| words.trim().parse::<u16>().ok();
    let parts = ["of", "/", "von", "de"].iter().find_map(|sign| rest.split_once(sign));
    let numbers = parts.and_then(|(one, all)| Some((number(one)?, number(all)?)));
    numbers.is_some_and(|(one, all)| (1..=all).contains(&one) && all < 500)
}

/// The words of a caption and its picture.
fn caption<'t>(node: &NodeRef<'t>, name: &str) -> Option<(Credited, Option<NodeRef<'t>>)> {
    let class = node.class().unwrap_or_default();
    let id = node.id_attr().unwrap_or_default();
    let named = |words: &[&str]| has_word(&class, words) || has_word(&id, words);
    let near = || {
        let parents = node.ancestors_it(Some(NEAR));
        let beside = || node.prev_element_sibling().and_then(|before| image_in(&before));
        image_in(node).or_else(beside).or_else(|| {
            parents.take_while(|parent| !parent.has_name("body")).find_map(|p| image_in(&p))
        })
    };
    let is_credit = || {
        let last = |name: &str| {
            name.split_ascii_whitespace().any(|token| {
                words_of_name(token).last().is_some_and(|word| CREDITS.contains(&word.as_str()))
            })
        };
        last(&class) || last(&id)
    };
    let (image, most) = match name {
        "figure" => (image_in(node), LONGEST),
        "figcaption" => (near(), LONGEST),
        // A table has a caption of its own.
        "caption" | "table" | "tbody" | "tr" | "ul" | "ol" | "section" => return None,
        _ if named(CAPTIONS) => {
            let image = near();
            if image.is_none() && !named(PICTURES) {
                return None;
            }
            (image, LONGEST)
        }
        _ if is_credit() => (Some(near()?), LONGEST_UNNAMED),
        _ => (Some(beside_picture(node, name)?), LONGEST_UNNAMED),
    };
    let inside = NO_CAPTION.iter().filter(|inner| name != "figure" || **inner != "figure");
    if inside.into_iter().any(|inner| holds(node, &[inner])) {
        return None;
    }
    let words = short_text(node, most).filter(|words| words.chars().any(char::is_alphanumeric))?;
    let own = own_credit(node).or_else(|| is_credit().then(|| words.clone()));
    Some((credited(&words, own.as_deref()), image))
}

/// The credit that an element of its own holds: one named so, `<cite>`, or the last one, without a
/// sentence, behind a caption that is one.
fn own_credit(node: &NodeRef<'_>) -> Option<String> {
    const LONGEST_NAME: usize = 60;
    let is_named = |inner: &NodeRef<'_>| {
        let class = inner.class().unwrap_or_default();
        let mut words = words_of_name(&class);
        words.any(|word| CREDITS.contains(&word.as_str()) || word == "copyright")
    };
    let inner = || node.descendants_it().take(60);
    let found = inner().find(is_named).or_else(|| inner().find(|inner| inner.has_name("cite")));
    if let Some(found) = found {
        return short_text(&found, LONGEST_UNNAMED);
    }
    let caption = inner().find(|inner| inner.has_name("figcaption")).unwrap_or(*node);
    let mut parts = caption.children_it(true).filter(|part| !part.text().trim().is_empty());
    let last = parts.next().filter(NodeRef::is_element)?;
    if ["a", "b", "em", "i", "strong"].iter().any(|name| last.has_name(name)) {
        return None;
    }
    let before = parts.next()?.text().trim_end().to_owned();
    let ends = |words: &str| words.ends_with(['.', '!', '?', '…', '”']);
    let name = short_text(&last, LONGEST_NAME)?;
    if credit::says_who(&name) {
        return Some(name);
    }
    let is_name = name.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '©'));
    (ends(&before) && is_name && !ends(&name)).then_some(name)
}

/// The picture that an element stands alone beside in their parent, or that stands in the element
/// before words in small type or italics.
fn beside_picture<'t>(node: &NodeRef<'t>, name: &str) -> Option<NodeRef<'t>> {
    if !matches!(name, "dd" | "div" | "center" | "span" | "small" | "em" | "i" | "p" | "td") {
        return None;
    }
    let is_picture = |node: &NodeRef<'_>| image_in(node).is_some() && node.text().trim().is_empty();
    let has_words = |node: &NodeRef<'_>| !node.text().trim().is_empty();
    if matches!(name, "p" | "div" | "center" | "td") {
        let mut image = None;
        for child in node.children_it(false).take(12) {
            let small = ["em", "i", "small"].iter().any(|name| child.has_name(name));
            match image {
                _ if !has_words(&child) => image = image.or_else(|| image_in(&child)),
                Some(_) if small => {}
                _ => {
                    image = None;
                    break;
                }
            }
        }
        if image.is_some() && has_words(node) {
            return image;
        }
    }
    // Words that end in a credit, behind a picture in the flow of the text.
    if matches!(name, "p" | "div" | "span" | "small" | "em" | "i")
        && let Some(image) = node.prev_element_sibling().filter(is_picture)
        && let Some(words) = short_text(node, LONGEST_UNNAMED)
        && !credited(&words, None).credit.is_empty()
        && !holds(node, &["p", "ul"])
    {
        return image_in(&image);
    }
    if !matches!(name, "dd" | "div" | "center" | "span" | "small") || holds(node, &["p", "ul"]) {
        return None;
    }
    let parent = node.parent()?;
    if ["body", "article", "main", "section", "p"].iter().any(|name| parent.has_name(name)) {
        return None;
    }
    let others = parent.children_it(false).take(8).filter(|child| child.id != node.id);
    let others: Vec<NodeRef<'_>> = others.collect();
    let before = node.prev_element_sibling().filter(is_picture)?;
    (others.len() < 7 && !others.iter().any(has_words)).then(|| image_in(&before)).flatten()
}

/// Puts a mark in the place of a caption. Its picture goes with it, so that the mark stands for both.
fn mark(node: &NodeRef<'_>, name: &str, words: Credited, image: Option<NodeRef<'_>>) {
    let figure = node.tree.new_element("figure");
    figure.set_attr(MARK, &words.all);
    figure.set_attr("data-caption", &words.caption);
    figure.set_attr("data-credit", &words.credit);
    let shown = node.tree.new_element("img");
    let of = |keys: &[&str]| {
        let image = image.as_ref()?;
        let inner = || image.descendants_it().take(8).find(|inner| inner.has_name("img"));
        let value = |image: &NodeRef<'_>| {
            keys.iter().find_map(|key| image.attr(key).filter(|value| !value.trim().is_empty()))
        };
        value(image).or_else(|| inner().and_then(|image| value(&image)))
    };
    let address = of(&["src", "data-src", "data-original", "data-lazy-src"]);
    let address = address.filter(|address| !address.starts_with("data:"));
    shown.set_attr("src", address.as_deref().unwrap_or(UNKNOWN));
    if let Some(alt) = of(&["alt"]) {
        shown.set_attr("alt", &alt);
    }
    figure.append_child(&shown.id);
    if let Some(image) = image.filter(|image| image.id != node.id) {
        image.remove_from_parent();
    }
    if matches!(name, "td" | "th" | "li" | "dd") {
        node.remove_children();
        node.append_child(&figure.id);
    } else {
        node.replace_with(&figure.id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "The council met on Monday to discuss what the bridge would cost, and agreed \
        after three hours that the old one would have to do for another year at least.";

    /// The text that is left, and the marks in brackets.
    fn check(html: &str, expected: &str) {
        let page = Page::from(format!("<body>{html}"));
        take_out(&page);
        let mut left = String::new();
        visit(&page.root(), |node| {
            if let Some(Shown { picture, .. }) = shown(node) {
                let parts = [picture.caption, picture.credit, picture.alt, picture.url];
                let parts = parts.map(Option::unwrap_or_default);
                left.push_str(&format!(" [{}] ", parts.join("|")));
            }
            if node.is_text() {
                left.push_str(&node.text());
            }
            Visit::Children
        });
        let left = crate::text::fold_space(&left).replace(LONG, "…");
        assert_eq!(left, expected, "{html}");
    }

    #[test]
    fn captions_of_every_form_become_marks() {
        check(
            "<figure><img src=a.jpg alt='A bridge'><figcaption>The mayor opens it. <span class=credit>L. Dorn</span></figcaption></figure>",
            "[The mayor opens it.|L. Dorn|A bridge|a.jpg]",
        );
        check(
            "<div class='media-box'><img src=a><span class='media-box__caption'>The mayor opens it. Photo: L. Dorn</span></div>",
            "[The mayor opens it.|L. Dorn||a]",
        );
        check(
            "<div class='wp-caption'><a href=/x><img data-src=a.jpg></a><p class='wp-caption-text'>The mayor (Photo: AP)</p></div>",
            "[The mayor|AP||a.jpg]",
        );
        check("<dl><dt><img src=a></dt><dd>The mayor.</dd></dl>", "[The mayor.|||a]");
        check("<div><img src=a><div>The mayor.</div></div>", "[The mayor.|||a]");
        check(
            "<div><p>Text.</p><img src=a><p class=small>The mayor. Picture: L. Dorn</p><p>More.</p></div>",
            "Text. [The mayor.|L. Dorn||a] More.",
        );
        check("<p><img src=a><br><em>The mayor.</em></p>", "[The mayor.|||a]");
        check("<p><img src=a><small class=photo-credit>L. Dorn</small></p>", "[|L. Dorn||a]");
        check(
            "<picture><img src=a></picture><div class=image-caption>The mayor.</div>",
            "[The mayor.|||a]",
        );
    }

    #[test]
    fn what_is_no_caption_stays() {
        for html in [
            "<figure><blockquote>Never again.</blockquote></figure>",
            "<figure><table><tr><td>1</td></tr></table></figure>",
            "<figure><table><tr><td>1</td></tr></table><figcaption>Prices by year</figcaption></figure>",
            "<figure><blockquote>Never again.</blockquote><figcaption>Ruth Amsel</figcaption></figure>",
            "<p class=caption>No picture.</p>",
            "<div class=credit>No picture.</div>",
            "<article><img src=a><div>A short text.</div></article>",
            "<p><img src=a>A picture in a line of <i>text</i>.</p>",
            "<div><img src=a><p>A short text.</p></div>",
            "<div class=caption><h3>A heading</h3><p>And a text.</p></div>",
            "<table><caption>Prices</caption><tr><td>1</td></tr></table>",
            "<div class=credit-card><img src=a><p>Cards are lost.</p></div>",
        ] {
            let page = Page::from(html);
            let text = page.root().text().to_string();
            take_out(&page);
            assert_eq!(&*page.root().text(), text, "{html}");
        }
        let long =
            format!("<figure><img src=a><figcaption>{}</figcaption></figure>", LONG.repeat(7));
        check(&long, &"…".repeat(7));
    }

    #[test]
    fn of_a_gallery_nothing_stays() {
        let text = format!("<p>{LONG}</p>").repeat(5);
        let slide = "<div class=slide><img src=a><p>Rain over the harbour</p></div>";
        check(&format!("{text}<div class=photo-gallery>{slide}{slide}</div>"), "……………");
        check(
            &format!("{text}<ul><li><img src=a>Picture <b>1 of 4</b><p>Rain</p></li></ul>"),
            "……………",
        );
        let short = format!(
            "<div><p>{LONG}</p><p>{LONG}</p><ul><li><img src=a><b>1 of 4</b><p>Rain</p></li></ul></div>"
        );
        check(&short, "……");
        // The gallery is the article; a part of a sentence counts no pictures.
        check(&format!("<div class=gallery><img src=a>{text}</div>"), "……………");
        check(
            &format!("{text}<p><img src=a>1 of 4 patients left.</p>"),
            "……………1 of 4 patients left.",
        );
    }
}
