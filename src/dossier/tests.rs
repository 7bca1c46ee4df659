//! Dossiers of small articles: who is joined and who is not, the wordings of an utterance, events.

use std::fmt::Write as _;

use super::{Decision, Digest, Dossier, JoinRule, Member, Person, Verdict};
use crate::calendar::Date;
use crate::facts::{Context, Gender, Grain, extract};
use crate::formats::plain;

/// Digests of texts, published a day after each other from 1 May 2024.
fn digests(texts: &[&str]) -> Vec<Digest> {
    let first = Date::new(2024, 5, 1).unwrap();
    let article = |(at, text): (usize, &&str)| {
        let mut doc = plain::parse(text);
        doc.meta.id = Some(format!("a{}", at + 1));
        let published = first.add_days(i32::try_from(at).unwrap());
        Digest::of(&doc, &extract(&doc, &Context { published }))
    };
    texts.iter().enumerate().map(article).collect()
}

/// Each named person as `name: articles`, those who may be the same behind `?`.
fn people(texts: &[&str]) -> Vec<String> {
    people_of(&Dossier::of(digests(texts)))
}

fn people_of(dossier: &Dossier) -> Vec<String> {
    let named = dossier.people.iter().filter(|person| person.named);
    let mut rows: Vec<String> = named
        .map(|person| {
            let mut row = format!("{}:", person.name);
            for member in &person.members {
                write!(row, " {}", dossier.articles[member.article as usize].id).unwrap();
            }
            for other in &person.perhaps {
                write!(row, " ? {}", dossier.people[*other as usize].name).unwrap();
            }
            row
        })
        .collect();
    rows.sort();
    rows
}

#[test]
fn full_names_join_and_surnames_do_not() {
    for (texts, expected) in [
        // The same name, whatever its accents and the particle.
        (
            &["Mayor José Calderón spoke.", "“No,” said Jose Calderon, the mayor."][..],
            &["José Calderón: a1 a2"][..],
        ),
        (
            &["Anna Berg spoke.", "“No,” said Berg. Mr. Moe left."],
            &["Anna Berg: a1 ? Berg", "Berg: a2 ? Anna Berg", "Moe: a2"],
        ),
        // Initials, short forms and middle names, where one reading is left.
        (
            &["William Hobbs spoke.", "Bill Hobbs left.", "W. Hobbs came."],
            &["William Hobbs: a1 a2 a3"],
        ),
        (&["John Robert Hobbs spoke.", "John Hobbs left."], &["John Robert Hobbs: a1 a2"]),
        (
            &["John Hobbs spoke.", "James Hobbs left.", "J. Hobbs came."],
            &["J. Hobbs: a3", "James Hobbs: a2", "John Hobbs: a1"],
        ),
        // One who goes by the middle name.
        (&["J. Robert Hobbs spoke.", "Robert Hobbs left."], &["J. Robert Hobbs: a1 a2"]),
        (
            &["John Robert Hobbs spoke.", "J. Robert Hobbs came.", "Robert Hobbs left."],
            &["John Robert Hobbs: a1 a2 a3"],
        ),
        (
            &["John Robert Hobbs spoke.", "Robert Hobbs left."],
            &["John Robert Hobbs: a1", "Robert Hobbs: a2"],
        ),
        (
            &["J. Robert Hobbs spoke.", "Robert Hobbs left.", "Robert Paul Hobbs came."],
            &["J. Robert Hobbs: a1", "Robert Hobbs: a2", "Robert Paul Hobbs: a3"],
        ),
        // "Al" is short for a given name, or begins a family name that somebody has with a given one.
        (
            &["Al Hobbs spoke. Hobbs left.", "Mary Hobbs left.", "Al Hobbs sang. Hobbs left."],
            &["Al Hobbs: a1 a3", "Mary Hobbs: a2"],
        ),
        (&["Al Moore spoke.", "“No,” said Al Moore."], &["Al Moore: a1 a2"]),
        (
            &["Hamad Al Thani spoke.", "“No,” said Al Thani.", "“Yes,” said Al Thani."],
            &[
                "Al Thani: a2 ? Hamad Al Thani",
                "Al Thani: a3 ? Hamad Al Thani",
                "Hamad Al Thani: a1 ? Al Thani ? Al Thani",
            ],
        ),
        (&["Mary Hobbs spoke.", "John Hobbs left."], &["John Hobbs: a2", "Mary Hobbs: a1"]),
    ] {
        assert_eq!(people(texts), expected, "{texts:?}");
    }
}

#[test]
fn genders_that_differ_keep_compatible_names_apart() {
    let mut articles = digests(&["Chris Moe spoke.", "Christopher Moe spoke."]);
    let joined = |articles: &[Digest]| Dossier::of(articles.to_vec()).people.len() == 1;
    assert!(joined(&articles));
    articles[0].people[0].gender = Gender::Female;
    assert!(joined(&articles));
    articles[1].people[0].gender = Gender::Male;
    assert!(!joined(&articles));
}

#[test]
fn sources_without_a_name_are_never_joined() {
    let texts = ["A senior official said no.", "A senior official said no."];
    let dossier = Dossier::of(digests(&texts));
    let unnamed = dossier.people.iter().filter(|person| !person.named);
    assert_eq!(
        unnamed.map(|person| (person.members.len(), person.rule)).collect::<Vec<_>>(),
        [(1, JoinRule::Alone), (1, JoinRule::Alone)]
    );
}

/// Utterances of several wordings, each as `relation article`.
fn wordings(texts: &[&str]) -> Vec<String> {
    let dossier = Dossier::of(digests(texts));
    let several = dossier.quotes.iter().filter(|utterance| utterance.wordings.len() > 1);
    let row = several.map(|utterance| {
        let wording = utterance.wordings.iter().map(|wording| {
            format!("{}{}", wording.relation.sign(), dossier.articles[wording.article as usize].id)
        });
        let wordings = wording.collect::<Vec<_>>().join(" ");
        format!("{}: {wordings}", dossier.speaker(utterance).unwrap_or("-"))
    });
    row.collect()
}

/// Articles about other things, so that words are rare.
const OTHERS: [&str; 6] = [
    "“The budget is late again,” said Ola Moe. The council met.",
    "Rain fell over the valley while the choir sang in the church.",
    "“We won because we ran,” said Kari Dahl after the match.",
    "The bank raised its rate and the currency rose.",
    "A fire burnt two houses near the station, the police said.",
    "The film opens next week in eleven cities.",
];

#[test]
fn wordings_of_an_utterance_stand_together() {
    let with = |texts: &[&str]| {
        let all: Vec<&str> = texts.iter().chain(&OTHERS).copied().collect();
        wordings(&all)
    };
    let long =
        "“The ferry will not sail before every lifeboat has been inspected,” said Anna Berg.";
    let cut = "“Every lifeboat has been inspected,” Anna Berg said.";
    let other = "“The ferry will never sail before each lifeboat has been inspected,” Berg said.";
    let theirs =
        "“The ferry will not sail before every lifeboat has been inspected,” said Ida Lund.";
    assert_eq!(with(&[long, long]), ["Anna Berg: =a1 =a2"]);
    assert_eq!(with(&[long, cut]), ["Anna Berg: =a1 ⊂a2"]);
    assert_eq!(with(&[long, other]), ["Anna Berg: =a1 ≠a2"]);
    assert_eq!(with(&[long, theirs]), Vec::<String>::new());
    // The same words in another order.
    let boats =
        "“We will send more boats and more crews to the islands this year,” Anna Berg said.";
    let crews = "“More crews and more boats to the islands this year,” Anna Berg said.";
    assert_eq!(with(&[boats, crews]), ["Anna Berg: =a1 ≠a2"]);
}

#[test]
fn a_short_line_stands_with_the_longer_wordings_of_a_week() {
    let with = |texts: &[&str]| {
        let all: Vec<&str> = texts.iter().chain(&OTHERS).copied().collect();
        wordings(&all)
    };
    for (long, line) in [
        (
            "“I like them, but I am not quite done here,” Anna Berg said.",
            "Berg, Anna Berg, said she was “not quite done here” yet.",
        ),
        (
            "“That is all we have — take it!” Anna Berg said.",
            "“That is all we have!” said Anna Berg.",
        ),
        (
            "“You know, we never got that far at all,” Anna Berg said.",
            "Anna Berg said they “never got that far”.",
        ),
    ] {
        let nobody = line.replace("Anna Berg", "The minister").replace("Berg, The", "The");
        let other = line.replace("Anna Berg", "Ida Lund").replace("Berg, ", "");
        assert_eq!(with(&[long, line]), ["Anna Berg: =a1 ⊂a2"], "{line}");
        assert_eq!(with(&[long, &nobody]), ["Anna Berg: =a1 ⊂a2"], "{nobody}");
        assert_eq!(with(&[long, &other]), Vec::<String>::new(), "{other}");
        // Said on another day, too, it is a slogan.
        let mut texts = vec![long, line];
        texts.extend([OTHERS[1]; 9]);
        texts.push(line);
        assert!(!with(&texts).concat().contains('⊂'), "{line}");
    }
}

#[test]
fn reports_of_one_event_are_a_row() {
    let texts = [
        "The Sund bridge collapsed on 3 March 2021. The mayor resigned on 3 March 2021.",
        "Engineers still ask why the Sund bridge collapsed on 3 March 2021.",
        OTHERS[1],
        OTHERS[3],
        OTHERS[4],
        OTHERS[5],
    ];
    let dossier = Dossier::of(digests(&texts));
    let day = Date::new(2021, 3, 3).unwrap();
    let rows = dossier.timeline.iter().filter(|event| event.from == day);
    let articles = rows.map(|event| event.reports.iter().map(|r| r.article).collect::<Vec<_>>());
    let mut articles: Vec<Vec<u32>> = articles.collect();
    articles.sort();
    assert_eq!(articles, [vec![0], vec![0, 1]]);
}

#[test]
fn a_digest_has_the_words_that_lists_show() {
    let text = "The Sund bridge collapsed on 3 March 2021, and the mayor, Anna Berg, resigned.";
    let [one, same, other] = digests(&[text, text, OTHERS[0]]).try_into().unwrap();
    let date = &one.dates[0];
    assert!(date.clause.starts_with("The Sund bridge collapsed"), "{}", date.clause);
    assert!(date.certain && other.quotes[0].certain);
    assert_eq!(one.content, same.content);
    assert_ne!(one.content, other.content);
}

#[test]
fn the_order_of_the_articles_does_not_matter() {
    let texts = [
        "William Hobbs spoke on 3 March 2021. “We will not sail before May,” Hobbs said.",
        "Bill Hobbs left. “We will not sail before May,” he said.",
        "W. Hobbs, the captain, was in Oslo on 3 March 2021.",
        OTHERS[0],
    ];
    let forwards = digests(&texts);
    let expected = Dossier::of(forwards.clone());
    for turn in 0..forwards.len() {
        let mut turned = forwards.clone();
        turned.rotate_left(turn);
        assert_eq!(Dossier::of(turned.clone()), expected);
        turned.reverse();
        assert_eq!(Dossier::of(turned), expected);
    }
    assert_eq!(expected.people.iter().filter(|person| person.members.len() == 3).count(), 1);
}

/// Who is joined after decisions, and how many of those contradict others: `(verdict, one, other)`,
/// each a name and the number of its article.
fn decided(texts: &[&str], decisions: &[(Verdict, &str, &str)]) -> (Vec<String>, usize) {
    let articles = digests(texts);
    let member = |words: &str| {
        let (name, article) = words.rsplit_once(' ')?;
        let id = format!("a{article}");
        let at = articles.iter().position(|digest| digest.id == id)?;
        let person = articles[at].people.iter().position(|person| person.name == name).unwrap();
        Some(Member { article: at as u32, person: person as u32 })
    };
    let decision = |(verdict, one, other): &(Verdict, &str, &str)| {
        let [one, other] = [one, other].map(|words| member(words).into_iter().collect::<Vec<_>>());
        Decision::new(*verdict, &articles, &one, &other)
    };
    let decisions: Vec<Decision> = decisions.iter().map(decision).collect();
    let dossier = Dossier::of(articles.clone()).decide(&decisions);
    assert_eq!(dossier, Dossier::decided(articles, &decisions), "{decisions:?}");
    let row = |person: &Person| {
        let articles =
            person.members.iter().map(|it| dossier.articles[it.article as usize].id.as_str());
        let perhaps = person.perhaps.len();
        format!("{}: {} {perhaps}", person.name, articles.collect::<Vec<_>>().join(" "))
    };
    let mut rows: Vec<String> = dossier.people.iter().map(row).collect();
    rows.sort();
    (rows, dossier.conflicts.len())
}

#[test]
fn decisions_are_stronger_than_rules() {
    use Verdict::{Differ, Same};
    let surname = ["Anna Berg spoke.", "Mr. Berg left, Mr. Moe said."];
    let namesakes = ["Anna Berg spoke.", "Anna Berg sang.", "Anna Berg ran."];
    let short = ["William Hobbs spoke.", "Bill Hobbs left."];
    for (texts, decisions, expected, conflicts) in [
        (&surname[..], &[][..], &["Anna Berg: a1 1", "Berg: a2 1", "Moe: a2 0"][..], 0),
        (&surname, &[(Same, "Berg 2", "Anna Berg 1")], &["Anna Berg: a1 a2 0", "Moe: a2 0"], 0),
        (
            &surname,
            &[(Differ, "Berg 2", "Anna Berg 1")],
            &["Anna Berg: a1 0", "Berg: a2 0", "Moe: a2 0"],
            0,
        ),
        // One of three of a name is someone else: the others stay one.
        (
            &namesakes,
            &[(Differ, "Anna Berg 2", "Anna Berg 1")],
            &["Anna Berg: a1 a3 0", "Anna Berg: a2 0"],
            0,
        ),
        (
            &short,
            &[(Differ, "Bill Hobbs 2", "William Hobbs 1")],
            &["Bill Hobbs: a2 0", "William Hobbs: a1 0"],
            0,
        ),
        // A is B and B is C, but A is not C.
        (
            &["Anna Berg spoke.", "Ida Lund sang.", "Ola Moe ran."],
            &[
                (Same, "Anna Berg 1", "Ida Lund 2"),
                (Differ, "Anna Berg 1", "Ola Moe 3"),
                (Same, "Ida Lund 2", "Ola Moe 3"),
            ],
            &["Anna Berg: a1 a2 0", "Ola Moe: a3 0"],
            1,
        ),
        // Of an article that is not there any more nothing is decided.
        (&short, &[(Same, "William Hobbs 1", "Nobody")], &["William Hobbs: a1 a2 0"], 0),
    ] {
        let expected: Vec<String> = expected.iter().map(|row| (*row).to_owned()).collect();
        assert_eq!(decided(texts, decisions), (expected, conflicts), "{decisions:?}");
    }
}

/// The text of two copies of an article of some length, the second with other words in front.
fn copies(words: &str) -> [String; 2] {
    let rest = "The ferry was built in a yard in the north and has carried cars, cattle and \
                churchgoers over the sound ever since, in fog and in storms, for fares that never \
                rose. Its captain lives beside the quay and paints lighthouses for his sisters.";
    [format!("{words} {rest}"), format!("{words} {rest} More follows.")]
}

#[test]
fn sentences_of_copies_join_however_common_their_words() {
    for (words, people, coarse, short) in [
        // A year, a surname alone, two words in marks.
        (
            "Mr. Lund, the mayor, said it was “very good”. It was so in 1951.",
            &["Lund: a1 a2"][..],
            1,
            1,
        ),
        (
            "It has been the same since May 1987, Mrs. Okoro said. She called it “no use”.",
            &["Okoro: a1 a2"],
            1,
            1,
        ),
        ("“Never again,” said Mr. Tanaka, who was there in the 1990s.", &["Tanaka: a1 a2"], 1, 1),
    ] {
        let [one, other] = copies(words);
        // A third one uses the name and the words in another place.
        let third = "They met Mr. Lund, Mrs. Okoro and Mr. Tanaka, it was said; that was in 1951.";
        let dossier = Dossier::of(digests(&[&one, &other, third]));
        let named = people_of(&dossier);
        assert!(people.iter().all(|row| named.iter().any(|it| it.starts_with(row))), "{named:?}");
        let both = |event: &&super::Event| {
            event.grain < Grain::Day && event.reports.iter().map(|it| it.article).eq([0, 1])
        };
        assert_eq!(dossier.timeline.iter().filter(both).count(), coarse, "{words}");
        let quoted = dossier.quotes.iter().filter(|it| it.wordings.len() == 2);
        assert_eq!(quoted.count(), short, "{words} {:?}", dossier.quotes);
    }
}

#[test]
fn a_surname_twice_in_an_article_stays_apart() {
    let words = "Mr. Lund spoke. Mrs. Lund spoke.";
    let [one, other] = copies(words);
    let mut articles = digests(&[&one, &other]);
    let joined = |articles: &[Digest]| Dossier::of(articles.to_vec()).people.len();
    let apart = joined(&articles);
    for article in &mut articles {
        let twin = article.people[0].clone();
        article.people.push(twin);
    }
    assert!(joined(&articles) > apart + 1, "two of a name in one article are two people");
}

/// What differs among articles, each as `what: first/second`, the words that differ of both.
fn differences(texts: &[&str]) -> Vec<String> {
    let all: Vec<&str> = texts.iter().chain(&OTHERS).copied().collect();
    let dossier = Dossier::of(digests(&all));
    let row = |row: &super::Difference| {
        let [one, other] = row.places.map(|place| dossier.shown(&place).unwrap());
        let [a, b] = row.rule.apart([&one, &other]);
        format!("{}: {}/{}", row.rule.what(), one.text.get(a).unwrap(), other.text.get(b).unwrap())
    };
    dossier.differences.iter().map(row).collect()
}

#[test]
fn the_day_of_saying_is_not_that_of_the_event() {
    let texts = [
        "Mayor Gloria Petty said bridge payments were stopped on 3 April 2024 after the audit.",
        "Mayor Gloria Petty on Friday defended the project, saying bridge payments were stopped on \
         5 April 2024 after the audit.",
    ];
    assert_eq!(differences(&texts).len(), 1);
}

#[test]
fn numbers_outside_quotations_differ() {
    for (one, other, expected) in [
        // A person, two names, other words around.
        (
            "Judge Anna Berg sent the smuggler to the northern prison for three years.",
            "The smuggler was sent to the northern prison for two years by Judge Anna Berg.",
            &["number: three/two"][..],
        ),
        (
            "The landslide above Fjordby killed 12 miners and closed the Solveig tunnel.",
            "A landslide above Fjordby that closed the Solveig tunnel killed 15 miners.",
            &["number: 12/15"],
        ),
        (
            "William Hobbs paid $3 million for the lighthouse and the paraffin warehouse.",
            "For the lighthouse and the paraffin warehouse William Hobbs paid $5 million.",
            &["number: 3 million/5 million"],
        ),
        // Rounded, hedged, another thing counted, a year, both in one article, another event.
        (
            "The landslide above Fjordby buried 1,487 sheep and closed the Solveig tunnel.",
            "The landslide above Fjordby buried 1,500 sheep and closed the Solveig tunnel.",
            &[],
        ),
        (
            "The landslide above Fjordby killed 12 miners and closed the Solveig tunnel.",
            "The landslide above Fjordby killed at least 15 miners and closed the Solveig tunnel.",
            &[],
        ),
        (
            "The landslide above Fjordby buried 12 lorries and closed the Solveig tunnel.",
            "The landslide above Fjordby killed 15 miners and closed the Solveig tunnel.",
            &[],
        ),
        (
            "The landslide above Fjordby killed 12 miners and closed the Solveig tunnel.",
            "The landslide above Fjordby killed 15 miners and closed the Solveig tunnel. On \
             Monday the police still spoke of 12 miners beneath the tunnel and the mountain road.",
            &[],
        ),
        (
            "The landslide above Fjordby killed 12 miners and closed the Solveig tunnel.",
            "An avalanche beside Haugen killed 15 miners and destroyed a chapel and a dairy.",
            &[],
        ),
    ] {
        assert_eq!(differences(&[one, other]), expected, "{one} {other}");
        let both = if expected.is_empty() { 0 } else { 1 };
        assert_eq!(differences(&[one, other, other]).len(), both, "others repeat a side: {one}");
    }
}
