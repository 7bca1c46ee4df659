//! Times that no calendar has: the present, what was long before, what will be one day.

use super::check;

#[test]
fn so_many_units_before_or_after() {
    check(
        Some("2023-11-15"),
        &[
            ("A few days later the bridge fell.", "A few days later = FUTURE_REF"),
            ("It had closed several months earlier.", "several months earlier = PAST_REF"),
            ("Weeks later they were found.", "Weeks later = FUTURE_REF"),
            ("He left decades ago.", "decades ago = PAST_REF"),
            ("A few hours later it rained.", "A few hours later = PTXH"),
            ("It took a few days later than planned.", "a few days = PXD"),
            ("They met two weeks later.", "two weeks later = XXXX-WXX"),
        ],
    );
}

#[test]
fn what_is_to_come() {
    check(
        Some("2023-11-15"),
        &[
            ("It was vital for any future campaign.", "future = FUTURE_REF"),
            ("The fund will cover future losses.", "future = FUTURE_REF"),
            ("In future elections they stood alone.", "future = FUTURE_REF"),
            ("The future king was born here.", ""),
            ("He met his future wife.", ""),
            ("The party has a future if it unites.", ""),
            ("It will one day be a port.", "one day = FUTURE_REF"),
            ("The line could one day reach the coast.", "one day = FUTURE_REF"),
            ("It rained for one day.", "one day = P1D"),
            ("As soon as it rained they left.", ""),
        ],
    );
}

#[test]
fn the_present() {
    check(
        Some("2023-11-15"),
        &[
            ("It lay in present-day Latvia.", "present-day = PRESENT_REF"),
            ("It lay in what is present day Ghana.", "present day = PRESENT_REF"),
            ("He led the club (2013 – present).", "2013 = 2013 | present = PRESENT_REF"),
            ("It stood from 1990 to the present.", "1990 = 1990 | the present = PRESENT_REF"),
            ("It came to the present owner.", ""),
            ("She opened the present.", ""),
        ],
    );
}

#[test]
fn what_only_sounds_like_the_present() {
    check(
        Some("2023-11-15"),
        &[
            ("The depot will now move to Leith.", ""),
            ("The lake can now be crossed by ferry.", ""),
            ("Up to 40 roofs now may have been lost.", ""),
            ("The board, which now would have to vote again, resigned.", ""),
            ("Now, she says, the nets are empty.", ""),
            ("For now the bridge is shut.", ""),
            ("Rain is a worry from now to the harvest.", ""),
            ("The firm now owns three mills.", "now = PRESENT_REF"),
            ("Now the mill is a museum.", "Now = PRESENT_REF"),
            ("The choir is on tour right now.", "now = PRESENT_REF"),
            ("They spoke of the future of the valley.", ""),
            ("They look to the future.", "the future = FUTURE_REF"),
        ],
    );
}

#[test]
fn what_was_so_then() {
    check(
        Some("2023-11-15"),
        &[
            ("They paid half of the then current price.", "then current = PAST_REF"),
            ("It broke the then-current rules.", "then-current = PAST_REF"),
            ("In the past it bought its own boats.", "the past = PAST_REF"),
            ("He said that in the past they had quarrelled.", "the past = PAST_REF"),
            ("The port has in the past when ice came been shut.", "the past = PAST_REF"),
            ("In the past captains slept here.", ""),
        ],
    );
}

#[test]
fn names_of_newspapers() {
    check(
        Some("2023-11-15"),
        &[
            ("She wrote for the Daily Record.", ""),
            ("He owned Farmers Weekly.", ""),
            ("It was reported by the Spanish daily El Correo.", ""),
            ("The ferry sails daily.", "daily = P1D"),
            ("Daily flights begin.", "Daily = P1D"),
        ],
    );
}

#[test]
fn this_date() {
    check(
        Some("2023-11-15"),
        &[
            (
                "The charter was sealed on 4 May 1650. This date became a holiday.",
                "4 May 1650 = 1650-05-04 | This date = 1650-05-04 @0",
            ),
            (
                "The mill opened in 1802. From this time the town grew.",
                "1802 = 1802 | this time = 1802 @0",
            ),
            ("By this time he was ill.", ""),
        ],
    );
}
