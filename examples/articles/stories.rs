//! News articles of any number, made up: events, each reported by several outlets in other words,
//! copied and cut by some. The same bytes for the same number.

#[path = "dice.rs"]
mod dice;

use std::fmt::Write as _;

use dateline::calendar::{Date, MONTHS};
use dice::Dice;

/// A made-up article.
#[derive(Clone, Debug)]
pub struct Story {
    /// `a17`.
    pub id: String,
    /// `https://news.example/a17`.
    pub url: String,
    pub outlet: &'static str,
    /// `2023-04-05`.
    pub published: String,
    pub title: String,
    pub text: String,
    /// Articles of one event share this number.
    #[allow(dead_code, reason = "the tests read it")]
    pub event: usize,
    /// Whether it repeats the article before it.
    #[allow(dead_code, reason = "the tests read it")]
    pub is_copy: bool,
}

impl Story {
    /// The article as a line of JSON.
    pub fn line(&self) -> String {
        let escaped =
            |words: &str| words.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        format!(
            "{{\"id\":\"{}\",\"url\":\"{}\",\"outlet\":\"{}\",\"published\":\"{}\",\"title\":\"{}\",\"text\":\"{}\"}}\n",
            self.id,
            self.url,
            self.outlet,
            self.published,
            escaped(&self.title),
            escaped(&self.text)
        )
    }
}

const OUTLETS: [&str; 8] = [
    "Wire",
    "Sund Post",
    "Harbour Times",
    "Valley Courier",
    "Daily Signal",
    "North Star",
    "The Bell",
    "Coast Herald",
];
const GIVEN: [&str; 24] = [
    "Nora", "Arne", "Lucía", "Tariq", "Mei", "Viktor", "Amina", "Henrik", "Salma", "Jonas",
    "Priya", "Omar", "Ingrid", "Pavel", "Rosa", "Samuel", "Hana", "Diego", "Fatima", "Oskar",
    "Leila", "Marek", "Sofia", "Anton",
];
const SYLLABLES: [&str; 24] = [
    "an", "ber", "dal", "er", "fors", "gar", "hol", "kan", "lin", "mor", "nes", "ost", "ran",
    "sen", "tor", "vik", "mar", "hag", "lund", "strom", "bak", "rud", "tveit", "sol",
];
const ROLES: [&str; 8] =
    ["Mayor", "Minister", "Professor", "Captain", "Judge", "Senator", "Governor", "Inspector"];
const ADJECTIVES: [&str; 40] = [
    "narrow", "old", "northern", "wooden", "quiet", "costly", "broken", "empty", "public", "rusty",
    "steep", "silent", "crowded", "distant", "frozen", "golden", "hollow", "idle", "joint", "late",
    "modest", "muddy", "neutral", "open", "pale", "rapid", "rural", "shallow", "sudden", "tall",
    "thin", "urgent", "vast", "warm", "weak", "wild", "yellow", "brittle", "coastal", "damp",
];
const NOUNS: [&str; 64] = [
    "bridge",
    "ferry",
    "harbour",
    "tunnel",
    "school",
    "budget",
    "court",
    "forest",
    "market",
    "museum",
    "pipeline",
    "reservoir",
    "station",
    "tower",
    "union",
    "vessel",
    "village",
    "warehouse",
    "factory",
    "festival",
    "fleet",
    "garden",
    "hospital",
    "inquiry",
    "island",
    "jury",
    "kitchen",
    "library",
    "lighthouse",
    "meadow",
    "mill",
    "monument",
    "network",
    "office",
    "orchard",
    "parish",
    "pension",
    "permit",
    "quarry",
    "railway",
    "report",
    "river",
    "road",
    "roof",
    "runway",
    "sawmill",
    "shelter",
    "signal",
    "stadium",
    "storm",
    "strike",
    "summit",
    "tariff",
    "theatre",
    "toll",
    "tram",
    "treaty",
    "trial",
    "valley",
    "verdict",
    "vineyard",
    "wall",
    "well",
    "yard",
];
const PAST: [&str; 40] = [
    "closed",
    "flooded",
    "rebuilt",
    "sold",
    "blocked",
    "inspected",
    "painted",
    "moved",
    "doubled",
    "abandoned",
    "renamed",
    "repaired",
    "guarded",
    "searched",
    "emptied",
    "lifted",
    "measured",
    "opened",
    "ordered",
    "raised",
    "refused",
    "shared",
    "shifted",
    "split",
    "stormed",
    "tested",
    "traded",
    "visited",
    "warned",
    "weighed",
    "welcomed",
    "widened",
    "burned",
    "cleared",
    "crossed",
    "defended",
    "divided",
    "drained",
    "extended",
    "funded",
];
const PREPOSITIONS: [&str; 10] = [
    "near", "behind", "above", "beside", "after", "before", "without", "against", "beyond", "under",
];

/// Words that no other sentence has in this order.
fn clause(dice: &mut Dice) -> String {
    format!(
        "the {} {} {} the {} {} {} the {}",
        dice.of(&ADJECTIVES),
        thing(dice),
        dice.of(&PAST),
        dice.of(&ADJECTIVES),
        thing(dice),
        dice.of(&PREPOSITIONS),
        thing(dice)
    )
}

/// "ferrymill": most words of news are rare.
fn thing(dice: &mut Dice) -> String {
    format!("{}{}", dice.of(&NOUNS), dice.of(&NOUNS))
}

/// What happened, whatever the outlet.
struct Event {
    /// The day, counted from 1 January 2023.
    day: usize,
    people: [(String, String, &'static str); 3],
    place: String,
    /// What the first two said, and about how many.
    said: [String; 2],
    count: usize,
    happened: String,
}

impl Event {
    fn new(dice: &mut Dice, number: usize) -> Self {
        let person =
            |dice: &mut Dice| (dice.of(&GIVEN).to_owned(), dice.name(&SYLLABLES), dice.of(&ROLES));
        let people = [person(dice), person(dice), person(dice)];
        Self {
            day: 40 + number * 3 % 640,
            people,
            place: dice.name(&SYLLABLES),
            said: [clause(dice), clause(dice)],
            count: 12 + dice.below(80),
            happened: clause(dice),
        }
    }

    /// The words of an outlet. Whatever it reports agrees with the others.
    fn text(&self, dice: &mut Dice, manner: usize, after: usize) -> String {
        let mut text = String::with_capacity(4000);
        let [(given, surname, role), (other_given, other, other_role), (third_given, third, _)] =
            &self.people;
        let Self { place, said, count, happened, .. } = self;
        let weekday = calendar_day(self.day).map_or("", |day| day.weekday().name());
        let day = date(self.day);
        let [quote, second] = said;
        let lead = match manner % 3 {
            0 => format!("In {place}, {happened} on {day}, {role} {given} {surname} said."),
            1 => format!("{role} {given} {surname} confirmed that {happened} in {place} on {day}."),
            _ => format!(
                "On {weekday} {happened} in {place}, according to {role} {given} {surname}."
            ),
        };
        let _ = write!(text, "{}\n\n", upper(&lead));
        let quoted = match manner % 3 {
            0 => format!(
                "“We know that {quote}, and {count} houses stood in its way,” {surname} said."
            ),
            1 => format!(
                "“We know that {quote}, and {count} houses stood in its way,” said {given} {surname}."
            ),
            _ => format!(
                "{surname} said: “We know that {quote}, and {count} houses stood in its way.”"
            ),
        };
        let _ = write!(
            text,
            "{quoted} {} Nobody asked why {}.\n\n",
            upper(&clause(dice)) + ".",
            clause(dice)
        );
        let _ = write!(
            text,
            "{other_role} {other_given} {other} did not agree. “Nobody will forget how {second},” {other} told \
             reporters in {place}. {}.\n\n",
            upper(&clause(dice))
        );
        while text.len() < 3100 {
            let year = 1950 + dice.below(70);
            let (month, in_month) = (dice.of(&MONTHS), 1 + dice.below(28));
            match dice.below(4) {
                0 => {
                    let _ = write!(
                        text,
                        "{third_given} {third}, who saw how {}, spoke of {month} {in_month}, {year}. {}. {third} \
                         promised that {}.\n\n",
                        clause(dice),
                        upper(&clause(dice)),
                        clause(dice)
                    );
                }
                1 => {
                    let _ = write!(
                        text,
                        "{}, which is why {} in {year}. “{},” {surname} said. {}.\n\n",
                        upper(&clause(dice)),
                        clause(dice),
                        upper(&clause(dice)),
                        upper(&clause(dice))
                    );
                }
                2 => {
                    let _ = write!(
                        text,
                        "{other} denied that {}. In {month} {year} {}, and {}.\n\n",
                        clause(dice),
                        clause(dice),
                        clause(dice)
                    );
                }
                _ => {
                    let _ = write!(
                        text,
                        "{}. {}, while {}. According to {}, {}.\n\n",
                        upper(&clause(dice)),
                        upper(&clause(dice)),
                        clause(dice),
                        dice.name(&SYLLABLES),
                        clause(dice)
                    );
                }
            }
        }
        let next = date(self.day + after + 20);
        let _ = writeln!(text, "The council of {place} meets on {next}.");
        text
    }
}

/// So many articles, in the order in which they were published by each event.
pub fn stories(count: usize) -> impl Iterator<Item = Story> {
    let mut dice = Dice(11);
    let mut waiting: Vec<Story> = Vec::new();
    let (mut next, mut number) = (0, 0);
    std::iter::from_fn(move || {
        if waiting.is_empty() {
            waiting = event(&mut dice, number, next);
            next += waiting.len();
            number += 1;
            waiting.reverse();
        }
        waiting.pop()
    })
    .take(count)
}

/// The articles on an event: four of their own, a copy and a cut copy.
fn event(dice: &mut Dice, number: usize, first: usize) -> Vec<Story> {
    let event = Event::new(dice, number);
    let mut stories: Vec<Story> = Vec::new();
    for (at, copied) in [None, Some(0), None, None, Some(3), None].into_iter().enumerate() {
        let after = 1 + at / 3;
        let text = match copied.and_then(|from: usize| stories.get(from)) {
            Some(story) => {
                // A copy loses its end.
                let end = if at == 4 { story.text.len() * 2 / 3 } else { story.text.len() };
                let end =
                    story.text.get(..end).map_or(end, |head| head.rfind("\n\n").unwrap_or(end));
                story.text.get(..end).unwrap_or(&story.text).to_owned() + "\n"
            }
            None => event.text(dice, at, after),
        };
        let outlet = OUTLETS.get((number + at) % OUTLETS.len()).copied().unwrap_or("Wire");
        stories.push(Story {
            id: format!("a{}", first + at),
            url: format!("https://news.example/a{}", first + at),
            outlet,
            published: calendar_day(event.day + after)
                .map(|day| day.to_string())
                .unwrap_or_default(),
            title: upper(&event.happened),
            text,
            event: number,
            is_copy: copied.is_some(),
        });
    }
    stories
}

fn upper(words: &str) -> String {
    let (first, rest) = words.split_at(words.chars().next().map_or(0, char::len_utf8));
    first.to_uppercase() + rest
}

/// "5 April 2023", for a day counted from Sunday, 1 January 2023.
pub fn date(day: usize) -> String {
    calendar_day(day).map(Date::long).unwrap_or_default()
}

fn calendar_day(day: usize) -> Option<Date> {
    Date::new(2023, 1, 1)?.add_days(i32::try_from(day).ok()?)
}
