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
            "You may quote the following from Comptroller Ray Ibsen: “It is late.”",
            &["0 direct | It is late. | Ray Ibsen | :"],
        ),
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

#[test]
fn a_clause_without_a_subject_follows_its_noun() {
    let said =
        |subject: &str, rest: &str| format!("{subject} {rest} told a jury that it was late.");
    for (subject, rest) in [
        ("A former treasurer", "accused of stealing $2.3 million from a pension fund"),
        ("A councillor", "accused of taking bribes from a contractor"),
        ("A nurse", "charged with killing three patients"),
        ("A driver", "fined £400 for a crash"),
        ("The man", "shot in the leg outside the bar"),
        ("Two officers", "suspended by the county in May"),
        ("A charity", "that raised £1.2 million for the hospital"),
        ("A woman", "seeking €40,000 in damages"),
        ("An investor", "holding 5% of the firm"),
        ("A family", "living in one room of the hotel"),
    ] {
        let expected = format!("0 indirect | that it was late | {subject} | told | a jury");
        check(&[(&said(subject, rest), &[&expected])]);
    }
    check(&[
        (
            "Moe was hurt by a car, and the mayor told a jury that it was late.",
            &["0 indirect | that it was late | the mayor | told | a jury"],
        ),
        (
            "The annual meeting of experts told Lind that it was late.",
            &["0 indirect | that it was late | The annual meeting of experts | told | Lind"],
        ),
    ]);
}

#[test]
fn a_name_behind_a_role() {
    check(&[
        (
            "“It is rust,” replied the club’s founder, Ruth Abel.",
            &["0 direct | It is rust | Ruth Abel | replied"],
        ),
        (
            "“It is rust,” said the harbour master, Per van Dam, on Monday.",
            &["0 direct | It is rust | Per van Dam | said"],
        ),
        (
            "Moe’s lawyer, Connie Szabo, called it “unfair” and accused the port of hiding.",
            &[
                "0 partial | unfair | Connie Szabo | called",
                "1 indirect | the port of hiding | Connie Szabo | accused",
            ],
        ),
        (
            "The Speaker, Morag Innes, ordered Moe to withdraw.",
            &["0 indirect | Moe to withdraw | Morag Innes | ordered | Moe"],
        ),
        (
            "The local MP, Dan Osei, described the case as heartbreaking.",
            &["0 indirect | the case as heartbreaking | Dan Osei | described"],
        ),
        // What follows is no name.
        (
            "“It is rust,” said the mayor, Torp’s oldest.",
            &["0 direct | It is rust | the mayor | said"],
        ),
    ]);
}

#[test]
fn sources_without_a_name() {
    check(&[
        (
            "Berg came late. A fisherman said that he had moved his boat. “My knee hurt,” he said.",
            &[
                "0 indirect | that he had moved his boat | A fisherman | said",
                "1 direct | My knee hurt | A fisherman? | said",
            ],
        ),
        (
            "A court paper filed on Monday says that Moe is free.",
            &["0 indirect | that Moe is free | A court paper | says"],
        ),
        (
            "A study by Lind and Moe showed that the birds came back.",
            &["0 indirect | that the birds came back | A study by Lind and Moe | showed"],
        ),
        (
            "More than 200 people signed a letter calling for Moe to go.",
            &["0 indirect | Moe to go | More than 200 people | calling"],
        ),
        (
            "The foreign-funded club said that the pier was lost.",
            &["0 indirect | that the pier was lost | The foreign-funded club | said"],
        ),
        (
            "Rolf’s Inc. said it had no plans.",
            &["0 indirect | it had no plans | Rolf’s Inc | said"],
        ),
        (
            "A report denied by the builders named Moe.",
            &["0 indirect | A report | the builders | denied"],
        ),
    ]);
}

#[test]
fn what_nobody_said() {
    check(&[
        ("Not everyone agrees that the lamps should go.", &[]),
        ("Nobody said that the lamps should go.", &[]),
        ("Paragraph 1 tells of boats that came and went.", &[]),
        ("Asked whether he wished to speak, Moe shook his head.", &[]),
        (
            "Asked why, Lind said, “It did not go with anything.”",
            &["0 direct | It did not go with anything. | Lind | said"],
        ),
        (
            "Asked if she believed Moe had lied, Lind said that it was too early.",
            &["0 indirect | that it was too early | Lind | said"],
        ),
    ]);
}

#[test]
fn contents_that_were_missed() {
    check(&[
        ("Moe had vowed to back the league.", &["0 indirect | to back the league | Moe | vowed"]),
        (
            "The owner asked it to answer by May.",
            &["0 indirect | it to answer by May | The owner | asked"],
        ),
        ("Lind denied there were leaks.", &["0 indirect | there were leaks | Lind | denied"]),
        (
            "The clubs declared the match fair and open.",
            &["0 indirect | the match fair and open | The clubs? | declared"],
        ),
        (
            "The Torp Mail quoted Moe as saying that the boat was lost.",
            &["0 indirect | that the boat was lost | Moe | saying"],
        ),
        (
            "Noting that both had lost, Lind asked to go.",
            &[
                "0 indirect | that both had lost | Lind | Noting",
                "1 indirect | to go | Lind | asked",
            ],
        ),
        (
            "Lind, a teacher who believed that all could sing, has died.",
            &["0 indirect | that all could sing | Lind | believed"],
        ),
        (
            "Dahl warned the House against “nostalgia”, while Berg said that it would pass.",
            &[
                "0 partial | nostalgia | Dahl | warned | the House",
                "1 indirect | that it would pass | Berg | said",
            ],
        ),
    ]);
}
