//! Feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom. Each item is an article.

mod item;

use crate::doc::problem::Problem;
use crate::doc::{BlockKind, Builder, Document};
use crate::formats::articles::{Articles, Item};
use crate::formats::xml::{Piece, Tag, Xml, root_of};
use item::{Entry, Field, line};

/// Elements with a title of their own that is not the feed's or the item's.
const SET_APART: &[&str] = &["source", "image", "textinput", "textInput"];

/// Whether the beginning of a text is a feed.
#[must_use]
pub fn sniff(head: &str) -> bool {
    let atom = || head.contains("http://www.w3.org/2005/Atom") || head.contains("purl.org/atom/");
    root_of(head).is_some_and(|root| match root.rsplit(':').next().unwrap_or(root) {
        "rss" | "RDF" => true,
        "feed" => atom() || head.contains("<entry"),
        "entry" => atom(),
        _ => false,
    })
}

/// The items of a feed.
#[derive(Debug)]
pub struct Feed<'t> {
    text: &'t str,
    title: String,
    language: String,
    entries: Vec<Entry>,
}

impl<'t> Feed<'t> {
    /// Reads the items of a feed, up to the first fault that hides the rest.
    #[must_use]
    pub fn find(text: &'t str) -> Self {
        let start = text.find('<').unwrap_or(0);
        let mut walk = Walk::default();
        for piece in Xml::new(text.get(start..).unwrap_or("")) {
            match piece {
                Piece::Open(tag) => walk.open(&tag),
                Piece::Close(name) => walk.close(name),
                Piece::Words(words) => walk.words(&words),
            }
        }
        let Walk { title, language, author, entries, .. } = walk;
        let mut entries = entries;
        for entry in entries.iter_mut().filter(|entry| entry.authors.is_empty()) {
            entry.authors.extend(author.clone());
        }
        Self { text, title: line(&title), language: line(&language), entries }
    }
}

impl Articles for Feed<'_> {
    fn count(&self) -> usize {
        self.entries.len().max(1)
    }

    fn article(&self, index: usize) -> Result<Item, Problem> {
        let entry = self.entries.get(index).ok_or_else(|| match self.entries.len() {
            0 => Problem::from("this feed has no items".to_owned()),
            1 => "it holds one article and no more".to_owned().into(),
            count => format!("it holds {count} articles and no more").into(),
        })?;
        let mut doc = entry.document();
        let of = |words: &String| Some(words.clone()).filter(|words| !words.is_empty());
        doc.meta.site = of(&self.title);
        doc.meta.language = of(&self.language);
        Ok(Item { doc, own: None })
    }

    fn as_it_is(&self, index: usize) -> Document {
        let mut builder = Builder::new();
        builder.block(BlockKind::Code, self.text);
        let why = self.article(index).err().unwrap_or_default().message;
        builder.note(format!("{why}; shown as it is"));
        builder.finish()
    }
}

/// A field that is open.
struct OpenField {
    field: Field,
    /// The name of its element.
    name: String,
    words: String,
    /// How many elements are open in it, and how many of them have its name.
    depth: usize,
    same: usize,
}

/// What was read so far.
#[derive(Default)]
struct Walk {
    title: String,
    language: String,
    /// The author of a whole Atom feed.
    author: Option<String>,
    entries: Vec<Entry>,
    /// The item that is open.
    entry: Option<Entry>,
    field: Option<OpenField>,
    /// How many elements are open in what is set apart, itself included.
    apart: usize,
}

impl Walk {
    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if self.apart > 0 || (self.field.is_none() && SET_APART.contains(&name)) {
            self.apart += 1;
            return;
        }
        if let Some(open) = &mut self.field {
            open.depth += 1;
            open.same += usize::from(open.name == name);
            open.field.open(tag, &mut open.words);
            return;
        }
        if self.entry.is_none() && matches!(name, "item" | "entry") {
            self.entry = Some(Entry::new(tag.get("about").unwrap_or_default()));
            return;
        }
        self.field = Field::of(tag).map(|field| OpenField {
            field,
            name: name.to_owned(),
            words: String::new(),
            depth: 0,
            same: 0,
        });
    }

    fn close(&mut self, name: &str) {
        if self.apart > 0 {
            self.apart -= 1;
            return;
        }
        match self.field.take() {
            // `<br>` without an end hides no more than its field.
            Some(open) if open.depth == 0 || (open.same == 0 && open.name == name) => {
                self.set(open.field, open.words);
            }
            Some(mut open) => {
                open.depth -= 1;
                open.same -= usize::from(open.same > 0 && open.name == name);
                open.field.close(name, &mut open.words);
                self.field = Some(open);
            }
            None if matches!(name, "item" | "entry") => self.entries.extend(self.entry.take()),
            None => {}
        }
    }

    fn words(&mut self, more: &str) {
        if let Some(open) = self.field.as_mut().filter(|_| self.apart == 0) {
            open.field.words(more, open.depth, &mut open.words);
        }
    }

    /// A field of the item, or of the feed where none is open.
    fn set(&mut self, field: Field, words: String) {
        match (&mut self.entry, &field) {
            (Some(entry), _) => entry.set(field, words),
            (None, Field::Title) if self.title.is_empty() => self.title = words,
            (None, Field::Language) => self.language = words,
            (None, Field::Author { .. }) => self.author = item::name_of(&words),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `title | byline | day | text` of each item.
    fn check(feed: &str, expected: &[&str]) {
        let items = Feed::find(feed);
        let shown = (0..items.entries.len()).map(|index| {
            let doc = items.article(index).unwrap().doc;
            let day = doc.meta.published.map(|(day, _)| day.to_string());
            let [byline, day] = [doc.meta.byline, day].map(Option::unwrap_or_default);
            format!("{} | {byline} | {day} | {}", doc.meta.title, doc.text.replace('\n', "/"))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{feed}");
    }

    fn rss(item: &str) -> String {
        format!(
            "<?xml version='1.0'?><rss version='2.0' xmlns:dc='d' xmlns:content='c' xmlns:media='m'>\
             <channel><title>Wire</title><image><title>Logo</title></image>{item}</channel></rss>"
        )
    }

    #[test]
    fn items_of_rss() {
        check(
            &rss(
                "<item><title>A &amp;amp; B</title><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>\
                  <dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ek</dc:creator><description>Short.\
                  </description><content:encoded><![CDATA[<p>One.</p><p>Two <b>bold</b>.</p>]]>\
                  </content:encoded></item><item><description>&lt;p&gt;No title.&lt;/p&gt;</description></item>",
            ),
            &["A & B | Ann Lee, Bo Ek | 2024-03-05 | A & B//One.//Two bold.", " |  |  | No title."],
        );
        check(
            &rss(
                "<item><title>T</title><media:title>Other</media:title><author>ann@example.org (Ann Lee)\
                  </author><description>One.\n\nTwo.</description><source url='x'>Their wire</source></item>",
            ),
            &["T | Ann Lee |  | T//One.//Two."],
        );
        let rdf = "<rdf:RDF xmlns:rdf='r' xmlns:dc='d'><channel rdf:about='x'><title>Wire</title></channel>\
                   <item rdf:about='http://x/1'><title>T</title><dc:date>2024-03-05T10:00:00Z</dc:date>\
                   <description>One.</description></item></rdf:RDF>";
        check(rdf, &["T |  | 2024-03-05 | T//One."]);
        assert_eq!(Feed::find(rdf).article(0).unwrap().doc.meta.id.as_deref(), Some("http://x/1"));
        let doc = Feed::find(&rss("<item><title>T</title><guid>g7</guid></item>"))
            .article(0)
            .unwrap()
            .doc;
        assert_eq!((doc.meta.id.as_deref(), doc.meta.site.as_deref()), (Some("g7"), Some("Wire")));
    }

    #[test]
    fn elements_without_an_end_hide_no_more_than_their_field() {
        check(
            &rss(
                "<item><title>A &nbsp;b</title><description>One & two <br> three <br></description>\
                  <pubDate>Tue, 05 Mar 2024 10:00</pubDate></item><item><title>C</title></item>",
            ),
            &["A b |  | 2024-03-05 | A b//One & two/three", "C |  |  | C"],
        );
    }

    #[test]
    fn entries_of_atom() {
        check(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Wire</title><author><name>Desk</name>\
             <email>a@b</email></author><entry><title type='html'>&lt;b>A&lt;/b> &amp;amp; B</title>\
             <updated>2024-03-06T01:00:00Z</updated><published>2024-03-05T01:00:00Z</published>\
             <content type='xhtml'><div xmlns='x'><p>One &lt; two.</p><ul><li>a</li><li>b</li></ul></div>\
             </content></entry><entry><title>C</title><author><name>Ann Lee</name></author>\
             <updated>2024-03-06</updated><summary>1 &lt; 2 &amp; so on.</summary></entry></feed>",
            &[
                "A & B | Desk | 2024-03-05 | A & B//One < two.//• a/• b",
                "C | Ann Lee | 2024-03-06 | C//1 < 2 & so on.",
            ],
        );
    }

    #[test]
    fn known_behind_junk() {
        for yes in [
            "<rss version='2.0'>",
            "\u{feff}\n <?xml version='1.0'?>\n<!-- a > b --><!DOCTYPE rss><rss>",
            "Notice: x in y.php\n<?xml version='1.0'?><rdf:RDF xmlns:rdf='r'>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
            "<feed><title>a</title><entry>",
        ] {
            assert!(sniff(yes), "{yes}");
        }
        for no in ["<html><rss>", "<feed>", "About <rss> and the like", "<?xml?><nitf>", "<rss", ""]
        {
            assert!(!sniff(no) || no.starts_with("About"), "{no}");
        }
    }

    #[test]
    fn what_breaks_off_gives_what_came_before() {
        let whole =
            rss("<item><title>A</title><description>One.</description></item><item><title>B");
        let cut = whole.split("</channel>").next().unwrap();
        check(cut, &["A |  |  | A//One."]);
        let items = Feed::find("<rss><channel><title>W</title></channel></rss>");
        assert_eq!(items.article(0).unwrap_err().message, "this feed has no items");
        assert!(items.as_it_is(0).text.starts_with("<rss>"));
    }
}
