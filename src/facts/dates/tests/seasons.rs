//! Seasons, and short years of a history.

use super::check;

#[test]
fn seasons_that_share_a_year() {
    check(
        Some("2011-01-01"),
        &[
            (
                "They spent the spring and early summer of 1943 at sea.",
                "the spring = 1943-SP | early summer of 1943 = 1943-SU START",
            ),
            (
                "It was built in the autumn and winter of 1862.",
                "the autumn = 1862-FA | winter of 1862 = 1862-WI",
            ),
            ("The islands fell (May–August 1950).", "May = 1950-05 .. | August 1950 = 1950-08"),
        ],
    );
}

#[test]
fn a_season_of_an_event() {
    check(
        Some("2011-01-01"),
        &[
            (
                "In 1863 they lost their mules on the autumn crossing.",
                "1863 = 1863 | the autumn = 1863-FA @0",
            ),
            (
                "In May 1917 they planned a new summer offensive.",
                "May 1917 = 1917-05 | summer = 1917-SU @0",
            ),
            ("By 1788 the winter election was lost.", "1788 = 1788 BY | the winter = 1788-WI @0"),
            ("The summer house was cold.", ""),
            ("He wore a winter coat.", ""),
            ("The summer months are dry.", ""),
        ],
    );
}

#[test]
fn a_season_that_is_the_subject() {
    check(
        Some("2011-01-01"),
        &[
            ("In 1812 the army fled. Winter came early.", "1812 = 1812 | Winter = 1812-WI @0"),
            ("In 1788 bread was dear. It was spring.", "1788 = 1788 | spring = 1788-SP @0"),
            ("Winter is the low season.", "Winter = XXXX-WI"),
            ("Spring Road was closed.", ""),
        ],
    );
}

#[test]
fn a_spring_after_a_winter() {
    check(
        Some("2011-01-01"),
        &[
            (
                "In the autumn of 1862 they dug in. Early in spring they broke out.",
                "the autumn of 1862 = 1862-FA | Early in spring = 1863-SP START @0",
            ),
            (
                "In October 1916 it stopped. In the spring it began again.",
                "October 1916 = 1916-10 | the spring = 1917-SP @0",
            ),
            (
                "In the winter of 1788 bread was dear. In April the mills stood still.",
                "the winter of 1788 = 1788-WI | April = 1789-04 @0",
            ),
            (
                "In the spring of 1788 bread was dear. In October it was dearer.",
                "the spring of 1788 = 1788-SP | October = 1788-10 @0",
            ),
        ],
    );
}

#[test]
fn short_years_are_of_the_century_of_a_history() {
    check(
        Some("2011-01-01"),
        &[
            ("In 1790 the club split. Some formed the Club of '89.", "1790 = 1790 | '89 = 1789"),
            ("In 1898 gold was found. By ’02 it was gone.", "1898 = 1898 | ’02 = 1902 BY"),
            ("In 1985 it was sold. In ’89 it closed.", "1985 = 1985 | ’89 = 1989"),
        ],
    );
}

#[test]
fn is_shortened() {
    check(
        Some("2011-01-01"),
        &[
            (
                "In 1871 it began. While it's mild in the winter, it freezes.",
                "1871 = 1871 | the winter = XXXX-WI",
            ),
            (
                "In 1871 it began. That's why it's dry in the summer.",
                "1871 = 1871 | the summer = XXXX-SU",
            ),
        ],
    );
}

#[test]
fn meetings_of_a_season() {
    check(
        Some("2008-11-20"),
        &[
            ("The banks held their Autumn meetings.", "Autumn = 2008-FA @article"),
            ("They came to its Spring conference.", "Spring = 2008-SP @article"),
            ("He likes the Autumn Conference.", ""),
        ],
    );
}
