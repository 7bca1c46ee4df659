//! Aliases that the text states.

use super::check;

#[test]
fn stated_aliases() {
    for (text, expected) in [
        (
            "Tomas Vrba, also called Radek Novotny, came. Novotny sang.",
            &["Tomas Vrba | alias Radek Novotny | alias Novotny | full Tomas Vrba, Radek \
                 Novotny | surname Novotny | male"][..],
        ),
        (
            "Tomas Vrba (formerly known as Radek Novotny) came. Novotny sang.",
            &["Tomas Vrba | alias Radek Novotny | alias Novotny | full Tomas Vrba, Radek \
                 Novotny | surname Novotny | male"][..],
        ),
        (
            "Tomas Vrba aka Radko came.",
            &["Tomas Vrba | alias Radko | full Tomas Vrba | surname Radko | male"][..],
        ),
        (
            "Tomas Vrba, a.k.a. Radko, came.",
            &["Tomas Vrba | alias Radko | full Tomas Vrba | surname Radko | male"][..],
        ),
        (
            "Petra Vogl, née Haas, came. Ms Haas sang.",
            &["Petra Vogl | honorific Ms | alias Haas | full Petra Vogl | surname Haas | \
                 titled Haas | female"][..],
        ),
        (
            "Petra Vogl, born Petra Haas, came. Haas sang.",
            &["Petra Vogl | alias Petra Haas | alias Haas | full Petra Vogl, Petra Haas | \
                 surname Haas | female"][..],
        ),
        ("Petra Vogl, born Thursday, came.", &["Petra Vogl | full Petra Vogl | female"][..]),
        (
            "Tomas Vrba, nicknamed “the Fox”, came. The Fox sang.",
            &["Tomas Vrba | alias the Fox | full Tomas Vrba, the Fox | male"][..],
        ),
        (
            "Tomas Vrba, nicknamed “El Zorro,” came. El Zorro sang.",
            &["Tomas Vrba | alias El Zorro | full Tomas Vrba | surname El Zorro | full El Zorro \
                 | male"][..],
        ),
        (
            "Tomas Vrba, nicknamed 'Radko', came. Radko sang.",
            &["Tomas Vrba | alias Radko | full Tomas Vrba | surname Radko, Radko | male"][..],
        ),
        ("Tomas Vrba, known as a joker, came.", &["Tomas Vrba | full Tomas Vrba | male"][..]),
        (
            "Tomas Vrba, real name Radek Novotny, came.",
            &["Tomas Vrba | alias Radek Novotny | full Tomas Vrba, Radek Novotny | male"][..],
        ),
        ("Oman, also known as Muscat, came.", &[][..]),
        (
            "Tomas Vrba, known as Mr Radko, came. Radko sang.",
            &["Tomas Vrba | honorific Mr | alias Radko | full Tomas Vrba | surname Radko, \
                 Radko | male"][..],
        ),
        (
            "Tomas Vrba came. Radek Novotny came. Radek Novotny, alias Tomas Vrba, sang. \
             Vrba left. Novotny left.",
            &["Radek Novotny | alias Tomas Vrba | alias Novotny | alias Vrba | full Tomas \
                 Vrba, Radek Novotny, Radek Novotny, Tomas Vrba | surname Vrba, Novotny | male"][..],
        ),
        (
            "Petra Vogl, better known as Zora, sang. Zora left.",
            &["Petra Vogl | alias Zora | full Petra Vogl | surname Zora, Zora | female"][..],
        ),
        (
            "Petra Vogl, otherwise known as Zora Bell, sang. Bell left. Ms Vogl stayed.",
            &["Petra Vogl | honorific Ms | alias Zora Bell | alias Bell | alias Vogl | full \
                 Petra Vogl, Zora Bell | surname Bell | titled Vogl | female"][..],
        ),
        (
            "Petra Vogl, alias “Zora”, sang.",
            &["Petra Vogl | alias Zora | full Petra Vogl | surname Zora | female"][..],
        ),
        (
            "Tomas Vrba, known as “the man with the red hat”, came.",
            &["Tomas Vrba | full Tomas Vrba | male"][..],
        ),
        (
            "Tomas Vrba, whose birth name was Radek Novotny, came.",
            &["Tomas Vrba | alias Radek Novotny | full Tomas Vrba, Radek Novotny | male"][..],
        ),
        (
            "Sheikh Omar Haddad, known as Abu Laith, came. Abu Laith left.",
            &["Omar Haddad | honorific Sheikh | alias Abu Laith | full Omar Haddad, Abu \
                 Laith, Abu Laith | male"][..],
        ),
        ("The Vrba Group, also known as VG, grew.", &[][..]),
        ("Tomas Vrba, known as Oslo, came.", &["Tomas Vrba | full Tomas Vrba | male"][..]),
        ("Petra Vogl, born Lucky, came.", &["Petra Vogl | full Petra Vogl | female"][..]),
        (
            "Petra Vogl, born Blue Sky, came.",
            &["Petra Vogl | alias Blue Sky | full Petra Vogl, Blue Sky | female"][..],
        ),
    ] {
        check(text, expected);
    }
}
