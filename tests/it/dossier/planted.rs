//! Differences that are planted into made-up articles are found, and nothing else is.

use dateline::dossier::{Difference, DifferenceKind, Digest, Dossier};
use dateline::facts::{Context, extract};
use dateline::formats::json;

use super::stories::{Story, date, stories};

const ARTICLES: usize = 240;
/// Articles of an event; the second copies the first, the fifth the fourth.
const OF_EVENT: usize = 6;

/// Changes a story in one way; none where it has nothing of the kind.
type Plant = fn(&str) -> Option<String>;

const PLANTS: [(&str, DifferenceKind, Plant); 4] = [
    ("day", DifferenceKind::Day, other_day),
    ("number", DifferenceKind::Words, other_number),
    ("negation", DifferenceKind::Words, negated),
    ("speaker", DifferenceKind::Speaker, other_speaker),
];

/// Three days later, or three days of the week further on.
fn other_day(text: &str) -> Option<String> {
    const DAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let (lead, rest) = text.split_once("\n\n")?;
    let in_words = DAYS.iter().enumerate().find(|(_, day)| lead.contains(*day));
    let lead = match in_words {
        Some((at, day)) => lead.replacen(day, DAYS[(at + 3) % 7], 1),
        None => {
            let day = (0..800).find(|day| lead.contains(&format!(" {}", date(*day))))?;
            lead.replacen(&date(day), &date(day + 3), 1)
        }
    };
    Some(format!("{lead}\n\n{rest}"))
}

fn other_number(text: &str) -> Option<String> {
    let (before, after) = text.split_once(" houses stood")?;
    let (before, number) = before.rsplit_once(' ')?;
    let number: u32 = number.parse().ok()?;
    Some(format!("{before} {} houses stood{after}", number + 7))
}

fn negated(text: &str) -> Option<String> {
    text.contains("houses stood in")
        .then(|| text.replacen("houses stood in", "houses did not stand in", 1))
}

/// Another speaker of the first quotation, in whatever way it is attributed.
fn other_speaker(text: &str) -> Option<String> {
    let paragraph = text.split("\n\n").nth(1)?;
    let (before, after) = paragraph.split_once(",” ").map_or_else(
        || paragraph.split_once(" said: “").map(|(name, rest)| ("", (name, rest))),
        |(quote, rest)| Some((quote, ("", rest))),
    )?;
    let changed = match after {
        ("", rest) => {
            let rest = rest.strip_prefix("said ").unwrap_or(rest);
            let end = rest.find(" said.").map_or_else(|| rest.find('.'), Some)?;
            format!("{before},” said Harald Okonjo{}", &rest[rest[end..].find('.')? + end..])
        }
        (_, quote) => format!("Harald Okonjo said: “{quote}"),
    };
    Some(text.replacen(paragraph, &changed, 1))
}

fn dossier(stories: &[Story]) -> Dossier {
    let digest = |story: &Story| {
        let doc = json::parse(&story.line());
        Digest::of(&doc, &extract(&doc, &Context::default()))
    };
    Dossier::of(stories.iter().map(digest).collect())
}

/// Whether a row of that kind leads to an article.
fn leads_to(dossier: &Dossier, row: &Difference, kind: DifferenceKind, id: &str) -> bool {
    let ids = row.places.iter().filter_map(|place| dossier.shown(place));
    row.rule.kind() == kind && ids.map(|place| &place.article.id).any(|article| article == id)
}

#[test]
fn what_is_planted_is_found_and_nothing_else() {
    let untouched: Vec<Story> = stories(ARTICLES).collect();
    assert_eq!(dossier(&untouched).differences, []);
    let mut touched = untouched.clone();
    let mut planted = Vec::new();
    for event in 0..ARTICLES / OF_EVENT {
        let (name, kind, plant) = PLANTS[event % PLANTS.len()];
        // In the copy of the first article, or in the one that tells it in its own words.
        let at = event * OF_EVENT + if (event / PLANTS.len()).is_multiple_of(2) { 1 } else { 3 };
        let story = &mut touched[at];
        assert_eq!(story.event, event);
        let text = plant(&story.text).unwrap_or_else(|| panic!("{name}: {}", story.text));
        story.text = text;
        planted.push((name, kind, story.id.clone(), story.is_copy));
    }
    let dossier = dossier(&touched);
    let found = |(_, kind, id, _): &&(&str, DifferenceKind, String, bool)| {
        dossier.differences.iter().any(|row| leads_to(&dossier, row, *kind, id))
    };
    let missed: Vec<_> = planted.iter().filter(|plant| !found(plant)).collect();
    let days = planted.iter().filter(|(name, ..)| *name == "day").count();
    let missed_days = missed.iter().filter(|(name, ..)| *name == "day").count();
    assert!(missed.len() * 5 <= planted.len(), "{} of {}: {missed:?}", missed.len(), planted.len());
    assert!(missed_days * 100 <= days * 35, "{missed_days} of {days} days: {missed:?}");
    let ids: Vec<&str> = planted.iter().map(|(_, _, id, _)| id.as_str()).collect();
    for row in &dossier.differences {
        let places = row.places.map(|place| dossier.shown(&place).unwrap().article.id.clone());
        assert!(places.iter().any(|id| ids.contains(&id.as_str())), "{row:?} {places:?}");
    }
}
