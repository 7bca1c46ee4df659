//! Whether four digits are a year: weighs the words on both sides of them.

use crate::calendar::Unit;
use crate::facts::dates::context_cues::is_past_verb;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::token_class::Class;
use crate::text::tokens::Gap;

/// Whether the number at `i` is a year, not a count, a price, an address or an identifier.
pub(super) fn is_year(c: &Cursor<'_>, i: usize, year: i32) -> bool {
    if opens_row(c, i) {
        return by_age(year) > 0;
    }
    if is_part_of_other(c, i) {
        return false;
    }
    let pair = pair(c, i);
    // The words around "1742–1747" speak for both years.
    let (first, last, earliest) = pair.unwrap_or((i, i, year));
    let joined = if pair.is_some() { 3 } else { 0 };
    let pages = c.back(first, 1) == Class::Colon;
    let named = match pair {
        Some(_) if pages => -8,
        Some(_) => 0,
        None => before(c, first, earliest),
    };
    by_age(earliest) + named + after(c, last, earliest) + joined > 0
}

/// Whether a number alone in its cell opens a row of a table: the words before it are those of another row.
fn opens_row(c: &Cursor<'_>, i: usize) -> bool {
    let first = c.tokens.get(i).is_some_and(|token| token.gap == Gap::Line);
    first && c.word(i + 1) == "│"
}

/// The two years of a span of at most two centuries, of which `i` is one: their tokens, and the first.
fn pair(c: &Cursor<'_>, i: usize) -> Option<(usize, usize, i32)> {
    const LONGEST: i32 = 200;
    let year = |at: usize| {
        let (number, digits) = c.number(at)?;
        i32::try_from(number).ok().filter(|number| digits == 4 && (1000..=2100).contains(number))
    };
    let ends = |first: usize| {
        let (from, to) = (year(first)?, year(first + 2)?);
        let fits = c.at(first + 1) == Class::Dash && from < to && to - from <= LONGEST;
        fits.then_some((first, first + 2, from))
    };
    ends(i).or_else(|| ends(i.checked_sub(2)?))
}

/// Glued to a word, before a unit, after a noun that takes a number.
fn is_part_of_other(c: &Cursor<'_>, i: usize) -> bool {
    let next = c.at(i + 1);
    let glued = c.glued(i + 1)
        && matches!(
            next,
            Class::Other | Class::Nth | Class::Meridiem(_) | Class::S | Class::Number
        );
    let unit = matches!(
        next,
        Class::Unit(Unit::Second | Unit::Minute | Unit::Hour)
            | Class::Units(_)
            | Class::Periods
            | Class::Zone
            | Class::Scale(_)
    );
    // "1450-1990 crowns": too far apart for two years.
    let range = c.back(i, 1) == Class::Dash
        && c.glued(i)
        && c.back(i, 2) == Class::Number
        && pair(c, i).is_none()
        && next == Class::Other
        && c.lower(i + 1)
        && c.word(i + 1).ends_with('s');
    let dotted = c.back(i, 1) == Class::Dot && is_numbered_thing(c.word_back(i, 2));
    glued
        || unit
        || range
        || dotted
        || is_numbered_thing(c.word_back(i, 1))
        || is_address(c, i)
        || is_car(c, i)
}

/// "his 2008 Bentley", "a 1987 Chevrolet Cavalier": a model year dates no event.
fn is_car(c: &Cursor<'_>, i: usize) -> bool {
    const MAKERS: [&str; 40] = [
        "Acura",
        "Audi",
        "BMW",
        "Bentley",
        "Buick",
        "Cadillac",
        "Chevrolet",
        "Chevy",
        "Chrysler",
        "Dodge",
        "Ferrari",
        "Fiat",
        "Ford",
        "GMC",
        "Honda",
        "Hyundai",
        "Jaguar",
        "Jeep",
        "Kia",
        "Lamborghini",
        "Lexus",
        "Maserati",
        "Mazda",
        "Mercedes",
        "Mitsubishi",
        "Nissan",
        "Oldsmobile",
        "Peugeot",
        "Plymouth",
        "Pontiac",
        "Porsche",
        "Renault",
        "Saab",
        "Subaru",
        "Suzuki",
        "Tesla",
        "Toyota",
        "VW",
        "Volkswagen",
        "Volvo",
    ];
    let owned =
        matches!(c.back(i, 1), Class::A | Class::Clitic) || is_possessive(c.word_back(i, 1));
    let model = c.back(i, 1) == Class::The && c.capital(i + 2);
    (owned || model) && MAKERS.binary_search(&c.word(i + 1)).is_ok()
}

/// Years that articles name most weigh most; round ones are often counts.
const fn by_age(year: i32) -> i32 {
    match year {
        1900..=2050 => 3,
        _ if year % 100 == 0 || year > 2050 => -1,
        _ => 0,
    }
}

/// What the words before say.
fn before(c: &Cursor<'_>, i: usize, year: i32) -> i32 {
    let recent = year >= 1900;
    let other_year = |at: usize| c.number(at).is_some_and(|(_, digits)| digits == 4);
    let named = c.capital(i.wrapping_sub(1)) && i > 1;
    match c.back(i, 1) {
        Class::In
        | Class::Since
        | Class::Until
        | Class::Between
        | Class::Before
        | Class::After
        | Class::Early
        | Class::Late
        | Class::Mid
        | Class::Open
        | Class::Unit(Unit::Year)
        | Class::Season(_)
        | Class::Fiscal => 4,
        Class::From | Class::By | Class::This | Class::Clitic | Class::Slash => 3,
        Class::To => {
            let from =
                c.classes.get(i.saturating_sub(4)..i).is_some_and(|w| w.contains(&Class::From));
            let traced = is_traced(c.word_back(i, 2));
            if from || recent || traced { 3 } else { -2 }
        }
        Class::And | Class::Or | Class::Dash if i >= 2 && other_year(i - 2) => 3,
        Class::And | Class::Or => 0,
        Class::Comma | Class::Close | Class::For => 2,
        Class::The => 4,
        Class::Of => 2,
        // "post-1959"; not "555-1234", "1450-1990".
        Class::Dash if c.back(i, 2) == Class::Number => -4,
        Class::Dash => 2,
        // "as late as 1783".
        _ if c.word_back(i, 1) == "as" && matches!(c.back(i, 2), Class::Late | Class::Early) => 4,
        _ if is_possessive(c.word_back(i, 1)) => 3,
        Class::Dot if c.back(i, 2) == Class::Approx => 3,
        Class::Approx => 2,
        Class::Vaguely | Class::Than | Class::Least => -4,
        Class::Dot => 1,
        // A model's or product's number ("Windows 2000 is"), not "London 2012 Olympics".
        Class::Other if named => -4,
        _ => 0,
    }
}

/// Whether a word leads with "to" to when a thing began: "dates back to 1742".
fn is_traced(word: &str) -> bool {
    const WORDS: [&str; 7] = ["back", "date", "dated", "dates", "dating", "prior", "traced"];
    WORDS.binary_search(&word).is_ok()
}

/// What the words after say.
fn after(c: &Cursor<'_>, i: usize, year: i32) -> i32 {
    let at = i + 1;
    let ended = c.tokens.get(at).is_none()
        || matches!(c.at(at), Class::Comma | Class::Dot | Class::Close | Class::Colon);
    let model = matches!(c.word(at), "Index" | "Series" | "Edition" | "Model");
    match c.at(at) {
        _ if ended => 2,
        Class::Mark if matches!(c.word(at), "+" | "%" | "°" | "$" | "€" | "£") => -8,
        Class::Mark => 1,
        Class::Clitic => 3,
        Class::Other if c.lower(at) && is_past_verb(c, at) => 2,
        Class::Other if c.lower(at) && is_counted(c.word(at)) => {
            // "By 1694 weavers had left": the noun is what the sentence is about.
            let opens = i < 2 || matches!(c.back(i, 2), Class::Comma | Class::Dot | Class::Mark);
            let dates = matches!(c.back(i, 1), Class::By | Class::From) && year % 100 != 0;
            if opens && dates && is_past_verb(c, at + 1) { 0 } else { -3 }
        }
        Class::Other if c.lower(at) => {
            let by_noun = matches!(c.back(i, 1), Class::Of | Class::By | Class::Comma | Class::And);
            if by_noun && year < 1900 { -2 } else { 0 }
        }
        Class::Other if c.capital(at) && year >= 1990 && !model => 2,
        _ => 0,
    }
}

fn is_possessive(word: &str) -> bool {
    ["his", "her", "its", "their", "our", "my", "your"].iter().any(|p| word.eq_ignore_ascii_case(p))
}

/// Nouns that take a number: the digits after them are no year.
fn is_numbered_thing(word: &str) -> bool {
    const THINGS: [&str; 29] = [
        "area",
        "article",
        "box",
        "bus",
        "channel",
        "flight",
        "gate",
        "highway",
        "interstate",
        "issue",
        "line",
        "lot",
        "model",
        "no",
        "number",
        "p",
        "page",
        "pages",
        "paragraph",
        "plot",
        "pp",
        "room",
        "route",
        "rule",
        "section",
        "suite",
        "train",
        "unit",
        "version",
    ];
    word.len() <= 10 && THINGS.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

/// Whether a noun in lower case is a plural, so that a number before it counts it.
fn is_counted(word: &str) -> bool {
    const IRREGULAR: [&str; 15] = [
        "children", "crew", "dead", "euro", "feet", "fish", "km", "men", "million", "mph",
        "people", "percent", "police", "sheep", "women",
    ];
    let plural = word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    plural || IRREGULAR.binary_search(&word).is_ok()
}

/// "1600 Pennsylvania Avenue".
fn is_address(c: &Cursor<'_>, i: usize) -> bool {
    const STREETS: [&str; 16] = [
        "Ave",
        "Avenue",
        "Blvd",
        "Boulevard",
        "Court",
        "Crescent",
        "Drive",
        "Lane",
        "Parkway",
        "Place",
        "Rd",
        "Road",
        "Square",
        "St",
        "Street",
        "Terrace",
    ];
    c.capital(i + 1)
        && c.at(i + 1) == Class::Other
        && (2..4).any(|n| STREETS.binary_search(&c.word(i + n)).is_ok())
}
