//! Whose words they are: labels inside marks, things that cannot speak, nouns that look like verbs.

use super::check;

#[test]
fn the_attribution_beats_a_label_inside_the_marks() {
    check(&[
        (
            "“Lind: the bridge is safe,” tweeted Moe’s aide Ada Berg on Monday.",
            &["0 direct | Lind: the bridge is safe | Ada Berg | tweeted"],
        ),
        (
            "The harbour office posted: “Moe: it will hold.”",
            &["0 direct | Moe: it will hold. | The harbour office | posted"],
        ),
        (
            "A board at the gate read, “Berg: go home.”",
            &["0 direct | Berg: go home. | A board at the gate | read"],
        ),
        // A label that nothing stands beside is the speaker's.
        (
            "“LIND: Is it safe?”\n\n“BERG: It is.”",
            &["0 direct | LIND: Is it safe? | LIND | :", "1 direct | BERG: It is. | BERG | :"],
        ),
    ]);
}

#[test]
fn a_thing_gives_way_to_who_spoke_before() {
    check(&[
        (
            "“It is safe,” Lind said. The rust had spread to the piers. “We looked at it twice.”",
            &[
                "0 direct | It is safe | Lind | said",
                "0 direct | We looked at it twice. | Lind? | said",
            ],
        ),
        (
            "“It is safe,” Lind said. It took two years. “We looked at it twice.”",
            &[
                "0 direct | It is safe | Lind | said",
                "0 direct | We looked at it twice. | Lind? | said",
            ],
        ),
        (
            "“It is safe,” Lind said. A ferryman shook his head. “It is rust all through.”",
            &[
                "0 direct | It is safe | Lind | said",
                "1 direct | It is rust all through. | A ferryman? | -",
            ],
        ),
    ]);
}

#[test]
fn a_report_between_two_quotations_leaves_the_speaker() {
    check(&[
        (
            "“You did well,” Lind assured Moe, after Moe assured Lind that he would stay. “I thank you.”",
            &[
                "0 direct | You did well | Lind | assured | Moe",
                "1 indirect | that he would stay | Moe | assured | Lind",
                "2 direct | I thank you. | Lind | assured | Moe",
            ],
        ),
        (
            "“We won,” Lind said once Berg said that the count was over. “It was close.”",
            &[
                "0 direct | We won | Lind | said",
                "1 indirect | that the count was over | Berg | said",
                "2 direct | It was close. | Lind | said",
            ],
        ),
    ]);
}

#[test]
fn nouns_and_participles_that_look_like_cues() {
    check(&[
        // A title of a programme.
        (
            "On the Torp Radio show “Morning Table,” Lind said that it was safe.",
            &["0 indirect | that it was safe | Lind | said"],
        ),
        ("The server handled messages later deemed “top secret” then.", &[]),
        (
            "Lind said, and I quote, “We love the old bridge.”",
            &["0 direct | We love the old bridge. | Lind | said"],
        ),
        ("“It is rust,” the two write.", &["0 direct | It is rust | the two | write"]),
        ("Another tweeted: “Close it now.”", &["0 direct | Close it now. | Another | tweeted"]),
    ]);
}

#[test]
fn what_carries_the_words() {
    check(&[
        (
            "Moe wore a badge that read “Ask me about rust.”",
            &["0 partial | Ask me about rust. | a badge | read"],
        ),
        (
            "They marched behind a banner that said “No more tolls.”",
            &["0 partial | No more tolls. | a banner | said"],
        ),
        (
            "In the words of the judge, “this was no accident.”",
            &["0 partial | this was no accident. | the judge | words"],
        ),
        (
            "The pier, in the words of Ada Berg, was “a sad and needless end.”",
            &["0 partial | a sad and needless end. | Ada Berg | words"],
        ),
    ]);
}

#[test]
fn subjects_far_from_their_verb() {
    check(&[
        (
            "Per Aas, head of the league, sent a blunt message to Dahl: “It is time to go.”",
            &["0 direct | It is time to go. | Per Aas | :"],
        ),
        (
            "“Is anybody there?” Per Aas, who has led the league of pilots for twenty years, asked.",
            &["0 direct | Is anybody there? | Per Aas | asked"],
        ),
        (
            "It was in May that Ada Berg, who led the league, said it was “impossible” to wait.",
            &["0 partial | impossible | Ada Berg | said"],
        ),
    ]);
}
