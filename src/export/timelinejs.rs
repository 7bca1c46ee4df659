//! Writes the timeline as the JSON of TimelineJS (<https://timeline.knightlab.com>): a slide an event.
//!
//! Its texts are HTML, so words of the article are escaped. A date that is coarser than a day, vague or
//! uncertain has a `display_date` in our words, as its own would show a day that no one named.

use std::io::{self, Write};

use serde::Serialize;

use super::html::escape;
use crate::calendar::Date;
use crate::doc::Document;
use crate::doc::url::has_known_scheme;
use crate::facts::dates::show;
use crate::facts::{Certainty, Event, Facts, Grain};
use crate::text::fold_space;

/// Longest headline, in characters.
const LONGEST: usize = 90;

#[derive(Serialize)]
struct Timeline {
    title: Slide,
    events: Vec<Slide>,
}

#[derive(Serialize)]
struct Slide {
    #[serde(skip_serializing_if = "Option::is_none")]
    unique_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_date: Option<String>,
    text: Text,
}

#[derive(Serialize)]
struct Day {
    year: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u8>,
}

#[derive(Serialize)]
struct Text {
    headline: String,
    text: String,
}

/// Writes the timeline of an article as one line of JSON. What could not be resolved is left out.
///
/// # Errors
/// Those of `out`.
pub fn write(doc: &Document, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    let meta = &doc.meta;
    let about =
        [meta.site.clone(), meta.byline.clone(), { facts.published.map(|(date, _)| date.long()) }];
    let about: Vec<String> = about.into_iter().flatten().map(|words| escape(&words)).collect();
    let mut source = about.join(", ");
    if has_known_scheme(&meta.source) {
        let address = escape(&meta.source);
        source.push_str(&format!(" <a href=\"{address}\">{address}</a>"));
    }
    let timeline = Timeline {
        title: Slide {
            unique_id: None,
            start_date: None,
            end_date: None,
            display_date: None,
            text: Text { headline: escape(&fold_space(&meta.title)), text: source },
        },
        events: (0..).zip(&facts.events).map(|(i, event)| slide(doc, facts, i, event)).collect(),
    };
    serde_json::to_writer(&mut *out, &timeline)?;
    out.write_all(b"\n")
}

fn slide(doc: &Document, facts: &Facts, index: usize, event: &Event) -> Slide {
    let mention = event.mentions.first().and_then(|mention| facts.dates.get(*mention as usize));
    let is_uncertain = mention.is_some_and(|mention| mention.certainty == Certainty::Weak);
    let is_day = matches!(event.grain, Grain::Day | Grain::PartOfDay | Grain::Time);
    let shown = show(event.from, event.to, event.grain, event.modifier);
    let display = match (is_uncertain, is_day && event.modifier.is_none()) {
        (true, _) => Some(format!("{shown} (uncertain)")),
        (false, false) => Some(shown),
        (false, true) => None,
    };
    let clause = fold_space(event.clause.in_text(&doc.text));
    let sentence = mention.map(|mention| fold_space(mention.sentence.in_text(&doc.text)));
    let warning = event.warning.and_then(|warning| facts.warnings.get(warning as usize));
    let warning = warning.map(|warning| format!("<br>! {}", escape(&warning.message)));
    let text = sentence.filter(|sentence| *sentence != clause || clause.chars().count() > LONGEST);
    Slide {
        unique_id: Some(format!("event-{index}")),
        start_date: Some(day(event.from, event.grain)),
        end_date: (event.from != event.to).then(|| day(event.to, event.grain)),
        display_date: display.map(|words| escape(&words)),
        text: Text {
            headline: escape(&headline(&clause)),
            text: escape(&text.unwrap_or_default()) + &warning.unwrap_or_default(),
        },
    }
}

/// A day as far as the grain goes.
fn day(date: Date, grain: Grain) -> Day {
    let has_month = grain > Grain::Year;
    let has_day = grain >= Grain::Week;
    // 1 BC is the year 0 of our calendar, and -1 there.
    let year = if date.year() > 0 { date.year() } else { date.year() - 1 };
    Day { year, month: has_month.then_some(date.month()), day: has_day.then_some(date.day()) }
}

/// The first words of a clause.
fn headline(clause: &str) -> String {
    let Some((end, _)) = clause.char_indices().nth(LONGEST) else { return clause.to_owned() };
    let cut = clause.get(..end).unwrap_or("");
    let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{cut}…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    fn timeline(text: &str) -> serde_json::Value {
        let doc = plain::parse(text);
        let facts = extract(&doc, &Context::default());
        let mut bytes = Vec::new();
        write(&doc, &facts, &mut bytes).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    #[test]
    fn coarse_dates_are_shown_in_our_words() {
        let value = timeline(
            "Ferry runs\n\nOSLO, Nov. 15, 2023 — The ferry was built in early 1974. It <b>came</b> back on \
             Tuesday, Nov. 14. Tests ran in March 2021.\n",
        );
        let events = value["events"].as_array().unwrap();
        let event = |year: i32| {
            events.iter().find(|event| event["start_date"]["year"] == year).unwrap().clone()
        };
        assert_eq!(event(1974)["display_date"], "early 1974");
        assert_eq!(event(1974)["start_date"], serde_json::json!({"year": 1974}));
        assert_eq!(event(2021)["start_date"], serde_json::json!({"year": 2021, "month": 3}),);
        assert_eq!(event(2021)["end_date"], serde_json::json!({"year": 2021, "month": 3}));
        let day = events.iter().find(|event| event["start_date"]["day"] == 14).unwrap();
        assert!(day["display_date"].is_null() && day["end_date"].is_null());
        assert!(day["text"]["headline"].as_str().unwrap().contains("&lt;b&gt;came"), "{day}");
        assert_eq!(value["title"]["text"]["headline"], "Ferry runs");
    }

    #[test]
    fn an_article_without_dates_has_no_events() {
        assert_eq!(timeline("Nothing.\n")["events"], serde_json::json!([]));
    }

    #[test]
    fn years_before_christ_and_long_clauses() {
        let date = Date::new(-263, 1, 1).unwrap();
        assert_eq!(day(date, Grain::Year).year, -264);
        assert_eq!(headline("short"), "short");
        let long = headline(&"word ".repeat(40));
        assert!(long.ends_with("word…") && long.chars().count() <= LONGEST + 1, "{long}");
    }
}
