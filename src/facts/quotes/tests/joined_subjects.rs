//! Subjects of reporting verbs: joined, listed, with clauses of their own, behind leading phrases.

use super::check;

#[test]
fn subjects_that_and_joins() {
    check(&[
        (
            "Nurses and porters said they were tired.",
            &["0 indirect | they were tired | Nurses and porters | said"],
        ),
        (
            "Police and firefighters in Velm said they were looking for a boy.",
            &["0 indirect | they were looking for a boy | Police and firefighters in Velm | said"],
        ),
        (
            "Many teachers and pupils said the hall was cold.",
            &["0 indirect | the hall was cold | Many teachers and pupils | said"],
        ),
        (
            "“It was loud,” said nurses and porters on Friday.",
            &["0 direct | It was loud | nurses and porters | said"],
        ),
        ("“It was loud,” said drivers and left.", &["0 direct | It was loud | drivers | said"]),
        (
            "The river rose and farmers said the dam had failed.",
            &["0 indirect | the dam had failed | farmers | said"],
        ),
        (
            "He lost in Velm and Moe said the race was over.",
            &["0 indirect | the race was over | Moe | said"],
        ),
        (
            "Prices rose and drivers said they would strike.",
            &["0 indirect | they would strike | drivers | said"],
        ),
    ]);
}

#[test]
fn subjects_that_are_lists() {
    check(&[
        (
            "Bakers, brewers and millers complained that wheat had become too dear.",
            &[
                "0 indirect | that wheat had become too dear | Bakers, brewers and millers | complained",
            ],
        ),
        (
            "Moe, Lind and Ruud said the bridge would open.",
            &["0 indirect | the bridge would open | Moe, Lind and Ruud | said"],
        ),
        (
            "Traders in Velm, Orro and Sisk said prices had doubled.",
            &["0 indirect | prices had doubled | Traders in Velm, Orro and Sisk | said"],
        ),
        (
            "In Velm, Norway, Lind and Moe said the bridge would open.",
            &["0 indirect | the bridge would open | Lind and Moe | said"],
        ),
    ]);
}

#[test]
fn subjects_with_a_clause_of_their_own() {
    check(&[
        (
            "Families who live near the quarry say the dust has stopped.",
            &["0 indirect | the dust has stopped | Families | say"],
        ),
        (
            "A man who keeps bees by the road says the lorries have stopped.",
            &["0 indirect | the lorries have stopped | A man | says"],
        ),
        (
            "Those who fled say they will not return.",
            &["0 indirect | they will not return | Those | say"],
        ),
        (
            "A survey of 300 cooks carried out for the guild found that pay had fallen.",
            &["0 indirect | that pay had fallen | A survey of 300 cooks | found"],
        ),
        (
            "The surprisingly clear report says the dust has stopped.",
            &["0 indirect | the dust has stopped | The surprisingly clear report | says"],
        ),
        (
            "My daughter swims there and tells me the water is cold.",
            &["0 indirect | the water is cold | My daughter | tells | me"],
        ),
        (
            "The driver records say the bus was late.",
            &["0 indirect | the bus was late | The driver records | say"],
        ),
    ]);
}

#[test]
fn subjects_behind_a_leading_phrase() {
    check(&[
        (
            "Dismissing the vote as “a farce”, union leader Eva Moe went home.",
            &["0 partial | a farce | Eva Moe | Dismissing"],
        ),
        (
            "Calling the plan “rushed,” council leader Per Lind left the hall.",
            &["0 partial | rushed | Per Lind | Calling"],
        ),
        (
            "In what he called “a hard week”, coach Per Lind dropped his keeper.",
            &["0 partial | a hard week | Per Lind? | called"],
        ),
        (
            "Despite what she described as “years of dust”, Mayor Eva Moe reopened the mine.",
            &["0 partial | years of dust | Eva Moe? | described"],
        ),
        (
            "Calling the plan “rushed” is unfair, Lind said.",
            &["0 partial | rushed | Lind | Calling"],
        ),
    ]);
}

#[test]
fn a_time_is_no_subject() {
    check(&[
        (
            "State quarries, several times declared unsafe by the courts, as well as a flood have closed the valley.",
            &[],
        ),
        (
            "Rich villagers are helping to pay for the mill, records filed on Sunday night revealed.",
            &["0 indirect | Rich villagers are helping to pay for the mill | records | revealed"],
        ),
    ]);
}

#[test]
fn an_inverted_verb_between_commas() {
    check(&[
        (
            "It was, said one guest, “like a wedding”.",
            &["0 partial | like a wedding | one guest | said"],
        ),
        (
            "The plan, says its author, Per Moe, is “modest”.",
            &["0 partial | modest | Per Moe | says"],
        ),
        (
            "There was, added the coroner, Eva Moe, “no sign of a fall”.",
            &["0 partial | no sign of a fall | Eva Moe | added"],
        ),
    ]);
}

#[test]
fn whose_words_a_report_has() {
    check(&[
        (
            "The inspectors' report found that the lift was “held up by rust”.",
            &["0 partial | held up by rust | The inspectors' report | found"],
        ),
        (
            "The council's report found that the lift was “unsafe”.",
            &["0 partial | unsafe | The council's report | found"],
        ),
        ("Moe warned of the rust.", &["0 indirect | the rust | Moe | warned"]),
        (
            "It is done. Did the mayor say that the bridge was safe?",
            &["0 indirect | that the bridge was safe? | the mayor? | say"],
        ),
    ]);
}
