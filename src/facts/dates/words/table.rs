//! Every word that may belong to a date, and how it is looked up.

use super::{DayPart, Lex, Measure};

/// The longest word of the table, in bytes.
const LONGEST: usize = 16;

/// A word as a number that sorts as its lower-case letters do, so that looking it up compares
/// numbers. Setting bit 5 makes letters lower case; dots and apostrophes have it set.
const fn key(word: &[u8]) -> u128 {
    let mut key = 0;
    let mut at = 0;
    let mut rest = word;
    while let [byte, tail @ ..] = rest {
        key = key << 8 | (*byte | 0x20) as u128;
        rest = tail;
        at += 1;
    }
    key << (8 * (LONGEST - at))
}

/// The keys of [`WORDS`], in their order.
static KEYS: [u128; WORDS.len()] = {
    let mut keys = [0; WORDS.len()];
    let mut at = 0;
    while at < WORDS.len() {
        #[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
        let word = WORDS[at].0;
        #[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
        {
            keys[at] = key(word.as_bytes());
        }
        at += 1;
    }
    keys
};

/// Bit `n` of entry `letter` is set where a word of `n` bytes begins with that letter: most words
/// of a text are told apart by this alone.
static LENGTHS: [u32; 26] = {
    let mut lengths = [0_u32; 26];
    let mut at = 0;
    while at < WORDS.len() {
        #[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
        if let [first, ..] = WORDS[at].0.as_bytes() {
            lengths[(*first - b'a') as usize] |= 1 << WORDS[at].0.len();
        }
        at += 1;
    }
    lengths
};

/// What the word in `bytes` is, in any case.
#[must_use]
pub fn word(bytes: &[u8]) -> Lex {
    let Some(&first) = bytes.first() else { return Lex::Other };
    let letter = usize::from((first | 0x20).wrapping_sub(b'a'));
    let lengths = LENGTHS.get(letter).copied().unwrap_or(0);
    if bytes.len() > LONGEST || lengths & (1 << bytes.len()) == 0 {
        return Lex::Other;
    }
    match KEYS.binary_search(&key(bytes)) {
        Ok(at) => WORDS.get(at).map_or(Lex::Other, |&(_, lex)| lex),
        Err(_) => Lex::Other,
    }
}

/// All the words, sorted. English month and weekday abbreviations follow the usage of newspapers.
#[rustfmt::skip]
static WORDS: &[(&str, Lex)] = &[
    ("a", Lex::A),
    ("a.d", Lex::Ad),
    ("a.d.", Lex::Ad),
    ("a.m", Lex::Meridiem(false)),
    ("a.m.", Lex::Meridiem(false)),
    ("about", Lex::Approx),
    ("ad", Lex::Ad),
    ("after", Lex::After),
    ("afternoon", Lex::DayPart(DayPart::Afternoon)),
    ("afterward", Lex::Later),
    ("afterwards", Lex::Later),
    ("age", Lex::Old),
    ("aged", Lex::Old),
    ("ago", Lex::Ago),
    ("almost", Lex::Approx),
    ("am", Lex::Meridiem(false)),
    ("an", Lex::A),
    ("and", Lex::And),
    ("annually", Lex::Rate(Measure::Year)),
    ("approximately", Lex::Approx),
    ("apr", Lex::MonthShort(4)),
    ("april", Lex::Month(4)),
    ("armistice", Lex::Named),
    ("around", Lex::Approx),
    ("ash", Lex::Named),
    ("at", Lex::At),
    ("aug", Lex::MonthShort(8)),
    ("august", Lex::Month(8)),
    ("autumn", Lex::Season(2)),
    ("b.c", Lex::Bc),
    ("b.c.", Lex::Bc),
    ("b.c.e", Lex::Bc),
    ("b.c.e.", Lex::Bc),
    ("bc", Lex::Bc),
    ("bce", Lex::Bc),
    ("before", Lex::Before),
    ("beforehand", Lex::Earlier),
    ("beginning", Lex::Beginning),
    ("between", Lex::Between),
    ("black", Lex::Named),
    ("boxing", Lex::Named),
    ("bst", Lex::Zone),
    ("by", Lex::By),
    ("c", Lex::Approx),
    ("c.e", Lex::Ad),
    ("c.e.", Lex::Ad),
    ("ca", Lex::Approx),
    ("cdt", Lex::Zone),
    ("ce", Lex::Ad),
    ("centuries", Lex::Units(Measure::Century)),
    ("century", Lex::Unit(Measure::Century)),
    ("cest", Lex::Zone),
    ("cet", Lex::Zone),
    ("christmas", Lex::Named),
    ("circa", Lex::Approx),
    ("close", Lex::End),
    ("columbus", Lex::Named),
    ("coming", Lex::Coming),
    ("couple", Lex::Couple),
    ("cst", Lex::Zone),
    ("current", Lex::Current),
    ("currently", Lex::Present),
    ("daily", Lex::Rate(Measure::Day)),
    ("dawn", Lex::DayPart(DayPart::Dawn)),
    ("dawning", Lex::Beginning),
    ("day", Lex::Unit(Measure::Day)),
    ("daybreak", Lex::DayPart(DayPart::Dawn)),
    ("days", Lex::Units(Measure::Day)),
    ("dec", Lex::MonthShort(12)),
    ("decade", Lex::Unit(Measure::Decade)),
    ("decades", Lex::Units(Measure::Decade)),
    ("december", Lex::Month(12)),
    ("dozen", Lex::Scale(12)),
    ("during", Lex::In),
    ("each", Lex::Each),
    ("earlier", Lex::Earlier),
    ("early", Lex::Early),
    ("easter", Lex::Named),
    ("edt", Lex::Zone),
    ("eight", Lex::Cardinal(8)),
    ("eighteen", Lex::Cardinal(18)),
    ("eighteenth", Lex::Ordinal(18)),
    ("eighth", Lex::Ordinal(8)),
    ("eighties", Lex::Decade(8)),
    ("eighty", Lex::Cardinal(80)),
    ("election", Lex::Named),
    ("eleven", Lex::Cardinal(11)),
    ("eleventh", Lex::Ordinal(11)),
    ("end", Lex::End),
    ("ending", Lex::End),
    ("ensuing", Lex::Following),
    ("entire", Lex::Full),
    ("est", Lex::Zone),
    ("et", Lex::Zone),
    ("evening", Lex::DayPart(DayPart::Evening)),
    ("every", Lex::Each),
    ("exceeding", Lex::More),
    ("fall", Lex::Season(2)),
    ("feb", Lex::MonthShort(2)),
    ("february", Lex::Month(2)),
    ("few", Lex::Vaguely),
    ("fewer", Lex::Less),
    ("fifteen", Lex::Cardinal(15)),
    ("fifteenth", Lex::Ordinal(15)),
    ("fifth", Lex::Ordinal(5)),
    ("fifties", Lex::Decade(5)),
    ("fifty", Lex::Cardinal(50)),
    ("first", Lex::Ordinal(1)),
    ("fiscal", Lex::Fiscal),
    ("five", Lex::Cardinal(5)),
    ("following", Lex::Following),
    ("for", Lex::For),
    ("forties", Lex::Decade(4)),
    ("forty", Lex::Cardinal(40)),
    ("four", Lex::Cardinal(4)),
    ("fourteen", Lex::Cardinal(14)),
    ("fourteenth", Lex::Ordinal(14)),
    ("fourth", Lex::Ordinal(4)),
    ("fri", Lex::WeekdayShort(4)),
    ("friday", Lex::Weekday(4)),
    ("fridays", Lex::Weekdays(4)),
    ("from", Lex::From),
    ("ftp", Lex::Address),
    ("full", Lex::Full),
    ("future", Lex::Ahead),
    ("gmt", Lex::Zone),
    ("good", Lex::Named),
    ("h", Lex::Code),
    ("half", Lex::Half),
    ("halloween", Lex::Named),
    ("hence", Lex::Later),
    ("hour", Lex::Unit(Measure::Hour)),
    ("hourly", Lex::Rate(Measure::Hour)),
    ("hours", Lex::Units(Measure::Hour)),
    ("hrs", Lex::Units(Measure::Hour)),
    ("http", Lex::Address),
    ("https", Lex::Address),
    ("hundred", Lex::Scale(100)),
    ("in", Lex::In),
    ("inauguration", Lex::Named),
    ("independence", Lex::Named),
    ("ist", Lex::Zone),
    ("jan", Lex::MonthShort(1)),
    ("january", Lex::Month(1)),
    ("jst", Lex::Zone),
    ("jul", Lex::MonthShort(7)),
    ("july", Lex::Month(7)),
    ("jun", Lex::MonthShort(6)),
    ("june", Lex::Month(6)),
    ("labor", Lex::Named),
    ("labour", Lex::Named),
    ("last", Lex::Last),
    ("late", Lex::Late),
    ("lately", Lex::Gone),
    ("later", Lex::Later),
    ("latest", Lex::Latest),
    ("least", Lex::Least),
    ("less", Lex::Less),
    ("mailto", Lex::Address),
    ("many", Lex::Vaguely),
    ("mar", Lex::MonthShort(3)),
    ("march", Lex::Month(3)),
    ("may", Lex::Month(5)),
    ("mdt", Lex::Zone),
    ("memorial", Lex::Named),
    ("mid", Lex::Mid),
    ("midday", Lex::DayPart(DayPart::Noon)),
    ("middle", Lex::Middle),
    ("midnight", Lex::DayPart(DayPart::Midnight)),
    ("midst", Lex::Middle),
    ("millennia", Lex::Units(Measure::Millennium)),
    ("millennium", Lex::Unit(Measure::Millennium)),
    ("millenniums", Lex::Units(Measure::Millennium)),
    ("min", Lex::Unit(Measure::Minute)),
    ("mins", Lex::Units(Measure::Minute)),
    ("minute", Lex::Unit(Measure::Minute)),
    ("minutes", Lex::Units(Measure::Minute)),
    ("mon", Lex::WeekdayShort(0)),
    ("monday", Lex::Weekday(0)),
    ("mondays", Lex::Weekdays(0)),
    ("month", Lex::Unit(Measure::Month)),
    ("monthly", Lex::Rate(Measure::Month)),
    ("months", Lex::Units(Measure::Month)),
    ("more", Lex::More),
    ("morning", Lex::DayPart(DayPart::Morning)),
    ("most", Lex::Least),
    ("mst", Lex::Zone),
    ("nd", Lex::Nth),
    ("nearly", Lex::Approx),
    ("new", Lex::Named),
    ("next", Lex::Next),
    ("night", Lex::DayPart(DayPart::Night)),
    ("nightly", Lex::Rate(Measure::Night)),
    ("nine", Lex::Cardinal(9)),
    ("nineteen", Lex::Cardinal(19)),
    ("nineteenth", Lex::Ordinal(19)),
    ("nineties", Lex::Decade(9)),
    ("ninety", Lex::Cardinal(90)),
    ("ninth", Lex::Ordinal(9)),
    ("noon", Lex::DayPart(DayPart::Noon)),
    ("nov", Lex::MonthShort(11)),
    ("november", Lex::Month(11)),
    ("now", Lex::Now),
    ("nowadays", Lex::Present),
    ("o'clock", Lex::OClock),
    ("oclock", Lex::OClock),
    ("oct", Lex::MonthShort(10)),
    ("october", Lex::Month(10)),
    ("of", Lex::Of),
    ("old", Lex::Old),
    ("on", Lex::On),
    ("one", Lex::Cardinal(1)),
    ("or", Lex::Or),
    ("outset", Lex::Beginning),
    ("over", Lex::More),
    ("o’clock", Lex::OClock),
    ("p.m", Lex::Meridiem(true)),
    ("p.m.", Lex::Meridiem(true)),
    ("palm", Lex::Named),
    ("past", Lex::Past),
    ("pdt", Lex::Zone),
    ("per", Lex::Per),
    ("period", Lex::Unit(Measure::Period)),
    ("periods", Lex::Units(Measure::Period)),
    ("pm", Lex::Meridiem(true)),
    ("preceding", Lex::Previous),
    ("presently", Lex::Present),
    ("previous", Lex::Previous),
    ("previously", Lex::Earlier),
    ("prior", Lex::Previous),
    ("pst", Lex::Zone),
    ("q", Lex::Code),
    ("quarter", Lex::Unit(Measure::Quarter)),
    ("quarters", Lex::Units(Measure::Quarter)),
    ("rd", Lex::Nth),
    ("recent", Lex::Recent),
    ("recently", Lex::Gone),
    ("remainder", Lex::End),
    ("rest", Lex::End),
    ("roughly", Lex::Approx),
    ("s", Lex::S),
    ("same", Lex::Same),
    ("sat", Lex::WeekdayShort(5)),
    ("saturday", Lex::Weekday(5)),
    ("saturdays", Lex::Weekdays(5)),
    ("season", Lex::Unit(Measure::Season)),
    ("seasons", Lex::Units(Measure::Season)),
    ("second", Lex::Ordinal(2)),
    ("seconds", Lex::Units(Measure::Second)),
    ("sep", Lex::MonthShort(9)),
    ("sept", Lex::MonthShort(9)),
    ("september", Lex::Month(9)),
    ("seven", Lex::Cardinal(7)),
    ("seventeen", Lex::Cardinal(17)),
    ("seventeenth", Lex::Ordinal(17)),
    ("seventh", Lex::Ordinal(7)),
    ("seventies", Lex::Decade(7)),
    ("seventy", Lex::Cardinal(70)),
    ("several", Lex::Vaguely),
    ("since", Lex::Since),
    ("six", Lex::Cardinal(6)),
    ("sixteen", Lex::Cardinal(16)),
    ("sixteenth", Lex::Ordinal(16)),
    ("sixth", Lex::Ordinal(6)),
    ("sixties", Lex::Decade(6)),
    ("sixty", Lex::Cardinal(60)),
    ("some", Lex::Vaguely),
    ("soon", Lex::Ahead),
    ("spring", Lex::Season(0)),
    ("st", Lex::Nth),
    ("start", Lex::Beginning),
    ("subsequent", Lex::Following),
    ("summer", Lex::Season(1)),
    ("sun", Lex::WeekdayShort(6)),
    ("sunday", Lex::Weekday(6)),
    ("sundays", Lex::Weekdays(6)),
    ("ten", Lex::Cardinal(10)),
    ("tenth", Lex::Ordinal(10)),
    ("th", Lex::Nth),
    ("than", Lex::Than),
    ("thanksgiving", Lex::Named),
    ("that", Lex::That),
    ("the", Lex::The),
    ("thereafter", Lex::Later),
    ("these", Lex::These),
    ("third", Lex::Ordinal(3)),
    ("thirteen", Lex::Cardinal(13)),
    ("thirteenth", Lex::Ordinal(13)),
    ("thirties", Lex::Decade(3)),
    ("thirtieth", Lex::Ordinal(30)),
    ("thirty", Lex::Cardinal(30)),
    ("this", Lex::This),
    ("those", Lex::These),
    ("thousand", Lex::Scale(1000)),
    ("three", Lex::Cardinal(3)),
    ("through", Lex::Until),
    ("thu", Lex::WeekdayShort(3)),
    ("thur", Lex::WeekdayShort(3)),
    ("thurs", Lex::WeekdayShort(3)),
    ("thursday", Lex::Weekday(3)),
    ("thursdays", Lex::Weekdays(3)),
    ("till", Lex::Until),
    ("time", Lex::Unit(Measure::Period)),
    ("to", Lex::To),
    ("today", Lex::Deictic(0)),
    ("tomorrow", Lex::Deictic(1)),
    ("tonight", Lex::Tonight),
    ("tue", Lex::WeekdayShort(1)),
    ("tues", Lex::WeekdayShort(1)),
    ("tuesday", Lex::Weekday(1)),
    ("tuesdays", Lex::Weekdays(1)),
    ("twelfth", Lex::Ordinal(12)),
    ("twelve", Lex::Cardinal(12)),
    ("twenties", Lex::Decade(2)),
    ("twentieth", Lex::Ordinal(20)),
    ("twenty", Lex::Cardinal(20)),
    ("two", Lex::Cardinal(2)),
    ("under", Lex::Less),
    ("until", Lex::Until),
    ("up", Lex::Up),
    ("upcoming", Lex::Coming),
    ("utc", Lex::Zone),
    ("valentine", Lex::Named),
    ("very", Lex::Full),
    ("veterans", Lex::Named),
    ("wed", Lex::WeekdayShort(2)),
    ("wednesday", Lex::Weekday(2)),
    ("wednesdays", Lex::Weekdays(2)),
    ("weds", Lex::WeekdayShort(2)),
    ("week", Lex::Unit(Measure::Week)),
    ("weekend", Lex::Unit(Measure::Weekend)),
    ("weekends", Lex::Units(Measure::Weekend)),
    ("weekly", Lex::Rate(Measure::Week)),
    ("weeks", Lex::Units(Measure::Week)),
    ("whole", Lex::Full),
    ("winter", Lex::Season(3)),
    ("within", Lex::In),
    ("www", Lex::Address),
    ("year", Lex::Unit(Measure::Year)),
    ("yearly", Lex::Rate(Measure::Year)),
    ("years", Lex::Units(Measure::Year)),
    ("yesterday", Lex::Deictic(-1)),
    ("yrs", Lex::Units(Measure::Year)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(KEYS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn finds_every_word_in_any_case() {
        for &(key, lex) in WORDS {
            assert_eq!(word(key.as_bytes()), lex, "{key}");
            assert_eq!(word(key.to_uppercase().as_bytes()), lex, "{key}");
        }
        for other in ["", "z", "novembers", "Tuesdayish", "é", "a\u{301}"] {
            assert_eq!(word(other.as_bytes()), Lex::Other, "{other}");
        }
    }
}
