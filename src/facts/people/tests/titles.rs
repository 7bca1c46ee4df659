//! Titles before and after names, present and past, and honorifics.

use super::check;

#[test]
fn titles_before_a_name() {
    for (text, expected) in [
        (
            "Fire chief Petra Vogl came.",
            &["Petra Vogl | title Fire chief | full Petra Vogl | female"][..],
        ),
        (
            "Union leader Petra Vogl came.",
            &["Petra Vogl | title Union leader | full Petra Vogl | female"][..],
        ),
        (
            "Later director Petra Vogl came.",
            &["Petra Vogl | title director | full Petra Vogl | female"][..],
        ),
        (
            "Parents' leader Petra Vogl came.",
            &["Petra Vogl | title Parents' leader | full Petra Vogl | female"][..],
        ),
        (
            "It was the nurses’ leader Petra Vogl who came.",
            &["Petra Vogl | title nurses’ leader | full Petra Vogl | female"][..],
        ),
        (
            "Its president, Dr. Petra Vogl, said no.",
            &["Petra Vogl | title president | honorific Dr. | full Petra Vogl | female"][..],
        ),
        (
            "The club's former chairman, Oskar Lindemann, left.",
            &["Oskar Lindemann | past title former chairman | full Oskar Lindemann | male"][..],
        ),
        (
            "The museum's director, Petra Vogl, left.",
            &["Petra Vogl | title director | full Petra Vogl | female"][..],
        ),
        (
            "The harbour was opened by Mayor Tilda Brandvik on Friday.",
            &["Tilda Brandvik | title Mayor | full Tilda Brandvik | female"][..],
        ),
        (
            "Norwegian Deputy Fisheries Minister Tilda Brandvik resigned.",
            &["Tilda Brandvik | title Norwegian Deputy Fisheries Minister | full Tilda \
                 Brandvik | female"][..],
        ),
        (
            "Deputy Prime Minister and Finance Minister Oskar Lindemann spoke first.",
            &["Oskar Lindemann | title Finance Minister | full Oskar Lindemann | male"][..],
        ),
        (
            "The letter was read by Sverdal University professor Oskar Lindemann.",
            &["Oskar Lindemann | title Sverdal University professor | full Oskar Lindemann \
                 | male"][..],
        ),
        (
            "They called on UN Secretary-General Oskar Lindemann to act.",
            &["Oskar Lindemann | title UN Secretary-General | full Oskar Lindemann | male"][..],
        ),
        (
            "On Monday President Amara Diallo flew home.",
            &["Amara Diallo | title President | full Amara Diallo | female"][..],
        ),
        (
            "When President Amara Diallo flew home, the markets rose.",
            &["Amara Diallo | title President | full Amara Diallo | female"][..],
        ),
        (
            "The Prime Minister and President Amara Diallo met.",
            &["Amara Diallo | title President | full Amara Diallo | female"][..],
        ),
        (
            "She is an adviser to Senator Rufus Pennington.",
            &["Rufus Pennington | title Senator | full Rufus Pennington | male"][..],
        ),
        (
            "The award went to the chief engineer Petra Vogl.",
            &["Petra Vogl | title chief engineer | full Petra Vogl | female"][..],
        ),
        (
            "The award went to engineer and author Petra Vogl.",
            &["Petra Vogl | title engineer and author | full Petra Vogl | female"][..],
        ),
        (
            "The 7th Duke Rupert Ashdown arrived.",
            &["Rupert Ashdown | title 7th Duke | full Rupert Ashdown | male"][..],
        ),
        (
            "Reporters told Foreign Minister Ali Rezvani that it was over.",
            &["Ali Rezvani | title Foreign Minister | full Ali Rezvani"][..],
        ),
        (
            "Reporters told Reuters correspondent Ali Rezvani that it was over.",
            &["Ali Rezvani | title correspondent | full Ali Rezvani"][..],
        ),
        (
            "Lt. Gen. Marcus Oduya and Sgt. Anna Kowal were there.",
            &[
                "Marcus Oduya | title Lt. Gen. | full Marcus Oduya | male",
                "Anna Kowal | title Sgt. | full Anna Kowal | female",
            ][..],
        ),
        (
            "After the vote, Easter Queen Sofia Melander waved.",
            &["Sofia Melander | title Queen | full Sofia Melander | female"][..],
        ),
        (
            "United States Senator Rufus Pennington and State Senator Mila Haas agreed.",
            &[
                "Rufus Pennington | title United States Senator | full Rufus Pennington | \
                 male",
                "Mila Haas | title State Senator | full Mila Haas | female",
            ][..],
        ),
        (
            "The Fisheries Minister, Oskar Lindemann, said so.",
            &["Oskar Lindemann | title Fisheries Minister | full Oskar Lindemann | male"][..],
        ),
        (
            "Radek Novotny, the trade minister, Oskar Lindemann, and others left.",
            &[
                "Radek Novotny | title trade minister | full Radek Novotny | male",
                "Oskar Lindemann | full Oskar Lindemann | male",
            ][..],
        ),
        (
            "The Marsk Gazette editor Petra Vogl wrote it.",
            &["Petra Vogl | title Marsk Gazette editor | full Petra Vogl | female"][..],
        ),
        (
            "He met the Bishop of Velden, Amos Tuttle, and left.",
            &["Amos Tuttle | title Bishop of Velden | full Amos Tuttle | male"][..],
        ),
        (
            "Former Velden mayor and senator Mila Haas spoke.",
            &["Mila Haas | past title Former Velden mayor and senator | full Mila Haas | \
                 female"][..],
        ),
        (
            "The police chief, Tomas Vrba, 52, declined.",
            &["Tomas Vrba | title police chief | full Tomas Vrba | male"][..],
        ),
        (
            "A statement by Environment Secretary Dana Iliescu followed.",
            &["Dana Iliescu | title Environment Secretary | full Dana Iliescu"][..],
        ),
        (
            "By Chief Reporter Anna Kowal",
            &["Anna Kowal | title Chief Reporter | full Anna Kowal | female"][..],
        ),
        (
            "She became Queen Sofia Melander.",
            &["Sofia Melander | title Queen | full Sofia Melander | female"][..],
        ),
        (
            "The King and Queen Sofia Melander met.",
            &["Sofia Melander | title Queen | full Sofia Melander | female"][..],
        ),
        (
            "Crown Prince Salim Al Habsi met Vice President Mila Haas.",
            &[
                "Salim Al Habsi | title Crown Prince | full Salim Al Habsi | male",
                "Mila Haas | title Vice President | full Mila Haas | female",
            ][..],
        ),
        (
            "Judge and poet Edith Thorne read.",
            &["Edith Thorne | title Judge and poet | full Edith Thorne | female"][..],
        ),
        (
            "In May Chancellor Petra Vogl left.",
            &["Petra Vogl | title Chancellor | full Petra Vogl | female"][..],
        ),
        (
            "Yesterday President Amara Diallo flew home.",
            &["Amara Diallo | title President | full Amara Diallo | female"][..],
        ),
        (
            "It was told by the director of Radio Marsk Petra Vogl.",
            &["Petra Vogl | title director of Radio Marsk | full Petra Vogl | female"][..],
        ),
        (
            "Chairman Dana Iliescu left.",
            &["Dana Iliescu | title Chairman | full Dana Iliescu | male"][..],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn titles_after_a_name() {
    for (text, expected) in [
        (
            "Petra Vogl, the director of the city museum, opened it.",
            &["Petra Vogl | title director of the city museum | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl, director of the city museum, opened it.",
            &["Petra Vogl | title director of the city museum | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl, a lawyer, opened it.",
            &["Petra Vogl | title lawyer | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl, 47, a lawyer in Marsk, opened it.",
            &["Petra Vogl | title lawyer in Marsk | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl (Greens), the deputy mayor, opened it.",
            &["Petra Vogl | title deputy mayor | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl, who opened the museum, left.",
            &["Petra Vogl | full Petra Vogl | female"][..],
        ),
        ("Petra Vogl, of the Greens, left.", &["Petra Vogl | full Petra Vogl | female"][..]),
        (
            "Petra Vogl, president Amara Diallo and others left.",
            &[
                "Petra Vogl | full Petra Vogl | female",
                "Amara Diallo | title president | full Amara Diallo | female",
            ][..],
        ),
        (
            "Petra Vogl, its chairwoman, said the fair was over.",
            &["Petra Vogl | title chairwoman | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl, chief executive at Northwind Co. Ltd., left.",
            &["Petra Vogl | title chief executive at Northwind Co. Ltd | full Petra Vogl | \
                 female"][..],
        ),
        (
            "Petra Vogl, Norwegian ambassador to Chad, left.",
            &["Petra Vogl | title Norwegian ambassador to Chad | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl, who was mayor until 2012, signed it.",
            &["Petra Vogl | past title mayor | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl, who had been mayor for ten years, signed it.",
            &["Petra Vogl | past title mayor | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl, the city's first mayor, signed it.",
            &["Petra Vogl | title city's first mayor | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl was the mayor when it was signed.",
            &["Petra Vogl | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl, Minister of Trade and Industry, said no.",
            &["Petra Vogl | title Minister of Trade and Industry | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl, an economist with the bank, said no.",
            &["Petra Vogl | title economist with the bank | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl, Tomas Vrba and Anna Kowal left.",
            &[
                "Petra Vogl | full Petra Vogl | female",
                "Tomas Vrba | full Tomas Vrba | male",
                "Anna Kowal | full Anna Kowal | female",
            ][..],
        ),
        (
            "Petra Vogl, a nurse and mother of three, said no.",
            &["Petra Vogl | title nurse and mother of three | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl, their lawyer; Tomas Vrba, our coach.",
            &[
                "Petra Vogl | title lawyer | full Petra Vogl | female",
                "Tomas Vrba | title coach | full Tomas Vrba | male",
            ][..],
        ),
        (
            "Petra Vogl, spokeswoman for the port, and others left.",
            &["Petra Vogl | title spokeswoman for the port | full Petra Vogl | female"][..],
        ),
        ("Petra Vogl, however, the mayor, left.", &["Petra Vogl | full Petra Vogl | female"][..]),
        ("Petra Vogl, at the time mayor, left.", &["Petra Vogl | full Petra Vogl | female"][..]),
        ("Petra Vogl, who is mayor, left.", &["Petra Vogl | full Petra Vogl | female"][..]),
        (
            "Petra Vogl (47), a teacher, said no.",
            &["Petra Vogl | title teacher | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl, director, Tomas Vrba, writer.",
            &[
                "Petra Vogl | title director | full Petra Vogl | female",
                "Tomas Vrba | title writer | full Tomas Vrba | male",
            ][..],
        ),
        (
            "Dana Iliescu, a spokeswoman for the port, left.",
            &["Dana Iliescu | title spokeswoman for the port | full Dana Iliescu | female"][..],
        ),
        (
            "Dana Iliescu, a spokesman for the port, left.",
            &["Dana Iliescu | title spokesman for the port | full Dana Iliescu | male"][..],
        ),
        (
            "Dana Iliescu, the chairwoman, left.",
            &["Dana Iliescu | title chairwoman | full Dana Iliescu | female"][..],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn past_titles() {
    for (text, expected) in [
        (
            "Ex-President Amara Diallo spoke.",
            &["Amara Diallo | past title Ex-President | full Amara Diallo | female"][..],
        ),
        (
            "Then-President Amara Diallo spoke.",
            &["Amara Diallo | past title Then-President | full Amara Diallo | female"][..],
        ),
        (
            "The late king Rupert Ashdown spoke.",
            &["Rupert Ashdown | past title late king | full Rupert Ashdown | male"][..],
        ),
        (
            "The ousted president Amara Diallo spoke.",
            &["Amara Diallo | past title president | full Amara Diallo | female"][..],
        ),
        (
            "The then president, Amara Diallo, spoke.",
            &["Amara Diallo | past title then president | full Amara Diallo | female"][..],
        ),
        (
            "Petra Vogl, a former mayor, signed it.",
            &["Petra Vogl | past title former mayor | full Petra Vogl | female"][..],
        ),
        (
            "Petra Vogl, then the mayor of Velden, signed it.",
            &["Petra Vogl | past title then the mayor of Velden | full Petra Vogl | female"][..],
        ),
        (
            "President Amara Diallo spoke. Former minister Amara Diallo waved.",
            &["Amara Diallo | title President | past title Former minister | full Amara \
                 Diallo, Amara Diallo | female"][..],
        ),
        (
            "Former minister Amara Diallo waved. President Amara Diallo spoke.",
            &["Amara Diallo | title President | past title Former minister | full Amara \
                 Diallo, Amara Diallo | female"][..],
        ),
        (
            "President Amara Diallo waved. The former President Amara Diallo spoke.",
            &["Amara Diallo | past title former President | full Amara Diallo, Amara Diallo \
                 | female"][..],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn honorifics_are_no_titles() {
    for (text, expected) in [
        (
            "Dr. Petra Vogl met Prof. Oskar Lindemann.",
            &[
                "Petra Vogl | honorific Dr. | full Petra Vogl | female",
                "Oskar Lindemann | honorific Prof. | full Oskar Lindemann | male",
            ][..],
        ),
        (
            "Sheikh Hamad Al Zarooni met H E Salim Al Habsi.",
            &[
                "Hamad Al Zarooni | honorific Sheikh | full Hamad Al Zarooni | male",
                "Salim Al Habsi | honorific H E | full Salim Al Habsi | male",
            ][..],
        ),
        (
            "His Excellency Salim Al Habsi met Her Royal Highness Sofia Melander.",
            &[
                "Salim Al Habsi | honorific His Excellency | full Salim Al Habsi | male",
                "Sofia Melander | honorific Her Royal Highness | full Sofia Melander | female",
            ][..],
        ),
        (
            "Mr. Lindemann met Ms. Vogl.",
            &[
                "Lindemann | honorific Mr. | titled Lindemann | male",
                "Vogl | honorific Ms. | titled Vogl | female",
            ][..],
        ),
        (
            "Judge Edith Thorne and Rev Amos Tuttle met Father Paul Onyango.",
            &[
                "Edith Thorne | title Judge | full Edith Thorne | female",
                "Amos Tuttle | honorific Rev | full Amos Tuttle | male",
                "Paul Onyango | title Father | full Paul Onyango | male",
            ][..],
        ),
        (
            "Rep. Rufus Pennington, a lawyer, met Sen. Mila Haas.",
            &[
                "Rufus Pennington | title Rep. | full Rufus Pennington | male",
                "Mila Haas | title Sen. | full Mila Haas | female",
            ][..],
        ),
        (
            "Mme Petra Vogl met Herr Oskar Lindemann and Señor José Muñoz.",
            &[
                "Petra Vogl | honorific Mme | full Petra Vogl | female",
                "Oskar Lindemann | honorific Herr | full Oskar Lindemann | male",
                "José Muñoz | honorific Señor | full José Muñoz | male",
            ][..],
        ),
        (
            "Mr President Oskar Lindemann spoke.",
            &["Oskar Lindemann | title President | full Oskar Lindemann | male"][..],
        ),
        (
            "Imam Omar Haddad met Rabbi Saul Stein.",
            &[
                "Omar Haddad | title Imam | full Omar Haddad | male",
                "Saul Stein | title Rabbi | full Saul Stein | male",
            ][..],
        ),
        (
            "Sheikha Mona Al Habsi met Shri Ravi Menon.",
            &[
                "Mona Al Habsi | honorific Sheikha | full Mona Al Habsi | female",
                "Ravi Menon | honorific Shri | full Ravi Menon | male",
            ][..],
        ),
    ] {
        check(text, expected);
    }
}
