//! Reads back the reports that we write: the data in them, which is what `--json` prints.
//!
//! Anyone may have changed such a page. Its data is read as any other JSON; where it has none it is
//! read as text alone.

use super::articles::{Articles, Item};
use super::{html, json};
use crate::doc::Document;
use crate::doc::problem::Problem;

/// What a report says it was made by.
pub const GENERATOR: &str = "dateline report";
/// The element with its data.
pub const DATA_BEGIN: &str = "<script type=\"application/json\" id=\"dateline\">";
/// Its end.
pub const DATA_END: &str = "</script>";
/// The beginning of a report is searched for what it was made by, in bytes.
const HEAD: usize = 1024;

/// Whether a page begins as a report does.
#[must_use]
pub fn sniff(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let end = (0..=HEAD.min(head.len())).rev().find(|at| head.is_char_boundary(*at)).unwrap_or(0);
    let head = head.get(..end).unwrap_or("");
    let is_page = head.get(..15).is_some_and(|begin| begin.eq_ignore_ascii_case("<!DOCTYPE html>"));
    is_page && head.contains(&format!("<meta name=\"generator\" content=\"{GENERATOR}\">"))
}

/// The articles of a report.
#[derive(Debug)]
pub struct Report<'t> {
    page: &'t str,
    /// None where the page has no data.
    records: Option<json::Records<'t>>,
}

impl<'t> Report<'t> {
    /// Finds the data of a report.
    #[must_use]
    pub fn find(page: &'t str) -> Self {
        let data = page.split_once(DATA_BEGIN).and_then(|(_, rest)| rest.split_once(DATA_END));
        let records = data.map(|(data, _)| json::Records::find(data));
        Self { page, records: records.filter(|records| records.value(0).is_some()) }
    }
}

impl Articles for Report<'_> {
    fn count(&self) -> usize {
        self.records.as_ref().map_or(1, json::Records::len)
    }

    fn article(&self, index: usize) -> Result<Item, Problem> {
        match &self.records {
            Some(records) => records.article(index),
            None => Ok(Item { doc: self.as_it_is(index), own: None }),
        }
    }

    fn as_it_is(&self, _index: usize) -> Document {
        html::flat(self.page, "the data of this report is missing")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(data: &str) -> String {
        format!(
            "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n<meta name=\"generator\" \
             content=\"{GENERATOR}\"></head><body><p>Words of the page.</p>{data}</body></html>"
        )
    }

    fn text(page: &str) -> String {
        let articles = Report::find(page);
        let articles: &dyn Articles = &articles;
        articles.document(0).text
    }

    #[test]
    fn the_beginning_says_that_it_is_a_report() {
        assert!(sniff(&page("")) && sniff(&format!("\u{feff} {}", page(""))));
        assert!(!sniff("<p>a report</p>") && !sniff(""));
        assert!(!sniff(&page("").replace("dateline report", "another")));
        let late = page("").replace("<html>", &format!("<html>{}", " é".repeat(HEAD)));
        assert!(!sniff(&late));
    }

    #[test]
    fn the_data_is_the_article() {
        let record = |text: &str| {
            let document = serde_json::json!({"title": "T", "text": text, "sections": []});
            serde_json::json!({"schema": 1, "document": document}).to_string()
        };
        let one = page(&format!("{DATA_BEGIN}\n{}\n{DATA_END}", record("One.")));
        assert_eq!(text(&one), "One.");
        let both = format!("{DATA_BEGIN}\n{}\n{}\n{DATA_END}", record("One."), record("Two."));
        let both = page(&both);
        let report = Report::find(&both);
        assert_eq!((report.count(), report.article(1).unwrap().doc.text.as_str()), (2, "Two."));
        assert!(report.article(1).unwrap().own.is_some() && report.article(2).is_err());
    }

    #[test]
    fn what_has_no_data_is_a_page() {
        for data in [
            "",
            DATA_BEGIN,
            &format!("{DATA_BEGIN}{{\"a\":{DATA_END}"),
            &format!("{DATA_BEGIN}{DATA_END}"),
        ] {
            let page = page(data);
            assert!(text(&page).contains("Words of the page."), "{data}");
            assert_eq!(Report::find(&page).count(), 1);
        }
    }
}
