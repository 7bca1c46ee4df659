//! Names: their short forms, their boundaries, and what only looks like one.

use super::{check, people};

#[test]
fn short_forms_join_their_person() {
    for (text, expected) in [
        (
            "Tomas Vrba came. Vrba spoke. Mr Vrba left.",
            &["Tomas Vrba | honorific Mr | alias Vrba | full Tomas Vrba | surname Vrba | \
                 titled Vrba | male"][..],
        ),
        (
            "Tomas Vrba led it with his brother Radek Vrba. “No,” Vrba said.",
            &[
                "Tomas Vrba | alias Vrba | full Tomas Vrba | pronoun his | surname Vrba | male",
                "Radek Vrba | title brother | full Radek Vrba | male",
            ][..],
        ),
        (
            "Tomas Vrba came. Tomas spoke.",
            &["Tomas Vrba | alias Tomas | full Tomas Vrba | surname Tomas | male"][..],
        ),
        (
            "Tomas Vrba came with Jana Vrba. Vrba spoke.",
            &[
                "Tomas Vrba | full Tomas Vrba | male",
                "Jana Vrba | alias Vrba | full Jana Vrba | surname Vrba | female",
            ][..],
        ),
        (
            "Vrba spoke. Tomas Vrba came.",
            &["Tomas Vrba | alias Vrba | surname Vrba | full Tomas Vrba | male"][..],
        ),
        (
            "VRBA SPEAKS\n\nTomas Vrba came.",
            &["Tomas Vrba | alias VRBA | surname VRBA | full Tomas Vrba | male"][..],
        ),
        (
            "J. Vrba and Jana Vrba came.",
            &["Jana Vrba | alias J. Vrba | full J. Vrba, Jana Vrba | female"][..],
        ),
        (
            "Jana M. Vrba came. Jana Vrba left.",
            &["Jana M. Vrba | alias Jana Vrba | full Jana M. Vrba, Jana Vrba | female"][..],
        ),
        (
            "Haider al-Zarooni came. Zarooni spoke. Al-Zarooni left.",
            &["Haider al-Zarooni | alias Al-Zarooni | alias Zarooni | full Haider al-Zarooni | \
                 surname Zarooni, Al-Zarooni | male"][..],
        ),
        (
            "Jan van der Meulen came. Van der Meulen spoke. Meulen left.",
            &["Jan van der Meulen | alias Van der Meulen | alias Meulen | full Jan van der \
                 Meulen | surname Van der Meulen, Meulen"][..],
        ),
        (
            "Kim Dae-hyun came. Kim spoke.",
            &["Kim Dae-hyun | alias Kim | full Kim Dae-hyun | surname Kim"][..],
        ),
        (
            "José Muñoz came. Munoz spoke.",
            &["José Muñoz | alias Munoz | full José Muñoz | surname Munoz"][..],
        ),
        ("Tomas Vrba came. An anti-Vrba group left.", &["Tomas Vrba | full Tomas Vrba | male"][..]),
        ("Anna Paris came. Paris was wet.", &["Anna Paris | full Anna Paris | female"][..]),
        (
            "Anna Paris came. Ms Paris was late.",
            &["Anna Paris | honorific Ms | alias Paris | full Anna Paris | titled Paris | \
                 female"][..],
        ),
        (
            "Bettina Krause-Lang came. Krause-Lang spoke.",
            &["Bettina Krause-Lang | alias Krause-Lang | full Bettina Krause-Lang, \
                 Krause-Lang | female"][..],
        ),
        (
            "Petra Vogl met Petra Haas. Petra spoke.",
            &[
                "Petra Vogl | full Petra Vogl | female",
                "Petra Haas | alias Petra | full Petra Haas | surname Petra | female",
            ][..],
        ),
        (
            "Anna Lindquist spoke. Lindqvist said no.",
            &["Anna Lindquist | alias Lindqvist | full Anna Lindquist | surname Lindqvist | \
                 female"][..],
        ),
        (
            "Petra Vogl, Jana Vrba and Tomas Vrba came. Vogl and Jana left.",
            &[
                "Petra Vogl | alias Vogl | full Petra Vogl | surname Vogl | female",
                "Jana Vrba | alias Jana | full Jana Vrba | surname Jana | female",
                "Tomas Vrba | full Tomas Vrba | male",
            ][..],
        ),
        (
            "Tomas Vrba came. A Vrba aide left. “Vrba is late,” he said.",
            &["Tomas Vrba | alias Vrba | full Tomas Vrba | surname Vrba, Vrba | pronoun he \
                 | male"][..],
        ),
        (
            "Petra Vogl came. Vogl's car broke down. Vogl’s dog barked.",
            &["Petra Vogl | alias Vogl | full Petra Vogl | surname Vogl, Vogl | female"][..],
        ),
        (
            "Petra Vogl came. VOGL left.",
            &["Petra Vogl | alias VOGL | full Petra Vogl | surname VOGL | female"][..],
        ),
        (
            "Tomas Vrba met Radek Novotny. Novotny spoke. Vrba spoke. Tomas left. Radek \
             left.",
            &[
                "Tomas Vrba | alias Tomas | alias Vrba | full Tomas Vrba | surname Vrba, \
                 Tomas | male",
                "Radek Novotny | alias Novotny | alias Radek | full Radek Novotny | surname \
                 Novotny, Radek | male",
            ][..],
        ),
        (
            "Senator Vogl spoke. Petra Vogl left.",
            &["Petra Vogl | title Senator | alias Vogl | titled Vogl | full Petra Vogl | \
                 female"][..],
        ),
        (
            "Jan Vrba II met Jan Vrba III.",
            &["Jan Vrba II | full Jan Vrba II", "Jan Vrba III | full Jan Vrba III"][..],
        ),
        (
            "Amara Diallo came. Amara Ndiaye came. Ms Diallo spoke. Ms Ndiaye left.",
            &[
                "Amara Diallo | honorific Ms | alias Diallo | full Amara Diallo | titled \
                 Diallo | female",
                "Amara Ndiaye | honorific Ms | alias Ndiaye | full Amara Ndiaye | titled \
                 Ndiaye | female",
            ][..],
        ),
        (
            "Chen Wei-ting came. Chen spoke. Wei-ting left.",
            &["Chen Wei-ting | alias Wei-ting | alias Chen | full Chen Wei-ting | surname \
                 Chen | full Wei-ting"][..],
        ),
        (
            "Rufus Pennington came. Mr Pennington's wife, Edith, left.",
            &[
                "Rufus Pennington | honorific Mr | alias Pennington | full Rufus Pennington | \
                 titled Pennington | male",
                "Edith | surname Edith",
            ][..],
        ),
        (
            "Tomas Vrba came. Novotny Park was green. Mr Novotny left.",
            &[
                "Tomas Vrba | full Tomas Vrba | male",
                "Novotny | honorific Mr | titled Novotny | male",
            ][..],
        ),
        (
            "Petra Vogl came. Oskar Vogl came. Ms Vogl spoke.",
            &[
                "Petra Vogl | honorific Ms | alias Vogl | full Petra Vogl | titled Vogl | \
                 female",
                "Oskar Vogl | full Oskar Vogl | male",
            ][..],
        ),
        (
            "Oskar Vogl came. Petra Vogl came. Mr Vogl spoke.",
            &[
                "Oskar Vogl | honorific Mr | alias Vogl | full Oskar Vogl | titled Vogl | \
                 male",
                "Petra Vogl | full Petra Vogl | female",
            ][..],
        ),
        (
            "Petra Vogl sat. Oskar Vogl sat. Vogl spoke. Petra Vogl slept. Vogl ate.",
            &[
                "Petra Vogl | alias Vogl | full Petra Vogl | surname Vogl | full Petra Vogl | \
                 surname Vogl | female",
                "Oskar Vogl | full Oskar Vogl | male",
            ][..],
        ),
        (
            "Mr Novotny came. Later Novotny Park was full. They met Novotny.",
            &["Novotny | honorific Mr | titled Novotny | surname Novotny | male"][..],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn names_of_one_word() {
    for (text, expected) in [
        ("Zorvan spoke on Monday. Later Zorvan said no.", &["Zorvan | surname Zorvan"][..]),
        ("Mr Zorvan spoke on Monday.", &["Zorvan | honorific Mr | titled Zorvan | male"][..]),
        (
            "The Zorvan administration agreed, and the Lindemann era ended.",
            &["Zorvan | surname Zorvan", "Lindemann | surname Lindemann"][..],
        ),
        (
            "Minister Zorvan spoke on Monday. Zorvan left.",
            &["Zorvan | title Minister | titled Zorvan | surname Zorvan"][..],
        ),
        ("They saw Zorvan.", &[][..]),
        ("Zorvan spoke. The anti-Zorvan march ended.", &["Zorvan | surname Zorvan"][..]),
        ("Rose said no.", &["Rose | surname Rose"][..]),
        ("Marsh added a note.", &["Marsh | surname Marsh"][..]),
        ("Nadim warned of rain.", &["Nadim | surname Nadim"][..]),
    ] {
        check(text, expected);
    }
}

#[test]
fn places_firms_and_days_are_no_people() {
    for (text, expected) in [
        ("Talks in Velden and New York covered the Persian Gulf.", &[][..]),
        ("The Red Cross and Acme Holdings met the Supreme Court.", &[][..]),
        ("Reuters said Oxford was wet. Monday was dry.", &[][..]),
        ("Christmas and Ramadan came. Islam and Buddhism grew.", &[][..]),
        ("Microsoft sued Nokia in Helsinki.", &[][..]),
        ("The French and the Germans met. Democrats agreed.", &[][..]),
        ("Lake Victoria and Mount Kenya are near.", &[][..]),
        ("EU NATO IAEA WHO.", &[][..]),
        ("The Vogl Foundation gave to Haas University.", &[][..]),
        ("On Good Friday in Saint Petersburg the Bolshoi danced.", &[][..]),
        ("Talks with Iran, Iraq and Saudi Arabia.", &[][..]),
        ("Chapter One: The Lost Key", &[][..]),
        ("The Daily Courier and Radio Marsk reported it.", &[][..]),
    ] {
        check(text, expected);
    }
}

#[test]
fn boundaries_of_names() {
    for (text, expected) in [
        (
            "On Monday Tomas Vrba spoke. Monday Vrba slept.",
            &["Tomas Vrba | alias Vrba | full Tomas Vrba | surname Vrba | male"][..],
        ),
        (
            "VELDEN, March 3 - The mayor, Petra Vogl, said no.",
            &["Petra Vogl | title mayor | full Petra Vogl | female"][..],
        ),
        ("They play in Marsk, MA July 13.", &[][..]),
        (
            "Ferry talks resume\n\nThe ferry company met Petra Vogl.",
            &["Petra Vogl | full Petra Vogl | female"][..],
        ),
        ("Said Karimi said so.", &["Said Karimi | full Said Karimi | male"][..]),
        (
            "“Petra Vogl’s book” and Tomas Vrba's dog.",
            &["Petra Vogl | full Petra Vogl | female", "Tomas Vrba | full Tomas Vrba | male"][..],
        ),
        (
            "D.J. Oduya met P. J. Haas and Anna-Maria de la Cruz.",
            &[
                "D.J. Oduya | full D.J. Oduya",
                "P. J. Haas | full P. J. Haas",
                "Anna-Maria de la Cruz | full Anna-Maria de la Cruz | female",
            ][..],
        ),
        (
            "Visiting Petra Vogl was Tomas Vrba.",
            &["Petra Vogl | full Petra Vogl | female", "Tomas Vrba | full Tomas Vrba | male"][..],
        ),
        ("OSLO, May 4 — Petra Vogl left.", &["Petra Vogl | full Petra Vogl | female"][..]),
        (
            "Tense talks end\n\nAfter tense talks, Petra Vogl left.",
            &["Petra Vogl | full Petra Vogl | female"][..],
        ),
        (
            "Nasser al-Din al-Habsi left. Al-Habsi slept.",
            &["Nasser al-Din al-Habsi | alias Al-Habsi | full Nasser al-Din al-Habsi | \
                 surname Al-Habsi | male"][..],
        ),
        ("Harbour Master\n\nPetra Vogl left.", &["Petra Vogl | full Petra Vogl | female"][..]),
        (
            "Marsh spoke. The envoy and Marsh crossed the marsh, Marsh said.",
            &["Marsh | surname Marsh, Marsh, Marsh"][..],
        ),
        (
            "Frost said no. There was frost, and they saw Frost leave.",
            &["Frost | surname Frost, Frost"][..],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn each_person_has_the_rule_that_found_them() {
    for (text, expected) in [
        ("Mayor Petra Vogl left.", "full name with a title"),
        ("Petra Vogl, the mayor, left.", "full name with a title"),
        ("Petra Vogl left.", "full name"),
        ("Mr Petra Vogl left.", "full name"),
        ("Mayor Zorvan left.", "short name with a title"),
        ("Mr Zorvan left.", "short name with a title"),
        ("Zorvan spoke.", "short name alone"),
        ("Petra Vogl, alias Zora, left.", "the text says that both are one"),
        ("A diplomat said no.", "a source without a name"),
    ] {
        let (found, _) = people(text);
        assert_eq!(found[0].rule.name(), expected, "{text}");
    }
}
