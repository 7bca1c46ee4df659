//! What a page shows at its heading: the line of the author, the day.

use dom_query::{Document as Page, NodeId, NodeRef};

use super::super::boilerplate;
use super::byline::{self, labelled_names, shown_names};
use super::elements::{Elements, is_set_apart};
use super::value::line;
use crate::calendar::Date;
use crate::formats::document_date;

/// Texts before and after the heading that are looked at.
const BEFORE: usize = 4;
const AFTER: usize = 60;
/// A text of so many bytes is of the article, no line about it; so many of them end the head.
const LONG: usize = 150;
const MOST_LONG: usize = 2;
/// Longest line of a day, in bytes.
const LONGEST_DAY: usize = 80;

/// What stands at the heading.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// The line of the authors at the heading.
    pub(super) byline: Option<String>,
    /// The line of the authors, wherever it stands on the page.
    pub(super) any_byline: Option<String>,
    /// The days of lines that say nothing else, each once.
    pub(super) days: Vec<Date>,
}

/// What stands at the heading of level 1 with this index.
pub(super) fn of(elements: &Elements<'_>, heading: Option<usize>) -> Shown {
    let heading = heading.and_then(|index| elements.headings.get(index));
    let around: Vec<NodeId> = heading.map_or_else(Vec::new, |(node, _)| {
        node.ancestors_it(None).map(|parent| parent.id).collect()
    });
    let names = |node: &NodeRef<'_>| Some(shown_names(node)).filter(|line| byline::is_line(line));
    let own = || elements.bylines.iter().filter(|(node, _)| !is_set_apart(node, &around));
    let any = || own().find_map(|(node, _)| names(node));
    let Some((_, at)) = heading else {
        return Shown { any_byline: any(), ..Shown::default() };
    };
    let head = head_of(&elements.texts, *at);
    let start = at.saturating_sub(BEFORE);
    let range = start..start + head.len();
    let near = own().filter(|(_, place)| range.contains(place));
    let named = near.filter_map(|(node, place)| Some((*place - start, names(node)?))).next();
    let is_own = |text: &NodeRef<'_>| !is_set_apart(text, &around);
    let labelled = || {
        let mut own = (0..head.len()).filter(|from| head.get(*from).is_some_and(is_own));
        own.find_map(|from| Some((from, labelled_names(head.get(from..)?)?)))
    };
    let mut days: Vec<Date> = Vec::new();
    for day in head.iter().filter(|text| is_own(text)).filter_map(day_of) {
        if !days.contains(&day) {
            days.push(day);
        }
    }
    // What comes first is the line of the author; what comes later may be about the author.
    let shown = named.into_iter().chain(labelled()).min_by_key(|(place, _)| *place);
    let shown = shown.map(|(_, names)| names);
    Shown { any_byline: shown.clone().or_else(any), byline: shown, days }
}

/// The texts around the heading, to where the article begins.
fn head_of<'t, 'p>(texts: &'t [NodeRef<'p>], at: usize) -> &'t [NodeRef<'p>] {
    let start = at.saturating_sub(BEFORE);
    let mut long = 0;
    let is_over = |text: &NodeRef<'_>| {
        long += usize::from(text.text().trim().len() >= LONG);
        long >= MOST_LONG
    };
    let after = texts.get(at..).unwrap_or_default();
    let length = after.iter().take(AFTER).position(is_over).unwrap_or(after.len().min(AFTER));
    texts.get(start..at + length).unwrap_or_default()
}

/// The day of a line that says nothing else.
fn day_of(text: &NodeRef<'_>) -> Option<Date> {
    let words = text.text();
    let words = line(words.get(..LONGEST_DAY + 1).unwrap_or(&words));
    let day = document_date::in_words(&words)?;
    (words.len() <= LONGEST_DAY && boilerplate::is_only_date(&words)).then_some(day)
}

/// The day of the first `<time>` that says it is the publication's, or that stands alone.
pub(super) fn time_element(page: &Page) -> Option<Date> {
    let named = page.select("[itemprop~='datePublished'], abbr.published, .dt-published");
    let of = |node: &NodeRef<'_>| {
        let value = ["datetime", "content", "title"].iter().find_map(|name| node.attr(name));
        document_date::in_words(&value.unwrap_or_else(|| node.text()))
    };
    if let Some(date) = named.nodes().iter().find_map(of) {
        return Some(date);
    }
    let dated = page.select("time[datetime]");
    let times: Vec<_> = dated.nodes().iter().filter(|node| !is_set_apart(node, &[])).collect();
    let says = |node: &&&NodeRef<'_>| {
        let hint =
            [node.attr("itemprop"), node.attr("pubdate").map(|_| "pubdate".into()), node.class()];
        hint.iter().flatten().any(|h| {
            let h = h.to_ascii_lowercase();
            h.contains("publi") || h.contains("pubdate") || h.contains("entry-date")
        })
    };
    let node = times.iter().find(says).or_else(|| times.first())?;
    node.attr("datetime").and_then(|value| document_date::in_words(&value))
}

/// The day of a line that stands by the heading and says little else.
pub(super) fn day_beside(heading: &NodeRef<'_>) -> Option<Date> {
    const NEAR: usize = 60;
    const LONGEST_LINE: usize = 40;
    const MOST_WORDS: usize = 6;
    let is_short = |text: &str| {
        (8..=LONGEST_LINE).contains(&text.len()) && text.split_whitespace().count() <= MOST_WORDS
    };
    let day = |text: NodeRef<'_>| {
        let words = text.text();
        let words = words.trim();
        document_date::in_words(words).filter(|_| is_short(words))
    };
    heading.ancestors_it(Some(3)).find_map(|around| {
        let is_own = |node: &NodeRef<'_>| node.is_text() && !is_set_apart(node, &[]);
        around.descendants_it().take(NEAR).filter(is_own).find_map(day)
    })
}
