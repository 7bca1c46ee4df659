//! Indirect quotations: reported clauses, cues and addressees.

use super::check;

#[test]
fn the_subject_before_a_participle_or_a_date() {
    check(&[
        (
            "The plan collapsed after three engineers resigned, saying that it was unsafe.",
            &["0 indirect | that it was unsafe | three engineers | saying"],
        ),
        (
            "The fair was cancelled when two sponsors withdrew, saying that it was unsafe.",
            &["0 indirect | that it was unsafe | two sponsors | saying"],
        ),
        (
            "The minister resigned after the council met, saying that he was tired.",
            &["0 indirect | that he was tired | The minister | saying"],
        ),
        (
            "Lind was sacked after the council met, saying that it was unfair.",
            &["0 indirect | that it was unfair | Lind | saying"],
        ),
        (
            "The letter of resignation, dated Friday, May 10, and signed by all, says: “It is late.”",
            &["0 direct | It is late. | The letter of resignation | says"],
        ),
        (
            "The memo, dated Tuesday, March 5, says that it was late.",
            &["0 indirect | that it was late | The memo | says"],
        ),
        (
            "“It is late,” said the Chamber of Commerce.",
            &["0 direct | It is late | the Chamber of Commerce | said"],
        ),
    ]);
}

#[test]
fn reported_speech() {
    check(&[
        (
            "Lind said that the bridge would open.",
            &["0 indirect | that the bridge would open | Lind | said"],
        ),
        ("Lind said the bridge would open.", &["0 indirect | the bridge would open | Lind | said"]),
        ("Lind said the bridge.", &[]),
        (
            "The bridge would open, Lind said on Friday.",
            &["0 indirect | The bridge would open | Lind | said"],
        ),
        (
            "The bridge would open, said Lind on Friday.",
            &["0 indirect | The bridge would open | Lind | said"],
        ),
        (
            "The bridge, she said, would open soon.",
            &["0 indirect | The bridge | she | said", "0 indirect | would open soon | she | said"],
        ),
        (
            "In spring, she said, the bridge would open soon.",
            &[
                "0 indirect | In spring | she | said",
                "0 indirect | the bridge would open soon | she | said",
            ],
        ),
        (
            "The bridge would open, Lind, the mayor, said on Friday.",
            &["0 indirect | The bridge would open | Lind | said"],
        ),
        (
            "Lind told the Torp Mail that she was done.",
            &["0 indirect | that she was done | Lind | told | the Torp Mail"],
        ),
        ("Lind told him it was late.", &["0 indirect | it was late | Lind | told | him"]),
        (
            "Lind said in a statement that the costs had doubled.",
            &["0 indirect | that the costs had doubled | Lind | said"],
        ),
        (
            "Lind said on Tuesday that the costs had doubled.",
            &["0 indirect | that the costs had doubled | Lind | said"],
        ),
        (
            "Lind asked whether the costs had doubled.",
            &["0 indirect | whether the costs had doubled | Lind | asked"],
        ),
        ("Lind asked why.", &["0 indirect | why | Lind | asked"]),
        ("Lind vowed to build it.", &["0 indirect | to build it | Lind | vowed"]),
        (
            "Lind promised that she would build it.",
            &["0 indirect | that she would build it | Lind | promised"],
        ),
        (
            "As reported by Radio Torp, the ferry had sunk.",
            &["0 indirect | the ferry had sunk | Radio Torp | reported"],
        ),
        (
            "It was late, Lind said on Monday, and nobody had slept.",
            &[
                "0 indirect | It was late | Lind | said",
                "0 indirect | and nobody had slept | Lind | said",
            ],
        ),
        (
            "It was late, Lind said, and nobody had slept.",
            &[
                "0 indirect | It was late | Lind | said",
                "0 indirect | and nobody had slept | Lind | said",
            ],
        ),
        (
            "Lind asked the two clubs to pay. Moe told them not to. Dahl urged us to stay.",
            &[
                "0 indirect | the two clubs to pay | Lind | asked | the two clubs",
                "1 indirect | to stay | Dahl | urged | us",
            ],
        ),
        (
            "Lind called the vote a farce. Moe described it as chaotic. Dahl called the police.",
            &[
                "0 indirect | the vote a farce | Lind | called",
                "1 indirect | it as chaotic | Moe | described",
            ],
        ),
        (
            "Her warning that the dam leaked angered Moe. Lind made a promise to mend it.",
            &[
                "0 indirect | that the dam leaked | Her | warning",
                "1 indirect | to mend it | Lind | promise",
            ],
        ),
        (
            "Lind told reporters after the match his side had slept.",
            &["0 indirect | his side had slept | Lind | told | reporters"],
        ),
        (
            "In Torp, growers said early plums are sold to the poor.",
            &["0 indirect | early plums are sold to the poor | growers | said"],
        ),
        (
            "Lind blamed the rain. The club called for a halt.",
            &["0 indirect | the rain | Lind | blamed", "1 indirect | a halt | The club | called"],
        ),
        ("Lind refused to comment. Moe declined to. Dahl wants to stay.", &[]),
        (
            "Lind said that it was late and said that it was dear.",
            &[
                "0 indirect | that it was late | Lind | said",
                "1 indirect | that it was dear | Lind | said",
            ],
        ),
        (
            "Lind said that it was late, adding that it was dear.",
            &[
                "0 indirect | that it was late | Lind | said",
                "1 indirect | that it was dear | Lind | adding",
            ],
        ),
        (
            "Lind said that it was late; Moe laughed.",
            &["0 indirect | that it was late | Lind | said"],
        ),
        (
            "Lind said that it was late, according to Moe.",
            &[
                "0 indirect | Lind said that it was late | Moe | according to",
                "1 indirect | that it was late | Lind | said",
            ],
        ),
        ("Lind criticized the builders.", &["0 indirect | the builders | Lind | criticized"]),
        (
            "Lind discussed the plan for the bridge, Moe said.",
            &[
                "0 indirect | Lind discussed the plan for the bridge | Moe | said",
                "1 indirect | the plan for the bridge | Lind? | discussed",
            ],
        ),
        (
            "Lind praised the builders for their work.",
            &["0 indirect | the builders for their work | Lind | praised"],
        ),
        (
            "Lind accused the builders of waiting too long.",
            &["0 indirect | the builders of waiting too long | Lind | accused"],
        ),
        (
            "According to the county, the costs have doubled.",
            &["0 indirect | the costs have doubled | the county | According to"],
        ),
        (
            "According to Lind, who runs the town, the costs have doubled.",
            &["0 indirect | the costs have doubled | Lind | According to"],
        ),
        (
            "The costs have doubled, according to Lind.",
            &["0 indirect | The costs have doubled | Lind | according to"],
        ),
        (
            "But the costs have doubled according to Lind.",
            &["0 indirect | the costs have doubled | Lind | according to"],
        ),
        ("Lind was told that the costs had doubled.", &[]),
        (
            "Lind, who said the costs had doubled, left.",
            &["0 indirect | the costs had doubled | Lind | said"],
        ),
        ("The report was long, and its claims were many.", &[]),
        ("The official states that it is late.", &[]),
        ("Lind said the bridge was “a disgrace.”", &["0 partial | a disgrace. | Lind | said"]),
        (
            "A spokesman for the county said that it was late.",
            &["0 indirect | that it was late | A spokesman for the county | said"],
        ),
        ("It is thought that Lind said more.", &[]),
        ("Lind said on Tuesday.", &[]),
        ("Lind said on Tuesday, that it was late.", &[]),
        ("Lind said Tuesday that it was late.", &["0 indirect | that it was late | Lind | said"]),
        (
            "Lind told the council on Tuesday that it was late.",
            &["0 indirect | that it was late | Lind | told | the council"],
        ),
        (
            "Lind told the council it was late.",
            &["0 indirect | it was late | Lind | told | the council"],
        ),
        (
            "Lind denied that she knew of it, but Moe stayed.",
            &["0 indirect | that she knew of it | Lind | denied"],
        ),
        (
            "Lind said that it was late, while Moe stayed.",
            &["0 indirect | that it was late | Lind | said"],
        ),
        (
            "If Lind said the costs had doubled, Moe left.",
            &["0 indirect | the costs had doubled | Lind | said"],
        ),
        ("Later, Lind said.", &[]),
        (
            "The ferry to Torp, Lind said, would sail again.",
            &[
                "0 indirect | The ferry to Torp | Lind | said",
                "0 indirect | would sail again | Lind | said",
            ],
        ),
        ("As Lind said, it was late.", &["0 indirect | it was late | Lind | said"]),
        ("It was late, as Lind said.", &["0 indirect | It was late | Lind | said"]),
        (
            "Lind said he knew that it was late.",
            &["0 indirect | he knew that it was late | Lind | said"],
        ),
        (
            "Lind knows how the bridge was built.",
            &["0 indirect | how the bridge was built | Lind | knows"],
        ),
        (
            "Lind explained how the bridge was built.",
            &["0 indirect | how the bridge was built | Lind | explained"],
        ),
        ("Lind explained the plan.", &[]),
        ("Lind promised help.", &[]),
        (
            "A man including an officer said that it was late.",
            &["0 indirect | that it was late | A man including an officer | said"],
        ),
        ("Lind admitted stealing the boat.", &["0 indirect | stealing the boat | Lind | admitted"]),
        ("Saying that it was late, Lind left.", &["0 indirect | that it was late | Lind | Saying"]),
        ("Lind left, saying that it was late.", &["0 indirect | that it was late | Lind | saying"]),
        (
            "He agreed to wait and said that it was late.",
            &["0 indirect | to wait | He | agreed", "1 indirect | that it was late | He | said"],
        ),
        ("Lind claimed to have built it.", &["0 indirect | to have built it | Lind | claimed"]),
        (
            "It was late, according to the mayor, who had waited.",
            &["0 indirect | It was late | the mayor | according to"],
        ),
    ]);
}

#[test]
fn cues_and_addressees() {
    check(&[
        (
            "“I never saw it,” Lind told Radio Torp.",
            &["0 direct | I never saw it | Lind | told | Radio Torp"],
        ),
        ("“I never saw it,” Lind told her.", &["0 direct | I never saw it | Lind | told | her"]),
        (
            "“I never saw it,” Lind told her brother.",
            &["0 direct | I never saw it | Lind | told | her brother"],
        ),
        (
            "“I never saw it,” Lind assured the old captain.",
            &["0 direct | I never saw it | Lind | assured | the old captain"],
        ),
        ("Moe denied that he was late.", &["0 indirect | that he was late | Moe | denied"]),
        (
            "Moe warned the builders that it was late.",
            &["0 indirect | that it was late | Moe | warned | the builders"],
        ),
        ("Moe urged them to wait.", &["0 indirect | to wait | Moe | urged | them"]),
        ("Moe admitted he was late.", &["0 indirect | he was late | Moe | admitted"]),
        ("“Was it late?” Moe asked Lind.", &["0 direct | Was it late? | Moe | asked | Lind"]),
        ("Moe claims that it was late.", &["0 indirect | that it was late | Moe | claims"]),
        ("Moe wrote that it was late.", &["0 indirect | that it was late | Moe | wrote"]),
        ("Moe complained about the noise.", &[]),
        (
            "“I never saw it,” Lind told the old captain of the ferry.",
            &["0 direct | I never saw it | Lind | told | the old captain"],
        ),
        (
            "“I never saw it,” Lind told Moe’s brother.",
            &["0 direct | I never saw it | Lind | told | Moe’s brother"],
        ),
        (
            "“I never saw it,” Lind told a crowd at the pier.",
            &["0 direct | I never saw it | Lind | told | a crowd"],
        ),
        (
            "Moe asked her whether it was late.",
            &["0 indirect | whether it was late | Moe | asked | her"],
        ),
        ("Moe told them he was late.", &["0 indirect | he was late | Moe | told | them"]),
    ]);
}

#[test]
fn cues_that_report_and_cues_that_do_not() {
    check(&[
        // What is done with a thing, and what is said of it.
        ("Divers found the wreck on Sunday.", &[]),
        ("The jury found him guilty.", &[]),
        ("Iron beams support the roof.", &[]),
        ("Two states where Lind lost voted early.", &[]),
        ("Lind made it a talking point in the race.", &[]),
        // A document shows what it counts.
        (
            "The poll shows Lind leading Moe by nine points.",
            &["0 indirect | Lind leading Moe by nine points | The poll? | shows"],
        ),
        ("The waiter showed them a table by the window.", &[]),
        // The verb of a relative clause.
        (
            "The council passed laws that some say target the poor.",
            &["0 indirect | target the poor | some | say"],
        ),
        (
            "Lind had a dream that Moe says led her home.",
            &["0 indirect | led her home | Moe | says"],
        ),
        // The object of an accusation is part of it.
        ("Moe accused him of theft.", &["0 indirect | him of theft | Moe | accused"]),
    ]);
}

#[test]
fn where_the_writer_goes_on() {
    check(&[
        (
            "Lind said the bridge was safe, pointing to a test in May.",
            &["0 indirect | the bridge was safe | Lind | said"],
        ),
        (
            "Lind said the bridge was safe, old and far too narrow.",
            &["0 indirect | the bridge was safe, old and far too narrow | Lind | said"],
        ),
        (
            "Lind said the truce held and warned that it might not last.",
            &[
                "0 indirect | the truce held | Lind | said",
                "1 indirect | that it might not last | Lind | warned",
            ],
        ),
        (
            "Lind, who had endorsed the mayor of Torp, voted for Moe.",
            &["0 indirect | the mayor of Torp | Lind | endorsed"],
        ),
        (
            "Lind confirmed she had been there and said: “It was loud.”",
            &[
                "0 indirect | she had been there | Lind | confirmed",
                "1 direct | It was loud. | Lind | said",
            ],
        ),
        (
            "The trouble, says Lind, is the mud.",
            &["0 indirect | The trouble | Lind | says", "0 indirect | is the mud | Lind | says"],
        ),
    ]);
}

#[test]
fn reports_joined_to_reports() {
    check(&[
        (
            "Peace needs patience, Lind said, stressing that bad weather would come.",
            &[
                "0 indirect | Peace needs patience | Lind | said",
                "1 indirect | that bad weather would come | Lind | stressing",
            ],
        ),
        (
            "The rent will fall, Moe said on Friday, adding that nobody would move.",
            &[
                "0 indirect | The rent will fall | Moe | said",
                "1 indirect | that nobody would move | Moe | adding",
            ],
        ),
        (
            "The vote stands, said Lind, noting that two people were away.",
            &[
                "0 indirect | The vote stands | Lind | said",
                "1 indirect | that two people were away | Lind | noting",
            ],
        ),
    ]);
}

#[test]
fn by_whom() {
    check(&[
        (
            "The vote was condemned by the league.",
            &["0 indirect | The vote | the league | condemned"],
        ),
        (
            "The plan has been praised by the union of nurses.",
            &["0 indirect | The plan | the union of nurses | praised"],
        ),
        (
            "Lind talked about the rent and spoke to the club.",
            &["0 indirect | the rent | Lind? | talked"],
        ),
        (
            "Lind called on Governor Moe (R) to resign.",
            &["0 indirect | Governor Moe (R) to resign | Lind | called"],
        ),
        (
            "The deaths prompted a call by the union for an inquiry.",
            &["0 indirect | an inquiry | the union | call"],
        ),
    ]);
}

#[test]
fn clauses_with_lists_and_asides() {
    check(&[
        (
            "Moe said the race, which took six days, had been hard.",
            &["0 indirect | the race, which took six days, had been hard | Moe | said"],
        ),
        (
            "Moe said poor weather, high prices and a strike had cost him.",
            &["0 indirect | poor weather, high prices and a strike had cost him | Moe | said"],
        ),
        (
            "The report says although the law is clear, few obey it.",
            &["0 indirect | although the law is clear, few obey it | The report | says"],
        ),
        (
            "Hundreds of people have come to see it, said a man who gave no name.",
            &["0 indirect | Hundreds of people have come to see it | a man | said"],
        ),
        ("Lind wrote in a letter that was seen by the club.", &[]),
        ("The drivers refused to leave.", &["0 indirect | to leave | The drivers | refused"]),
        ("Moe declined to comment on it.", &[]),
    ]);
}
