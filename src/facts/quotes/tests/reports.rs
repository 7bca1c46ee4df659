//! Reports with words between the verb and what it reports, and attributions that govern a sentence.

use super::check;

#[test]
fn words_between_a_verb_and_what_it_reports() {
    check(&[
        (
            "Lind promised Monday to pay the fine.",
            &["0 indirect | to pay the fine | Lind | promised"],
        ),
        ("Lind vowed not to sell the mill.", &["0 indirect | not to sell the mill | Lind | vowed"]),
        (
            "Lind said late Friday that it was over.",
            &["0 indirect | that it was over | Lind | said"],
        ),
        (
            "Lind said on the show “Morning” that it was over.",
            &["0 indirect | that it was over | Lind | said"],
        ),
        (
            "Lind said that, after a bad year, the mill would close.",
            &["0 indirect | that, after a bad year, the mill would close | Lind | said"],
        ),
        (
            "Lind added, while speaking to the club, that it was over.",
            &["0 indirect | that it was over | Lind | added"],
        ),
        (
            "The club urged the owner, Per Moe, to go.",
            &["0 indirect | the owner, Per Moe, to go | The club | urged | the owner"],
        ),
        (
            "It is a strike the firm said could go on.",
            &["0 indirect | could go on | the firm | said"],
        ),
        (
            "Lind denied having sold the mill.",
            &["0 indirect | having sold the mill | Lind | denied"],
        ),
        ("Drivers can call the club, quoting trip 12.", &[]),
    ]);
}

#[test]
fn the_attribution_at_the_end_governs_its_sentence() {
    check(&[
        (
            "Torp has a long habit of welcoming strays, Lind noted.",
            &["0 indirect | Torp has a long habit of welcoming strays | Lind | noted"],
        ),
        (
            "It rained all night; the pumps had failed twice, Lind said.",
            &["0 indirect | the pumps had failed twice | Lind | said"],
        ),
        (
            "The new job marks her return, one friend said.",
            &["0 indirect | The new job marks her return | one friend | said"],
        ),
        ("Moe was accused by the club of lying.", &["0 indirect | of lying | the club | accused"]),
    ]);
}
