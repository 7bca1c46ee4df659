//! Our own JSON read back: the facts as the file gives them, over the text that came with them.

use serde_json::Value;

use crate::calendar::Date;
use crate::doc::{DateSource, Document};
use crate::facts::{
    Anchor, Certainty, Cue, CueKind, DateKind, DateMention, Facts, Gender, Grain, Mention,
    MentionKind, Modifier, Person, PersonId, Quote, QuoteKind, Rule, Speaker, Timex, Warning,
    WarningKind, dates,
};
use crate::text::Span;
use crate::text::sanitize::clean_line;

/// Longest name or message kept, in characters.
const LONGEST: usize = 300;

/// The facts of a record that `--json` wrote; none where it gives none, or where its text is not
/// the document's, so that no place would fit.
#[must_use]
pub fn facts(value: &Value, doc: &Document) -> Option<Facts> {
    let inner = value.get("document")?;
    if inner.get("text")?.as_str()? != doc.text {
        return None;
    }
    let read = Reader { text: &doc.text };
    let published = inner.get("published").and_then(Value::as_str).and_then(Date::parse_iso);
    let people = list(value, "people").iter().filter_map(|p| read.person(p)).collect();
    let dates = list(value, "timeline").iter().filter_map(|d| read.date(d, published));
    let mut dates: Vec<DateMention> = dates.collect();
    dates.sort_by_key(|mark| mark.span);
    let quotes = list(value, "quotes").iter().filter_map(|q| read.quote(q));
    let mut quotes: Vec<Quote> = quotes.collect();
    quotes.sort_by_key(|quote| quote.span);
    let warnings = list(value, "warnings").iter().filter_map(|w| read.warning(w)).collect();
    let mut facts = Facts {
        people,
        dates,
        quotes,
        warnings,
        events: Vec::new(),
        published: published.map(|date| (date, DateSource::Metadata)),
    };
    check_references(&mut facts);
    facts.events = dates::timeline(doc, &facts.dates, &facts.warnings);
    Some(facts)
}

/// An array of the record that was given; none where a fact of it does not fit is silently cut.
fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// References to facts that are not there go; marks inside quotations are told again.
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
    for mark in &mut facts.dates {
        while quotes.next_if(|q| q.span.end < mark.span.end).is_some() {}
        mark.quoted = quotes.peek().is_some_and(|q| q.span.covers(mark.span));
    }
}

struct Reader<'t> {
    text: &'t str,
}

impl Reader<'_> {
    /// The span of an object with `start` and `end`, if it fits the text.
    fn span(&self, value: &Value) -> Option<Span> {
        let number =
            |key| value.get(key).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
        let (start, end) = (number("start")?, number("end")?);
        (start <= end && self.text.get(start as usize..end as usize).is_some())
            .then(|| Span::new(start, end))
    }

    fn span_at(&self, value: &Value, key: &str) -> Option<Span> {
        value.get(key).and_then(|inner| self.span(inner))
    }

    fn person(&self, value: &Value) -> Option<Person> {
        let mention = |m: &Value| {
            let kind = by_name(MENTIONS, MentionKind::name, m.get("kind"))?;
            Some(Mention { span: self.span(m)?, kind })
        };
        let mut mentions: Vec<Mention> =
            list(value, "mentions").iter().filter_map(mention).collect();
        mentions.sort_by_key(|m| m.span);
        let certain = value.get("certain").and_then(Value::as_bool).unwrap_or(true);
        Some(Person {
            name: line(value.get("name")?)?,
            named: value.get("named").and_then(Value::as_bool).unwrap_or(true),
            title: self.span_at(value, "title"),
            former: value.get("former").and_then(Value::as_bool).unwrap_or(false),
            former_title: self.span_at(value, "former_title"),
            honorific: self.span_at(value, "honorific"),
            aliases: list(value, "aliases").iter().filter_map(line).collect(),
            mentions,
            gender: Gender::Unknown,
            certainty: if certain { Certainty::Sure } else { Certainty::Weak },
            rule: rule(value),
        })
    }

    fn date(&self, value: &Value, published: Option<Date>) -> Option<DateMention> {
        let day = |key| value.get(key).and_then(Value::as_str).and_then(Date::parse_iso);
        let anchor = day("anchor").map(|date| Anchor::Published(published.unwrap_or(date)));
        let span = self.span(value)?;
        let timex = Timex::given(
            value.get("value").and_then(line).as_deref(),
            by_name(KINDS, DateKind::name, value.get("type"))?,
            by_name(GRAINS, Grain::name, value.get("grain")),
            day("from").zip(day("to")).filter(|(from, to)| from <= to),
        );
        Some(DateMention {
            span,
            timex,
            modifier: by_name(MODIFIERS, Modifier::name, value.get("modifier")),
            future: value.get("future").and_then(Value::as_bool).unwrap_or(false),
            quoted: false,
            anchor,
            begins_range: false,
            rule: rule(value),
            sentence: self.span_at(value, "sentence").unwrap_or(span),
        })
    }

    fn quote(&self, value: &Value) -> Option<Quote> {
        let span = self.span(value)?;
        let number =
            |v: &Value, key| v.get(key).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
        let speaker = value.get("speaker").filter(|s| s.is_object()).and_then(|speaker| {
            Some(Speaker {
                name: Some(line(speaker.get("name")?)?.into()),
                person: number(speaker, "person").map(PersonId),
                span: self.span(speaker).into(),
            })
        });
        Some(Quote {
            span,
            kind: by_name(QUOTES, QuoteKind::name, value.get("kind"))?,
            utterance: number(value, "utterance").unwrap_or(0),
            speaker,
            cue: cue(value),
            cue_span: self.span_at(value, "cue").into(),
            addressee: self.span_at(value, "to").into(),
            when: number(value, "when"),
            sentence: self.span_at(value, "sentence").unwrap_or(span),
            rule: rule(value),
            certainty: Certainty::Sure,
        })
    }

    fn warning(&self, value: &Value) -> Option<Warning> {
        Some(Warning {
            span: self.span(value)?,
            kind: by_name(WARNINGS, WarningKind::name, value.get("kind"))?,
            message: line(value.get("message")?)?,
        })
    }
}

/// The rule that a row names.
fn rule(value: &Value) -> Rule {
    value.get("rule").and_then(Value::as_str).map_or(Rule::AsGiven, Rule::from_words)
}

/// What introduces a quotation; none of a verb that is not in the list.
fn cue(value: &Value) -> Option<Cue> {
    let words = |key| value.get(key).and_then(Value::as_str);
    match words("verb") {
        Some(base) => Cue::from_base(base),
        None => words("cue_kind").filter(|kind| *kind == CueKind::Said.name()).map(|_| Cue::Noun),
    }
}

/// A string on one clean line.
fn line(value: &Value) -> Option<String> {
    value.as_str().map(|words| clean_line(words, LONGEST)).filter(|words| !words.is_empty())
}

/// The variant that has this name in JSON.
fn by_name<T: Copy>(all: &[T], name: fn(T) -> &'static str, value: Option<&Value>) -> Option<T> {
    let wanted = value?.as_str()?;
    all.iter().copied().find(|variant| name(*variant) == wanted)
}

const MENTIONS: &[MentionKind] = &[
    MentionKind::Full,
    MentionKind::Surname,
    MentionKind::Titled,
    MentionKind::Pronoun,
    MentionKind::Role,
];
const KINDS: &[DateKind] = &[DateKind::Date, DateKind::Time, DateKind::Duration, DateKind::Set];
const QUOTES: &[QuoteKind] = &[QuoteKind::Direct, QuoteKind::Partial, QuoteKind::Indirect];
const GRAINS: &[Grain] = &[
    Grain::Millennium,
    Grain::Century,
    Grain::Decade,
    Grain::Year,
    Grain::Half,
    Grain::Quarter,
    Grain::Season,
    Grain::Month,
    Grain::Week,
    Grain::Weekend,
    Grain::Day,
    Grain::PartOfDay,
    Grain::Time,
];
const MODIFIERS: &[Modifier] = &[
    Modifier::Start,
    Modifier::Mid,
    Modifier::End,
    Modifier::Approx,
    Modifier::Before,
    Modifier::After,
    Modifier::Since,
    Modifier::By,
    Modifier::More,
    Modifier::Less,
];
const WARNINGS: &[WarningKind] = &[
    WarningKind::WeekdayDiffers,
    WarningKind::ImpossibleDate,
    WarningKind::NoAnchor,
    WarningKind::UnclosedQuote,
    WarningKind::NoSpeaker,
    WarningKind::SurnameOnly,
    WarningKind::TwoSpellings,
    WarningKind::MixedScript,
];

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
