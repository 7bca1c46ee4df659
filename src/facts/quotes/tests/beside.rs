//! Speakers named beside the marks: in the sentence before, by a colon, below, in a heading, in turns.

use super::check;

#[test]
fn the_sentence_before_is_about_a_thing() {
    check(&[
        (
            "The ruling stunned Eva Moe. “Nine years I have waited. Nine years.”",
            &["0 direct | Nine years I have waited. Nine years. | Eva Moe? | -"],
        ),
        (
            "For Eva Moe, the closure is personal. “My mother was born here.”",
            &["0 direct | My mother was born here. | Eva Moe? | -"],
        ),
        (
            "The news came as a shock to baker Per Lind. “I thought it was a joke.”",
            &["0 direct | I thought it was a joke. | Per Lind? | -"],
        ),
        (
            "“We had no choice,” says Ruth Moe. Her neighbour nods. “They took the goats,” she adds.",
            &[
                "0 direct | We had no choice | Ruth Moe | says",
                "0 direct | They took the goats | Ruth Moe | adds",
            ],
        ),
        (
            "“We had no choice,” says Ruth Moe. Her neighbour nods. “They took the goats,” he says.",
            &[
                "0 direct | We had no choice | Ruth Moe | says",
                "1 direct | They took the goats | he | says",
            ],
        ),
    ]);
}

#[test]
fn a_colon_behind_a_sentence() {
    check(&[
        (
            "Eva Moe rolled her eyes: “Every single week.”",
            &["0 direct | Every single week. | Eva Moe | :"],
        ),
        (
            "Asked why, he shrugged: “Habit.” Per Moe has fished here since 1970.",
            &["0 direct | Habit. | he | :"],
        ),
        (
            "For Dr Eva Moe, the answer is plain: “Close the road.”",
            &["0 direct | Close the road. | Eva Moe | :"],
        ),
        (
            "Eva Moe's response: “We will not sell.”",
            &["0 direct | We will not sell. | Eva Moe | :"],
        ),
        (
            "Coach Per Lind's message to the fans was clear: “Stay with us.”",
            &["0 direct | Stay with us. | Per Lind | :"],
        ),
        ("Her answer was short: “No, thanks.”", &["0 direct | No, thanks. | Her | :"]),
        (
            "Days later, a second card arrived from Lind: “Still here.”",
            &["0 direct | Still here. | Lind | :"],
        ),
    ]);
}

#[test]
fn a_colon_behind_then() {
    check(&[
        (
            "“No,” Eva Moe said. Then: “Perhaps.” And, after a look at the clock: “Yes.”",
            &[
                "0 direct | No | Eva Moe | said",
                "0 direct | Perhaps. | Eva Moe | said",
                "0 direct | Yes. | Eva Moe | said",
            ],
        ),
        (
            "Eva Moe laughed. Then, softly: “Perhaps.”",
            &["0 direct | Perhaps. | Eva Moe? | laughed"],
        ),
        (
            "The girl looked up. Quietly: “Is he coming?”",
            &["0 direct | Is he coming? | The girl? | -"],
        ),
        ("Emily: “Is he coming?”", &["0 direct | Is he coming? | Emily | :"]),
    ]);
}

#[test]
fn a_relative_and_a_name() {
    check(&[
        (
            "“We had no choice,” says his wife, Ruth. Per Moe nods.",
            &["0 direct | We had no choice | Ruth | says"],
        ),
        (
            "“We had no choice,” says Moe's brother, Arne. “They took the boat.”",
            &[
                "0 direct | We had no choice | Arne | says",
                "0 direct | They took the boat. | Arne | says",
            ],
        ),
        (
            "Guests (“mostly cousins,” says the bride, Eva Moe) danced until four.",
            &["0 partial | mostly cousins | Eva Moe | says"],
        ),
    ]);
}

#[test]
fn names_behind_the_marks() {
    check(&[
        (
            "“I counted the sheep twice.”\n\n— farmer Per Moe\n\n“There were none.”\n\n— PC Eva Lind",
            &[
                "0 direct | I counted the sheep twice. | Per Moe | -",
                "1 direct | There were none. | Eva Lind | -",
            ],
        ),
        (
            "“Change is a door.”\n\nEva Moe, architect",
            &["0 direct | Change is a door. | Eva Moe | -"],
        ),
        (
            "“A town without a baker is a car park.” (Eva Moe, mayor of Velm)",
            &["0 direct | A town without a baker is a car park. | Eva Moe | -"],
        ),
        (
            "“I am the oldest waiter.” So said Per Moe in 1990.",
            &["0 direct | I am the oldest waiter. | Per Moe | said"],
        ),
        (
            "“Fine.” That was all Per Moe said when he was sacked.",
            &["0 direct | Fine. | Per Moe | said"],
        ),
    ]);
}

#[test]
fn headings_with_a_source() {
    check(&[
        (
            "Tunnel to close for a year, says port chief\n\nWork starts in May.",
            &["0 indirect | Tunnel to close for a year | port chief | says"],
        ),
        (
            "Minister: Toll will be scrapped by autumn\n\nDrivers cheered on Friday.",
            &["0 indirect | Toll will be scrapped by autumn | Minister? | :"],
        ),
        (
            "Eva Moe: We must talk to the rebels\n\nThe former envoy speaks. Eva Moe is 71.",
            &["0 indirect | We must talk to the rebels | Eva Moe? | :"],
        ),
        ("Gulf war: What we know so far is little\n\nThe war has begun.", &[]),
        ("Analysis: Velm will never be the same\n\nThe flood is over.", &[]),
        (
            "“I am tired”: a talk with Eva Moe\n\nShe is 71.",
            &["0 direct | I am tired | Eva Moe? | -"],
        ),
    ]);
}

#[test]
fn interviews_in_ordinary_letters() {
    check(&[
        (
            "Interview\n\nQ: Why now?\n\nEva Moe: Because I am old.\n\nQ: Any regrets?\n\nMoe: None.",
            &[
                "0 direct | Why now? | Q | :",
                "1 direct | Because I am old. | Eva Moe | :",
                "2 direct | Any regrets? | Q | :",
                "3 direct | None. | Eva Moe | :",
            ],
        ),
        (
            "Herald: You left in June. Why?\n\nEva Moe: I was tired.\n\nHerald: Of the job?\n\nMoe: Of the stairs.",
            &[
                "0 direct | You left in June. Why? | Herald | :",
                "1 direct | I was tired. | Eva Moe | :",
                "2 direct | Of the job? | Herald | :",
                "3 direct | Of the stairs. | Eva Moe | :",
            ],
        ),
        ("Venue: Town hall\n\nEva Moe: Chair\n\nVenue: Library\n\nMoe: Chair", &[]),
    ]);
}

#[test]
fn names_behind_a_verb_and_in_headings() {
    check(&[
        (
            "“Mind the step!” warbled the guide, Eva Moe.",
            &["0 direct | Mind the step! | Eva Moe | warbled"],
        ),
        (
            "Captain Eva Moe told reporters the boat had been “a good friend”.",
            &["0 partial | a good friend | Eva Moe | told | reporters"],
        ),
        (
            "Moe said his mother used to say, “Eat first.”",
            &["0 direct | Eat first. | his mother | say"],
        ),
        (
            "'I saw the wave coming': how Eva Moe got out\n\nEva Moe was at sea.",
            &["0 direct | I saw the wave coming | Eva Moe? | -"],
        ),
        ("'I saw the wave coming': how a town got out\n\nEva Moe was at sea.", &[]),
        (
            "Mayor calls strike 'a tantrum'\n\nThe mayor spoke on Monday.",
            &["0 partial | a tantrum | Mayor | calls"],
        ),
        (
            "“I do not know,” he told me. I asked again. “I said I do not know.”",
            &[
                "0 direct | I do not know | he | told | me",
                "0 direct | I said I do not know. | he | told | me",
            ],
        ),
        (
            "The door shut. Moe asked again. “Who is there?”",
            &["0 direct | Who is there? | Moe? | asked"],
        ),
    ]);
}
