//! Honorifics by region: the gender that each says, and whether it can be part of a name.

use super::token_table::TokenTable;
use crate::facts::Gender;
use crate::text::tokens::Token;
use crate::text::word_table::{Slot, WordList, WordTable, flags, word_set};

/// Never a part of a name.
const APART: u16 = 1;
/// Of men, of women.
const MAN: u16 = 1 << 1;
const WOMAN: u16 = 1 << 2;
/// An honorific only behind another one or before one of these: "Tan Sri", "Datuk Seri".
const PAIRED: u16 = 1 << 3;
/// An honorific that is a name as often: it says the gender, but stays where the tagger has it.
const NAME: u16 = 1 << 4;

/// The honorifics of every region, in lower case and without dots. All are in
/// `assets/lists/honorifics.txt` or `titles.txt` too. Written for this project.
const REGIONS: [(&str, u16, &str); 37] = [
    ("English", APART | MAN, "mr sir lord messrs"),
    ("English", APART | WOMAN, "mrs ms miss lady dame madam"),
    ("English", APART, "dr prof mx hon rev honourable honorable adv esq ven venerable"),
    ("English", APART, "excellency highness majesty holiness eminence"),
    ("English", APART | MAN, "reverend monsignor msgr mgr fr"),
    ("French", APART | MAN, "monsieur"),
    ("French", APART | WOMAN, "madame mme mlle mademoiselle"),
    ("German", APART | MAN, "herr"),
    ("German", APART | WOMAN, "frau"),
    ("Italian", APART | MAN, "signor signore"),
    ("Italian", APART | WOMAN, "signora"),
    ("Spanish", APART | MAN, "señor"),
    ("Spanish", APART | WOMAN, "señora sra doña"),
    ("Spanish and Portuguese", NAME | MAN, "don dom"),
    ("Portuguese", NAME | WOMAN, "dona"),
    ("Turkish", NAME | MAN, "bey effendi pasha"),
    ("Turkish", NAME | WOMAN, "hanim"),
    ("Arab", APART | MAN, "sheikh shaikh sheik shaykh sheykh sayyid sayid"),
    ("Arab", APART | WOMAN, "sheikha shaikha sayyida"),
    ("Arab", APART, "hh he hrh h.e h.h eng engr"),
    ("Iranian", APART | MAN, "ayatollah hojatoleslam hojjatoleslam hujjatoleslam"),
    (
        "Muslim",
        APART | MAN,
        "hajji haji alhaji mullah mulla maulana moulana mawlana maulvi mawlawi",
    ),
    ("Muslim", APART | WOMAN, "hajjah hajah hajia alhaja"),
    ("Indian", APART | MAN, "shri thiru"),
    ("Indian", APART | WOMAN, "smt shrimati srimati mst mosammat"),
    ("Bengali and Urdu", NAME | WOMAN, "begum"),
    ("Burmese", NAME | MAN, "u ko"),
    ("Burmese", APART | WOMAN, "daw"),
    ("Thai", APART, "khun khunying"),
    ("Khmer", APART, "samdech oknha"),
    ("Malay", APART | MAN, "datuk dato dato' encik tunku tengku tuanku tun"),
    ("Malay", APART | WOMAN, "datin puan"),
    ("Malay", PAIRED, "seri sri tan toh hj hjh ts ir paduka"),
    ("Indonesian", NAME, "bapak pak ibu bu kiai kyai"),
    ("Ethiopian", APART | MAN, "ato"),
    ("Ethiopian", APART | WOMAN, "weizero woizero"),
    ("African", APART | MAN, "mzee mwalimu otunba barrister"),
];

static TABLE: WordTable<'static> = WordTable::new(&const { layout() });

/// A third more than there are words.
const SLOTS: usize = 160;

const fn layout() -> [Slot; SLOTS] {
    let mut lists = [WordList::spaced("", 1); REGIONS.len()];
    let mut at = 0;
    #[expect(clippy::indexing_slicing, reason = "below the length; an iterator is not const")]
    while at < REGIONS.len() {
        let (_, flags, words) = REGIONS[at];
        lists[at] = WordList::spaced(words, flags);
        at += 1;
    }
    flags(&lists)
}

/// What the honorific at token `at` is; 0 for any other word.
fn flags_of(table: &TokenTable<'_, '_>, at: usize) -> u16 {
    if table.is_capital(at) {
        TABLE.get(&table.text(at).to_lowercase().replace('’', "'"))
    } else {
        0
    }
}

/// The gender that an honorific says.
pub fn gender(table: &TokenTable<'_, '_>, at: usize) -> Option<Gender> {
    let flags = flags_of(table, at);
    match (flags & MAN != 0, flags & WOMAN != 0) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

/// Whether token `at` is an honorific or a ruler's title after which a capitalised word is a name;
/// or the dot of one.
pub fn addresses(table: &TokenTable<'_, '_>, at: usize) -> bool {
    let dot = table.text(at) == "." && table.token(at).is_some_and(Token::is_glued);
    let at = at.wrapping_sub(usize::from(dot));
    let ruler =
        matches!(table.text(at), "King" | "Queen" | "Pope" | "Emperor" | "Empress" | "Tsar");
    let flags = flags_of(table, at);
    let gendered = flags & APART != 0 && flags != APART;
    static RANKS: WordTable<'static> = word_set!(
        "Dr Prof Sen Rep Gov Gen Col Capt Sgt Lt Maj Adm Cpl Insp Supt Cllr Brig Cmdr Hon"
    );
    gendered || ruler || RANKS.contains(table.text(at))
}

/// The first of the tokens from `first` to `last` that is part of a name: what stands before it are
/// honorifics. `last` where all are.
pub fn skip(table: &TokenTable<'_, '_>, first: usize, last: usize) -> usize {
    let mut at = first;
    while at < last {
        let flags = flags_of(table, at);
        let dotted = table.text(at + 1) == "." && table.token(at + 1).is_some_and(Token::is_glued);
        let next = at + 1 + usize::from(dotted);
        let beside = |i: usize| flags_of(table, i) & (APART | PAIRED) != 0;
        // "H E" for "His Excellency".
        if table.text(at) == "H" && matches!(table.text(next), "E" | "H") && next < last {
            at = next + 1;
            continue;
        }
        // "Tan Sri", but "Tan Kay Hock".
        let leads = matches!(table.text(at), "Tan" | "Toh");
        let other = if leads { next } else { at.wrapping_sub(1) };
        let paired = flags & PAIRED != 0 && beside(other);
        if flags & APART == 0 && !paired {
            break;
        }
        at = next;
    }
    at.min(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::plain;

    #[test]
    fn honorifics_are_told_from_names() {
        for (words, name) in [
            ("Tan Sri Azam Baki", "Azam"),
            ("Tan Kay Hock", "Tan"),
            ("Tan Sri Tan Kay Hock", "Tan"),
            ("Datuk Seri Hamid", "Hamid"),
            ("Sri Mulyani", "Sri"),
            ("Sheikh Dr. Rashid", "Rashid"),
            ("H E Jamal Nasser", "Jamal"),
            ("Daw Khin Thura", "Khin"),
            ("U Nu", "U"),
            ("Begum Zia", "Begum"),
            ("Anna Holm", "Anna"),
        ] {
            let doc = plain::parse(words);
            let prose = doc.tokenize(0..doc.blocks.len());
            let table = TokenTable::read(&prose);
            let at = skip(&table, 0, table.type_ids.len());
            assert_eq!(table.text(at), name, "{words}");
        }
    }

    #[test]
    fn all_are_in_the_lists() {
        for (region, _, words) in REGIONS {
            for word in words.split(' ') {
                assert!(TABLE.contains(word), "{region}: {word}");
            }
        }
    }
}
