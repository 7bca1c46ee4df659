//! The engine on invented sentences: one test a kind of quotation.

use crate::doc::Document;
use crate::facts::{CueKind, Facts, QuoteKind, WarningKind, extract};
use crate::formats::plain;

fn read(text: &str) -> (Document, Facts) {
    let doc = plain::parse(text);
    let facts = extract(&doc, &crate::facts::Context::default());
    (doc, facts)
}

/// Each quotation of `text` as `words | speaker's words`.
fn found(text: &str, wanted: impl Fn(QuoteKind) -> bool) -> Vec<String> {
    let (doc, facts) = read(text);
    facts
        .quotes
        .iter()
        .filter(|q| wanted(q.kind))
        .map(|q| {
            let words = q.speaker.as_ref().and_then(|s| s.span.get());
            let words = words.map_or("-", |span| span.in_text(&doc.text));
            format!("{} | {words}", q.span.in_text(&doc.text))
        })
        .collect()
}

/// What stands between marks.
#[track_caller]
fn marked(text: &str, expected: &[&str]) {
    assert_eq!(found(text, |kind| kind != QuoteKind::Indirect), expected, "{text}");
}

/// What is told without marks.
#[track_caller]
fn told(text: &str, expected: &[&str]) {
    assert_eq!(found(text, |kind| kind == QuoteKind::Indirect), expected, "{text}");
}

#[test]
fn source_behind_the_marks() {
    marked("“We will build it,” Nora Lind said.", &["We will build it | Nora Lind"]);
    marked("“We will build it,” she told reporters.", &["We will build it | she"]);
    marked("“Go away!” Lind shouted.", &["Go away! | Lind"]);
    marked("“Is it done?” Lind asked. Nobody knew.", &["Is it done? | Lind"]);
    marked("“We … may build it,” she added.", &["We … may build it | she"]);
    marked("“[T]he bridge stays,” Moe wrote.", &["[T]he bridge stays | Moe"]);
    marked(
        "“It is cold in Torp,” Nora Lind, 51, the mayor, tweeted on Friday.",
        &["It is cold in Torp | Nora Lind"],
    );
}

#[test]
fn source_inverted() {
    marked(
        "\"We will build it,\" said Nora Lind, the mayor of Torp.",
        &["We will build it | Nora Lind"],
    );
    marked(
        "The ferry has “a soft spot” for the old pier, said Arne Moe, its captain.",
        &["a soft spot | Arne Moe"],
    );
}

#[test]
fn source_before_the_marks() {
    marked("Nora Lind said, “We will build it.”", &["We will build it. | Nora Lind"]);
    marked("Lind concluded: “We will build it.”", &["We will build it. | Lind"]);
    marked("Arne Moe, Radio Torp: “It was loud.”", &["It was loud. | Arne Moe"]);
    marked(
        "Nora Lind, who runs the town, told Radio Torp: “We will build it.”",
        &["We will build it. | Nora Lind"],
    );
    marked(
        "Lind met the builders on Monday and told them that it was “a rare mistake.”",
        &["a rare mistake. | Lind"],
    );
    marked("It surprised Lind, who says it is “a disgrace.”", &["a disgrace. | who"]);
}

#[test]
fn partial_quotations() {
    marked("Lind called the plan “a rare mistake” on Monday.", &["a rare mistake | Lind"]);
    marked("The mayor left, calling him “a rising star.”", &["a rising star. | The mayor"]);
    marked("Lind’s “boat of fools” remark hurt.", &["boat of fools | Lind"]);
    marked("Moe heard her claim that it was “nearly done.”", &["nearly done. | her"]);
    let (_, facts) = read("Lind called it “a mistake.” “It was ours,” she said.");
    let kinds: Vec<_> = facts.quotes.iter().map(|q| q.kind).collect();
    assert_eq!(kinds, [QuoteKind::Partial, QuoteKind::Direct]);
}

#[test]
fn sources_without_a_name() {
    marked("“It is dear,” one builder said.", &["It is dear | one builder"]);
    marked("“It is dear,” the 46-year-old said.", &["It is dear | the 46-year-old"]);
    marked("“It is dear,” the website explains.", &["It is dear | the website"]);
    marked(
        "“We will build it,” according to the mayor’s website.",
        &["We will build it | the mayor’s website"],
    );
    marked(
        "“It is dear,” a spokesman for the builders said.",
        &["It is dear | a spokesman for the builders"],
    );
}

#[test]
fn source_in_another_paragraph() {
    marked(
        "Lind went on:\n\n“It is dear, and it is late.”",
        &["It is dear, and it is late. | Lind"],
    );
    marked(
        "“It is dear,” Lind said.\n\n“It is late too.”",
        &["It is dear | Lind", "It is late too. | Lind"],
    );
    marked("“It was loud all night.” — Arne Moe", &["It was loud all night. | Arne Moe"]);
}

#[test]
fn quotations_over_paragraphs() {
    let text = "“It is dear,” Lind said. “It is late.\n\n“And it is ours.”";
    let (_, facts) = read(text);
    assert_eq!(facts.quotes.len(), 3);
    assert!(facts.quotes.iter().all(|q| q.utterance == 0));
    assert!(!facts.warnings.iter().any(|w| w.kind == WarningKind::UnclosedQuote));
    let (_, facts) = read("“It is late, Lind said.\n\nNobody else came.");
    assert!(facts.warnings.iter().any(|w| w.kind == WarningKind::UnclosedQuote));
}

#[test]
fn split_quotations_are_one_utterance() {
    for text in [
        "“It is fine,” Lind said. “We will build it.”",
        "“It is fine,” Lind said, “but we will build it.”",
    ] {
        let (_, facts) = read(text);
        let utterances: Vec<_> = facts.quotes.iter().map(|q| q.utterance).collect();
        assert_eq!(utterances, [0, 0], "{text}");
    }
    let (_, facts) = read("“It is fine,” Lind said.\n\n“It is not,” Moe said.");
    let utterances: Vec<_> = facts.quotes.iter().map(|q| q.utterance).collect();
    assert_eq!(utterances, [0, 1]);
}

#[test]
fn what_is_no_quotation() {
    marked("The film “Cold River” opened in Torp.", &[]);
    marked("Lind spoke on Radio Torp’s “Morning Ferry” about it.", &[]);
    marked("Arne “Red” Moe keeps bees.", &[]);
    marked("They are so-called “river” people.", &[]);
    marked("The <a href=\"bridge\">bridge</a> is shut.", &[]);
    marked("It is a “green” bridge.", &[]);
}

#[test]
fn british_marks() {
    marked("‘The voters’ choice is clear,’ Lind said.", &["The voters’ choice is clear | Lind"]);
    marked("Lind said it was ‘a disgrace’ to wait.", &["a disgrace | Lind"]);
    marked("'It isn't done,' Moe told the Torp Mail.", &["It isn't done | Moe"]);
}

#[test]
fn reported_speech() {
    told("Lind said that the bridge would open.", &["that the bridge would open | Lind"]);
    told("Lind said the bridge would open.", &["the bridge would open | Lind"]);
    told("The bridge would open, Lind said on Friday.", &["The bridge would open | Lind"]);
    told("The bridge, she said, would open soon.", &["would open soon | she"]);
    told("Lind told the Torp Mail that she was done.", &["that she was done | Lind"]);
    told("Lind vowed to build it.", &["to build it | Lind"]);
    told(
        "According to the county, the costs have doubled.",
        &["the costs have doubled | the county"],
    );
    told("The costs have doubled, according to Lind.", &["The costs have doubled | Lind"]);
    told("Lind criticized the builders.", &["the builders | Lind"]);
    // Words in marks stand for the clause around them.
    told("Lind said the bridge was “a disgrace.”", &[]);
    // Nouns that look like verbs of telling.
    told("The report was long, and its claims were many.", &[]);
}

#[test]
fn cues_have_kind_base_and_addressee() {
    let (doc, facts) = read("“I never saw it,” Lind told Radio Torp. Moe denied that he was late.");
    let quotes: Vec<_> = facts.quotes.iter().collect();
    let [direct, indirect] = quotes.as_slice() else { panic!("{quotes:?}") };
    assert_eq!((direct.verb(), direct.cue_kind()), (Some("tell"), Some(CueKind::Said)));
    assert_eq!(direct.addressee.get().map(|s| s.in_text(&doc.text)), Some("Radio Torp"));
    assert_eq!((indirect.verb(), indirect.cue_kind()), (Some("deny"), Some(CueKind::Denied)));
}

#[test]
fn pronouns_and_roles_are_resolved() {
    let (doc, facts) = read(
        "Nora Lind, the mayor, came late. “It is dear,” she said.\n\n\
         Arne Moe laughed. He said that it was cheap.",
    );
    let speakers = facts.quotes.iter().map(|q| q.speaker.as_ref().unwrap());
    let names: Vec<_> = speakers.map(|s| s.name(&doc.text, &facts.people)).collect();
    assert_eq!(names, ["Nora Lind", "Arne Moe"]);
    assert!(facts.quotes.iter().all(|q| q.speaker.as_ref().unwrap().person.is_some()));
}

#[test]
fn nobody_is_better_than_a_guess() {
    let (_, facts) = read("“It is dear and it is late and nobody knows why.”");
    assert_eq!(facts.quotes.len(), 1);
    assert!(facts.quotes[0].speaker.is_none());
    assert!(facts.warnings.iter().any(|w| w.kind == WarningKind::NoSpeaker));
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
