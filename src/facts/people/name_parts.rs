//! Parses names into folded words, without particles, and decides whether two can be one person's.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::facts::Person;

/// The words of a name that distinguish people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct NameParts {
    /// Folded words in order, separated by spaces, without particles, suffixes and nicknames.
    words: Box<str>,
    /// How many words.
    count: usize,
    /// Where the first word ends and the last one begins, in bytes.
    first_end: usize,
    last_start: usize,
    /// "Jr", "III".
    suffix: Option<&'static str>,
    /// Whether the last two words are surnames with a hyphen between.
    double: bool,
}

/// The shortest surname, in bytes, that is known again in a double one.
const SHORTEST_IN_DOUBLE: usize = 5;

/// Parses names, each spelling once.
#[derive(Debug, Default)]
pub struct NameParser<'t> {
    known: HashMap<&'t str, Rc<NameParts>>,
    /// Folded surnames before which "Al" is short for Albert.
    given_al: HashSet<String>,
}

impl<'t> NameParser<'t> {
    /// A parser of the names of one text. "Al Hobbs" has a given name where another name has that
    /// surname without "Al" and none has it behind another given name.
    pub fn with(names: impl Iterator<Item = &'t str> + Clone) -> Self {
        let mut given_al: HashSet<String> =
            names.clone().filter_map(surname_after_al).map(fold).collect();
        if given_al.is_empty() {
            return Self::default();
        }
        let (mut bare, mut joined) = (HashSet::new(), HashSet::new());
        for name in names.filter(|name| surname_after_al(name).is_none()) {
            let mut pieces = name.rsplit([' ', '\n', '-', '‑', '\u{a0}']).map(fold);
            let (last, before) = (pieces.next(), pieces.next());
            if let (Some(last), Some(before)) = (last, before) {
                let set = if before == "al" { &mut joined } else { &mut bare };
                set.insert(last);
            }
        }
        given_al.retain(|surname| bare.contains(surname) && !joined.contains(surname));
        Self { given_al, ..Self::default() }
    }

    /// The parts of a name.
    pub fn of(&mut self, name: &'t str) -> Rc<NameParts> {
        let parts = self.known.entry(name).or_insert_with(|| {
            let surname = if self.given_al.is_empty() { None } else { surname_after_al(name) };
            let given = surname.is_some_and(|surname| self.given_al.contains(&fold(surname)));
            Rc::new(if given { NameParts::with_given_al(name) } else { NameParts::of(name) })
        });
        Rc::clone(parts)
    }
}

/// The one word after "Al" in a name of both.
#[must_use]
pub fn surname_after_al(name: &str) -> Option<&str> {
    name.strip_prefix("Al ").filter(|rest| !rest.contains([' ', '-']))
}

/// Particles, which may be omitted or spelt in another way.
const PARTICLES: [&str; 30] = [
    "abd", "ad", "al", "an", "ar", "as", "ash", "at", "az", "bin", "bint", "da", "das", "de",
    "del", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le", "ul", "ur", "van",
    "von", "y",
];
const SUFFIXES: [&str; 7] = ["ii", "iii", "iv", "jnr", "jr", "snr", "sr"];

impl NameParts {
    /// Parses a name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self::with_particles(name, &PARTICLES)
    }

    /// The same for a name whose "Al" is short for Albert.
    #[must_use]
    pub fn with_given_al(name: &str) -> Self {
        Self::with_particles(name, &[])
    }

    fn with_particles(name: &str, particles: &[&str]) -> Self {
        let mut words = String::with_capacity(name.len());
        let (mut count, mut suffix) = (0, None);
        let mut nickname = None;
        let mut pieces = name.split([' ', '\n', '-', '‑', '.', '\u{a0}']);
        while let Some(piece) = pieces.next() {
            let closing = nickname.or_else(|| nickname_ends_with(piece, pieces.clone()));
            nickname = closing.filter(|closing| !piece.ends_with(*closing));
            let word = fold(piece);
            if closing.is_some() || word.is_empty() {
                continue;
            }
            if let Some(known) = SUFFIXES.iter().find(|s| **s == word).filter(|_| count > 0) {
                suffix = Some(*known);
            } else if particles.binary_search(&word.as_str()).is_err() {
                if count > 0 {
                    words.push(' ');
                }
                words.push_str(&word);
                count += 1;
            }
        }
        if count == 0 {
            words = fold(name);
            count = 1;
        }
        let first_end = words.find(' ').unwrap_or(words.len());
        let last_start = words.rfind(' ').map_or(0, |space| space + 1);
        let double = count > 2 && is_double(name);
        Self { words: words.into(), count, first_end, last_start, suffix, double }
    }

    /// How many words it has: at least one, which may be empty.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// The words in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.split(' ')
    }

    /// The last word.
    #[must_use]
    pub fn last(&self) -> &str {
        self.words.get(self.last_start..).unwrap_or("")
    }

    /// The first word.
    #[must_use]
    pub fn first(&self) -> &str {
        self.words.get(..self.first_end).unwrap_or("")
    }

    /// "jr", "iii".
    #[must_use]
    pub const fn suffix(&self) -> Option<&'static str> {
        self.suffix
    }

    /// Whether its last two words are surnames with a hyphen between.
    #[must_use]
    pub const fn is_double(&self) -> bool {
        self.double
    }

    /// Whether "Ingrid Solheim-Park" is `other`, "Ingrid Marie Solheim", by a later name.
    fn has_before_marriage(&self, other: &Self) -> bool {
        let surname = other.last();
        self.double
            && !other.double
            && other.count > 1
            && surname.len() >= SHORTEST_IN_DOUBLE
            && self.first() == other.first()
            && self.words().skip(self.count - 2).any(|word| word == surname)
    }

    /// Whether both can name one person: the words of the shorter name are in the longer one, in
    /// order, and the first or the last is the same; an initial matches a word.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        if self.suffix.is_some() && other.suffix.is_some() && self.suffix != other.suffix {
            return false;
        }
        let (short, long) = if self.count <= other.count { (self, other) } else { (other, self) };
        if short.words == long.words
            || self.has_before_marriage(other)
            || other.has_before_marriage(self)
        {
            return true;
        }
        let firsts = same_word(short.first(), long.first());
        // Names of the same length must match word by word.
        if !firsts && (short.count == long.count || !same_word(short.last(), long.last())) {
            return false;
        }
        let mut rest = long.words();
        short.words().all(|word| rest.any(|w| same_word(word, w)))
    }
}

/// Whether a name ends with two capitalised words with a hyphen between.
fn is_double(name: &str) -> bool {
    let last = name.rsplit([' ', '\n', '\u{a0}']).next().unwrap_or(name);
    let mut pieces = last.split(['-', '‑']);
    let pair = [pieces.next(), pieces.next()].map(|piece| piece.unwrap_or(""));
    pieces.next().is_none() && pair.iter().all(|piece| piece.starts_with(char::is_uppercase))
}

/// The marks that end the nickname that a piece of a name begins: "Vincent 'Chin' Gigante". Single
/// ones are apostrophes too ("'Abd Allah", "O'Neill"): they must end before the last piece.
fn nickname_ends_with<'n>(
    piece: &str,
    after: impl DoubleEndedIterator<Item = &'n str> + Clone,
) -> Option<&'static [char]> {
    if piece.starts_with(['"', '“']) {
        return Some(&['"', '”']);
    }
    let single: &[char] = &['\'', '’'];
    let long = piece.chars().count() > 2;
    let closes = |piece: &str| piece.ends_with(single);
    let before_last = || {
        let mut others = after.clone();
        others.next_back().is_some() && (closes(piece) && long || others.any(closes))
    };
    (piece.starts_with(['\'', '‘']) && before_last()).then_some(single)
}

/// The folded surnames that two people or more have by their full names.
#[must_use]
pub fn shared_surnames(people: &[Person]) -> HashSet<String> {
    let mut seen = HashSet::new();
    let full = people.iter().filter(|p| p.named).map(|p| NameParts::of(&p.name));
    let surnames = full.filter(|parts| parts.count() > 1).map(|parts| parts.last().to_owned());
    surnames.filter(|surname| !seen.insert(surname.clone())).collect()
}

/// Whether two folded words are the same, or one is the initial of the other, or has an article glued
/// to it.
fn same_word(a: &str, b: &str) -> bool {
    if a.len() == b.len() {
        return a == b;
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let initial = || {
        let first = short.chars().next().map_or(0, char::len_utf8);
        first == short.len() && !short.is_empty() && long.starts_with(short)
    };
    let article = || {
        let rest = long.strip_prefix("al").or_else(|| long.strip_prefix("el"));
        short.len() > 3 && rest == Some(short)
    };
    initial() || article()
}

/// Lower case without accents and apostrophes.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    if let Some(letters) = letters_of(word) {
        out.extend(letters.map(char::from));
        return out;
    }
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            _ => match plain(c) {
                // Letters of other scripts stay as they are.
                "" if c.is_alphabetic() => out.push(c),
                plain => out.push_str(plain),
            },
        }
    }
    out
}

/// The letters that [`fold`] gives for a word in ASCII.
pub fn letters_of(word: &str) -> Option<impl Iterator<Item = u8> + Clone> {
    let letters = || word.bytes().filter(u8::is_ascii_alphanumeric);
    word.is_ascii().then(|| letters().map(|byte| byte.to_ascii_lowercase()))
}

/// The ASCII letters for an accented one; empty for other characters.
fn plain(c: char) -> &'static str {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'ä' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' | 'ĉ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ə' => "e",
        'ğ' | 'ģ' | 'ǧ' => "g",
        'ħ' | 'ḥ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ł' | 'ļ' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' | 'ṣ' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' | 'ṭ' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ư' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ạ' | 'ả' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ' | 'ậ' | 'ắ' | 'ằ' | 'ẳ' | 'ẵ' | 'ặ' => {
            "a"
        }
        'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' => "e",
        'ỉ' | 'ị' | 'ĩ' => "i",
        'ọ' | 'ỏ' | 'ố' | 'ồ' | 'ổ' | 'ỗ' | 'ộ' | 'ớ' | 'ờ' | 'ở' | 'ỡ' | 'ợ' | 'ơ' => {
            "o"
        }
        'ụ' | 'ủ' | 'ũ' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' => "u",
        'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => "y",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_agree() {
        for (a, b, yes) in [
            ("Ali Khamenei", "Khamenei", true),
            ("John G. Roberts Jr.", "John Roberts", true),
            ("J. Smith", "John Smith", true),
            ("Haider al-Abadi", "Abadi", true),
            ("Hassan AlEfrangi", "Hassan Al Efrangi", true),
            ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu", true),
            ("Richard \"Tex\" Coe", "Richard Coe", true),
            ("Richard ‘Big Tex’ Coe", "Richard Coe", true),
            ("Richard 'Tex' Coe", "Richard Coe", true),
            ("Xi Jinping", "Xi", true),
            ("George Bush", "Laura Bush", false),
            ("John Smith Jr", "John Smith Sr", false),
            ("Manju Sam", "Thomas Sam", false),
            ("Ingrid Solheim-Park", "Ingrid Marie Solheim", true),
            ("Ingrid Lund-Solheim", "Ingrid M. Solheim", true),
            ("Ingrid Solheim-Park", "Astrid Marie Solheim", false),
            ("Kim Jong-un", "Kim Yo-jong", false),
            ("Kim Yo-Jong", "Kim Min Jong", false),
        ] {
            assert_eq!(NameParts::of(a).agrees(&NameParts::of(b)), yes, "{a} / {b}");
        }
    }

    #[test]
    fn al_is_a_given_name_where_another_has_the_surname() {
        for (names, name, count) in [
            (&["Al Hobbs", "Mary Hobbs"][..], "Al Hobbs", 2),
            (&["Al Hobbs"], "Al Hobbs", 1),
            (&["Al Jabri", "Hamdan Al Jabri"], "Al Jabri", 1),
            (&["Al Jabri", "Hamdan Al-Jabri", "Mona Jabri"], "Al Jabri", 1),
        ] {
            let parts = NameParser::with(names.iter().copied()).of(name);
            assert_eq!(parts.count(), count, "{names:?}");
        }
    }

    #[test]
    fn folding_is_the_same_with_and_without_accents() {
        assert_eq!(fold("O'Neill-2"), "oneill2");
        assert_eq!(fold("Ó'Neill-2"), "oneill2");
        let parts = NameParts::of("Mr. Al-Busaidi III");
        assert_eq!((parts.words().collect::<Vec<_>>(), parts.count()), (vec!["mr", "busaidi"], 2));
        assert_eq!((parts.suffix, NameParts::of("–").first()), (Some("iii"), ""));
    }

    #[test]
    fn tables_are_sorted() {
        assert!(PARTICLES.is_sorted() && SUFFIXES.is_sorted());
    }
}
