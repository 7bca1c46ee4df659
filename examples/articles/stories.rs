//! News articles of any number, made up: events, each reported by several outlets in other words,
//! copied and cut by some. The same bytes for the same number.

use std::fmt::Write as _;

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
const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
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

/// Numbers that look like chance and are none.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most.max(1)
    }

    fn of(&mut self, words: &[&'static str]) -> &'static str {
        words.get(self.below(words.len())).copied().unwrap_or("")
    }

    fn name(&mut self) -> String {
        let name = format!("{}{}{}", self.of(&SYLLABLES), self.of(&SYLLABLES), self.of(&SYLLABLES));
        let (first, rest) = name.split_at(1);
        first.to_uppercase() + rest
    }

    /// Words that no other sentence has in this order.
    fn clause(&mut self) -> String {
        format!(
            "the {} {} {} the {} {} {} the {}",
            self.of(&ADJECTIVES),
            self.thing(),
            self.of(&PAST),
            self.of(&ADJECTIVES),
            self.thing(),
            self.of(&PREPOSITIONS),
            self.thing()
        )
    }

    /// "Ferry mill", as one word: most words of news are rare.
    fn thing(&mut self) -> String {
        format!("{}{}", self.of(&NOUNS), self.of(&NOUNS))
    }
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
        let person = |dice: &mut Dice| (dice.of(&GIVEN).to_owned(), dice.name(), dice.of(&ROLES));
        let people = [person(dice), person(dice), person(dice)];
        Self {
            day: 40 + number * 3 % 640,
            people,
            place: dice.name(),
            said: [dice.clause(), dice.clause()],
            count: 12 + dice.below(80),
            happened: dice.clause(),
        }
    }

    /// The words of an outlet. Whatever it reports agrees with the others.
    fn text(&self, dice: &mut Dice, manner: usize, after: usize) -> String {
        let mut text = String::with_capacity(4000);
        let [(given, surname, role), (other_given, other, other_role), (third_given, third, _)] =
            &self.people;
        let Self { place, said, count, happened, .. } = self;
        let weekday = DAYS.get((self.day + 6) % 7).copied().unwrap_or("");
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
            upper(&dice.clause()) + ".",
            dice.clause()
        );
        let _ = write!(
            text,
            "{other_role} {other_given} {other} did not agree. “Nobody will forget how {second},” {other} told \
             reporters in {place}. {}.\n\n",
            upper(&dice.clause())
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
                        dice.clause(),
                        upper(&dice.clause()),
                        dice.clause()
                    );
                }
                1 => {
                    let _ = write!(
                        text,
                        "{}, which is why {} in {year}. “{},” {surname} said. {}.\n\n",
                        upper(&dice.clause()),
                        dice.clause(),
                        upper(&dice.clause()),
                        upper(&dice.clause())
                    );
                }
                2 => {
                    let _ = write!(
                        text,
                        "{other} denied that {}. In {month} {year} {}, and {}.\n\n",
                        dice.clause(),
                        dice.clause(),
                        dice.clause()
                    );
                }
                _ => {
                    let _ = write!(
                        text,
                        "{}. {}, while {}. According to {}, {}.\n\n",
                        upper(&dice.clause()),
                        upper(&dice.clause()),
                        dice.clause(),
                        dice.name(),
                        dice.clause()
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
            published: iso(event.day + after),
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

/// Year, month from 0 and day of the month of a day counted from Sunday, 1 January 2023.
fn parts(mut day: usize) -> (usize, usize, usize) {
    const LENGTHS: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut year = 2023;
    loop {
        let leap = usize::from(year % 4 == 0);
        if day < 365 + leap {
            for (month, length) in LENGTHS.into_iter().enumerate() {
                let length = length + if month == 1 { leap } else { 0 };
                if day < length {
                    return (year, month, day + 1);
                }
                day -= length;
            }
        }
        day -= 365 + leap;
        year += 1;
    }
}

/// "5 April 2023".
pub fn date(day: usize) -> String {
    let (year, month, day) = parts(day);
    format!("{day} {} {year}", MONTHS.get(month).copied().unwrap_or(""))
}

fn iso(day: usize) -> String {
    let (year, month, day) = parts(day);
    format!("{year}-{:02}-{day:02}", month + 1)
}
