//! Who is the subject of a cue: behind leading phrases, across relative clauses, before participles and
//! infinitives.

use super::rows;

/// Checks the speaker of the last quotation between marks of each text.
#[track_caller]
pub fn last_speakers(table: &[(&str, &str)]) {
    let last = |text: &str| {
        let rows = rows(text);
        let marked =
            rows.iter().rev().find(|row| row.contains(" direct |") || row.contains(" partial |"));
        marked.and_then(|row| row.split(" | ").nth(2)).unwrap_or("no quotation").to_owned()
    };
    let wrong = table.iter().map(|(text, speaker)| (text, last(text), speaker));
    let wrong: Vec<_> = wrong.filter(|(_, found, speaker)| found != *speaker).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_clause_or_phrase_between_does_not_hide_the_subject() {
    last_speakers(&[
        (
            "In the days after the flood in Nord Vik, Calif., a warm voice greeted the helpers on the radio: “You \
             have come with bread.”",
            "a warm voice?",
        ),
        (
            "At the dinner in Torp on Friday after the council meeting, Ms. Moe’s guests ranged from polite to \
             furious: “Who pays for this?”",
            "Ms. Moe’s guests?",
        ),
        (
            "Anna Lind, a baker, said after a walk on Sunday that she had not seen the map, but called it a \
             “good beginning.”",
            "Anna Lind",
        ),
        (
            "Per Holm, halfway through a tour of the valley as hundreds waited in the rain, mocked the “lazy” \
             council.",
            "Per Holm",
        ),
        (
            "The list shows that the lamp was broken long before keepers began to describe the light as “weak.”",
            "keepers",
        ),
        (
            "That is why farmers still stand up and shout “not our water” at every meeting.",
            "farmers",
        ),
        (
            "Anna Lind was booed at the gate; was laughed at by the band; and declared that salt “heals.”",
            "Anna Lind",
        ),
        (
            "VIK, Dec. 8 (UPI) — In response to Dag Moe's plan to close the port to boats from Norland, Eva \
             Holm rallied friends, saying: “We have to be ready.”",
            "Eva Holm",
        ),
        (
            "With maps showing the lake near Vik, Norland, a notice by the site Torpnytt says that “fifty \
             boats are lost.”",
            "a notice by the site Torpnytt",
        ),
        (
            "The match was stopped after Anna Lind, asked about the drums, had said, “Let them play.”",
            "Anna Lind",
        ),
    ]);
}

#[test]
fn an_infinitive_has_the_subject_of_its_verb() {
    last_speakers(&[
        ("The long queue led her to declare that the sale was “over.”", "her"),
        ("A storm in the night moved him to write that the harbour was “gone.”", "him"),
        (
            "Ulla Moe spoke for an hour, also calling on members to oppose “greed” after the sale.",
            "Ulla Moe",
        ),
        ("Anna Lind urged voters to reject “easy lies” on Sunday.", "Anna Lind"),
        (
            "Anna Lind says the club should rest and that she expects the chairman to announce a “pause” in \
             the games.",
            "Anna Lind",
        ),
        ("The fine prompted fishermen to call the harbour “a trap.”", "fishermen"),
    ]);
}

#[test]
fn the_outer_verb_reports() {
    last_speakers(&[
        (
            "Dag Moe told the radio show “Morning in Torp” that he agrees Holm is a “poor loser.”",
            "Dag Moe",
        ),
        (
            "Anna Lind closed the shop, warning that the delay after the long strike underscores a need for \
             “calm hands.”",
            "Anna Lind",
        ),
        (
            "Anna Lind said she and her older brothers jokingly referred to themselves as “the tired four.”",
            "Anna Lind",
        ),
        (
            "Between 30 and 60 ponds are drained every year, a trend that the council predicts will continue “for \
             the next few years.”",
            "the council",
        ),
        (
            "Eva Holm was calm, cautioning that the quarrel after the so-called Salt Vote underscores a need for \
             “calm hands.”",
            "Eva Holm",
        ),
        (
            "Per Holm laid out his plan, stating that the club should declare war on the firm that has \
             declared a “holiday” in Torp.",
            "Per Holm",
        ),
        (
            "Anna Lind insisted that members who refused to call off the march - as some have - were “lost.”",
            "Anna Lind",
        ),
    ]);
}

#[test]
fn a_participle_has_the_one_who_is_seen_or_gathered() {
    last_speakers(&[
        (
            "We are old enough to remember Per Holm going on the radio in May, announcing a “new age” of rail.",
            "Per Holm",
        ),
        ("We watched Per Holm climbing the stairs, shouting “No more trains!”", "Per Holm"),
        (
            "You only have to go back two years to see a council defending the idea that “cheap water helps \
             everyone.”",
            "a council",
        ),
        (
            "Lind spoke just down the road, where 50 nurses had gathered in the cold, chanting “no beds, no \
             peace.”",
            "50 nurses",
        ),
        (
            "The league has rolled out a “Party of Rust” campaign dubbing its rivals as “the rusty ones.”",
            "The league",
        ),
        (
            "“Is the road open yet?” a driver can be heard asking Anna Lind after the storm.",
            "a driver",
        ),
    ]);
}

#[test]
fn a_relative_clause_is_read_to_its_end() {
    last_speakers(&[
        (
            "First there was the deputy editor Bo Stens, who, after a quarrel with Mr. Holm over the map, said \
             on the show “Morning” that “the club has become deaf.”",
            "Bo Stens",
        ),
        (
            "He guarded the goal in the last final in 1976, in what Ulla Moe, treasurer of the club, called \
             “a hard day.”",
            "Ulla Moe",
        ),
        (
            "The page was replaced at noon by a message that said, “Sorry, but this boat is sold.”",
            "a message",
        ),
        (
            "Bo Stens is releasing a film that urges Norland to “send a boat” to the lake.",
            "Bo Stens?",
        ),
        ("Bo Stens added the caption which reads, “The team leaves at dawn.”", "Bo Stens"),
        (
            "Ulla Moe wrote back to Holm pointing out how odd the line was coming from a man who promised free \
             buses: “Your plan is to sell them all.”",
            "Ulla Moe",
        ),
        (
            "Anna Lind thanked the driver who said he would wait: “Now we can all go home.”",
            "Anna Lind",
        ),
        (
            "The talk grew so heated over who had backed which plan that Per Holm said, “I need some air.”",
            "Per Holm",
        ),
        (
            "Per Holm sharply told a girl who asked whether some boats may not sail because of the fog that \
             “fog is no reason.”",
            "Per Holm",
        ),
    ]);
}
