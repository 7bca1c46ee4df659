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
    /// Whether it is one word after "the", and no title: "the Sangh".
    pub article: bool,
    /// Whose relative it is introduced as.
    pub kin: Kin,
}

/// How a name is introduced as a relative's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kin {
    /// Not as one.
    #[default]
    None,
    /// "his brother, Tom Lund, said".
    Relative,
    /// As one of several: "a sister, Anna Lund; and".
    Listed,
}

/// A sign that is enough alone.
pub const SURE: u8 = 2;
/// Words of a description after a name, at most.
const LONGEST: usize = 9;

/// The signs beside a name.
#[must_use]
pub fn signs(table: &TokenTable<'_, '_>, name: TaggedName) -> Signs {
    let firm = sign_beyond(table, name.last)
        .max(sign_before(table, name.first))
        .max(sign_of_name(table, name));
    let kin = match is_kin(table, name.first) {
        true if is_one_of_several(table, name) => Kin::Listed,
        true => Kin::Relative,
        false => Kin::None,
    };
    Signs {
        firm,
        part: is_part_of_thing(table, name),
        person: is_person(table, name.last) || kin != Kin::None,
        kin,
        article: name.last - name.first == 1
            && matches!(table.text(name.first.wrapping_sub(1)), "the" | "The"),
    }
}

/// How surely the words after a name, or after up to two more capitalised words, make it an
/// organisation's: of "Willis Rowan Watts LLP" the name may be known in part.
pub fn sign_beyond(table: &TokenTable<'_, '_>, last: usize) -> u8 {
    let goes_on = |at: &usize| {
        table.is_capital(*at)
            && table.token(*at).is_some_and(|t| t.gap == Gap::Space && t.kind == Kind::Word)
    };
    let more = (last..last + 2).take_while(goes_on).count();
    let surely = (1..=more).any(|count| sign_after(table, last + count) == SURE);
    if surely { SURE } else { sign_after(table, last) }
}

/// The signs that need the name and what is beside it.
fn sign_of_name(table: &TokenTable<'_, '_>, name: TaggedName) -> u8 {
    let lone = name.last - name.first == 1;
    let before = table.text(name.first.wrapping_sub(1));
    let own = Senses::GIVEN.with(Senses::FAMILY);
    let beside = matches!(before, "in" | "near" | "at" | "around" | "outside");
    let placed = beside && !lone && !table.senses(name.first).any(own);
    match () {
        () if repeats_in_brackets(table, name) => SURE,
        () if !lone && is_adjective(table.text(name.first)) => SURE,
        // A work and its year.
        () if !lone && is_year_in_brackets(table, name.last) => SURE,
        () if are_many(table, name) => SURE,
        () if placed => 1,
        () => 0,
    }
}

/// Whether the goals of a match follow: "Redmoor beat Castleton 2-1 on Saturday". Players have sets.
fn is_score(table: &TokenTable<'_, '_>, at: usize) -> bool {
    let digit = |at: usize| table.text(at).parse::<u8>().is_ok_and(|goals| goals < 10);
    let glued = |at: usize| table.token(at).is_some_and(Token::is_glued);
    digit(at)
        && matches!(table.text(at + 1), "-" | "–")
        && glued(at + 1)
        && glued(at + 2)
        && digit(at + 2)
        && matches!(table.text(at + 3), "on" | "in" | "at" | "to" | "." | "after" | "and")
        && table.token(at + 4).is_none_or(|t| t.kind != Kind::Number)
}

/// Whether a name of several words that begins so is no person's: "Northern Grid".
fn is_adjective(word: &str) -> bool {
    static WORDS: WordTable<'static> = word_set!(
        "Northern Southern Eastern Western Northeastern Northwestern Southeastern Southwestern \
         National International Federal Global Continental Metropolitan Municipal Regional \
         Transatlantic Intercontinental"
    );
    WORDS.contains(word)
}

/// Whether its initials, or its last word, stand behind it in brackets and capitals: "Rocket Fuel
/// (FUEL)", "Rural Workers Front (RWF)".
fn repeats_in_brackets(table: &TokenTable<'_, '_>, name: TaggedName) -> bool {
    let short = table.text(name.last + 1);
    let bracketed = table.text(name.last) == "(" && table.text(name.last + 2) == ")";
    let upper = table.token(name.last + 1).is_some_and(|t| t.case == Case::Upper);
    let initials = (name.first..name.last).filter_map(|at| table.text(at).chars().next());
    let last = table.text(name.last - 1);
    bracketed
        && upper
        && short.len() > 2
        && (initials.eq(short.chars()) || last.to_uppercase() == short)
}

/// Whether a year follows in brackets: "Roots of Fire (2018)".
fn is_year_in_brackets(table: &TokenTable<'_, '_>, last: usize) -> bool {
    let year = table.text(last + 1);
    let year =
        year.len() == 4 && year.parse::<u16>().is_ok_and(|year| (1800..2100).contains(&year));
    table.text(last) == "(" && year && table.text(last + 2) == ")"
}

/// Whether a verb in the plural follows a name that is the whole subject: "Boca are second".
fn are_many(table: &TokenTable<'_, '_>, name: TaggedName) -> bool {
    let many = matches!(table.text(name.last), "are" | "were" | "have");
    let before = name.first.wrapping_sub(1);
    let alone = table.opens.get(name.first).copied().unwrap_or(false)
        || matches!(table.text(before), "that" | "while" | "but" | "until" | "when" | "because");
    let one = (name.first..name.last).all(|at| table.text(at) != "and");
    many && alone && one
}

/// How surely the words after a name, from token `last` on, make it an organisation's.
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
        word_set!("company companies brand brands vessel vessels stores outlets ® ™");
    // People do these too, but seldom twice in an article.
    static TRADING: WordTable<'static> = word_set!(
        "employs operates manufactures distributes supplies insures exports retails leases \
         partners provides offers trades owns sells"
    );
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
        () if !table.is_capital(last.wrapping_sub(2)) && is_score(table, last) => SURE,
        () if tells_results(table, last) => SURE,
        () if clitic && (OWN.contains(next) || LEGAL.contains(next)) => SURE,
        () if OWN.contains(word) || TRADING.contains(word) => 1,
        () if clitic => has_staff(table, last + 1),
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
    let comma = usize::from(table.text(at + words) == ",");
    let lower = !table.is_capital(at) || table.token(at).is_some_and(|t| t.case == Case::Upper);
    let officer = at + words + comma;
    let opens = table.opens.get(officer).copied().unwrap_or(false);
    words > 0 && lower && table.is_capital(officer) && !opens
}

/// Whether an officer's title or a full name follows "'s": "Knight Frank's director Nick Holm". Few
/// people have directors or analysts; their aides and lawyers say nothing.
fn has_staff(table: &TokenTable<'_, '_>, at: usize) -> u8 {
    static STAFF: WordTable<'static> = word_set!(
        "analyst analysts ceo cfo coo chairman chairwoman director economist executive managing"
    );
    let staff = |i: usize| STAFF.contains(&table.text(i).to_ascii_lowercase());
    let chief = |i: usize| table.text(i) == "chief" && table.text(i + 1) != "of";
    let words = (at..at + 4).take_while(|&i| staff(i) || chief(i)).count();
    // "'s director of research, Nick Holm", "'s local chief".
    let field = (at + words..at + words + LONGEST)
        .take_while(|&i| words > 0 && table.text(at + words) == "of" && table.text(i) != ",")
        .count();
    let comma = usize::from(table.text(at + words + field) == ",");
    let after = at + words + field + comma;
    let full = |i: usize| {
        table.is_capital(i) && table.senses(i).any(Senses::GIVEN) && table.is_capital(i + 1)
    };
    match words {
        0 if full(at) || chief(at + 1) => 1,
        0 => 0,
        _ if full(after) => SURE,
        _ => 1,
    }
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

/// How surely the words before a name, which begins at `first`, make it an organisation's.
pub fn sign_before(table: &TokenTable<'_, '_>, first: usize) -> u8 {
    static VESSELS: WordTable<'static> = word_set!(
        "frigate tanker ferry trawler destroyer yacht carrier submarine corvette battleship cruiser \
         schooner barge freighter liner steamer hurricane typhoon cyclone storm uss hms hmas hmcs mv rms ins fs"
    );
    static FIRMS: WordTable<'static> = word_set!(
        "airline automaker bank bookmaker brewer carmaker chipmaker company conglomerate drugmaker \
         firm insurer lender retailer start-up startup steelmaker supermarket brokerage consultancy \
         bakery brand racehorse"
    );
    static PLACED: WordTable<'static> = word_set!(
        "vicinity town towns village villages city district province region outskirts suburb \
         municipality north south east west northeast northwest southeast southwest island islands"
    );
    static HEADS: WordTable<'static> = word_set!(
        "ceo cfo coo chairman chairwoman chair director officer founder co-founder owner \
         president md executive"
    );
    // Of one who may be a person as well: "crane operator Anna Holm".
    static MAKERS: WordTable<'static> =
        word_set!("operator publisher maker producer supplier provider developer builder");
    static STAFF: WordTable<'static> = word_set!(
        "analyst analysts economist economists strategist strategists trader traders broker brokers \
         partner officer dealer dealers adviser advisers"
    );
    let before = first.wrapping_sub(1);
    let word = table.text(before).to_lowercase();
    let (two, one) = (table.text(before.wrapping_sub(1)), table.text(before));
    let lower = !table.is_capital(before);
    match () {
        () if lower && MAKERS.contains(&word) => 1,
        () if matches!(one, "at" | "with") && STAFF.contains(&two.to_ascii_lowercase()) => SURE,
        () if matches!(one, "named" | "called") && (VESSELS.contains(two) || is_trade(two)) => SURE,
        () if one == "by" && two == "published" => 1,
        () if one == "of" && PLACED.contains(two) => SURE,
        () if one == "for" && matches!(two, "MP" | "MLA" | "MSP" | "senator" | "Senator") => SURE,
        () if VESSELS.contains(&word) => SURE,
        () if lower && FIRMS.contains(&word) => SURE,
        // "Analyst Anna Holm of Pierce Hale"
        () if one == "of" && table.is_capital(before.wrapping_sub(2)) && {
            let staff = table.text(before.wrapping_sub(3)).to_ascii_lowercase();
            table.is_capital(before.wrapping_sub(1)) && STAFF.contains(&staff)
        } =>
        {
            SURE
        }
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
         Tel Umm Universiti Institut Parti Sekolah Bandar"
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
    // "Jalan Tuanku Abdul Halim"
    let address = table.senses(before).any(Senses::HONORIFIC) && table.is_capital(before);
    let head = before.wrapping_sub(usize::from(address));
    let place = beside(name.first) && PLACES.contains(table.text(head));
    static FIRST: WordTable<'static> = word_set!(
        "Ciudad Puerto Villa Isla Cerro Río Punta Parque Paseo Playa Baie Bahía Laguna Valle Barrio \
         Café Chez Frente Instituto Institut Teatro Museo Colegio Universidad Deportivo Atlético Étoile"
    );
    // "to San Juan, Santiago de Surco and Magdalena del Mar": one of a list of places.
    let listed = name.last - name.first > 2
        && matches!(table.text(before), "," | "and")
        && matches!(table.text(name.first + 1), "de" | "del" | "da" | "do")
        && (before.saturating_sub(LONGEST + 3)..before)
            .any(|at| PLACES.contains(table.text(at)) || FIRST.contains(table.text(at)));
    // "Isla Dunmore said", "spokeswoman Isla Dunmore".
    let speech = |at: usize| table.senses(at).any(Senses::SPEECH) && !table.is_capital(at);
    let person = speech(name.last)
        || table.senses(before).any(Senses::TITLE.with(Senses::ROLE).with(Senses::HONORIFIC))
        || is_person(table, name.last);
    let town =
        listed || FIRST.contains(table.text(name.first)) && name.last - name.first > 1 && !person;
    // "«Ana Holm» School", "the James Webb telescope".
    let quoted = matches!(table.text(name.last), "»" | "”" | "\"" | "’")
        && noun(name.last + 1)
        && table.is_capital(name.last + 1);
    let device = matches!(
        table.text(name.last),
        "telescope"
            | "telescopes"
            | "syndrome"
            | "disease"
            | "missile"
            | "missiles"
            | "rifle"
            | "rifles"
    );
    let court = table.text(name.first) == "Yuan"
        && matches!(table.text(before), "Executive" | "Legislative" | "Judicial" | "Control");
    let transcribed = is_transcription(table, name.first);
    (thing && !heading || place || town || quoted || device || court || transcribed)
        && !is_glued(table, name.last)
}

/// Whether letters of another script stand before it in the same brackets: "(Arabic: جبل حمرين Jabal
/// Hamrin)".
fn is_transcription(table: &TokenTable<'_, '_>, first: usize) -> bool {
    let open = (first.saturating_sub(LONGEST)..first).rev().take_while(|&at| table.text(at) != ")");
    let (mut foreign, mut bracket) = (false, false);
    for at in open {
        let letter = table.text(at).chars().next().filter(|c| c.is_alphabetic());
        foreign |= !bracket && letter.is_some_and(|c| c > '\u{58f}');
        bracket |= table.text(at) == "(";
    }
    foreign && bracket
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

/// Whether a relative is one of a list, and not whom the sentence goes on with: "a sister, Anna Lund",
/// "his son, Tom Lund;".
fn is_one_of_several(table: &TokenTable<'_, '_>, name: TaggedName) -> bool {
    let comma = usize::from(table.text(name.first.wrapping_sub(1)) == ",");
    let article = name.first.wrapping_sub(comma + 2);
    matches!(table.text(article), "a" | "another" | "one") || table.text(name.last) == ";"
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
