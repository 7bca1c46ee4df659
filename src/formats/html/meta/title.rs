//! The title of a page: which of its data, its headings and its `<title>` agree.

use super::elements::Placed;
use super::value::{line, words};

/// A heading of fewer words may be the site's.
const FEWEST_WORDS: usize = 4;

/// The heading of level 1 that is the article's, as an index: the one that data or `<title>` repeat,
/// else the first with words.
pub(super) fn heading_of(headings: &[Placed<'_>], said: &str, own: &str) -> Option<usize> {
    let shown: Vec<Vec<String>> =
        headings.iter().map(|(node, _)| words(&line(&node.text()))).collect();
    let (said, own) = (words(said), words(own));
    let at = |is: &dyn Fn(&Vec<String>) -> bool| {
        shown.iter().position(|heading| !heading.is_empty() && is(heading))
    };
    at(&|heading| *heading == said)
        .or_else(|| at(&|heading| *heading == own))
        .or_else(|| at(&|heading| heading.len() >= FEWEST_WORDS && own.starts_with(heading)))
        .or_else(|| at(&|_| true))
}

/// What is known of the title, each part empty where the page has none.
#[derive(Debug)]
pub(super) struct Witnesses<'t> {
    /// What the data call the article.
    pub(super) said: &'t str,
    /// What the data call it for other sites (`og:title`).
    pub(super) social: &'t str,
    /// The heading of level 1.
    pub(super) heading: &'t str,
    /// Whether there is one such heading with words alone.
    pub(super) is_sole: bool,
    /// The words of `<title>`.
    pub(super) own: &'t str,
    pub(super) site: Option<&'t str>,
}

impl Witnesses<'_> {
    /// Whether the heading is the title rather than what the data say.
    pub(super) fn is_heading_better(&self) -> bool {
        let is_site = self.site == Some(self.heading);
        !is_site
            && (self.speaks_of_something_else()
                || self.is_confirmed()
                || self.is_another_wording()
                || self.is_name_of_a_part())
    }

    /// Whether the heading and `<title>` agree, and the data speak of something else: the site, or a
    /// description.
    fn speaks_of_something_else(&self) -> bool {
        let rest = self.own.strip_prefix(self.heading).filter(|_| self.heading.len() >= 3);
        let Some(rest) = rest else { return false };
        let ends = rest.is_empty() || rest.starts_with(|c: char| !c.is_alphanumeric());
        if !ends || self.said.is_empty() || rest.contains(self.said) {
            return false;
        }
        let (said, shown) = (long_words(self.said), long_words(self.heading));
        said.iter().filter(|word| shown.contains(word)).count() * 3 < said.len()
    }

    /// Whether the heading is also `<title>` or what the page gives to other sites: two that agree
    /// are better than one for search engines.
    fn is_confirmed(&self) -> bool {
        let begins = self.own.strip_prefix(self.heading).is_some_and(|rest| {
            rest.is_empty() || rest.trim_start().starts_with(|c: char| !c.is_alphanumeric())
        });
        self.heading.split_whitespace().count() >= FEWEST_WORDS
            && (begins || self.social == self.heading)
    }

    /// Whether the data say the heading in other words, for search engines or other sites.
    fn is_another_wording(&self) -> bool {
        const FEWEST_SHARED: usize = 3;
        let (said, shown) = (words(self.said), words(self.heading));
        let shared = said.iter().filter(|word| shown.contains(word)).count();
        let holds = |whole: &[String], part: &[String]| {
            whole.windows(part.len().max(1)).any(|window| window == part)
        };
        shown.len() >= FEWEST_WORDS
            && shared >= FEWEST_SHARED
            && shared * 5 >= said.len().min(shown.len()) * 3
            && !self.heading.contains(self.said)
            && !holds(&said, &shown)
            && !holds(&shown, &said)
    }

    /// Whether the data name a part of the site ("News", "About us"), and one heading says more.
    fn is_name_of_a_part(&self) -> bool {
        const MOST_WORDS: usize = 2;
        let said = words(&without_site(self.said, self.heading, self.site));
        self.is_sole
            && (1..=MOST_WORDS).contains(&said.len())
            && words(self.heading).len() >= FEWEST_WORDS
            && self.own.starts_with(self.said)
    }
}

/// The words of more than two letters.
fn long_words(value: &str) -> Vec<String> {
    words(value).into_iter().filter(|word| word.len() > 2).collect()
}

/// The name behind the last separator of `<title>`: the outlet's, as a rule.
pub(super) fn outlet_in(own: &str) -> Option<&str> {
    let ends = [" | ", " - ", " – ", " — ", " · "].iter().filter_map(|sign| own.rsplit_once(sign));
    ends.map(|(_, end)| end.trim()).min_by_key(|end| end.len()).filter(|end| !end.is_empty())
}

/// "Talks begin" from "Talks begin | The Herald": where the page's heading or the site's name
/// shows which part is the title.
pub(in crate::formats::html) fn without_site(
    title: &str,
    heading: &str,
    site: Option<&str>,
) -> String {
    let separates = |c: char| matches!(c, '-' | '–' | '—' | '|' | '·' | '»' | ':' | '/');
    let after = title.strip_prefix(heading).map(str::trim_start);
    if heading.len() >= 8 && after.is_some_and(|rest| rest.starts_with(separates)) {
        return heading.to_owned();
    }
    let before = site.filter(|s| !s.is_empty()).and_then(|site| title.strip_suffix(site));
    let kept = before.map(str::trim_end).and_then(|rest| rest.strip_suffix(separates));
    kept.map(str::trim).filter(|kept| !kept.is_empty()).unwrap_or(title).to_owned()
}
