//! Each correction on an invented article, again after an edit, and all of them taken back.

use super::*;
use crate::calendar::Date;
use crate::doc::Document;
use crate::facts::{
    Context, DateKind, Facts, Gender, Mention, MentionKind, Person, PersonId, Quote, QuoteKind,
    Rule, Speaker, Timex, Warning, WarningKind, extract,
};
use crate::formats::plain;
use crate::text::Span;
use crate::text::optional_span::OptionalSpan;
use crate::text::quote_selector::TextQuoteSelector;

const ARTICLE: &str = "\
The bridge at Torp\n\
\n\
TORP, May 3, 2021 - Nora Lind, the mayor, opened the bridge on Monday. “It took too long,” Lind \
said. Peter Lind, an engineer, was not there.\n\
\n\
“Nobody thanked us,” N. Lind said on Friday, “and nobody will,” she added. Torp was quiet.\n";

/// People made by hand, so that these tests hold whatever the extractor finds.
fn person(text: &str, name: &str, mentions: &[(&str, usize, MentionKind)]) -> Person {
    let mention = |(words, nth, kind): &(&str, usize, MentionKind)| {
        let (start, _) = text.match_indices(words).nth(*nth).unwrap();
        Mention { span: Span::of(start, start + words.len()), kind: *kind }
    };
    Person {
        name: name.to_owned(),
        named: true,
        mentions: mentions.iter().map(mention).collect(),
        rule: Rule::FullName,
        ..Person::default()
    }
}

/// The article with hand-made people, the dates that are found, and three quotations.
fn read(text: &str) -> (Document, Facts) {
    use MentionKind::{Full, Surname};
    let doc = plain::parse(text);
    let mut facts = extract(&doc, &Context { published: Date::parse_iso("2021-05-08") });
    let text = doc.text.as_str();
    facts.people = vec![
        Person {
            aliases: vec!["Lind".to_owned()],
            gender: Gender::Female,
            ..person(text, "Nora Lind", &[("Nora Lind", 0, Full), ("Lind said", 0, Surname)])
        },
        person(text, "Peter Lind", &[("Peter Lind", 0, Full)]),
        person(text, "N. Lind", &[("N. Lind", 0, Full)]),
        person(text, "Torp", &[("Torp was", 0, Surname)]),
    ];
    // "Lind said" and "Torp was" were found by their neighbours; the mention is the name alone.
    for mention in facts.people.iter_mut().flat_map(|p| &mut p.mentions) {
        let words = mention.span.in_text(text);
        let name = words.trim_end_matches(" said").trim_end_matches(" was").len();
        mention.span = Span::of(mention.span.start as usize, mention.span.start as usize + name);
    }
    let quote = |words: &str, utterance, speaker: Option<(u32, &str, usize)>| {
        let start = text.find(words).unwrap();
        let span = Span::of(start, start + words.len());
        Quote {
            span,
            kind: QuoteKind::Direct,
            utterance,
            speaker: speaker.map(|(id, beside, nth)| {
                let (start, _) = text.match_indices(beside).nth(nth).unwrap();
                Speaker {
                    name: None,
                    person: Some(PersonId(id)),
                    span: Span::of(start, start + beside.len()).into(),
                }
            }),
            cue: None,
            cue_span: OptionalSpan::NONE,
            addressee: OptionalSpan::NONE,
            when: None,
            sentence: span,
            rule: Rule::None,
            certainty: crate::facts::Certainty::Weak,
        }
    };
    let quotes = vec![
        quote("It took too long,", 0, Some((0, "Lind", 1))),
        quote("Nobody thanked us,", 1, Some((2, "N. Lind", 0))),
        quote("and nobody will,", 1, None),
    ];
    let span = quotes[2].span;
    facts.quotes = quotes;
    let message = "nothing tells who said this".to_owned();
    facts.warnings = vec![Warning { span, kind: WarningKind::NoSpeaker, message }];
    crate::facts::quotes::attach_dates(&mut facts.quotes, &facts.dates);
    facts.events = crate::facts::dates::timeline(&doc, &facts.dates, &facts.warnings);
    (doc, facts)
}

fn who(doc: &Document, facts: &Facts, name: &str) -> PersonRef {
    PersonRef::of(doc, facts.people.iter().find(|p| p.name == name).unwrap())
}

fn passage(doc: &Document, words: &str, nth: usize) -> TextQuoteSelector {
    let (start, _) = doc.text.match_indices(words).nth(nth).unwrap();
    TextQuoteSelector::of(&doc.text, Span::of(start, start + words.len()))
}

/// People as `name: mentions/aliases`, then quotations as `speaker`.
fn described(doc: &Document, facts: &Facts) -> (Vec<String>, Vec<String>) {
    let person = |p: &Person| format!("{}: {}/{}", p.name, p.mentions.len(), p.aliases.join(", "));
    let speaker = |q: &Quote| match &q.speaker {
        Some(speaker) => {
            let name = speaker.name(&doc.text, &facts.people);
            if let Some(id) = speaker.person {
                assert_eq!(facts.people[id.0 as usize].name, name, "speakers keep their person");
                name.into_owned()
            } else {
                format!("({name})")
            }
        }
        None => "-".to_owned(),
    };
    (facts.people.iter().map(person).collect(), facts.quotes.iter().map(speaker).collect())
}

/// Applies the corrections of `make` to the article and to an edited copy: both must give the same facts.
fn check(
    make: impl Fn(&Document, &Facts) -> Vec<Correction>,
    people: &[&str],
    speakers: &[&str],
) -> Facts {
    let (doc, found) = read(ARTICLE);
    let corrections = make(&doc, &found);
    let mut facts = found.clone();
    assert_eq!(apply(&doc, &mut facts, &corrections), [0; 0], "{corrections:?}");
    let (got_people, got_speakers) = described(&doc, &facts);
    assert_eq!(got_people, people);
    assert_eq!(got_speakers, speakers);

    let stored = serde_json::to_string(&corrections).unwrap();
    let restored: Vec<Correction> = serde_json::from_str(&stored).unwrap();
    assert_eq!(restored, corrections);
    let edited = ARTICLE.replace("\n\nTORP,", "\n\nThe Lind family of Torp came.\n\nTORP,");
    let edited = edited.replace(", an engineer,", " was invited but");
    let (edited, mut again) = read_edited(&edited);
    assert_eq!(apply(&edited, &mut again, &restored), [0; 0], "after the edit");
    assert_eq!(described(&edited, &again), described(&doc, &facts), "after the edit");
    facts
}

/// The edited article has one "Lind" and one "Torp" more before those of the hand-made facts.
fn read_edited(text: &str) -> (Document, Facts) {
    let shifted = text.replace("The Lind family of Torp came.", "The Xind family of Xorp came.");
    let (_, facts) = read(&shifted);
    (plain::parse(text), facts)
}

const AS_FOUND: [&str; 4] = ["Nora Lind: 2/Lind", "Peter Lind: 1/", "N. Lind: 1/", "Torp: 1/"];

#[test]
fn nothing_to_correct_changes_nothing() {
    let facts = check(|_, _| Vec::new(), &AS_FOUND, &["Nora Lind", "N. Lind", "-"]);
    assert_eq!(facts, read(ARTICLE).1);
}

#[test]
fn two_people_are_one() {
    let merge = |from: &'static str, into: &'static str| {
        move |doc: &Document, facts: &Facts| {
            vec![Correction::Merge { who: who(doc, facts, from), into: who(doc, facts, into) }]
        }
    };
    let facts = check(
        merge("N. Lind", "Nora Lind"),
        &["Nora Lind: 3/N. Lind, Lind", "Peter Lind: 1/", "Torp: 1/"],
        &["Nora Lind", "Nora Lind", "-"],
    );
    assert_eq!((facts.people[0].rule, facts.people[1].rule), (Rule::Corrected, Rule::FullName));
    let facts = check(
        merge("Nora Lind", "N. Lind"),
        &["N. Lind: 3/Nora Lind, Lind", "Peter Lind: 1/", "Torp: 1/"],
        &["N. Lind", "N. Lind", "-"],
    );
    assert_eq!(facts.people[0].gender, Gender::Female);
    assert!(facts.people[0].mentions.is_sorted_by_key(|m| m.span));
}

#[test]
fn a_mention_is_someone_else() {
    check(
        |doc, _| vec![Correction::SplitMention { mention: passage(doc, "Lind", 1) }],
        &["Nora Lind: 1/", "Lind: 1/", "Peter Lind: 1/", "N. Lind: 1/", "Torp: 1/"],
        &["Lind", "N. Lind", "-"],
    );
    // And then that is Peter.
    check(
        |doc, facts| {
            let mention = passage(doc, "Lind", 1);
            let split = PersonRef { name: "Lind".to_owned(), at: Some(mention.clone()) };
            vec![
                Correction::SplitMention { mention },
                Correction::Merge { who: split, into: who(doc, facts, "Peter Lind") },
            ]
        },
        &["Nora Lind: 1/", "Peter Lind: 2/Lind", "N. Lind: 1/", "Torp: 1/"],
        &["Peter Lind", "N. Lind", "-"],
    );
}

#[test]
fn an_alias_is_someone_else() {
    check(
        |doc, facts| {
            let who = who(doc, facts, "Nora Lind");
            vec![Correction::SplitAlias { who, alias: "Lind".to_owned() }]
        },
        &["Nora Lind: 1/", "Lind: 1/", "Peter Lind: 1/", "N. Lind: 1/", "Torp: 1/"],
        &["Lind", "N. Lind", "-"],
    );
}

#[test]
fn a_person_is_renamed() {
    check(
        |doc, facts| {
            let who = who(doc, facts, "N. Lind");
            vec![Correction::Rename { who, name: "Niels Lind".to_owned() }]
        },
        &["Nora Lind: 2/Lind", "Peter Lind: 1/", "Niels Lind: 1/N. Lind", "Torp: 1/"],
        &["Nora Lind", "Niels Lind", "-"],
    );
}

#[test]
fn a_stored_name_stands_on_one_line() {
    check(
        |doc, facts| {
            let who = who(doc, facts, "N. Lind");
            vec![Correction::Rename { who, name: "Niels\n  Lind\n".to_owned() }]
        },
        &["Nora Lind: 2/Lind", "Peter Lind: 1/", "Niels Lind: 1/N. Lind", "Torp: 1/"],
        &["Nora Lind", "Niels Lind", "-"],
    );
}

#[test]
fn a_summary_stands_on_one_line() {
    let who = PersonRef { name: "Niels\nLind".to_owned(), at: None };
    for (correction, summary) in [
        (Correction::Hide { who: who.clone() }, "Niels Lind is hidden"),
        (
            Correction::SplitAlias { who: who.clone(), alias: "Lind\n".to_owned() },
            "“Lind ” is not Niels Lind",
        ),
        (
            Correction::Rename { who, name: "N.\r\n Lind".to_owned() },
            "Niels Lind is called N. Lind",
        ),
    ] {
        assert_eq!(correction.summary(), summary);
    }
}

#[test]
fn what_is_not_a_person_is_hidden() {
    check(
        |doc, facts| vec![Correction::Hide { who: who(doc, facts, "Nora Lind") }],
        &["Peter Lind: 1/", "N. Lind: 1/", "Torp: 1/"],
        &["(Nora Lind)", "N. Lind", "-"],
    );
}

#[test]
fn a_quotation_gets_its_speaker() {
    let says = |name: &'static str, quote: &'static str| {
        move |doc: &Document, facts: &Facts| {
            let speaker = facts.people.iter().find(|p| p.name == name);
            let by_name = || PersonRef { name: name.to_owned(), at: None };
            let speaker = Some(speaker.map_or_else(by_name, |p| PersonRef::of(doc, p)));
            vec![Correction::Speaker { quote: passage(doc, quote, 0), speaker }]
        }
    };
    let facts =
        check(says("Peter Lind", "It took too long,"), &AS_FOUND, &["Peter Lind", "N. Lind", "-"]);
    assert_eq!((facts.quotes[0].rule, facts.warnings.len()), (Rule::Corrected, 1));
    // Both parts of what was said, and the warning is answered.
    let facts = check(says("Torp", "and nobody will,"), &AS_FOUND, &["Nora Lind", "Torp", "Torp"]);
    assert_eq!(facts.warnings, []);
    check(
        says("a neighbour", "and nobody will,"),
        &AS_FOUND,
        &["Nora Lind", "(a neighbour)", "(a neighbour)"],
    );
    check(
        |doc, _| vec![Correction::Speaker { quote: passage(doc, "It took", 0), speaker: None }],
        &AS_FOUND,
        &["-", "N. Lind", "-"],
    );
}

#[test]
fn words_mean_another_day_or_none() {
    let days = |facts: &Facts| -> Vec<String> {
        facts.events.iter().map(|e| e.from.to_string()).collect()
    };
    let day = Date::parse_iso("2021-04-26");
    let friday = |day| {
        move |doc: &Document, _: &Facts| {
            vec![Correction::Day { marks: vec![passage(doc, "Friday", 0)], day }]
        }
    };
    let speakers = ["Nora Lind", "N. Lind", "-"];
    let before = days(&read(ARTICLE).1);
    assert!(before.len() > 1 && !before.contains(&"2021-04-26".to_owned()), "{before:?}");
    let facts = check(friday(day), &AS_FOUND, &speakers);
    assert_eq!(days(&facts).first().map(String::as_str), Some("2021-04-26"));
    assert!(
        facts
            .dates
            .iter()
            .any(|d| d.rule == Rule::Corrected && d.timex.to_string() == "2021-04-26")
    );
    let facts = check(friday(None), &AS_FOUND, &speakers);
    assert_eq!(facts.dates.len() + 1, read(ARTICLE).1.dates.len());
    assert!(days(&facts).len() < before.len());
    for quote in &facts.quotes {
        assert!(quote.when.is_none_or(|when| (when as usize) < facts.dates.len()));
    }
}

#[test]
fn removed_marks_are_not_pointed_at() {
    use crate::facts::Anchor;
    let text = "The talks began on May 3, 2021. Two days later they ended. They met on June 1, \
                2021, and left two days later.\n";
    let doc = plain::parse(text);
    let mut facts = extract(&doc, &Context::default());
    let pointing = |facts: &Facts| {
        facts.dates.iter().filter(|d| matches!(d.anchor, Some(Anchor::Mention(_)))).count()
    };
    let before = pointing(&facts);
    let gone = Correction::Day { marks: vec![passage(&doc, "May 3, 2021", 0)], day: None };
    assert_eq!(apply(&doc, &mut facts, &[gone]), [0; 0]);
    assert!(pointing(&facts) < before.max(1));
    for date in &facts.dates {
        if let Some(Anchor::Mention(at)) = date.anchor {
            let anchor = facts.dates.get(at as usize).unwrap();
            assert_eq!(anchor.span.in_text(&doc.text), "June 1, 2021");
        }
    }
}

/// What dates mean when some are set: "words = value" of all others, and how the last was found.
fn check_follow(text: &str, set: &[(&str, Option<&str>)], others: &str, how: &str) {
    let doc = plain::parse(text);
    let found = extract(&doc, &Context::default());
    let correction = |(words, day): &(&str, Option<&str>)| {
        let (start, _) = text.match_indices(words).next().unwrap();
        let mark = TextQuoteSelector::of(&doc.text, Span::of(start, start + words.len()));
        Correction::Day { marks: vec![mark], day: day.and_then(Date::parse_iso) }
    };
    let corrections: Vec<_> = set.iter().map(correction).collect();
    let mut facts = found.clone();
    assert_eq!(apply(&doc, &mut facts, &corrections), [0; 0], "{text}");
    let others_of = |facts: &Facts| {
        let others = facts.dates.iter().filter(|mark| mark.rule != Rule::Corrected);
        let say = |mark: &crate::facts::DateMention| {
            let value = mark.value().map_or("?".to_owned(), ToString::to_string);
            format!("{} = {value}", mark.span.in_text(&doc.text))
        };
        others.map(say).collect::<Vec<_>>().join(" | ")
    };
    assert_eq!(others_of(&facts), others, "{text}");
    let last = u32::try_from(facts.dates.len() - 1).unwrap();
    let explanation = crate::facts::dates::explain(&doc, &facts, last);
    assert!(explanation.ends_with(how), "{text}: {explanation}");
    // Facts that came with the article stay as they were given.
    let mut given = found;
    let of_file = || Timex::given(Some("1234-05-06"), DateKind::Date, None, None);
    given.dates.iter_mut().for_each(|mark| mark.timex = of_file());
    apply(&doc, &mut given, &corrections);
    let mut own = given.dates.iter().filter(|mark| mark.rule != Rule::Corrected);
    assert!(own.all(|mark| mark.timex == of_file()), "{text}");
}

#[test]
fn what_leans_on_a_date_follows_it() {
    let set_to = "counted from the previous date: “May 3, 2019”, which you set to 3 May 2018";
    check_follow(
        "The bridge was opened on May 3, 2019. Two days later it was closed.\n",
        &[("May 3, 2019", Some("2018-05-03"))],
        "Two days later = 2018-05-05",
        set_to,
    );
    check_follow(
        "The bridge was opened on May 3, 2019. A year later it was closed, and the next day \
         everybody left.\n",
        &[("May 3, 2019", Some("2018-05-03"))],
        "A year later = 2019-05-03 | the next day = 2019-05-04",
        "counted from the previous date: “A year later”",
    );
    // A chain: the third is counted from the second.
    check_follow(
        "The bridge was opened on May 3, 2019. Two days later it was closed. The next day \
         everybody left.\n",
        &[("May 3, 2019", Some("2018-05-03"))],
        "Two days later = 2018-05-05 | The next day = 2018-05-06",
        "counted from the previous date: “Two days later”",
    );
    // What had no day before has one now.
    check_follow(
        "The strike began on a Friday. The next day the mayor came.\n",
        &[("a Friday", Some("2021-04-30"))],
        "The next day = 2021-05-01",
        "counted from the previous date: “a Friday”, which you set to 30 Apr 2021",
    );
    // Without the date, the one before it counts.
    check_follow(
        "It opened on May 3, 2019. It was painted on June 1, 2019. Two days later it rained.\n",
        &[("June 1, 2019", None)],
        "May 3, 2019 = 2019-05-03 | Two days later = 2019-05-05",
        "counted from the previous date: “May 3, 2019”; uncertain: another reading fits nearly as \
         well",
    );
    // What the reader set as well stays.
    check_follow(
        "The bridge was opened on May 3, 2019. Two days later it was closed.\n",
        &[("Two days later", Some("2020-01-01")), ("May 3, 2019", Some("2018-05-03"))],
        "",
        Rule::Corrected.words(),
    );
    // The article's own date is one of its dates.
    check_follow(
        "TORP, May 3, 2001 - The bridge was opened on Friday.\n",
        &[("May 3, 2001", Some("2021-05-03"))],
        "Friday = 2021-04-30",
        "the last one before the publication date: 3 May 2021 (from its dateline)",
    );
}

#[test]
fn warnings_follow_the_dates() {
    let text = "The strike began on a Friday. The next day the mayor came.\n";
    let doc = plain::parse(text);
    let mut facts = extract(&doc, &Context::default());
    let kinds = |facts: &Facts| facts.warnings.iter().map(|w| w.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&facts), [WarningKind::NoAnchor]);
    let day = Date::parse_iso("2021-04-30");
    let friday = Correction::Day { marks: vec![passage(&doc, "Friday", 0)], day };
    apply(&doc, &mut facts, &[friday]);
    assert_eq!(kinds(&facts), []);
}

#[test]
fn lost_corrections_are_reported() {
    let (doc, found) = read(ARTICLE);
    let nobody = PersonRef { name: "Nobody".to_owned(), at: None };
    let gone = TextQuoteSelector {
        start: 3,
        words: "no such words".to_owned(),
        ..TextQuoteSelector::default()
    };
    let corrections = [
        Correction::Hide { who: who(&doc, &found, "Torp") },
        Correction::Hide { who: nobody.clone() },
        Correction::Merge { who: who(&doc, &found, "Nora Lind"), into: nobody },
        Correction::SplitMention { mention: gone.clone() },
        Correction::Speaker { quote: gone.clone(), speaker: None },
        Correction::Day { marks: vec![gone], day: None },
    ];
    let mut facts = found.clone();
    assert_eq!(apply(&doc, &mut facts, &corrections), [1, 2, 3, 4, 5]);
    let mut alone = found;
    apply(&doc, &mut alone, &corrections[..1]);
    assert_eq!(facts, alone, "what cannot be applied changes nothing");
}

#[test]
fn corrections_have_summaries() {
    let (doc, facts) = read(ARTICLE);
    let lind = who(&doc, &facts, "N. Lind");
    let into = who(&doc, &facts, "Nora Lind");
    let merge = Correction::Merge { who: lind, into };
    assert_eq!(merge.summary(), "N. Lind is Nora Lind");
    assert_eq!(merge.passage().unwrap().words, "N. Lind");
    let quote = TextQuoteSelector { words: "word ".repeat(30), ..TextQuoteSelector::default() };
    let speaker = Correction::Speaker { quote, speaker: None };
    assert!(speaker.summary().len() < 80, "{}", speaker.summary());
    let marks = vec![passage(&doc, "Friday", 0)];
    let day = Correction::Day { marks, day: Date::parse_iso("2021-04-26") };
    assert_eq!(day.summary(), "“Friday” is Monday, 26 April 2021");
    let marks = vec![passage(&doc, "Monday", 0), passage(&doc, "May 3, 2021", 0)];
    let gone = Correction::Day { marks, day: None };
    assert_eq!(gone.summary(), "“Monday” and 1 more are not a date");
}
