//! Speakers across sentences and paragraphs: continued quotations, utterances, pronouns, roles.

use super::check;

#[test]
fn several_paragraphs() {
    check(&[
        (
            "Lind went on:\n\n“It is dear, and it is late.”",
            &["0 direct | It is dear, and it is late. | Lind | went"],
        ),
        (
            "“It is dear,” Lind said.\n\n“It is late too.”",
            &["0 direct | It is dear | Lind | said", "1 direct | It is late too. | Lind? | said"],
        ),
        (
            "“It is dear,” Lind said.\n\n“It is late too.”\n\n“And it is ours.”",
            &[
                "0 direct | It is dear | Lind | said",
                "1 direct | It is late too. | Lind? | said",
                "2 direct | And it is ours. | Lind? | said",
            ],
        ),
        (
            "“It is dear,” Lind said. “It is late.\n\n“And it is ours.”",
            &[
                "0 direct | It is dear | Lind | said",
                "0 direct | It is late. | Lind | said",
                "0 direct | And it is ours. | Lind | said",
            ],
        ),
        (
            "“It is late, Lind said.\n\nNobody else came.",
            &["0 direct | It is late, Lind said. | - | -", "! no-speaker", "! unclosed-quote"],
        ),
        (
            "“It is dear and it is late and nobody knows why.”",
            &["0 direct | It is dear and it is late and nobody knows why. | - | -", "! no-speaker"],
        ),
        (
            "“It is dear,” Lind said.\n\n“It is not,” Moe said.\n\n“It is,” Lind said.",
            &[
                "0 direct | It is dear | Lind | said",
                "1 direct | It is not | Moe | said",
                "2 direct | It is | Lind | said",
            ],
        ),
        (
            "“It is dear and it is late.” Then Moe laughed. “It is cheap,” Moe said.",
            &[
                "0 direct | It is dear and it is late. | Moe? | said",
                "0 direct | It is cheap | Moe | said",
            ],
        ),
        (
            "Moe laughed.\n\n“It is dear and it is late,” he said.",
            &["0 direct | It is dear and it is late | Moe | said"],
        ),
        (
            "Lind said it was late:\n\n“It is dear.”",
            &["0 indirect | it was late | Lind | said", "1 direct | It is dear. | Lind | said"],
        ),
        (
            "“It is dear,” Lind said.\n\nMoe came.\n\n“It is late too.”",
            &["0 direct | It is dear | Lind | said", "1 direct | It is late too. | Lind? | said"],
        ),
        (
            "Moe sighed.\n\nLind went on,\n\n“It is dear, and it is late.”",
            &["0 direct | It is dear, and it is late. | Lind | went"],
        ),
        (
            "Lind spoke:\n\nThe rain fell.\n\n“It is dear, and it is late.”",
            &["0 direct | It is dear, and it is late. | - | -", "! no-speaker"],
        ),
        (
            "“It is dear,” Lind said. “It is late.\n\nMoe left.",
            &[
                "0 direct | It is dear | Lind | said",
                "0 direct | It is late. | Lind | said",
                "! unclosed-quote",
            ],
        ),
        (
            "“It is dear and late. “And it is ours,” Lind said.",
            &[
                "0 direct | It is dear and late. | Lind | said",
                "0 direct | And it is ours | Lind | said",
                "! unclosed-quote",
            ],
        ),
        (
            "HOST: Is it late?\n\nPER DAHL, MINISTER: It is.\n\nHOST: Will you “stay”?",
            &[
                "0 direct | Is it late? | HOST | :",
                "1 direct | It is. | PER DAHL | :",
                "2 direct | Will you “stay”? | HOST | :",
            ],
        ),
        ("Note: it is late.\n\nPrice: two crowns.\n\nNote: it is dear.", &[]),
        (
            "“It is dear.\n\n“It is late.\n\n“It is ours,” Lind said.",
            &[
                "0 direct | It is dear. | Lind | -",
                "0 direct | It is late. | Lind | -",
                "0 direct | It is ours | Lind | said",
            ],
        ),
    ]);
}

#[test]
fn utterances() {
    check(&[
        (
            "“It is fine,” Lind said. “We will build it.”",
            &["0 direct | It is fine | Lind | said", "0 direct | We will build it. | Lind | said"],
        ),
        (
            "“It is fine,” Lind said, “but we will build it.”",
            &[
                "0 direct | It is fine | Lind | said",
                "0 direct | but we will build it. | Lind | said",
            ],
        ),
        (
            "“It is fine,” Lind said.\n\n“It is not,” Moe said.",
            &["0 direct | It is fine | Lind | said", "1 direct | It is not | Moe | said"],
        ),
        (
            "“It is fine,” Lind said. “It is not,” Moe said.",
            &["0 direct | It is fine | Lind | said", "1 direct | It is not | Moe | said"],
        ),
        (
            "“It is fine,” Lind said. “We will build it,” she added.",
            &["0 direct | It is fine | Lind | said", "0 direct | We will build it | Lind | added"],
        ),
        (
            "“It is fine,” said Lind. “It is late.” Moe laughed. “It is dear.”",
            &[
                "0 direct | It is fine | Lind | said",
                "0 direct | It is late. | Lind | said",
                "1 direct | It is dear. | Moe? | laughed",
            ],
        ),
        (
            "“It is fine,” Nora Lind said. “It is late,” Lind said.",
            &[
                "0 direct | It is fine | Nora Lind | said",
                "0 direct | It is late | Nora Lind | said",
            ],
        ),
        (
            "“It is fine,” Lind said and left. “It is late.”",
            &["0 direct | It is fine | Lind | said", "0 direct | It is late. | Lind | said"],
        ),
        (
            "It is “fine” and “late,” Lind said.",
            &["0 partial | fine | Lind | said", "0 partial | late | Lind | said"],
        ),
        (
            "“It is dear,” said Lind. Calling it “late.” Moe left.",
            &["0 direct | It is dear | Lind | said", "1 partial | late. | Lind? | Calling"],
        ),
    ]);
}

#[test]
fn pronouns_and_roles() {
    check(&[
        (
            "Nora Lind, the mayor, came late. “It is dear,” she said.",
            &["0 direct | It is dear | Nora Lind | said"],
        ),
        (
            "Arne Moe laughed. He said that it was cheap.",
            &["0 indirect | that it was cheap | Arne Moe | said"],
        ),
        (
            "Anna Lind met Peter Moe. “It is dear,” he said.",
            &["0 direct | It is dear | Peter Moe | said"],
        ),
        (
            "Anna Lind met Peter Moe. “It is dear,” she said.",
            &["0 direct | It is dear | Anna Lind | said"],
        ),
        (
            "Mayor Nora Lind came late. “It is dear,” the mayor said.",
            &["0 direct | It is dear | Nora Lind | said"],
        ),
        (
            "Mayor Nora Lind met Mayor Arne Moe. “It is dear,” the mayor said.",
            &["0 direct | It is dear | Arne Moe? | said"],
        ),
        (
            "Sen. Nora Lind came late. “It is dear,” the senator said.",
            &["0 direct | It is dear | Nora Lind | said"],
        ),
        (
            "“It is dear,” Anna Lind said. Berit Moe laughed. “It is late,” she said.",
            &[
                "0 direct | It is dear | Anna Lind | said",
                "1 direct | It is late | Berit Moe? | said",
            ],
        ),
        (
            "Anna Lind spoke. Peter Moe, who knew Anna Lind, left. “It is dear,” she said.",
            &["0 direct | It is dear | Anna Lind | said"],
        ),
        (
            "Mr Lind spoke to Mr Moe. “It is dear,” he said.",
            &["0 direct | It is dear | Lind | said"],
        ),
        ("“It is dear,” she said.", &["0 direct | It is dear | she | said"]),
        ("“It is dear,” the minister said.", &["0 direct | It is dear | the minister | said"]),
        (
            "Anna Lind’s brother laughed. Berit Moe came. “It is dear,” she said.",
            &["0 direct | It is dear | Berit Moe | said"],
        ),
        (
            "Anna Lind came. They left. “It is dear,” they said.",
            &["0 direct | It is dear | they | said"],
        ),
        (
            "Anna Lind met Berit Moe. “It is dear,” she said.",
            &["0 direct | It is dear | Anna Lind | said"],
        ),
        (
            "Anna Lind came. Peter Moe came. Peter Moe left. “It is dear,” he said.",
            &["0 direct | It is dear | Peter Moe | said"],
        ),
        (
            "Anna Lind wrote to Berit Moe. “It is dear,” she said.",
            &["0 direct | It is dear | Anna Lind | said"],
        ),
        (
            "“It is dear,” Berit Moe said.\n\nAnna Lind came. “It is late,” she said.",
            &[
                "0 direct | It is dear | Berit Moe | said",
                "1 direct | It is late | Anna Lind | said",
            ],
        ),
        (
            "“It is dear,” Berit Moe said.\n\n“It is late,” she said.",
            &[
                "0 direct | It is dear | Berit Moe | said",
                "1 direct | It is late | Berit Moe | said",
            ],
        ),
        (
            "Lind came. He sat. He ate his bread. “It is dear,” he said. “And late,” she said.",
            &["0 direct | It is dear | Lind | said", "1 direct | And late | she | said"],
        ),
        (
            "Deputy Minister Nora Lind came late. “It is dear,” the minister said.",
            &["0 direct | It is dear | Nora Lind | said"],
        ),
        (
            "Rep. Nora Lind came late. “It is dear,” the congresswoman said.",
            &["0 direct | It is dear | Nora Lind | said"],
        ),
        (
            "Anna Lind came. “Ask Berit Moe,” said a man. “It is dear,” she said.",
            &[
                "0 direct | Ask Berit Moe | a man | said",
                "1 direct | It is dear | Anna Lind | said",
            ],
        ),
        (
            "Anna Lind came with Berit Moe. It was late. It rained. “It is dear,” she said.",
            &["0 direct | It is dear | Anna Lind | said"],
        ),
        (
            "Anna Lind’s plan failed. “It is dear,” she said.",
            &["0 direct | It is dear | Anna Lind | said"],
        ),
        (
            "Anna Lind came.\n\nBerit Moe came.\n\nIt rained.\n\n“It is dear,” she said.",
            &["0 direct | It is dear | Berit Moe | said"],
        ),
        ("Sir Arne Moe left. “It is dear,” she said.", &["0 direct | It is dear | she | said"]),
        (
            "Anna Lind came.\n\nBerit Moe’s plan failed. “It is dear,” she said.",
            &["0 direct | It is dear | Berit Moe? | said"],
        ),
        (
            "Anna Lind came.\n\nThey left with Berit Moe. “It is dear,” she said.",
            &["0 direct | It is dear | Berit Moe? | said"],
        ),
        (
            "Anna Lind came.\n\n“Ask Berit Moe,” said a man. “It is dear,” she said.",
            &[
                "0 direct | Ask Berit Moe | a man | said",
                "1 direct | It is dear | Anna Lind | said",
            ],
        ),
    ]);
}

#[test]
fn a_surname_of_two_people_alone_makes_no_speaker_certain() {
    check(&[
        (
            "Peter Moe and Hanna Moe came. “It is late,” Moe said. “It is late,” Mr Moe said.",
            &[
                "0 direct | It is late | Hanna Moe? | said",
                "1 direct | It is late | Peter Moe | said",
            ],
        ),
        (
            "Peter Moe and Hanna Lind came. “It is late,” Moe said.",
            &["0 direct | It is late | Peter Moe | said"],
        ),
    ]);
}

#[test]
fn a_signature_below_names_the_speaker() {
    check(&[
        (
            "“It was loud all night.”\n\n— Arne Moe, teacher in Torp\n\n“We stay.”\n\n– Nora Lind",
            &[
                "0 direct | It was loud all night. | Arne Moe | -",
                "1 direct | We stay. | Nora Lind | -",
            ],
        ),
        (
            "“It was loud all night.”\n\n-- Arne Moe",
            &["0 direct | It was loud all night. | Arne Moe | -"],
        ),
        (
            "“It was loud all night,” Nora Lind said.\n\n— Arne Moe",
            &["0 direct | It was loud all night | Nora Lind | said"],
        ),
        (
            "“It was loud all night.”\n\n— Arne Moe came at noon and said nothing.",
            &["0 direct | It was loud all night. | - | -", "! no-speaker"],
        ),
    ]);
}

#[test]
fn subjects_that_look_like_other_words() {
    check(&[
        ("Jolly said he was late.", &["0 indirect | he was late | Jolly | said"]),
        ("Lately he said it was late.", &["0 indirect | it was late | he | said"]),
        (
            "Lind -- who is mayor of Torp -- said she was late.",
            &["0 indirect | she was late | Lind | said"],
        ),
        (
            "The trouble, says Joe Marsh, is that it was “nearly done” twice.",
            &["0 partial | nearly done | Joe Marsh | says"],
        ),
        (
            "Joe Marsh said he called the plan “a farce” in May.",
            &["0 partial | a farce | Joe Marsh | said"],
        ),
    ]);
}
