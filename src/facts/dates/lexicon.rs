//! The words of time expressions and the token class of each; classifies the tokens of a text.

use crate::calendar::{Unit, Weekday};
use crate::text::tokens::{Kind, Token};

use super::time_of_day::DayPart;
use super::token_class::Class;

/// The class of a token of `text`.
#[must_use]
pub fn classify(text: &str, token: &Token) -> Class {
    let bytes = text.as_bytes().get(token.start as usize..token.end as usize).unwrap_or(b"");
    match token.kind {
        Kind::Number => Class::Number,
        Kind::Clitic => Class::Clitic,
        Kind::Mark => mark(bytes),
        Kind::Word => word(bytes),
    }
}

fn mark(bytes: &[u8]) -> Class {
    match bytes {
        b"," => Class::Comma,
        b"." => Class::Dot,
        b"-" | b"\xE2\x80\x90" | b"\xE2\x80\x91" | b"\xE2\x80\x93" | b"\xE2\x80\x94" => Class::Dash,
        b"/" => Class::Slash,
        b":" => Class::Colon,
        b"'" | b"\xE2\x80\x99" | b"\xE2\x80\x98" => Class::Apostrophe,
        b"(" | b"[" => Class::Open,
        b")" | b"]" => Class::Close,
        _ => Class::Mark,
    }
}

/// The class of the word in `bytes`, in any case.
fn word(bytes: &[u8]) -> Class {
    let Some(&first) = bytes.first() else { return Class::Other };
    let letter = usize::from((first | 0x20).wrapping_sub(b'a'));
    let second = bytes.get(1).copied().unwrap_or(0);
    let shapes = SHAPES.get(letter).copied().unwrap_or(0);
    if bytes.len() > LONGEST || !has(shapes, bytes.len(), second) {
        return Class::Other;
    }
    let key = key(bytes);
    let (before, after) = PLACES.split_at(home(key));
    for &place in after.iter().chain(before) {
        match TABLE.get(usize::from(place)) {
            Some(&(known, class)) if known == key => return class,
            Some(_) => {}
            None => break,
        }
    }
    Class::Other
}

/// Places of the hash table: three for each word.
const SLOTS: usize = 1024;

/// Where the look-up of a word begins.
const fn home(key: u128) -> usize {
    let folded = (key >> 64) as u64 ^ (key as u64).rotate_left(17);
    (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54) as usize
}

/// Where each word is in `TABLE`, from its home on; `u16::MAX` in free places.
#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
static PLACES: [u16; SLOTS] = {
    let mut places = [u16::MAX; SLOTS];
    let mut at = 0;
    while at < COUNT {
        let mut slot = home(TABLE[at].0);
        while places[slot] != u16::MAX {
            slot = (slot + 1) % SLOTS;
        }
        places[slot] = at as u16;
        at += 1;
    }
    places
};

/// The longest word of the table, in bytes.
const LONGEST: usize = 16;

/// A word as a number that sorts as its lower-case letters do, so that a look-up compares numbers.
/// Setting bit 5 makes letters lower case; dots and apostrophes have it set.
const fn key(word: &[u8]) -> u128 {
    match word.split_at_checked(LONGEST / 2) {
        Some((head, tail)) => (half_key(head) as u128) << 64 | half_key(tail) as u128,
        None => (half_key(word) as u128) << 64,
    }
}

/// Half of a key, of up to eight bytes.
const fn half_key(word: &[u8]) -> u64 {
    let mut key = 0;
    let mut free = u64::BITS;
    let mut rest = word;
    while let [byte, tail @ ..] = rest {
        key = key << 8 | (*byte | 0x20) as u64;
        rest = tail;
        free -= 8;
    }
    if free < u64::BITS { key << free } else { 0 }
}

/// Words of one class each, separated by spaces. Abbreviations are those that newspapers use.
#[rustfmt::skip]
const WORDS: &[(&str, Class)] = &[
    ("sept", Class::MonthShort(9)),
    ("tues", Class::WeekdayShort(Weekday::Tuesday)),
    ("weds", Class::WeekdayShort(Weekday::Wednesday)),
    ("thur thurs", Class::WeekdayShort(Weekday::Thursday)),
    ("min minute", Class::Unit(Unit::Minute)),
    ("hour", Class::Unit(Unit::Hour)),
    ("day", Class::Unit(Unit::Day)),
    ("weekend", Class::Unit(Unit::Weekend)),
    ("fortnight week", Class::Unit(Unit::Week)),
    ("month", Class::Unit(Unit::Month)),
    ("season", Class::Unit(Unit::Season)),
    ("quarter", Class::Unit(Unit::Quarter)),
    ("year", Class::Unit(Unit::Year)),
    ("decade", Class::Unit(Unit::Decade)),
    ("century", Class::Unit(Unit::Century)),
    ("millennium", Class::Unit(Unit::Millennium)),
    ("seconds", Class::Units(Unit::Second)),
    ("mins minutes", Class::Units(Unit::Minute)),
    ("hours hrs", Class::Units(Unit::Hour)),
    ("days", Class::Units(Unit::Day)),
    ("weekends", Class::Units(Unit::Weekend)),
    ("fortnights weeks", Class::Units(Unit::Week)),
    ("months", Class::Units(Unit::Month)),
    ("seasons", Class::Units(Unit::Season)),
    ("quarters", Class::Units(Unit::Quarter)),
    ("years yrs", Class::Units(Unit::Year)),
    ("decades", Class::Units(Unit::Decade)),
    ("centuries", Class::Units(Unit::Century)),
    ("millennia millenniums", Class::Units(Unit::Millennium)),
    ("fall", Class::Season(2)),
    ("thirty", Class::Cardinal(30)),
    ("forty", Class::Cardinal(40)),
    ("fifty", Class::Cardinal(50)),
    ("sixty", Class::Cardinal(60)),
    ("seventy", Class::Cardinal(70)),
    ("eighty", Class::Cardinal(80)),
    ("ninety", Class::Cardinal(90)),
    ("dozen", Class::Scale(12)),
    ("hundred", Class::Scale(100)),
    ("thousand", Class::Scale(1000)),
    ("thirtieth", Class::Ordinal(30)),
    ("nd rd st th", Class::Nth),
    ("s", Class::S),
    ("half", Class::Half),
    ("few many several some", Class::Vaguely),
    ("couple", Class::Couple),
    ("the", Class::The),
    ("a an", Class::A),
    ("this", Class::This),
    ("that", Class::That),
    ("these those", Class::These),
    ("same", Class::Same),
    ("last", Class::Last),
    ("next", Class::Next),
    ("past", Class::Past),
    ("preceding previous prior", Class::Previous),
    ("ensuing following subsequent", Class::Following),
    ("coming upcoming", Class::Coming),
    ("current", Class::Current),
    ("recent", Class::Recent),
    ("latest", Class::Latest),
    ("final latter", Class::Final),
    ("comparable corresponding equivalent", Class::Corresponding),
    ("entire full single very whole", Class::Full),
    ("ago", Class::Ago),
    ("beforehand earlier previously", Class::Earlier),
    ("afterward afterwards hence later thereafter", Class::Later),
    ("before", Class::Before),
    ("after", Class::After),
    ("early", Class::Early),
    ("late", Class::Late),
    ("mid", Class::Mid),
    ("beginning dawning outset start", Class::Beginning),
    ("middle midst", Class::Middle),
    ("close end ending remainder rest", Class::End),
    ("of", Class::Of),
    ("during in within", Class::In),
    ("on", Class::On),
    ("at", Class::At),
    ("by", Class::By),
    ("through till until", Class::Until),
    ("since", Class::Since),
    ("from", Class::From),
    ("to", Class::To),
    ("between", Class::Between),
    ("and", Class::And),
    ("or", Class::Or),
    ("for", Class::For),
    ("now", Class::Now),
    ("then", Class::Then),
    ("foreseeable long near short", Class::Near),
    ("overnight", Class::Overnight),
    ("daylong", Class::Long(Unit::Day)),
    ("weeklong", Class::Long(Unit::Week)),
    ("monthlong", Class::Long(Unit::Month)),
    ("yearlong", Class::Long(Unit::Year)),
    ("decadelong", Class::Long(Unit::Decade)),
    ("meiji", Class::Reign(1868)),
    ("taisho", Class::Reign(1912)),
    ("showa", Class::Reign(1926)),
    ("heisei", Class::Reign(1989)),
    ("reiwa", Class::Reign(2019)),
    ("each every", Class::Each),
    ("per", Class::Per),
    ("hourly", Class::Recurrence(Unit::Hour)),
    ("daily nightly", Class::Recurrence(Unit::Day)),
    ("weekly", Class::Recurrence(Unit::Week)),
    ("monthly", Class::Recurrence(Unit::Month)),
    ("annually yearly", Class::Recurrence(Unit::Year)),
    ("tonight", Class::Tonight),
    ("morning", Class::DayPart(DayPart::Morning)),
    ("midday noon", Class::DayPart(DayPart::Noon)),
    ("afternoon", Class::DayPart(DayPart::Afternoon)),
    ("evening", Class::DayPart(DayPart::Evening)),
    ("night", Class::DayPart(DayPart::Night)),
    ("midnight", Class::DayPart(DayPart::Midnight)),
    ("dawn daybreak", Class::DayPart(DayPart::Dawn)),
    ("a.m a.m. am", Class::Meridiem(false)),
    ("p.m p.m. pm", Class::Meridiem(true)),
    ("bst cdt cest cet cst edt est et gmt ist jst mdt mst pdt pst utc", Class::Zone),
    ("o'clock oclock o’clock", Class::OClock),
    ("b.c b.c. b.c.e b.c.e. bc bce", Class::Bc),
    ("a.d a.d. ad c.e c.e. ce", Class::Ad),
    ("fiscal fy", Class::Fiscal),
    ("about almost approximately around c ca circa nearly roughly", Class::Approx),
    ("exceeding more over", Class::More),
    ("fewer less under", Class::Less),
    ("than", Class::Than),
    ("least most", Class::Least),
    ("up", Class::Up),
    ("age aged old", Class::Old),
    ("currently nowadays presently", Class::Present),
    ("present", Class::PresentDay),
    ("lately recently", Class::Gone),
    ("future soon", Class::Ahead),
    ("anzac armistice ascension ash australia bastille black bonfire boxing burns canada chinese christmas cinco columbus d deepavali diwali easter eid election epiphany father good groundhog guy halloween holy inauguration independence international juneteenth labor labour lunar martin maundy memorial new nowruz orthodox palm passover patrick pentecost presidents ramadan remembrance rosh shrove thanksgiving v valentine ve veterans vj whit yom", Class::Named),
    ("ftp http https mailto www", Class::Address),
    ("h q", Class::Code),
    ("date period time", Class::Period),
    ("periods", Class::Periods),
];

/// Words whose classes count up from that of the first.
#[rustfmt::skip]
const SERIES: &[(&str, Class)] = &[
    ("january february march april may june july august september october november december", Class::Month(1)),
    ("jan feb mar apr", Class::MonthShort(1)),
    ("jun jul aug sep oct nov dec", Class::MonthShort(6)),
    ("monday tuesday wednesday thursday friday saturday sunday", Class::Weekday(Weekday::Monday)),
    ("mon tue wed thu fri sat sun", Class::WeekdayShort(Weekday::Monday)),
    ("mondays tuesdays wednesdays thursdays fridays saturdays sundays", Class::Weekdays(Weekday::Monday)),
    ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty", Class::Cardinal(1)),
    ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", Class::Ordinal(1)),
    ("twenties thirties forties fifties sixties seventies eighties nineties", Class::Decade(2)),
    ("spring summer autumn winter", Class::Season(0)),
    ("yesterday today tomorrow", Class::Deictic(-1)),
];

/// The class `n` after `class` in its series.
const fn nth(class: Class, n: u8) -> Class {
    match class {
        Class::Month(first) => Class::Month(first + n),
        Class::MonthShort(first) => Class::MonthShort(first + n),
        Class::Cardinal(first) => Class::Cardinal(first + n),
        Class::Ordinal(first) => Class::Ordinal(first + n),
        Class::Decade(first) => Class::Decade(first + n),
        Class::Season(first) => Class::Season(first + n),
        Class::Deictic(first) => Class::Deictic(first + n as i8),
        Class::Weekday(_) => Class::Weekday(Weekday::from_monday(n)),
        Class::WeekdayShort(_) => Class::WeekdayShort(Weekday::from_monday(n)),
        Class::Weekdays(_) => Class::Weekdays(Weekday::from_monday(n)),
        other => other,
    }
}

/// Every word of both tables.
const COUNT: usize = count(WORDS) + count(SERIES);

const fn count(mut rows: &[(&str, Class)]) -> usize {
    let mut count = 0;
    while let [(words, _), rest @ ..] = rows {
        let mut bytes = words.as_bytes();
        count += 1;
        while let [byte, tail @ ..] = bytes {
            count += (*byte == b' ') as usize;
            bytes = tail;
        }
        rows = rest;
    }
    count
}

/// All words by their keys, sorted.
static TABLE: [(u128, Class); COUNT] = {
    let table = insert([(u128::MAX, Class::Other); COUNT], 0, WORDS, false);
    insert(table, count(WORDS), SERIES, true)
};

/// Sorts the words of `rows` into the first `filled` entries of `table`.
#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn insert(
    mut table: [(u128, Class); COUNT],
    mut filled: usize,
    mut rows: &[(&str, Class)],
    counts: bool,
) -> [(u128, Class); COUNT] {
    while let [(words, class), rest @ ..] = rows {
        let mut left = words.as_bytes();
        let mut n = 0;
        while !left.is_empty() {
            let mut end = 0;
            while end < left.len() && left[end] != b' ' {
                end += 1;
            }
            let (word, tail) = left.split_at(end);
            let entry = (key(word), if counts { nth(*class, n) } else { *class });
            let mut at = filled;
            while at > 0 && table[at - 1].0 > entry.0 {
                table[at] = table[at - 1];
                at -= 1;
            }
            table[at] = entry;
            filled += 1;
            n += 1;
            left = if let [_, tail @ ..] = tail { tail } else { tail };
        }
        rows = rest;
    }
    table
}

/// Lengths and second letters of the words that begin with each letter: rejects most other words. Bit `n` for a
/// length, bit 32 and up for the last five bits of the second byte, which case does not change.
static SHAPES: [u64; 26] = {
    let mut shapes = [0_u64; 26];
    let mut at = 0;
    while at < COUNT {
        #[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
        let bytes = TABLE[at].0.to_be_bytes();
        let mut length = 0;
        #[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
        while length < LONGEST && bytes[length] != 0 {
            length += 1;
        }
        #[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
        if length > 0 {
            shapes[(bytes[0] - b'a') as usize] |= 1 << length | second_bit(bytes[1]);
        }
        at += 1;
    }
    shapes
};

const fn second_bit(second: u8) -> u64 {
    1 << (32 + (second & 31))
}

/// Whether words of a length and a second letter are among `shapes`.
const fn has(shapes: u64, length: usize, second: u8) -> bool {
    shapes & (1 << length) != 0 && shapes & second_bit(second) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_has_two_classes() {
        assert!(TABLE.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn every_word_is_found_in_any_case() {
        for &(words, class) in WORDS {
            for key in words.split(' ') {
                assert_eq!(word(key.as_bytes()), class, "{key}");
                assert_eq!(word(key.to_uppercase().as_bytes()), class, "{key}");
            }
        }
        for other in ["", "z", "novembers", "Tuesdayish", "é", "a\u{301}"] {
            assert_eq!(word(other.as_bytes()), Class::Other, "{other}");
        }
    }

    #[test]
    fn a_series_counts_up() {
        for (text, expected) in [
            ("March", Class::Month(3)),
            ("December", Class::Month(12)),
            ("apr", Class::MonthShort(4)),
            ("Sept", Class::MonthShort(9)),
            ("Dec", Class::MonthShort(12)),
            ("Thursday", Class::Weekday(Weekday::Thursday)),
            ("Sun", Class::WeekdayShort(Weekday::Sunday)),
            ("Saturdays", Class::Weekdays(Weekday::Saturday)),
            ("twelve", Class::Cardinal(12)),
            ("thirty", Class::Cardinal(30)),
            ("twentieth", Class::Ordinal(20)),
            ("nineties", Class::Decade(9)),
            ("fall", Class::Season(2)),
            ("winter", Class::Season(3)),
            ("tomorrow", Class::Deictic(1)),
        ] {
            assert_eq!(word(text.as_bytes()), expected, "{text}");
        }
    }
}
