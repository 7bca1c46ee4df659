//! Warnings about names.

use super::check_warnings;

#[test]
fn doubtful_names() {
    for (text, expected) in [
        (
            "Mr Hamdi spoke. Minister Vrba listened.",
            &[
                "surname-only: Hamdi is never named in full",
                "surname-only: Vrba is never named in full",
            ][..],
        ),
        (
            "Peter Lindqvist and Mr Lindkvist listened.",
            &["two-spellings: Peter Lindqvist and Lindkvist: one name in two spellings?"][..],
        ),
        ("Peter Lindqvist and Anna Lindkvist listened.", &[][..]),
        ("Peter Lind and Mr Lint listened.", &["surname-only: Lint is never named in full"][..]),
        ("Mr Ivаn Petrov spoke.", &["mixed-script: Ivаn Petrov mixes letters of two scripts"][..]),
        (
            "Dana Iliescu and Dana Ilieescu spoke.",
            &["two-spellings: Dana Iliescu and Dana Ilieescu: one name in two spellings?"][..],
        ),
        (
            "Ms Karlsson spoke. Ms Carlsson spoke.",
            &[
                "surname-only: Karlsson is never named in full",
                "surname-only: Carlsson is never named in full",
                "two-spellings: Karlsson and Carlsson: one name in two spellings?",
            ][..],
        ),
    ] {
        check_warnings(text, expected);
    }
}
