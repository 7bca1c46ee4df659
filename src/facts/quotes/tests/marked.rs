//! Quotations between marks: speaker behind and before them, partial ones, and what is not speech.

use super::check;

#[test]
fn speaker_after_the_marks() {
    check(&[
        (
            "“We will build it,” Nora Lind said.",
            &["0 direct | We will build it | Nora Lind | said"],
        ),
        (
            "“We will build it,” Nora Lind said on Monday.",
            &["0 direct | We will build it | Nora Lind | said"],
        ),
        (
            "“We will build it,” said Nora Lind, the mayor of Torp.",
            &["0 direct | We will build it | Nora Lind | said"],
        ),
        (
            "“We will build it,” said the mayor.",
            &["0 direct | We will build it | the mayor | said"],
        ),
        (
            "“We will build it,” later said the mayor.",
            &["0 direct | We will build it | the mayor | said"],
        ),
        (
            "“We will build it,” she told reporters.",
            &["0 direct | We will build it | she | told | reporters"],
        ),
        (
            "“We will build it,” Lind told the Torp Mail on Friday.",
            &["0 direct | We will build it | Lind | told | the Torp Mail"],
        ),
        (
            "“We will build it,” according to the mayor’s website.",
            &["0 direct | We will build it | the mayor’s website | according to"],
        ),
        ("“Go away!” Lind shouted.", &["0 direct | Go away! | Lind | shouted"]),
        ("“Is it done?” Lind asked. Nobody knew.", &["0 direct | Is it done? | Lind | asked"]),
        (
            "“It was loud all night.” — Arne Moe",
            &["0 direct | It was loud all night. | Arne Moe | -"],
        ),
        ("“It is dear,” Lind has long said.", &["0 direct | It is dear | Lind | said"]),
        (
            "“It is dear,” Lind, 51, the mayor, wrote in a letter.",
            &["0 direct | It is dear | Lind | wrote"],
        ),
        ("“It is dear,” Lind (a former teacher) said.", &["0 direct | It is dear | Lind | said"]),
        (
            "“It is dear,” the mayor, who had come late, told the council.",
            &["0 direct | It is dear | the mayor | told | the council"],
        ),
        ("“It is dear,” he himself said.", &["0 direct | It is dear | he | said"]),
        (
            "“It is dear” was all Lind would say; Moe said nothing.",
            &["0 direct | It is dear | Lind | say"],
        ),
        ("“It is dear,” Moe pointed out.", &["0 direct | It is dear | Moe | pointed"]),
        ("“It is dear,” Moe pointed at.", &[]),
        (
            "“It is dear,” says Arne Moe of the Torp Ferry Company.",
            &["0 direct | It is dear | Arne Moe | says"],
        ),
        ("“It is dear,” said Lt. J. Moe.", &["0 direct | It is dear | J. Moe | said"]),
        ("“It is dear,” said Arne “Red” Moe.", &["0 direct | It is dear | Arne “Red” Moe | said"]),
        (
            "“It is dear,” a spokesman for the builders said.",
            &["0 direct | It is dear | a spokesman for the builders | said"],
        ),
        ("“It is dear,” officials said.", &["0 direct | It is dear | officials | said"]),
        (
            "“It is dear,” one of the builders said.",
            &["0 direct | It is dear | one of the builders | said"],
        ),
        (
            "“It is dear,” but Moe said it was cheap.",
            &["0 direct | It is dear | Moe | said", "1 indirect | it was cheap | Moe | said"],
        ),
        (
            "The ferry has “a soft spot” for the old pier, said Arne Moe, its captain.",
            &["0 partial | a soft spot | Arne Moe | said"],
        ),
        ("“It is dear”, Lind said.", &["0 direct | It is dear | Lind | said"]),
        ("“It is dear …” Lind added.", &["0 direct | It is dear … | Lind | added"]),
        (
            "“It is dear,” the captain of the ferry company in Torp said.",
            &["0 direct | It is dear | the captain of the ferry company in Torp | said"],
        ),
        ("“It is dear,” (as Lind said).", &["0 direct | It is dear | Lind | said"]),
        (
            "“It is dear,” Lind said; Moe said it was cheap.",
            &["0 direct | It is dear | Lind | said", "1 indirect | it was cheap | Moe | said"],
        ),
        ("“It is dear,” she said of the bridge.", &["0 direct | It is dear | she | said"]),
        (
            "“It is dear,” Nora Lind of the Torp council told the builders in a letter.",
            &["0 direct | It is dear | Nora Lind | told | the builders"],
        ),
        ("“It is dear,” Lind, who is the mayor, said.", &["0 direct | It is dear | Lind | said"]),
        ("“It is dear” to wait, said a friend.", &["0 direct | It is dear | a friend | said"]),
        ("“It is dear,” to say nothing of Moe.", &[]),
        ("“It is dear?” Lind asked Moe.", &["0 direct | It is dear? | Lind | asked | Moe"]),
        ("“It is dear!” Lind said so.", &["0 direct | It is dear! | Lind | said"]),
        ("“It is dear.” - Arne Moe", &["0 direct | It is dear. | Arne Moe | -"]),
        ("“It is dear,” Lind’s report said.", &["0 direct | It is dear | Lind’s report | said"]),
        ("“It is dear,” the report said.", &["0 direct | It is dear | the report | said"]),
        ("“We … may build it,” she added.", &["0 direct | We … may build it | she | added"]),
        (
            "“It is cold in Torp,” Nora Lind, 51, the mayor, tweeted on Friday.",
            &["0 direct | It is cold in Torp | Nora Lind | tweeted"],
        ),
        (
            "\"We will build it,\" said Nora Lind, the mayor of Torp.",
            &["0 direct | We will build it | Nora Lind | said"],
        ),
        ("“It is dear,” one builder said.", &["0 direct | It is dear | one builder | said"]),
        (
            "“It is dear,” the 46-year-old said.",
            &["0 direct | It is dear | the 46-year-old | said"],
        ),
        (
            "“It is dear,” the website explains.",
            &["0 direct | It is dear | the website | explains"],
        ),
        ("“It is dear,” Moe reports.", &["0 direct | It is dear | Moe | reports"]),
        (
            "“It is dear,” said a friend of the mayor of Torp.",
            &["0 direct | It is dear | a friend of the mayor of Torp | said"],
        ),
        (
            "“Is it late?” She said “so it is.”",
            &["0 direct | Is it late? | She? | said", "1 partial | so it is. | She | said"],
        ),
        ("“Moe:now it is dear,” said Moe.", &["0 direct | Moe:now it is dear | Moe | said"]),
        ("“Cold River,” was what Lind said.", &["0 direct | Cold River | Lind | said"]),
    ]);
}

#[test]
fn speaker_before_the_marks() {
    check(&[
        (
            "Nora Lind said, “We will build it.”",
            &["0 direct | We will build it. | Nora Lind | said"],
        ),
        (
            "Lind concluded: “We will build it.”",
            &["0 direct | We will build it. | Lind | concluded"],
        ),
        ("Lind: “We will build it.”", &["0 direct | We will build it. | Lind | :"]),
        ("The mayor: “We will build it.”", &["0 direct | We will build it. | The mayor? | :"]),
        ("Arne Moe, Radio Torp: “It was loud.”", &["0 direct | It was loud. | Arne Moe | :"]),
        (
            "Nora Lind, who runs the town, told Radio Torp: “We will build it.”",
            &["0 direct | We will build it. | Nora Lind | told | Radio Torp"],
        ),
        (
            "Lind met the builders on Monday and told them that it was “a rare mistake.”",
            &["0 partial | a rare mistake. | Lind | told | them"],
        ),
        (
            "It surprised Lind, who says it is “a disgrace.”",
            &["0 partial | a disgrace. | Lind | says"],
        ),
        (
            "According to Lind, it was “a rare mistake.”",
            &["0 partial | a rare mistake. | Lind | According to"],
        ),
        (
            "Lind called the plan “a rare mistake” on Monday.",
            &["0 partial | a rare mistake | Lind | called"],
        ),
        (
            "Lind said she thought it was “a rare mistake.”",
            &["0 partial | a rare mistake. | Lind | said"],
        ),
        (
            "Lind thought it was “a rare mistake.”",
            &["0 partial | a rare mistake. | Lind | thought"],
        ),
        (
            "Lind and Moe said it was “a rare mistake.”",
            &["0 partial | a rare mistake. | Lind and Moe | said"],
        ),
        ("Its “singing stones” are old. His “Miss Torp” pageant failed.", &[]),
        ("She sang “Blue River” twice.", &[]),
        (
            "The plan was called “a rare mistake” by Lind.",
            &["0 partial | a rare mistake | Lind | called"],
        ),
        (
            "Lind refused to say it was “a rare mistake.”",
            &["0 partial | a rare mistake. | Lind | say"],
        ),
        ("Lind’s “boat of fools” remark hurt.", &["0 partial | boat of fools | Lind? | -"]),
        (
            "Lind’s claim that it was “nearly done” hurt.",
            &["0 partial | nearly done | Lind | claim"],
        ),
        (
            "Moe heard her claim that it was “nearly done.”",
            &["0 partial | nearly done. | Moe | claim"],
        ),
        (
            "The mayor left, calling him “a rising star.”",
            &["0 partial | a rising star. | The mayor | calling"],
        ),
        (
            "The sign, reading “no way through,” was gone.",
            &["0 partial | no way through | The sign | reading"],
        ),
        (
            "They issued a statement saying it was “a rare mistake.”",
            &["0 partial | a rare mistake. | They | saying"],
        ),
        (
            "In Torp Nora Lind said, “We will build it.”",
            &["0 direct | We will build it. | Nora Lind | said"],
        ),
        (
            "A few days later, Lind said, “We will build it.”",
            &["0 direct | We will build it. | Lind | said"],
        ),
        (
            "Lind said it was late; it was “a rare mistake.”",
            &["0 indirect | it was late | Lind | said"],
        ),
        ("Said Lind: “We will build it.”", &["0 direct | We will build it. | Lind | Said"]),
        ("MARSH: “We will build it.”", &["0 direct | We will build it. | MARSH | :"]),
        (
            "“MOE: It was loud all night, and nobody slept.”",
            &["0 direct | MOE: It was loud all night, and nobody slept. | MOE | :"],
        ),
        ("Lind rose. “We will build it.”", &["0 direct | We will build it. | Lind? | -"]),
        (
            "Lind — the mayor — said, “We will build it.”",
            &["0 direct | We will build it. | Lind | said"],
        ),
        ("Lind went further: “It is dear.”", &["0 direct | It is dear. | Lind | went"]),
        ("On the bridge, Lind: “It is dear.”", &["0 direct | It is dear. | Lind | :"]),
        ("There was one problem: “It is dear.”", &[]),
        (
            "Lind said to the builders on Monday in the town hall of Torp that it was “a rare mistake.”",
            &["0 partial | a rare mistake. | Lind | said"],
        ),
        (
            "His words on Monday were “a rare mistake.”",
            &["0 partial | a rare mistake. | His | words"],
        ),
        (
            "Lind said Moe’s plan was “a rare mistake.”",
            &["0 partial | a rare mistake. | Lind | said"],
        ),
        (
            "Her reply to the builders was “a rare mistake.”",
            &["0 partial | a rare mistake. | Her | reply"],
        ),
        ("As Lind said, it was “a rare mistake.”", &["0 partial | a rare mistake. | Lind | said"]),
        (
            "“It is late,” Lind said, calling it “a rare mistake.”",
            &[
                "0 direct | It is late | Lind | said",
                "0 partial | a rare mistake. | Lind | calling",
            ],
        ),
        ("Lind was said to be “a rising star.”", &[]),
        ("Lind, Moe said, is “a rising star.”", &["0 partial | a rising star. | Moe | said"]),
        (
            "It was “a rare mistake,” but Lind said it was “a fine one.”",
            &["0 partial | a rare mistake | Lind | said", "0 partial | a fine one. | Lind | said"],
        ),
        ("Lind mentioned “a rare mistake.”", &["0 partial | a rare mistake. | Lind | mentioned"]),
        (
            "Lind, the mayor, and Moe’s “boat of fools” met.",
            &["0 partial | boat of fools | Moe? | -"],
        ),
        (
            "Lind said he thought it was “a rare mistake”, Moe said.",
            &["0 partial | a rare mistake | Moe | said"],
        ),
        (
            "Lind said he thought it was “a rare mistake,” but Moe said it was late.",
            &["0 partial | a rare mistake | Lind | said", "1 indirect | it was late | Moe | said"],
        ),
        (
            "Lind said “a rare mistake,” according to Moe.",
            &["0 partial | a rare mistake | Lind | said"],
        ),
    ]);
}

#[test]
fn partial_or_direct() {
    check(&[
        ("Lind said it was “a rare mistake.”", &["0 partial | a rare mistake. | Lind | said"]),
        (
            "Lind said: “It was a rare mistake.”",
            &["0 direct | It was a rare mistake. | Lind | said"],
        ),
        (
            "Lind said, “it was a rare mistake.”",
            &["0 partial | it was a rare mistake. | Lind | said"],
        ),
        ("“A rare mistake,” Lind said.", &["0 direct | A rare mistake | Lind | said"]),
        ("“a rare mistake,” Lind said.", &["0 partial | a rare mistake | Lind | said"]),
        (
            "“But it was a mistake that nobody saw coming” is what Lind said.",
            &["0 direct | But it was a mistake that nobody saw coming | Lind | said"],
        ),
        ("“[T]he bridge stays,” Moe wrote.", &["0 direct | [T]he bridge stays | Moe | wrote"]),
        (
            "“… and the bridge stays,” Moe wrote.",
            &["0 direct | … and the bridge stays | Moe | wrote"],
        ),
        ("“46 of us were there,” Moe wrote.", &["0 direct | 46 of us were there | Moe | wrote"]),
        ("Moe wrote that “46 of us” were there.", &["0 partial | 46 of us | Moe | wrote"]),
        ("Lind said — “It was a mistake.”", &["0 direct | It was a mistake. | Lind | said"]),
        (
            "Lind said that “It was a mistake” and left.",
            &["0 partial | It was a mistake | Lind | said"],
        ),
        (
            "“I,” Lind said, “was there.”",
            &["0 direct | I | Lind | said", "0 direct | was there. | Lind | said"],
        ),
        ("“no and yes and no,” she said.", &["0 direct | no and yes and no | she | said"]),
    ]);
}

#[test]
fn not_a_quotation() {
    check(&[
        ("The film “Cold River” opened in Torp.", &[]),
        ("Lind spoke on Radio Torp’s “Morning Ferry” about it.", &[]),
        ("Arne “Red” Moe keeps bees.", &[]),
        ("They are so-called “river” people.", &[]),
        ("The <a href=\"bridge\">bridge</a> is shut.", &[]),
        ("It is a “green” bridge.", &[]),
        ("The boat, named “Anna of Torp,” sank.", &[]),
        ("The group called “Boats for All” met on Friday.", &[]),
        (
            "Lind called it “Boats for None” on Friday.",
            &["0 partial | Boats for None | Lind | called"],
        ),
        ("His novel “The Cold River” was read aloud.", &[]),
        ("“Cold River” is a film about Torp.", &[]),
        ("“Cold River,” said Moe.", &["0 direct | Cold River | Moe | said"]),
        ("It was the ‘very old and grey’ bridge.", &[]),
        ("The nickname “the captain” stayed.", &[]),
        ("Moe, known as “the captain,” left.", &[]),
        ("It was the ‘old’ bridge.", &[]),
        ("The dogs' dinner was the voters' choice in '08.", &[]),
        ("In “The Long Way Home” Lind met Moe.", &[]),
        ("“The Long Way Home” won a prize.", &[]),
        ("Lind’s “The Long Way Home” won a prize.", &[]),
        ("Lind (“The Long Way Home”) won a prize.", &[]),
        ("Lind wrote the song “Boats.”", &[]),
        ("They were dubbed “the boat people.”", &[]),
        ("Lind said the film “Cold River” was fine.", &[]),
        ("It is titled: “boats and people.”", &[]),
        ("Lind dubbed it “the long wait.”", &["0 partial | the long wait. | Lind | dubbed"]),
        ("The “old one” sank.", &[]),
        ("Lind said “Boats for All,” and left.", &["0 partial | Boats for All | Lind | said"]),
        (
            "Lind said “Boats for All; Now” and left.",
            &["0 partial | Boats for All; Now | Lind | said"],
        ),
        ("He kept ‘bees’ and ‘boats and bees’.", &[]),
        ("The nickname “the captain,” said Moe.", &[]),
    ]);
}

#[test]
fn british_and_other_marks() {
    check(&[
        (
            "‘The voters’ choice is clear,’ Lind said.",
            &["0 direct | The voters’ choice is clear | Lind | said"],
        ),
        ("Lind said it was ‘a disgrace’ to wait.", &["0 partial | a disgrace | Lind | said"]),
        (
            "'It isn't done,' Moe told the Torp Mail.",
            &["0 direct | It isn't done | Moe | told | the Torp Mail"],
        ),
        (
            "\"It isn't done,\" Moe told the Torp Mail.",
            &["0 direct | It isn't done | Moe | told | the Torp Mail"],
        ),
        ("«We will build it», said Lind.", &["0 direct | We will build it | Lind | said"]),
        ("„We will build it,“ said Lind.", &["0 direct | We will build it | Lind | said"]),
        ("``We will build it,'' said Lind.", &["0 direct | We will build it | Lind | said"]),
        ("''We will build it,'' said Lind.", &["0 direct | We will build it | Lind | said"]),
        ("“He said ‘no’ to me,” Lind said.", &["0 direct | He said ‘no’ to me | Lind | said"]),
        (
            "The board is 6'2\" long, Moe said.",
            &["0 indirect | The board is 6'2\" long | Moe | said"],
        ),
    ]);
}

#[test]
fn the_outermost_source_speaks_for_what_it_reports() {
    check(&[
        (
            "Nora Lind said Arne Moe called the offer “a bad joke”.",
            &["0 partial | a bad joke | Nora Lind | said"],
        ),
        (
            "The league reported on Monday that Moe had described the pitch as “a swamp”.",
            &["0 partial | a swamp | The league | reported"],
        ),
        (
            "Lind told the council that Moe found the bill “quite absurd”.",
            &["0 partial | quite absurd | Lind | told | the council"],
        ),
        // What a colon introduces are the words themselves.
        (
            "Lind said Moe told her: “We are broke.”",
            &["0 direct | We are broke. | Moe | told | her"],
        ),
        (
            "The rejection signals “the end of the affair” for the club, said Arne Moe, its founder.",
            &["0 partial | the end of the affair | Arne Moe | said"],
        ),
        (
            "The builders would do well to begin “mending fences” with the town, said Nora Lind.",
            &["0 partial | mending fences | Nora Lind | said"],
        ),
    ]);
}

#[test]
fn subjects_beyond_settings_and_clauses() {
    check(&[
        (
            "Moe left early but in a later interview said it had been “a good night”.",
            &["0 partial | a good night | Moe | said"],
        ),
        (
            "Lind rose and, in a low voice, said: “We are done.”",
            &["0 direct | We are done. | Lind | said"],
        ),
        (
            "A guard, who in 2010 said the mill was “haunted”, has left.",
            &["0 partial | haunted | A guard | said"],
        ),
        ("Once, when Moe spoke, she laughed and said, “No.”", &["0 direct | No. | Moe | said"]),
        (
            "When Lind, the mayor, was asked if she would run, she smiled and said, “We’ll see.”",
            &["0 direct | We’ll see. | she | said"],
        ),
        (
            "The road, which Moe has described as unsafe, was “a trap”, Lind said.",
            &["0 partial | a trap | Lind | said"],
        ),
        (
            "An analyst who spoke on condition of anonymity said it was “broke”.",
            &["0 partial | broke | An analyst | said"],
        ),
        ("The drivers all said it was “closed”.", &["0 partial | closed | The drivers | said"]),
        ("And in 2011, Moe all but called it “theft”.", &["0 partial | theft | Moe | called"]),
        (
            "Late last month, the first minister called it “a wreck of a plan”.",
            &["0 partial | a wreck of a plan | the first minister | called"],
        ),
    ]);
}

#[test]
fn nouns_and_forms_that_no_list_of_verbs_knows() {
    check(&[
        (
            "Moe’s conclusion that the costs were “extremely careless” hurt the firm.",
            &["0 partial | extremely careless | Moe | conclusion"],
        ),
        (
            "She won after the head’s comment that, “We will not pay for it.”",
            &["0 direct | We will not pay for it. | the head | comment"],
        ),
        (
            "The town laughed at Lind’s claim during the debate that it was “on time”.",
            &["0 partial | on time | Lind | claim"],
        ),
        (
            "They balked at the owner’s claim that it was “on time”.",
            &["0 partial | on time | the owner | claim"],
        ),
        (
            "Lind left, and a man carried a sign reading “Fish first”.",
            &["0 partial | Fish first | a sign | reading"],
        ),
        (
            "A fan’s banner that read “Holm out” was taken down.",
            &["0 partial | Holm out | A fan’s banner | read"],
        ),
        (
            "Moe’s claim that “nobody will lose” was dismissed by the league as “a fantasy”.",
            &[
                "0 partial | nobody will lose | Moe | claim",
                "1 partial | a fantasy | the league | dismissed",
            ],
        ),
        ("Moe spoke of “hard months”.", &["0 partial | hard months | Moe | spoke"]),
        ("Lind quavered, “We lost it all.”", &["0 direct | We lost it all. | Lind? | quavered"]),
        (
            "“The firm took his rights,” the lawsuit reads.",
            &["0 direct | The firm took his rights | the lawsuit | reads"],
        ),
        (
            "“We asked, ‘What can we do?’” Lind told reporters.",
            &["0 direct | We asked, ‘What can we do?’ | Lind | told | reporters"],
        ),
        (
            "Lind expressed confidence that the club would “be able to pay” by May.",
            &["0 partial | be able to pay | Lind | expressed"],
        ),
    ]);
}

#[test]
fn names_of_things_beside_other_speech() {
    check(&[
        ("The town is a “paradise” because some residents agree.", &[]),
        ("Lind was writing a book called “Women of Torp” then.", &[]),
        ("They met at a show called “Brokers,” written by a troupe.", &[]),
        ("“Sons of Torp” is a play by a troupe that critics praised.", &[]),
    ]);
}
