//! What the words beside a name say about its bearer: an organisation, a thing or a person.

use super::gazetteer::Senses;
use super::tagger::TaggedName;
use super::token_table::TokenTable;
use crate::text::tokens::{Case, Gap, Kind, Token};
use crate::text::word_table::{WordTable, word_set};

/// What the words beside a name say about its bearer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// How surely it is an organisation, ship or the like: 2 is enough for all its mentions.
    pub firm: u8,
    /// Whether this mention is part of the name of a thing: "Omar Haddad Stadium".
    pub part: bool,
    /// Whether it is a person: "…, who", "…, 34,".
    pub person: bool,
}

/// A sign that is enough alone.
pub const SURE: u8 = 2;
/// Words of a description after a name, at most.
const LONGEST: usize = 9;

/// The signs beside a name.
#[must_use]
pub fn signs(table: &TokenTable<'_, '_>, name: TaggedName) -> Signs {
    let mut firm = sign_after(table, name.last).max(sign_before(table, name.first));
    // "Willis Rowan Watts LLP": the tagger may find a part of it.
    let goes_on = |at: &usize| {
        table.is_capital(*at)
            && table.token(*at).is_some_and(|t| t.gap == Gap::Space && t.kind == Kind::Word)
    };
    let more = (name.last..name.last + 2).take_while(goes_on).count();
    if firm < SURE && more > 0 {
        let whole = sign_after(table, name.last + more);
        firm = firm.max(if whole == SURE { SURE } else { 0 });
    }
    Signs {
        firm,
        part: is_part_of_thing(table, name),
        person: is_person(table, name.last) || is_kin(table, name.first),
    }
}

fn sign_after(table: &TokenTable<'_, '_>, last: usize) -> u8 {
    static LEGAL: WordTable<'static> = word_set!(
        "Inc Inc. Corp Corp. Ltd Ltd. Limited LLC LLP L.L.P PLC plc AG SA S.A NV N.V GmbH Bhd Sdn \
         Pte Pty SpA S.p.A Oy AB ASA Bancorp Holdings Bros"
    );
    static OWN: WordTable<'static> = word_set!(
        "shares shareholders stock revenue revenues earnings dividend dividends subsidiary \
         shareholder investors customers bondholders headquarters"
    );
    static COMPANY: WordTable<'static> =
        word_set!("company companies brand brands vessel vessels stores outlets");
    let (word, next) = (table.text(last), table.text(last + 1));
    let capital = table.is_capital(last + 1);
    let clitic = table.token(last).is_some_and(|t| t.kind == Kind::Clitic);
    match () {
        () if LEGAL.contains(word) => SURE,
        () if word == "," && matches!(next, "Inc" | "Inc." | "LLC" | "LLP" | "Ltd" | "Ltd.") => {
            SURE
        }
        () if word == "&" && capital => SURE,
        () if word == "(" && is_listing(table, last + 1) => SURE,
        () if word == "," && next == "which" => SURE,
        () if COMPANY.contains(word) => SURE,
        () if tells_results(table, last) => SURE,
        () if clitic && OWN.contains(next) => SURE,
        () if OWN.contains(word) => 1,
        () if leads_to_officer(table, last) => SURE,
        () if describes_firm(table, last) => SURE,
        () => 0,
    }
}

/// Whether an exchange and a ticker stand in the brackets: "(LSE: FGP)", "(AMGN.O)".
fn is_listing(table: &TokenTable<'_, '_>, at: usize) -> bool {
    static EXCHANGES: WordTable<'static> = word_set!(
        "ASX BME BSE Euronext FRA HKEX JSE KLSE LON LSE NASDAQ NSE NYSE NYSEARCA Nasdaq OTC SGX \
         SIX TSE TSX Xetra"
    );
    let upper = |i: usize| table.token(i).is_some_and(|t| t.case == Case::Upper);
    EXCHANGES.contains(table.text(at)) && table.text(at + 1) == ":"
        || upper(at) && table.text(at + 1) == "." && is_glued(table, at + 2) && upper(at + 2)
}

/// Whether results follow: "posted a net profit of", "reported revenue".
fn tells_results(table: &TokenTable<'_, '_>, at: usize) -> bool {
    let verb = matches!(table.text(at), "announced" | "posted" | "reported" | "booked");
    verb && (at + 1..at + 6).any(|i| {
        matches!(
            table.text(i),
            "profit" | "profits" | "revenue" | "revenues" | "earnings" | "sales" | "loss"
        )
    })
}

/// Whether an officer of a firm and his name follow: "Atlas managing director David Flanagan". Aides
/// and lawyers have people.
fn leads_to_officer(table: &TokenTable<'_, '_>, at: usize) -> bool {
    static OFFICERS: WordTable<'static> = word_set!(
        "analyst analysts chairman chairwoman chair ceo cfo coo chief executive managing director \
         economist strategist president vice partner deputy senior founder co-founder boss"
    );
    let words = (at..at + 5)
        .take_while(|&i| {
            OFFICERS.contains(&table.text(i).to_ascii_lowercase())
                && table.token(i).is_some_and(|t| t.gap == Gap::Space)
        })
        .count();
    let lower = !table.is_capital(at) || table.token(at).is_some_and(|t| t.case == Case::Upper);
    words > 0 && lower && table.is_capital(at + words)
}

/// Nouns for firms and what else has a name of its own.
fn is_trade(word: &str) -> bool {
    static TRADES: WordTable<'static> = word_set!(
        "agency airline automaker bank bookmaker brand brewer brewery broadcaster brokerage \
         business carmaker chain charity chipmaker club company conglomerate consultancy cooperative \
         distillery drugmaker eatery exchange fund group horse hotel insurer label lender maker \
         manufacturer marketplace mill ngo newspaper nonprofit operator organisation organization party platform provider \
         restaurant retailer ship shipyard startup start-up steelmaker store supermarket supplier \
         team town vessel village website winery yacht firm firms companies"
    );
    TRADES.contains(word)
}

/// Whether a firm is said to be one: "X, a bakery chain", "X is a leading provider of".
fn describes_firm(table: &TokenTable<'_, '_>, at: usize) -> bool {
    let verb = matches!(table.text(at), "is" | "was" | "are");
    if !(verb || matches!(table.text(at), "," | "(" | "—" | "–")) {
        return false;
    }
    let first = at + 1;
    if !matches!(table.text(first), "a" | "an" | "the" | "one") {
        return false;
    }
    // The head is the last word before what follows it.
    let ends = |i: usize| {
        table.token(i).is_none_or(|t| t.kind == Kind::Mark && !t.is_glued())
            || matches!(
                table.text(i),
                "," | "."
                    | ")"
                    | "that"
                    | "which"
                    | "of"
                    | "in"
                    | "with"
                    | "for"
                    | "based"
                    | "and"
                    | "from"
                    | "founded"
                    | "owned"
                    | "run"
                    | "at"
                    | "on"
                    | "who"
                    | "listed"
                    | "specialising"
            )
    };
    let of = |i: usize| matches!(table.text(i), "of") && table.text(first) == "one";
    let end = (first + 1..first + LONGEST).find(|&i| ends(i) && !of(i));
    end.is_some_and(|end| is_trade(table.text(end - 1)))
}

fn sign_before(table: &TokenTable<'_, '_>, first: usize) -> u8 {
    static VESSELS: WordTable<'static> = word_set!(
        "frigate tanker ferry trawler destroyer yacht carrier submarine corvette battleship cruiser \
         schooner barge freighter liner steamer hurricane typhoon cyclone uss hms hmas hmcs mv rms ins fs"
    );
    static FIRMS: WordTable<'static> = word_set!(
        "airline automaker bank bookmaker brewer carmaker chipmaker company conglomerate drugmaker \
         firm insurer lender retailer start-up startup steelmaker supermarket brokerage consultancy \
         bakery brand racehorse"
    );
    static HEADS: WordTable<'static> = word_set!(
        "ceo cfo coo chairman chairwoman chair director officer founder co-founder owner \
         president md executive"
    );
    let before = first.wrapping_sub(1);
    let word = table.text(before).to_lowercase();
    let (two, one) = (table.text(before.wrapping_sub(1)), table.text(before));
    let lower = !table.is_capital(before);
    match () {
        () if VESSELS.contains(&word) => SURE,
        () if lower && FIRMS.contains(&word) => SURE,
        () if one == "of" && HEADS.contains(&two.to_ascii_lowercase()) => SURE,
        () if one == "&" && table.is_capital(before.wrapping_sub(1)) => SURE,
        () if matches!(two, "Shares" | "shares" | "stake" | "stock" | "Stock")
            && matches!(one, "in" | "of") =>
        {
            SURE
        }
        () if matches!(two, "unit" | "subsidiary" | "arm" | "shareholders" | "division")
            && one == "of" =>
        {
            SURE
        }
        () => 0,
    }
}

/// Whether the name is part of a building's, street's, law's or place's name.
fn is_part_of_thing(table: &TokenTable<'_, '_>, name: TaggedName) -> bool {
    static PLACES: WordTable<'static> = word_set!(
        "San Santa Santo São Sao Ciudad Puerto Villa Wadi Jebel Jabal Kampung Taman Bukit Sungai \
         Jalan Kuala Lorong Kota Bani Deir Ain Rue Calle Avenida Plaza Camp Fort Mount Mt Lake Port Cape \
         Tel Umm Universiti Institut"
    );
    let before = name.first.wrapping_sub(1);
    let beside = |at: usize| table.token(at).is_some_and(|t| t.gap == Gap::Space);
    let heading = table.heading.get(name.first).copied().unwrap_or(false);
    let noun = |at: usize| {
        table.senses(at).any(Senses::ORGANISATION)
            && !table.senses(at).any(Senses::TITLE.with(Senses::GIVEN))
    };
    // "Hamad bin Abdullah Al Sharqi School": more words of a long name may stand between.
    let reach = if name.last - name.first > 1 { 4 } else { 1 };
    let goes_on = |at: &usize| {
        table.is_capital(*at) && beside(*at) && !table.opens.get(*at).copied().unwrap_or(true)
    };
    let thing = (name.last..name.last + reach).take_while(goes_on).any(noun);
    let place = beside(name.first) && PLACES.contains(table.text(before));
    let town = matches!(table.text(name.first), "Ciudad" | "Puerto" | "Villa" | "Isla" | "Cerro");
    (thing && !heading || place || town) && !is_glued(table, name.last)
}

fn is_glued(table: &TokenTable<'_, '_>, at: usize) -> bool {
    table.token(at).is_some_and(Token::is_glued)
        && table.token(at).is_some_and(|t| t.kind == Kind::Word)
}

/// Whether the words after a name are of people: "…, who", "…, 34,", "(34)", "'s wife".
fn is_person(table: &TokenTable<'_, '_>, last: usize) -> bool {
    let age = |at: usize| {
        let number = table.text(at).parse::<u8>().is_ok_and(|age| age < 110);
        number && matches!(table.text(at + 1), "," | ")" | "." | "—")
    };
    let clitic = table.token(last).is_some_and(|t| t.kind == Kind::Clitic);
    match (table.text(last), table.text(last + 1)) {
        ("," | "(", "who" | "whose" | "whom" | "aged" | "himself" | "herself") => true,
        ("," | "(", _) => age(last + 1),
        ("who" | "himself" | "herself", _) => true,
        (_, kin) if clitic => matches!(
            kin,
            "wife"
                | "husband"
                | "mother"
                | "father"
                | "son"
                | "daughter"
                | "brother"
                | "sister"
                | "lawyer"
                | "attorney"
                | "family"
                | "widow"
                | "death"
                | "parents"
                | "children"
        ),
        _ => false,
    }
}

/// Whether a word for a relative is before a name, or before the name that it is joined with: "her
/// sons Tom and Piers".
pub fn is_kin(table: &TokenTable<'_, '_>, first: usize) -> bool {
    static KIN: WordTable<'static> = word_set!(
        "son sons daughter daughters brother brothers sister sisters wife husband mother father aunt \
         uncle cousin nephew niece grandson grandsons granddaughter granddaughters children twins \
         stepson stepdaughter boyfriend girlfriend fiancé fiancée widow widower"
    );
    let kin = |at: usize| {
        let comma = usize::from(table.text(at) == ",");
        KIN.contains(table.text(at.wrapping_sub(comma)))
    };
    let before = first.wrapping_sub(1);
    let joined =
        matches!(table.text(before), "and" | ",") && table.is_capital(before.wrapping_sub(1));
    kin(before) || joined && kin(before.wrapping_sub(2))
}
