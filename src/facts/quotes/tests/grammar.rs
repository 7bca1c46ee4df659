//! Grammar of a paragraph: token classes, subjects of reporting verbs, speaker phrases.

use super::super::marks;
use super::super::subject::subject_of;
use super::super::tagged_paragraph::{Class, TaggedParagraph};
use crate::text::Span;
use crate::text::tokenized::{Segment, SegmentKind, TokenizedText};

/// Reads one paragraph.
fn tagged<T>(text: &str, kind: SegmentKind, read: impl FnOnce(&TaggedParagraph<'_>) -> T) -> T {
    let segment = Segment { block: 0, span: Span::of(0, text.len()), kind };
    let tokenized = TokenizedText::read(text, std::iter::once(segment));
    let paragraph = tokenized.paragraphs.first().unwrap();
    let pairs = marks::pair(text, tokenized.tokens_of(paragraph));
    read(&TaggedParagraph::new(&tokenized, paragraph, pairs))
}

/// The classes of all tokens as `word/Class`.
fn classes(text: &str, kind: SegmentKind) -> String {
    tagged(text, kind, |tagged| {
        let shown = (0..tagged.tokens.len()).map(|at| match tagged.class(at) {
            Class::Verb(verb) => format!("{}/Verb({:?})", tagged.word(at), verb.form),
            Class::Mark(mark) => format!("{}/{mark}", tagged.word(at)),
            class => format!("{}/{class:?}", tagged.word(at)),
        });
        shown.collect::<Vec<_>>().join(" ")
    })
}

#[test]
fn every_token_has_a_class() {
    for (text, expected) in [
        (
            "The mayor said that it was late.",
            "The/Determiner mayor/Word said/Verb(Finite) that/Subordinator it/Pronoun was/Auxiliary late/Word ./.",
        ),
        (
            "Lind has said so again.",
            "Lind/Name has/Auxiliary said/Verb(Finite) so/Subordinator again/Adverb ./.",
        ),
        (
            "MUSCAT, Nov. 15 (Reuters) — Lind said so.",
            "MUSCAT/Name ,/, Nov/Time ./. 15/Number (/( Reuters/Name )/) —/— Lind/Name said/Verb(Finite) so/Subordinator ./.",
        ),
        (
            "The report states that he reports it.",
            "The/Determiner report/Word states/Verb(Finite) that/Subordinator he/Pronoun reports/Verb(Finite) it/Pronoun ./.",
        ),
        (
            "The official states that it is late.",
            "The/Determiner official/Word states/Word that/Subordinator it/Pronoun is/Auxiliary late/Word ./.",
        ),
        ("His report was long.", "His/Possessive report/Word was/Auxiliary long/Word ./."),
        (
            "They report that it rained.",
            "They/Pronoun report/Verb(Base) that/Subordinator it/Pronoun rained/Word ./.",
        ),
        (
            "Lind pointed out the way.",
            "Lind/Name pointed/Verb(Finite) out/Adverb the/Determiner way/Word ./.",
        ),
        ("Lind pointed the way.", "Lind/Name pointed/Word the/Determiner way/Word ./."),
        ("Lind put it well.", "Lind/Name put/Verb(Base) it/Pronoun well/Word ./."),
        ("Lind put him first.", "Lind/Name put/Word him/Object first/Adverb ./."),
        (
            "Moe went on to speak.",
            "Moe/Name went/Verb(Finite) on/Preposition to/To speak/Verb(Base) ./.",
        ),
        ("Moe went on foot.", "Moe/Name went/Word on/Preposition foot/Word ./."),
        ("the reported sum", "the/Determiner reported/Word sum/Word"),
        ("more detailed talks", "more/Word detailed/Word talks/Word"),
        ("without saying so", "without/Preposition saying/Word so/Subordinator"),
        ("the saying goes", "the/Determiner saying/Word goes/Word"),
        (
            "He's late and didn't say so.",
            "He/Pronoun 's/Clitic late/Word and/Conjunction didn't/Auxiliary say/Verb(Base) so/Subordinator ./.",
        ),
        (
            "He’s late and didn’t say so.",
            "He/Pronoun ’s/Clitic late/Word and/Conjunction didn’t/Auxiliary say/Verb(Base) so/Subordinator ./.",
        ),
        (
            "IT staff told US officials that WHO aid came.",
            "IT/Name staff/Word told/Verb(Finite) US/Name officials/Word that/Subordinator WHO/Name aid/Word came/Word ./.",
        ),
        ("Privately, Lind agreed.", "Privately/Adverb ,/, Lind/Name agreed/Verb(Finite) ./."),
        (
            "Privately Owned Ships Sail Again From Torp",
            "Privately/Name Owned/Name Ships/Name Sail/Name Again/Adverb From/Preposition Torp/Name",
        ),
        (
            "Flanked by aides, Lind spoke.",
            "Flanked/Subordinator by/Preposition aides/Word ,/, Lind/Name spoke/Verb(Finite) ./.",
        ),
        ("Facing Torp, Lind spoke.", "Facing/Name Torp/Name ,/, Lind/Name spoke/Verb(Finite) ./."),
        (
            "Emily left quickly -- and 46 followed.",
            "Emily/Name left/Word quickly/Adverb -/— -/— and/Conjunction 46/Number followed/Word ./.",
        ),
        ("according to Lind", "according/According to/To Lind/Name"),
        (
            "Last week it rained on Monday.",
            "Last/Time week/Word it/Pronoun rained/Word on/Preposition Monday/Time ./.",
        ),
        (
            "Us too, said the crew.",
            "Us/Object too/Adverb ,/, said/Verb(Finite) the/Determiner crew/Word ./.",
        ),
        (
            "And Lind left. But Moe stayed.",
            "And/Conjunction Lind/Name left/Word ./. But/Conjunction Moe/Name stayed/Word ./.",
        ),
    ] {
        assert_eq!(classes(text, SegmentKind::Prose), expected);
    }
    let headline = "Moe Says Bridge Will Open";
    let expected = "Moe/Name Says/Verb(Finite) Bridge/Name Will/Auxiliary Open/Name";
    assert_eq!(classes(headline, SegmentKind::Heading), expected);
}

#[test]
fn the_first_sentence_begins_behind_the_dateline() {
    for (text, first) in [
        ("MUSCAT, Nov. 15 (Reuters) — Lind said so.", "Lind"),
        ("TORP — Lind said so.", "Lind"),
        ("Torp, May 3 (TN) — Lind said so.", "Lind"),
        ("Torp — Lind said so.", "Torp"),
        ("TORP is small — Lind said so.", "TORP"),
        ("TORP —", "TORP"),
    ] {
        let begins = tagged(text, SegmentKind::Prose, |tagged| {
            let (begin, _) = *tagged.sentences.first().unwrap();
            tagged.word(begin).to_owned()
        });
        assert_eq!(begins, first, "{text}");
    }
}

/// The subject of the last word as `kind words | core | beside`.
fn subject(text: &str) -> String {
    tagged(text, SegmentKind::Prose, |tagged| {
        let found = subject_of(tagged, 0, tagged.tokens.len() - 1);
        found.map_or("-".to_owned(), |phrase| {
            let [span, core, beside] =
                [phrase.span, phrase.core, phrase.beside].map(|span| span.in_text(text));
            format!("{:?} {span} | {core} | {beside}", phrase.kind)
        })
    })
}

#[test]
fn the_subject_of_a_reporting_verb() {
    for (text, expected) in [
        ("Nora Lind said", "Name Nora Lind | Nora Lind | Nora Lind"),
        ("The mayor of Torp said", "Nominal The mayor of Torp | The mayor | The mayor of Torp"),
        ("The mayor, Nora Lind, said", "Name Nora Lind | Nora Lind | Nora Lind"),
        ("Nora Lind, the mayor of Torp, said", "Name Nora Lind | Nora Lind | Nora Lind"),
        ("Nora Lind, 51, said", "Name Nora Lind | Nora Lind | Nora Lind"),
        ("Nora Lind, who runs Torp, said", "Name Nora Lind | Nora Lind | Nora Lind"),
        ("Nora Lind, whose home, Torp, is small, said", "Name Nora Lind | Nora Lind | Nora Lind"),
        ("Joe Moe, D-Torp, said", "Name Joe Moe | Joe Moe | Joe Moe"),
        ("Lind (right) said", "Name Lind | Lind | Lind"),
        ("Lind — the mayor — said", "Name Lind | Lind | Lind"),
        ("Lind, a friend of the mayor told", "Name Lind | Lind | Lind"),
        ("In the old town the mayor said", "Nominal the mayor | the mayor | the mayor"),
        ("In Torp, Norland, Lind said", "Name Lind | Lind | Lind"),
        ("A few days later, Lind said", "Name Lind | Lind | Lind"),
        ("On Monday, Lind said", "Name Lind | Lind | Lind"),
        ("About 200 protesters said", "Nominal 200 protesters | 200 protesters | 200 protesters"),
        ("Lind has long said", "Name Lind | Lind | Lind"),
        ("Lind have in the past said", "Name Lind | Lind | Lind"),
        ("Lind rose and said", "Name Lind | Lind | Lind"),
        ("Lind rose, and Moe said", "Name Moe | Moe | Moe"),
        ("Lind left after Moe said", "Name Moe | Moe | Moe"),
        ("Lind went on to say", "Name Lind | Lind | Lind"),
        ("Lind led critics to say", "Nominal critics | critics | critics"),
        ("It is time for Lind to say", "Name Lind | Lind | Lind"),
        ("voters saying", "Nominal voters | voters | voters"),
        ("The sign reading", "Nominal The sign | The sign | The sign"),
        ("They issued a statement saying", "Pronoun They | They | They"),
        ("Lind spoke on Monday, saying", "Name Lind | Lind | Lind"),
        ("Lind said on Monday, adding", "Name Lind | Lind | Lind"),
        ("It surprised Lind, who said", "Name Lind | Lind | who"),
        ("a spokesman for Lind, who said", "Name Lind | Lind | who"),
        ("Joe Lind of Torp, who said", "Name Joe Lind | Joe Lind | who"),
        ("Lind, professor at Torp University, who said", "Name Lind | Lind | who"),
        ("he himself said", "Pronoun he | he | he"),
        (
            "the captain’s brother said",
            "Nominal the captain’s brother | the captain’s brother | the captain’s brother",
        ),
        ("Arne “Red” Moe said", "Name Arne “Red” Moe | Arne “Red” Moe | Arne “Red” Moe"),
        ("Lt. J. Moe said", "Name Lt. J. Moe | Lt. J. Moe | Lt. J. Moe"),
        ("Bell & Moe said", "Nominal Bell & Moe | Bell & Moe | Bell & Moe"),
        ("the 46-year-old said", "Nominal the 46-year-old | the 46-year-old | the 46-year-old"),
        ("one of the builders said", "Nominal one of the builders | one | one of the builders"),
        ("While Lind slept, Moe said", "Name Moe | Moe | Moe"),
        ("When asked, Moe said", "Name Moe | Moe | Moe"),
        ("Saying no, Moe said", "Name Moe | Moe | Moe"),
        ("that said", "-"),
        ("Lind asked Moe to say", "Name Moe | Moe | Moe"),
        ("The mayor visited Torp and said", "Nominal The mayor | The mayor | The mayor"),
        ("The mayor, and the builders, saying", "Nominal The mayor | The mayor | The mayor"),
        (
            "About 200 protesters marched, saying",
            "Nominal 200 protesters | 200 protesters | 200 protesters",
        ),
        ("yesterday said", "-"),
        ("“It is late” and Moe said", "Name Moe | Moe | Moe"),
        ("“It is late,” but said", "-"),
        ("the report said", "Nominal the report | the report | the report"),
    ] {
        assert_eq!(subject(text), expected, "{text}");
    }
}

/// The stretches between marks as `style words`; `…` follows one that is not closed, `→` one that
/// runs to the end of the paragraph.
fn stretches(text: &str) -> String {
    tagged(text, SegmentKind::Prose, |tagged| {
        let shown = tagged.pairs.iter().map(|pair| {
            let open = if pair.closed { "" } else { " …" };
            let runs_on = if pair.runs_on { " →" } else { "" };
            let words = tagged.span(pair.first, pair.last).in_text(text);
            format!("{:?} {words}{open}{runs_on}", pair.style)
        });
        shown.collect::<Vec<_>>().join(" | ")
    })
}

#[test]
fn marks_are_paired() {
    for (text, expected) in [
        ("“Go,” he said, “now.”", "Curly Go, | Curly now."),
        ("“Go, he said. “Now,” he said.", "Curly Go, he said. … | Curly Now,"),
        ("He said: \"Go.\" Then \"now\".", "Straight Go. | Straight now"),
        ("\"Go.\" \"Now.\"", "Straight Go. | Straight Now."),
        ("He said \"go\" and \"now", "Straight go | Straight now … →"),
        ("\"\" and “” are empty", ""),
        ("a \" b \" c", "Straight b"),
        ("the 6\" board and the \"old\" one", "Straight old"),
        ("“a ‘b’ c” ‘d “e” f’", "Curly a ‘b’ c | Single d “e” f"),
        ("‘a’ and ’b’", "Single a"),
        ("'tis the season, 'cause he said 'no'", "Single no"),
        ("the '90s and '08", ""),
        ("‘the voters’ choice’ is made", "Single the voters’ choice"),
        ("‘the voters’ choice is made", "Single the voters"),
        ("«a» and ‹b› and »c«", "Guillemets a | Guillemets b"),
        ("«a “b” c»", "Guillemets a … | Curly b"),
        ("“a» b”", "Curly a» b"),
        ("„a“ and „b”", "Curly a | Curly b"),
        ("``a'' and ''b''", "Apostrophes a | Apostrophes b"),
        ("‘‘a’’ and ’’b’’", "Apostrophes a | Apostrophes b"),
        ("(“a”) and [“b”] and —“c”", "Curly a | Curly b | Curly c"),
        ("a=“b” and a:“c”", "Curly b | Curly c"),
        ("“a” “b” “c", "Curly a | Curly b | Curly c … →"),
        ("” a “", "Curly a"),
        ("word“go”word", "Curly go"),
        ("“a.”“b.”", "Curly a. | Curly b."),
    ] {
        assert_eq!(stretches(text), expected, "{text}");
    }
}
