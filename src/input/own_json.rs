//! Reads back what `--json` wrote: the facts as the file gives them, over the text beside them.
//!
//! Nothing in a file is trusted: offsets must fit the text, ids must exist, strings are cleaned.

use serde_json::Value;

use crate::calendar::Date;
use crate::doc::{DateSource, Document};
use crate::export::json::wire::{self, Words, rows};
use crate::facts::{
    Anchor, Certainty, Cue, CueKind, DateMention, Facts, Gender, Mention, Person, PersonId, Quote,
    Speaker, Timex, Warning, dates,
};
use crate::text::Span;
use crate::text::sanitize::clean_line;

/// Longest name or message, in characters.
const LONGEST: usize = 300;

/// The facts of a record that `--json` wrote; none where it holds none, or where its text is not
/// the document's, so that no offset would fit.
#[must_use]
pub fn facts(value: &Value, doc: &Document) -> Option<Facts> {
    let inner = value.get("document")?;
    let given = inner.get("text")?.as_str()?;
    let fits = match &doc.original {
        Some(original) => original.equals(&doc.text, given),
        None => doc.text == given,
    };
    if !fits {
        return None;
    }
    let text = Given { doc, text: given };
    let published = inner.get("published").and_then(Value::as_str).and_then(Date::parse_iso);
    let mut dates: Vec<DateMention> =
        rows(value, "timeline").filter_map(|(_, row)| date(text, row, published)).collect();
    dates.sort_by_key(|mention| mention.span);
    let mut quotes: Vec<Quote> =
        rows(value, "quotes").filter_map(|(_, row)| quote(text, row)).collect();
    quotes.sort_by_key(|quote| quote.span);
    let mut facts = Facts {
        people: rows(value, "people").filter_map(|(row, given)| person(text, row, given)).collect(),
        dates,
        quotes,
        warnings: rows(value, "warnings").filter_map(|(_, row)| warning(text, row)).collect(),
        events: Vec::new(),
        published: published.map(|date| (date, DateSource::Metadata)),
    };
    check_references(&mut facts);
    facts.events = dates::timeline(doc, &facts.dates, &facts.warnings);
    Some(facts)
}

/// A document and its text as the file gives it, which offsets point into.
#[derive(Clone, Copy)]
struct Given<'a> {
    doc: &'a Document,
    text: &'a str,
}

/// Drops references to facts that are not there, and marks the dates inside quotations.
fn check_references(facts: &mut Facts) {
    let dates = facts.dates.len();
    for quote in &mut facts.quotes {
        quote.when = quote.when.filter(|when| (*when as usize) < dates);
        if let Some(speaker) = &mut quote.speaker {
            let person = speaker.person.and_then(|id| facts.people.get(id.0 as usize));
            speaker.person = speaker.person.filter(|_| person.is_some());
            let name = speaker.name.take();
            speaker.name = name.filter(|name| person.is_none_or(|p| p.name != **name));
        }
    }
    let mut quotes = facts.quotes.iter().peekable();
    for mention in &mut facts.dates {
        while quotes.next_if(|q| q.span.end < mention.span.end).is_some() {}
        mention.quoted = quotes.peek().is_some_and(|q| q.span.covers(mention.span));
    }
}

fn person(text: Given<'_>, row: &Value, given: wire::Person<'_, ()>) -> Option<Person> {
    let mention = |(_, m): (_, wire::Mention<'_>)| {
        Some(Mention { span: span(text, m.start, m.end)?, kind: m.kind })
    };
    let mut mentions: Vec<Mention> = rows(row, "mentions").filter_map(mention).collect();
    mentions.sort_by_key(|m| m.span);
    Some(Person {
        name: line(&given.name)?,
        named: given.named,
        title: words(text, given.title),
        former: given.former,
        former_title: words(text, given.former_title),
        honorific: None,
        aliases: given.aliases.iter().filter_map(|alias| line(alias)).collect(),
        mentions,
        gender: Gender::Unknown,
        certainty: if given.certain { Certainty::Sure } else { Certainty::Weak },
        rule: given.rule,
    })
}

fn date(
    text: Given<'_>,
    given: wire::DateMention<'_, String>,
    published: Option<Date>,
) -> Option<DateMention> {
    let span = span(text, given.start, given.end)?;
    let anchor = given.anchor.as_deref().and_then(Date::parse_iso);
    let sentence = given.sentence.and_then(|at| self::span(text, at.start, at.end));
    Some(DateMention {
        span,
        timex: Timex::given(
            given.value.as_deref().and_then(line).as_deref(),
            given.kind,
            given.grain,
            given.from.zip(given.to).filter(|(from, to)| from <= to),
        ),
        modifier: given.modifier,
        future: given.future,
        quoted: false,
        anchor: anchor.map(|date| Anchor::Published(published.unwrap_or(date))),
        begins_range: false,
        rule: given.rule,
        certainty: if given.certain { Certainty::Sure } else { Certainty::Weak },
        sentence: sentence.unwrap_or(span),
    })
}

fn quote(text: Given<'_>, given: wire::Quote<'_>) -> Option<Quote> {
    let span = span(text, given.start, given.end)?;
    let speaker = given.speaker.and_then(|speaker| {
        let place = speaker.start.zip(speaker.end);
        Some(Speaker {
            name: Some(line(&speaker.name)?.into()),
            person: speaker.person.map(PersonId),
            span: place.and_then(|(start, end)| self::span(text, start, end)).into(),
        })
    });
    Some(Quote {
        span,
        kind: given.kind,
        utterance: given.utterance,
        speaker,
        cue: cue(given.verb, given.cue_kind),
        cue_span: words(text, given.cue).into(),
        addressee: words(text, given.to).into(),
        when: given.when,
        sentence: span,
        rule: given.rule,
        certainty: if given.certain { Certainty::Sure } else { Certainty::Weak },
    })
}

/// What introduces a quotation; none of a verb that is not in the list.
fn cue(verb: Option<&str>, kind: Option<&str>) -> Option<Cue> {
    match verb {
        Some(base) => Cue::from_base(base),
        None => kind.filter(|kind| *kind == CueKind::Said.name()).map(|_| Cue::Noun),
    }
}

fn warning(text: Given<'_>, given: wire::Warning<'_>) -> Option<Warning> {
    let span = span(text, given.start, given.end)?;
    Some(Warning { span, kind: given.kind, message: line(&given.message)? })
}

fn words(text: Given<'_>, given: Option<Words<'_>>) -> Option<Span> {
    given.and_then(|words| span(text, words.start, words.end))
}

/// The span of these offsets in the clean text, if they fit the text as given.
fn span(text: Given<'_>, start: u32, end: u32) -> Option<Span> {
    text.text.get(start as usize..end as usize)?;
    let given = Span::new(start, end);
    let clean = text.doc.clean_span(given);
    text.doc.text.get(clean.start as usize..clean.end as usize).map(|_| clean)
}

/// A string on one clean line; none where nothing is left of it.
fn line(words: &str) -> Option<String> {
    Some(clean_line(words, LONGEST)).filter(|words| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::json;
    use crate::facts::{Context, extract};
    use crate::formats;

    #[test]
    fn what_was_written_comes_back() {
        let doc = formats::plain::parse(include_str!("../../assets/article.txt"));
        let published = Date::parse_iso("2025-04-12");
        let facts = extract(&doc, &Context { published });
        let mut first = Vec::new();
        json::write(&doc, &facts, &mut first).unwrap();
        let value: Value = serde_json::from_slice(&first).unwrap();
        let again = formats::json::document(&value);
        assert_eq!(again.text, doc.text);
        let names = |d: &Document| d.sections.iter().map(|s| d.section_name(s)).collect::<Vec<_>>();
        assert_eq!(names(&again), names(&doc));
        let kept = super::facts(&value, &again).unwrap();
        let mut second = Vec::new();
        json::write(&again, &kept, &mut second).unwrap();
        let value_again: Value = serde_json::from_slice(&second).unwrap();
        for key in ["people", "timeline", "quotes", "warnings"] {
            assert_eq!(value_again[key], value[key], "{key}");
        }
    }

    #[test]
    fn hostile_facts_do_not_fit() {
        let doc = formats::plain::parse("Émile said.");
        let value = serde_json::json!({
            "schema": 1, "document": {"text": "Émile said."},
            "people": [{"name": "\u{1b}[31mÉmile", "mentions": [
                {"start": 1, "end": 4, "kind": "full"}, {"start": 0, "end": 6, "kind": "full"},
                {"start": 0, "end": 99, "kind": "full"}, {"start": 6, "end": 0, "kind": "none"}]}, {}, 1],
            "quotes": [{"start": 0, "end": 6, "kind": "direct", "when": 7,
                "speaker": {"name": "x", "person": 9}}],
            "timeline": [{"start": 7, "end": 11, "type": "DATE", "from": "2023-11-16", "to": "2023-11-15"}],
        });
        let facts = super::facts(&value, &doc).unwrap();
        assert_eq!(facts.people.len(), 1);
        assert_eq!(facts.people[0].name, "Émile");
        assert_eq!(facts.people[0].mentions.len(), 1);
        assert_eq!(facts.quotes[0].when, None);
        assert_eq!(facts.quotes[0].speaker.as_ref().unwrap().person, None);
        assert_eq!(facts.dates[0].interval(), None);
        assert!(super::facts(&serde_json::json!({"document": {"text": "other"}}), &doc).is_none());
    }
}
