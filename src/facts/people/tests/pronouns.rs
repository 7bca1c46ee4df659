//! Pronouns and their antecedents.

use super::check;

#[test]
fn pronouns_with_one_candidate() {
    for (text, expected) in [
        (
            "Petra Vogl came late. She said her car broke down.",
            &["Petra Vogl | full Petra Vogl | pronoun She, her | female"][..],
        ),
        (
            "Petra Vogl left. She is survived by a sister, Anna Lund. In 1963, she made a map.",
            &[
                "Petra Vogl | full Petra Vogl | pronoun She, she | female",
                "Anna Lund | full Anna Lund | female",
            ][..],
        ),
        (
            "Petra Vogl left. She met Tomas Vrba. He died. Besides a dog, she had a cat.",
            &[
                "Petra Vogl | full Petra Vogl | pronoun She, she | female",
                "Tomas Vrba | full Tomas Vrba | pronoun He | male",
            ][..],
        ),
        (
            "Tomas Vrba flew for years, his son, Radek Vrba, told us. “He was bold,” he said.",
            &[
                "Tomas Vrba | full Tomas Vrba | pronoun his | male",
                "Radek Vrba | full Radek Vrba | male",
            ][..],
        ),
        ("Petra Vogl came late. He said no.", &["Petra Vogl | full Petra Vogl | female"][..]),
        (
            "Tomas Vrba met Petra Vogl. He smiled at her.",
            &[
                "Tomas Vrba | full Tomas Vrba | pronoun He | male",
                "Petra Vogl | full Petra Vogl | pronoun her | female",
            ][..],
        ),
        (
            "Tomas Vrba met Radek Novotny. He smiled.",
            &[
                "Tomas Vrba | full Tomas Vrba | pronoun He | male",
                "Radek Novotny | full Radek Novotny | male",
            ][..],
        ),
        (
            "Tomas Vrba came. Radek Novotny sat. He smiled.",
            &[
                "Tomas Vrba | full Tomas Vrba | male",
                "Radek Novotny | full Radek Novotny | pronoun He | male",
            ][..],
        ),
        (
            "Tomas Vrba met Radek Novotny on Monday. They smiled. He left.",
            &[
                "Tomas Vrba | full Tomas Vrba | pronoun He | male",
                "Radek Novotny | full Radek Novotny | male",
            ][..],
        ),
        (
            "Tomas Vrba came. It rained. He left.",
            &["Tomas Vrba | full Tomas Vrba | pronoun He | male"][..],
        ),
        (
            "Tomas Vrba came. It rained. It snowed. He left.",
            &["Tomas Vrba | full Tomas Vrba | male"][..],
        ),
        ("Tomas Vrba came.\n\nHe left.", &["Tomas Vrba | full Tomas Vrba | pronoun He | male"][..]),
        (
            "“He left,” Tomas Vrba said. “She came,” he added.",
            &["Tomas Vrba | full Tomas Vrba | pronoun he | male"][..],
        ),
        (
            "Tomas Vrba praised \"Radek Novotny\". He smiled.",
            &[
                "Tomas Vrba | full Tomas Vrba | pronoun He | male",
                "Radek Novotny | full Radek Novotny | male",
            ][..],
        ),
        (
            "Jordan Casey came. She sang. Casey left.",
            &["Jordan Casey | alias Casey | full Jordan Casey | pronoun She | surname Casey \
                 | female"][..],
        ),
        (
            "Tomas Vrba came. He sat. He ate. He slept. He rose.",
            &["Tomas Vrba | full Tomas Vrba | pronoun He, He, He, He | male"][..],
        ),
        (
            "Three men, Tomas Vrba, Radek Novotny and Oskar Lindemann, came. He smiled.",
            &[
                "Tomas Vrba | full Tomas Vrba | male",
                "Radek Novotny | full Radek Novotny | male",
                "Oskar Lindemann | full Oskar Lindemann | male",
            ][..],
        ),
        ("The minister came. He smiled.", &[][..]),
        (
            "Petra Vogl met Tomas Vrba. She smiled. He did too.",
            &[
                "Petra Vogl | full Petra Vogl | pronoun She | female",
                "Tomas Vrba | full Tomas Vrba | pronoun He | male",
            ][..],
        ),
        (
            "Petra Vogl said she would go. Her mother stayed.",
            &["Petra Vogl | full Petra Vogl | pronoun she, Her | female"][..],
        ),
        (
            "“I saw her,” Tomas Vrba said of Petra Vogl. Her bag was gone.",
            &[
                "Tomas Vrba | full Tomas Vrba | male",
                "Petra Vogl | full Petra Vogl | pronoun Her | female",
            ][..],
        ),
        (
            "Mr Casey came. He left. She stayed.",
            &["Casey | honorific Mr | titled Casey | pronoun He | male"][..],
        ),
        ("After he left, Tomas Vrba slept.", &["Tomas Vrba | full Tomas Vrba | male"][..]),
        (
            "Tomas Vrba met Petra Vogl. It rained. She left. She slept.",
            &[
                "Tomas Vrba | full Tomas Vrba | male",
                "Petra Vogl | full Petra Vogl | pronoun She, She | female",
            ][..],
        ),
        (
            "Tomas Vrba came.\n\nIt rained.\n\nHe left.",
            &["Tomas Vrba | full Tomas Vrba | male"][..],
        ),
        (
            "Tomas Vrba met Radek Novotny. At noon he left.",
            &["Tomas Vrba | full Tomas Vrba | male", "Radek Novotny | full Radek Novotny | male"][..],
        ),
    ] {
        check(text, expected);
    }
}
