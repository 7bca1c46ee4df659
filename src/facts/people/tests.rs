//! Texts and the people expected in them.

mod aliases;
mod names;
mod pronouns;
mod sources;
mod titles;
mod warnings;

use super::*;
use crate::facts::{Certainty, Gender, MentionKind};
use crate::formats::plain;

fn people(text: &str) -> (Vec<Person>, Vec<Warning>) {
    let doc = plain::parse(text);
    let prose = doc.tokenize(0..doc.blocks.len());
    let mut warnings = Vec::new();
    let people = resolve(&doc, scan(&prose), &mut warnings);
    (people, warnings)
}

/// All people of a text, a row each: name, titles, honorific, aliases, mentions by kind, gender, and
/// whether the person is uncertain.
fn check(text: &str, expected: &[&str]) {
    let (found, _) = people(text);
    let rows: Vec<String> = found.iter().map(|person| row(text, person)).collect();
    assert_eq!(rows, expected, "{text}");
}

/// The warnings of a text.
fn check_warnings(text: &str, expected: &[&str]) {
    let (_, warnings) = people(text);
    let got: Vec<String> =
        warnings.iter().map(|w| format!("{}: {}", w.kind.name(), w.message)).collect();
    assert_eq!(got, expected, "{text}");
}

fn row(text: &str, person: &Person) -> String {
    let mut row = person.name.clone();
    let mut add = |label: &str, words: &str| {
        row += " | ";
        row += label;
        row += words;
    };
    let words = |span: Span| span.in_text(text);
    if let Some(title) = person.title {
        add(if person.former { "past title " } else { "title " }, words(title));
    }
    if let Some(title) = person.former_title {
        add("past title ", words(title));
    }
    if let Some(honorific) = person.honorific {
        add("honorific ", words(honorific));
    }
    for alias in &person.aliases {
        add("alias ", alias);
    }
    for mentions in person.mentions.chunk_by(|a, b| a.kind == b.kind) {
        let all: Vec<&str> = mentions.iter().map(|m| words(m.span)).collect();
        add(mentions[0].kind.name(), &format!(" {}", all.join(", ")));
    }
    match person.gender {
        Gender::Female => add("", "female"),
        Gender::Male => add("", "male"),
        Gender::Unknown => {}
    }
    if person.certainty == Certainty::Weak {
        add("", "uncertain");
    }
    row
}

/// The names of everyone with a name, by first mention.
pub(super) fn check_people(text: &str, expected: &[&str]) {
    let (people, _) = people(text);
    let names: Vec<&str> = people.iter().filter(|p| p.named).map(|p| p.name.as_str()).collect();
    assert_eq!(names, expected, "{text}");
}

/// `name (title): mentions; …` for everyone with a name.
fn check_names(text: &str, expected: &str) {
    let (people, _) = people(text);
    let rows: Vec<String> = people
        .iter()
        .filter(|p| p.named)
        .map(|p| {
            let title = p.title.map(|t| format!(" ({})", t.in_text(text))).unwrap_or_default();
            let mentions: Vec<_> = p.mentions.iter().map(|m| m.span.in_text(text)).collect();
            format!("{}{title}: {}", p.name, mentions.join(", "))
        })
        .collect();
    assert_eq!(rows.join("; "), expected, "{text}");
}

#[test]
fn hours_are_no_titles() {
    check_names("At 4:12 PM Dana Whitmore wrote to us.", "Dana Whitmore: Dana Whitmore");
    check_names("It was PM Dana Whitmore who left.", "Dana Whitmore (PM): Dana Whitmore");
    check_names(
        "District Attorney Dana Whitmore said no.",
        "Dana Whitmore (District Attorney): Dana Whitmore",
    );
}

#[test]
fn titles_with_a_hyphen_are_whole() {
    check_names(
        "Polls put front-runner Dina Valen ahead of co-chair Ann Leeman.",
        "Dina Valen (front-runner): Dina Valen; Ann Leeman (co-chair): Ann Leeman",
    );
}

#[test]
fn titles_may_belong_to_a_person() {
    check_names(
        "Mayor Omar Holm must sign. His spokeswoman, Amy Castell, said no.",
        "Omar Holm (Mayor): Omar Holm, His; Amy Castell (spokeswoman): Amy Castell",
    );
    check_names(
        "Omar Holm wept. His wife, Amy Castell, said no.",
        "Omar Holm: Omar Holm, His; Amy Castell: Amy Castell",
    );
}

#[test]
fn bynames_belong_to_the_name() {
    check_names(
        "Jabbar Suwadi (Arabic: جبار), also known as Abu Zamanek, came. Abu Zamanek left.",
        "Jabbar Suwadi: Jabbar Suwadi, Abu Zamanek, Abu Zamanek",
    );
}

#[test]
fn titles_before_and_after() {
    check_names(
        "Omani Foreign Minister Badr Al Busaidi met Anna Lindholm, the Swedish ambassador.",
        "Badr Al Busaidi (Omani Foreign Minister): Badr Al Busaidi; \
         Anna Lindholm (Swedish ambassador): Anna Lindholm",
    );
    check_names(
        "The envoys included US Assistant Secretary of State for Africa, Mary Collins.",
        "Mary Collins (US Assistant Secretary of State for Africa): Mary Collins",
    );
    check_names(
        "United Nations spokesman Farhan Haq and T-Mobile chief Erik Dahl met Fox News host \
         Jeanine Marrow.",
        "Farhan Haq (United Nations spokesman): Farhan Haq; \
         Erik Dahl (T-Mobile chief): Erik Dahl; \
         Jeanine Marrow (Fox News host): Jeanine Marrow",
    );
    check_names(
        "On Tuesday Senator Bob Reyes told Reuters Foreign Minister Ali Rezai was out.",
        "Bob Reyes (Senator): Bob Reyes; Ali Rezai (Foreign Minister): Ali Rezai",
    );
    check_names(
        "The then prime minister, Gordon Holm, resigned. He saw John Roth, vice president at SNC.",
        "Gordon Holm (then prime minister): Gordon Holm, He; John Roth (vice president at SNC): John Roth",
    );
    check_names(
        "Former energy secretary Carlos Ibarra and Mr Tariq Al Hinai, 46, a lawyer, spoke.",
        "Carlos Ibarra (Former energy secretary): Carlos Ibarra; \
         Tariq Al Hinai (lawyer): Tariq Al Hinai",
    );
}

#[test]
fn past_titles_and_present_ones() {
    for (text, expected) in [
        ("They met former President Manuel Ortega.", "former President, true, -"),
        ("Talks with then prime minister Anna Holm failed.", "then prime minister, true, -"),
        ("The outgoing president Anna Holm agreed.", "outgoing president, false, -"),
        ("Then President Anna Holm agreed.", "Then President, false, -"),
        ("Omar Haddad, who was foreign minister until 2015, left.", "foreign minister, true, -"),
        ("Ex-minister Anna Holm agreed.", "Ex-minister, true, -"),
        (
            "Anna Holm, the trade minister, left. Former mayor Anna Holm is 50.",
            "trade minister, false, Former mayor",
        ),
        (
            "Former senator Anna Holm, the trade minister, left.",
            "trade minister, false, Former senator",
        ),
        (
            "President Said Karimi fell. They tried former President Said Karimi.",
            "former President, true, -",
        ),
    ] {
        let (found, _) = people(text);
        let words = |span: Option<Span>| span.map_or("-", |t| t.in_text(text));
        let Person { title, former, former_title, .. } = found[0];
        let stated = format!("{}, {former}, {}", words(title), words(former_title));
        assert_eq!(stated, expected, "{text}");
    }
}

#[test]
fn aliases_are_one_person() {
    for (text, expected) in [
        (
            "Ivan Petrov, also known as Sergei Orlov, left. Orlov smiled. Petrov slept.",
            "Ivan Petrov: Ivan Petrov, Sergei Orlov, Orlov, Petrov",
        ),
        (
            "Ivan Petrov (also known as Zorko) left. Zorko smiled.",
            "Ivan Petrov: Ivan Petrov, Zorko, Zorko",
        ),
        (
            "Ivan Petrov, better known as Zorko, left. Zorko smiled.",
            "Ivan Petrov: Ivan Petrov, Zorko, Zorko",
        ),
        ("Ivan Petrov aka Zorko left.", "Ivan Petrov: Ivan Petrov, Zorko"),
        ("Ivan Petrov, a.k.a. Sergei Orlov, left.", "Ivan Petrov: Ivan Petrov, Sergei Orlov"),
        ("Ivan Petrov alias Sergei Orlov left.", "Ivan Petrov: Ivan Petrov, Sergei Orlov"),
        ("Ivan Petrov, born Sergei Orlov, left.", "Ivan Petrov: Ivan Petrov, Sergei Orlov"),
        (
            "Sergei Orlov left. Ivan Petrov, whose real name is Sergei Orlov, smiled.",
            "Ivan Petrov: Sergei Orlov, Ivan Petrov, Sergei Orlov",
        ),
        (
            "Ivan Petrov, nicknamed “the Butcher”, left. Mr Petrov smiled.",
            "Ivan Petrov: Ivan Petrov, the Butcher, Petrov",
        ),
        (
            "Ivan Petrov, known as “El Lobo,” left. Fans of El Lobo cheered.",
            "Ivan Petrov: Ivan Petrov, El Lobo, El Lobo",
        ),
        (
            "Ivan Petrov, known as Abu Omar al-Masri, left. Al-Masri smiled.",
            "Ivan Petrov: Ivan Petrov, Abu Omar al-Masri, Al-Masri",
        ),
        (
            "Samir Haddad spoke. They wait for Abu Nour (Haddad), a guard said. Abu Nour left.",
            "Samir Haddad: Samir Haddad, Abu Nour, Haddad, Abu Nour",
        ),
        (
            "Samir Haddad spoke. “Abu Nour’s (Haddad’s) call is right,” a guard said.",
            "Samir Haddad: Samir Haddad, Abu Nour, Haddad",
        ),
        (
            "Leila Mansour (Umm Kamal) spoke. Umm Kamal left.",
            "Leila Mansour: Leila Mansour, Umm Kamal, Umm Kamal",
        ),
    ] {
        check_names(text, expected);
        let (found, _) = people(text);
        assert_eq!(found[0].rule.name(), "the text says that both are one", "{text}");
        assert!(!found[0].aliases.is_empty(), "{text}");
    }
}

#[test]
fn no_aliases() {
    check_names(
        "Ivan Petrov, born in Minsk, left. Ivan Petrov, born Catholic, left.",
        "Ivan Petrov: Ivan Petrov, Ivan Petrov",
    );
    check_names(
        "Burma, also known as Myanmar, and Ansar Allah, also known as the Houthis, left.",
        "",
    );
    check_names("Ivan Petrov, known as a liar, left.", "Ivan Petrov: Ivan Petrov");
}

#[test]
fn short_forms_join_their_person() {
    check_names(
        "Speaker Hassan al-Khatib opened the session. Khatib spoke first. Al-Khatib left.",
        "Hassan al-Khatib (Speaker): Hassan al-Khatib, Khatib, Al-Khatib",
    );
    check_names(
        "President Kim Jae-won flew to Seoul. Kim's wife stayed. Mr Kim returned on Monday.",
        "Kim Jae-won (President): Kim Jae-won, Kim, Kim",
    );
}

#[test]
fn administrations_are_named_after_their_heads() {
    check_names(
        "The Obama administration agreed with the Merkel government.",
        "Obama: Obama; Merkel: Merkel",
    );
}

#[test]
fn places_and_firms_are_no_people() {
    check_names("Talks in Muscat, Oman, on Tuesday covered the Persian Gulf and the JCPOA.", "");
    check_names("Florida and Sri Lanka were wet. Still, Nevada was dry, Reuters said.", "");
}

#[test]
fn words_beside_a_name_are_no_part_of_it() {
    check_names(
        "Introducing Anna Holm, our guest. Remembering Said Karimi was hard.",
        "Anna Holm: Anna Holm; Said Karimi: Said Karimi",
    );
    check_names(
        "Jurij Zorko is here. On Monday Zorko said so. Monday Zorko slept.",
        "Jurij Zorko: Jurij Zorko, Zorko, Zorko",
    );
    check_names("They play in Boston, MA July 13 and in St. Louis, MO Aug. 4.", "");
}

#[test]
fn pronouns_where_one_person_fits() {
    check_names(
        "Minister Maryam Sadeghi arrived late. She said her car broke down.",
        "Maryam Sadeghi (Minister): Maryam Sadeghi, She, her",
    );
    check_names(
        "Ali Rezaei met Omar Haddad and Said Karimi. He smiled.",
        "Ali Rezaei: Ali Rezaei; Omar Haddad: Omar Haddad; Said Karimi: Said Karimi",
    );
    let (found, _) = people("Jordan Bailey arrived late. She said nothing.");
    assert_eq!(found[0].gender, Gender::Female);
}

#[test]
fn unnamed_sources_are_rows() {
    let (found, _) = people(
        "“It is close,” said a senior Western official. The official added that two people \
         familiar with the matter had left. Three people briefed on the talks said no.",
    );
    let names: Vec<_> = found.iter().map(|p| (p.name.as_str(), p.mentions.len())).collect();
    let expected = [
        ("a senior Western official", 2),
        ("two people familiar with the matter", 1),
        ("Three people briefed on the talks", 1),
    ];
    assert_eq!(names, expected);
    assert!(found.iter().all(|p| !p.named && p.mentions[0].kind == MentionKind::Role));
}

#[test]
fn the_default_article() {
    let article = include_str!("../../../assets/article.txt");
    let (found, _) = people(article);
    let rows: Vec<_> = found
        .iter()
        .map(|p| {
            assert_eq!(p.certainty, Certainty::Sure, "{}", p.name);
            (p.name.as_str(), p.title.map_or("", |t| t.in_text(article)), p.mentions.len())
        })
        .collect();
    let sherman = "US Deputy Assistant Secretary of State for Iran and Regional Security";
    assert_eq!(
        rows,
        [
            ("Trump", "", 1),
            ("Biden", "", 1),
            ("Ali Bagheri Kani", "Iranian Deputy Foreign Minister", 1),
            ("Wendy Sherman", sherman, 1),
            ("Ali Khamenei", "Iranian Supreme Leader", 6),
        ]
    );
}

#[test]
fn warns_of_doubtful_names() {
    let (_, warnings) = people("Mr Hamdi spoke. Peter Lindqvist and Mr Lindkvist listened.");
    let kinds: Vec<_> = warnings.iter().map(|w| w.kind.name()).collect();
    assert!(kinds.contains(&"surname-only"), "{kinds:?}");
    assert!(kinds.contains(&"two-spellings"), "{kinds:?}");
}

/// Whatever is repeated, mentions are names in the text, in order, and none is of two people.
#[test]
fn mentions_of_hostile_text_are_valid() {
    for piece in [
        "Ali ",
        "al-",
        "A. ",
        "“He ",
        "Mr Ali Khan, a ",
        "the official ",
        "Ali Khan, alias Omar Rezai, ",
        "Ali Khan said. He left. ",
        "A senior official said no. The official left. ",
    ] {
        let text = piece.repeat(2_000);
        let (found, _) = people(&text);
        let mut all: Vec<Span> = Vec::new();
        for person in &found {
            assert!(person.mentions.is_sorted_by_key(|m| m.span), "{piece}: {}", person.name);
            assert!(!person.mentions.is_empty() && !person.name.is_empty(), "{piece}");
            all.extend(person.mentions.iter().map(|m| m.span));
        }
        all.sort_unstable();
        assert!(all.iter().all(|span| !span.in_text(&text).trim().is_empty()), "{piece}");
        assert!(all.windows(2).all(|pair| pair[0].end <= pair[1].start), "{piece}");
        assert!(all.len() <= 4_000, "{piece}: {}", all.len());
    }
}
