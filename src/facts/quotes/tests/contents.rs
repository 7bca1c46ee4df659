//! What is reported without marks: comments of the writer, reports within reports, nouns, things that a verb only names.

use super::check;

#[test]
fn what_the_writer_says_of_a_statement() {
    check(&[
        (
            "The clerk said the files were lost, a claim that the judge later rejected.",
            &["0 indirect | the files were lost | The clerk | said"],
        ),
        (
            "Moe said he was at home that night, an account disputed by neighbours.",
            &["0 indirect | he was at home that night | Moe | said"],
        ),
        (
            "Lind claims she was never paid, which the owner denies.",
            &["0 indirect | she was never paid | Lind | claims"],
        ),
        (
            "The envoy said talks would resume, even as shells fell on Velm.",
            &["0 indirect | talks would resume | The envoy | said"],
        ),
        (
            "Moe said the firm was safe, a view that few shared.",
            &["0 indirect | the firm was safe | Moe | said"],
        ),
        (
            "Lind said the bridge was a bargain, a gift and a joy.",
            &["0 indirect | the bridge was a bargain, a gift and a joy | Lind | said"],
        ),
        (
            "Moe said the road, a route that lorries use, was closed.",
            &["0 indirect | the road, a route that lorries use, was closed | Moe | said"],
        ),
        (
            "Moe said the plan, which Lind denied, was dead.",
            &["0 indirect | the plan, which Lind denied, was dead | Moe | said"],
        ),
    ]);
}

#[test]
fn a_report_within_a_report() {
    check(&[
        (
            "Eva Moe said her doctor had warned her that the dust was poisonous.",
            &[
                "0 indirect | her doctor had warned her that the dust was poisonous | Eva Moe | said",
                "1 indirect | that the dust was poisonous | her doctor | warned | her",
            ],
        ),
        (
            "The witness said the guard had promised that she would be safe.",
            &[
                "0 indirect | the guard had promised that she would be safe | The witness | said",
                "1 indirect | that she would be safe | the guard | promised",
            ],
        ),
        (
            "Moe said the survey had shown that the road was safe.",
            &["0 indirect | the survey had shown that the road was safe | Moe | said"],
        ),
        (
            "Lind said critics argue that the plan is dead. “It is not,” she said.",
            &[
                "0 indirect | critics argue that the plan is dead | Lind | said",
                "1 indirect | that the plan is dead | critics | argue",
                "2 direct | It is not | Lind | said",
            ],
        ),
    ]);
}

#[test]
fn nouns_with_a_clause_and_a_verb() {
    check(&[
        (
            "A warning by geologist Per Lind that the slope was moving went unread.",
            &["0 indirect | that the slope was moving | Per Lind | warning"],
        ),
        (
            "Her claim that the vote was stolen has been rejected by every court.",
            &["0 indirect | that the vote was stolen | Her | claim"],
        ),
        (
            "A complaint from tenants that the lifts were filthy led nowhere.",
            &["0 indirect | that the lifts were filthy | tenants | complaint"],
        ),
        (
            "The firm's promise that all jobs were safe was broken.",
            &["0 indirect | that all jobs were safe | The firm | promise"],
        ),
        (
            "Moe's claim that the roof was badly built angered Lind.",
            &["0 indirect | that the roof was badly built | Moe | claim"],
        ),
        (
            "The firm's earlier claim that the roof was new angered Lind.",
            &["0 indirect | that the roof was new | The firm | claim"],
        ),
    ]);
}

#[test]
fn what_was_told_and_is_no_report() {
    check(&[
        ("When he came back, Eva Moe told us the story.", &[]),
        ("When I met Eva Moe in Velm, she showed me the ledger.", &[]),
        ("After the wedding was over, Per told the guests a ghost story.", &[]),
        ("He told jokes all night and said goodbye at dawn.", &[]),
        (
            "The town is broke, she told me this week.",
            &["0 indirect | The town is broke | she | told"],
        ),
        (
            "When the last boat came in the band played, Lind reports.",
            &["0 indirect | When the last boat came in the band played | Lind | reports"],
        ),
        ("No slates came.", &[]),
        ("The firm closed, two weeks after auditors found the hole.", &[]),
        ("Moe was quoting his grandfather: never sell the field.", &[]),
        ("We have read your questions about the bridge.", &[]),
    ]);
}

#[test]
fn what_stands_beside_a_verb_and_is_not_said() {
    check(&[
        ("We asked the mayor for comment. She left.", &[]),
        ("He said goodbye and left for the charge of the bank.", &[]),
        ("She said nothing about the rent that was due.", &[]),
        ("She said nothing had changed.", &["0 indirect | nothing had changed | She | said"]),
        (
            "The pump, the mayor insisted on Friday, had been checked.",
            &[
                "0 indirect | The pump | the mayor | insisted",
                "0 indirect | had been checked | the mayor | insisted",
            ],
        ),
        (
            "The pump was new, she said on Monday, as the crowd left.",
            &["0 indirect | The pump was new | she | said"],
        ),
    ]);
}
