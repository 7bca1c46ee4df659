//! The engine on invented sentences: tables of a text and the quotations in it.

mod beside;
mod contents;
mod governance;
mod grammar;
mod indirect;
mod joined_subjects;
mod marked;
mod reports;
mod resolution;
mod sources;
mod subjects;

use crate::doc::Document;
use crate::facts::{Certainty, Context, CueKind, Facts, QuoteKind, Rule, WarningKind, extract};
use crate::formats::plain;

fn read(text: &str) -> (Document, Facts) {
    let doc = plain::parse(text);
    let facts = extract(&doc, &Context::default());
    (doc, facts)
}

/// The quotations of `text`, each as `utterance kind | words | speaker | cue | addressee`, then its
/// warnings of quotations. `-` stands for none, `?` follows a speaker who is not certain.
fn rows(text: &str) -> Vec<String> {
    let (doc, facts) = read(text);
    let words = |span: crate::text::Span| crate::text::fold_space(span.in_text(&doc.text));
    let quotes = facts.quotes.iter().map(|quote| {
        let speaker = quote.speaker.as_ref().map_or("-".into(), |speaker| {
            let doubt = if quote.certainty == Certainty::Weak { "?" } else { "" };
            format!("{}{doubt}", speaker.name(&doc.text, &facts.people))
        });
        let cue = quote.cue_span.get().map_or("-".into(), words);
        let addressee =
            quote.addressee.get().map_or(String::new(), |to| format!(" | {}", words(to)));
        let (utterance, kind) = (quote.utterance, quote.kind.name());
        format!("{utterance} {kind} | {} | {speaker} | {cue}{addressee}", words(quote.span))
    });
    let warnings = facts.warnings.iter().filter(|warning| {
        matches!(warning.kind, WarningKind::UnclosedQuote | WarningKind::NoSpeaker)
    });
    quotes.chain(warnings.map(|warning| format!("! {}", warning.kind.name()))).collect()
}

#[track_caller]
fn check(table: &[(&str, &[&str])]) {
    let wrong = table.iter().map(|(text, expected)| (text, rows(text), expected));
    let wrong: Vec<_> = wrong.filter(|(_, found, expected)| found != *expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn cues_have_a_base_form_and_a_kind() {
    for (text, verb, kind) in [
        ("“I never saw it,” Lind told Radio Torp.", Some("tell"), Some(CueKind::Said)),
        ("Moe denied that he was late.", Some("deny"), Some(CueKind::Denied)),
        ("Moe claims that it was late.", Some("claim"), Some(CueKind::Claimed)),
        ("“Was it late?” Moe asked Lind.", Some("ask"), Some(CueKind::Asked)),
        ("It was late, according to Lind.", Some("according to"), Some(CueKind::Said)),
        ("Lind’s claim that it was “nearly done” hurt.", None, Some(CueKind::Said)),
        ("Lind: “We will build it.”", None, None),
        ("“It was loud all night.” — Arne Moe", None, None),
    ] {
        let (_, facts) = read(text);
        let quote = facts.quotes.first().unwrap();
        assert_eq!((quote.verb(), quote.cue_kind()), (verb, kind), "{text}");
    }
}

#[test]
fn the_rule_says_how_the_speaker_was_found() {
    for (text, rules) in [
        ("“We will build it,” Lind said.", &[Rule::QuoteXSaid][..]),
        ("“We will build it,” said Lind.", &[Rule::QuoteSaidX]),
        ("“It was loud all night.” — Arne Moe", &[Rule::QuoteDashX]),
        ("Lind said, “We will build it.”", &[Rule::XSaidQuote]),
        ("Said Lind: “We will build it.”", &[Rule::SaidXQuote]),
        ("Lind told Radio Torp: “We will build it.”", &[Rule::XToldYQuote]),
        ("Lind called the plan “a rare mistake” then.", &[Rule::XCalledItQuote]),
        ("Lind said that it was “a rare mistake.”", &[Rule::XSaidThatQuote]),
        ("Lind: “We will build it.”", &[Rule::XColonQuote]),
        ("Lind’s “boat of fools” remark hurt.", &[Rule::XsWordsQuote]),
        ("According to Lind, it was “a rare mistake.”", &[Rule::AccordingToX]),
        ("“MOE: It was loud all night, they say.”", &[Rule::Transcript]),
        ("Lind rose. “We will build it.”", &[Rule::SubjectOfSentenceBefore]),
        ("Lind laughed. “We will build it.”", &[Rule::NamedInSentenceBefore]),
        ("Lind went on:\n\n“It is dear.”", &[Rule::XSaidInParagraphBefore]),
        ("“It is fine,” Lind said. “It is dear.”", &[Rule::QuoteXSaid, Rule::Continued]),
        (
            "“It is,” Lind said. “It was.\n\n“It is ours.”",
            &[Rule::QuoteXSaid, Rule::Continued, Rule::ContinuedFromParagraph],
        ),
        ("“It is,” Lind said.\n\n“It was late.”", &[Rule::QuoteXSaid, Rule::LastSpeaker]),
        ("“It is late and nobody knows.”", &[Rule::Unattributed]),
        ("“It is,” she said. Anna Lind left. “No,” she said.", &[Rule::QuoteXSaid, Rule::Pronoun]),
        ("Mayor Lind left. “It is dear,” the mayor said.", &[Rule::LastWithTitle]),
        ("Lind said that it was late.", &[Rule::XSaidThat]),
        ("Lind said it was late.", &[Rule::XSaidClause]),
        ("The bridge would open, Lind said.", &[Rule::ClauseXSaid]),
        ("Lind vowed to build it.", &[Rule::XPromisedTo]),
        ("Lind criticized the builders.", &[Rule::Topic]),
    ] {
        let (_, facts) = read(text);
        let found: Vec<Rule> = facts.quotes.iter().map(|quote| quote.rule).collect();
        assert_eq!(found, rules, "{text}");
    }
}

#[test]
fn a_date_outside_the_quotation_says_when() {
    for (text, date) in [
        ("“It is dear,” Lind said on May 3, 2021.", Some("May 3, 2021")),
        ("On May 7, 2021, Lind said that it was late.", Some("May 7, 2021")),
        ("“It was dear on May 3, 2021,” Lind said.", None),
        ("“It was dear on May 3, 2021,” Lind said on May 4, 2021.", Some("May 4, 2021")),
        ("“It is dear,” Lind said. It rained on May 3, 2021.", None),
        ("It rained on May 3, 2021. “It is dear,” Lind said.", None),
        // Without an interval there is no day.
        ("“It is dear,” Lind said for two days.", None),
    ] {
        let (doc, facts) = read(text);
        let quote = facts.quotes.first().unwrap();
        let when = quote.when.and_then(|index| facts.dates.get(index as usize));
        assert_eq!(when.map(|date| date.span.in_text(&doc.text)), date, "{text}");
    }
}

#[test]
fn a_date_in_another_quotation_says_nothing() {
    let (_, facts) = read("“It was dear on May 3, 2021,” Lind said, “and it was late.”");
    assert_eq!(facts.quotes.iter().map(|quote| quote.when).collect::<Vec<_>>(), [None, None]);
}

#[test]
fn the_default_article() {
    let (doc, facts) = read(include_str!("../../../assets/article.txt"));
    let marked: Vec<_> = facts.quotes.iter().filter(|q| q.kind != QuoteKind::Indirect).collect();
    assert_eq!(marked.len(), 4);
    for quote in &marked {
        let name = quote.speaker.as_ref().unwrap().name(&doc.text, &facts.people);
        assert_eq!(name, "Ali Khamenei", "{}", quote.rule);
    }
    assert_eq!(marked[2].utterance, marked[3].utterance);
    assert_eq!(marked[0].kind, QuoteKind::Partial);
    assert_eq!(marked[3].kind, QuoteKind::Direct);
}

#[test]
fn a_quotation_is_small() {
    assert!(size_of::<crate::facts::Quote>() <= 88);
    assert!(size_of::<super::detected::DetectedQuote>() <= 72);
}
