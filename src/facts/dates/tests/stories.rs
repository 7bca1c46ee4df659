//! What the rest of the article says of a date: its genre, its game, the story that it belongs to.

use super::check;

#[test]
fn quarters_of_a_game() {
    check(
        Some("2023-11-15"),
        &[
            // The score stands beside one of them.
            (
                "They led 14-7 in the first quarter.\nIn the third quarter they scored nine points.",
                "",
            ),
            (
                "They won 71-66 in the fourth quarter.\nSales rose 5% in the third quarter.",
                "the third quarter = 2023-Q3 @article",
            ),
            ("In the third quarter two mills closed.", "the third quarter = 2023-Q3 @article"),
        ],
    );
}

#[test]
fn halves_and_quarters_of_reports() {
    check(
        Some("2023-07-27"),
        &[
            (
                "For the first half, profit was €101 million, against 109 million in the same period of 2022.",
                "the first half = 2023-H1 @article | the same period of 2022 = 2022-H1 @0",
            ),
            ("They scored twice in the first half.", ""),
            (
                "We expect no relief before the fourth quarter.",
                "the fourth quarter = 2023-Q4 BEFORE @article future",
            ),
            (
                "Second-quarter net fell to $3 million. It reports again on 26 October. In the year-earlier \
                 quarter it earned $4 million.",
                "Second-quarter = 2023-Q2 @article | 26 October = 2023-10-26 @article future | \
                 the year-earlier quarter = 2022-Q2 @0",
            ),
        ],
    );
}

#[test]
fn a_relative_clause_is_of_the_news() {
    check(
        Some("2025-01-15"),
        &[
            (
                "He was hired in 2015. The thefts began in March 2016. The trial, which opened on 4 November, \
                 ended. He was jailed on Tuesday.",
                "2015 = 2015 | March 2016 = 2016-03 | 4 November = 2024-11-04 @article | \
                 Tuesday = 2025-01-14 @article",
            ),
            (
                "The first cracks showed in March 2016. In October the engineer resigned. The wall fell on Tuesday.",
                "March 2016 = 2016-03 | October = 2016-10 @0 | Tuesday = 2025-01-14 @article",
            ),
            (
                "A new system came in the autumn of 2023. In February the first error was found. It was \
                 mended on Tuesday.",
                "the autumn of 2023 = 2023-FA | February = 2024-02 @0 | Tuesday = 2025-01-14 @article",
            ),
        ],
    );
}

#[test]
fn what_the_writer_plans() {
    check(
        Some("2019-06-04"),
        &[
            ("Ines called: she comes on Friday.", "Friday = 2019-06-07 @article future"),
            ("On Sunday we go back to Porto.", "Sunday = 2019-06-09 @article future"),
            ("On Sunday, they fly home.", "Sunday = 2019-06-09 @article future"),
            ("On Sunday we swam.", "Sunday = 2019-06-02 @article"),
            ("On Sunday he walked home.", "Sunday = 2019-06-02 @article"),
        ],
    );
}

#[test]
fn dates_of_every_year() {
    check(
        Some("2021-09-02"),
        &[
            ("A plan is due by 30 June each year.", "30 June = XXXX-06-30 BY | each year = P1Y"),
            ("The fair opens on 1 May of every year.", "1 May = XXXX-05-01 | every year = P1Y"),
            // The day above a guide does not tie its months to that year.
            (
                "2 September 2021\n\nPlums ripen in August.",
                "2 September 2021 = 2021-09-02 | August = XXXX-08",
            ),
            (
                "Bins are emptied monthly; from 1 May to 30 September they are emptied weekly.",
                "monthly = P1M | 1 May = XXXX-05-01 | 30 September = XXXX-09-30 | weekly = P1W",
            ),
            ("We always bake it at Christmas.", "Christmas = ?"),
        ],
    );
}

#[test]
fn the_day_above_a_life() {
    check(
        None,
        &[(
            "7 November 2024\n\nMarit Solheim died on Sunday in Tromsdal. Born in 1933, she drew maps from \
             1956 to 1991.",
            "7 November 2024 = 2024-11-07 | Sunday = 2024-11-03 @article | 1933 = 1933 | 1956 = 1956 .. | \
             1991 = 1991",
        )],
    );
}

#[test]
fn years_to_come_do_not_hide_the_day() {
    check(
        None,
        &[(
            "Press conference, 9 March 2022\nWe decided last Thursday. Trains will run in late 2028.",
            "9 March 2022 = 2022-03-09 | last Thursday = 2022-03-03 @article | \
             late 2028 = 2028 END future",
        )],
    );
}
