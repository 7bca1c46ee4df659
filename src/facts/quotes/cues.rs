//! The verbs that tell that something was said: form, base form, kind and frames.

use crate::facts::CueKind;

/// One form a line: `form TAB base TAB kind TAB frames`, sorted by form.
const FILE: &str = include_str!("../../../assets/lists/cues.txt");

/// What a verb of telling can stand with, as bits; the letters are those of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frames(u16);

impl Frames {
    /// Introduces a quotation.
    pub const QUOTE: Self = Self(1);
    /// Takes a clause with "that".
    pub const CLAUSE: Self = Self(2);
    /// Takes a clause without "that".
    pub const BARE: Self = Self(4);
    /// Takes an infinitive.
    pub const INFINITIVE: Self = Self(8);
    /// Takes a noun phrase.
    pub const NOUN: Self = Self(16);
    /// The person told comes first.
    pub const TOLD: Self = Self(32);
    /// Puts words on its object ("called her …").
    pub const LABEL: Self = Self(64);
    /// Tells only with a particle ("pointed out", "put it").
    pub const PARTICLE: Self = Self(128);
    /// The same form is also a noun ("states", "report").
    pub const ALSO_NOUN: Self = Self(256);

    /// Whether any of `other`'s frames is among these.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn parse(letters: &str) -> Self {
        letters.bytes().fold(Self(0), |frames, letter| match letter {
            b'q' => frames.or(Self::QUOTE),
            b'c' => frames.or(Self::CLAUSE),
            b's' => frames.or(Self::BARE),
            b'i' => frames.or(Self::INFINITIVE),
            b'n' => frames.or(Self::NOUN),
            b't' => frames.or(Self::TOLD),
            b'l' => frames.or(Self::LABEL),
            b'p' => frames.or(Self::PARTICLE),
            b'z' => frames.or(Self::ALSO_NOUN),
            _ => frames,
        })
    }
}

/// Which form of its verb a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "say": infinitive or present plural.
    Base,
    /// "says", "said": a tense, or the past participle.
    Finite,
    /// "saying".
    Participle,
}

/// A verb of telling as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// Its base form.
    pub base: &'static str,
    /// The kind of telling.
    pub kind: CueKind,
    /// What it can stand with.
    pub frames: Frames,
    /// Which form this is.
    pub form: Form,
}

/// The list with the place where each first letter begins: found in one pass, so that a look-up
/// searches some dozens of lines and not a thousand.
#[derive(Clone, Debug)]
pub struct Cues {
    starts: [u16; 27],
}

impl Default for Cues {
    fn default() -> Self {
        Self::new()
    }
}

impl Cues {
    /// Reads where the letters begin.
    #[must_use]
    pub fn new() -> Self {
        let mut starts = [0_u16; 27];
        let mut letter = 0_u8;
        let mut at = 0_usize;
        let cut = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        for line in FILE.split_inclusive('\n') {
            if let Some(first @ b'a'..=b'z') = line.bytes().next() {
                while letter <= first - b'a' {
                    if let Some(slot) = starts.get_mut(usize::from(letter)) {
                        *slot = cut(at);
                    }
                    letter += 1;
                }
            }
            at += line.len();
        }
        for slot in starts.iter_mut().skip(usize::from(letter)) {
            *slot = cut(at);
        }
        Self { starts }
    }

    /// The verb whose form is `word`, in lower case.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<Verb> {
        let first = word.bytes().next().filter(u8::is_ascii_lowercase)?;
        let letter = usize::from(first - b'a');
        let (mut low, mut high) =
            (usize::from(*self.starts.get(letter)?), usize::from(*self.starts.get(letter + 1)?));
        let bytes = FILE.as_bytes();
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes
                .get(low..middle)
                .and_then(|head| memchr::memrchr(b'\n', head))
                .map_or(low, |at| low + at + 1);
            let end = bytes
                .get(start..high)
                .and_then(|tail| memchr::memchr(b'\n', tail))
                .map_or(high, |at| start + at);
            let line = FILE.get(start..end)?;
            let form = line.split('\t').next().unwrap_or(line);
            match form.cmp(word) {
                std::cmp::Ordering::Equal => return parse(line),
                std::cmp::Ordering::Less => low = end + 1,
                std::cmp::Ordering::Greater => high = start,
            }
        }
        None
    }
}

fn parse(line: &'static str) -> Option<Verb> {
    let mut fields = line.split('\t');
    let (form, base) = (fields.next()?, fields.next()?);
    let kind = CueKind::from_name(fields.next()?)?;
    let frames = Frames::parse(fields.next()?);
    let form = if form.ends_with("ing") {
        Form::Participle
    } else if form == base && !matches!(form, "forecast" | "read") {
        Form::Base
    } else {
        Form::Finite
    };
    Some(Verb { base, kind, frames, form })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_found_and_sorted() {
        let cues = Cues::new();
        let mut last = "";
        let mut bases = Vec::new();
        for line in FILE.lines().filter(|l| !l.starts_with('#')) {
            let form = line.split('\t').next().unwrap();
            assert!(last < form, "{last} before {form}");
            last = form;
            let verb = cues.find(form).unwrap_or_else(|| panic!("{line}"));
            bases.push(verb.base);
        }
        bases.sort_unstable();
        bases.dedup();
        assert!(bases.len() >= 90, "{}", bases.len());
        for other in ["", "a", "zzz", "sai", "saids", "Said", "élan", "#"] {
            assert_eq!(cues.find(other), None, "{other}");
        }
    }

    #[test]
    fn knows_kind_and_form() {
        let cues = Cues::new();
        let denied = cues.find("denied").unwrap();
        assert_eq!(
            (denied.base, denied.kind, denied.form),
            ("deny", CueKind::Denied, Form::Finite)
        );
        assert_eq!(cues.find("saying").unwrap().form, Form::Participle);
        assert!(cues.find("told").unwrap().frames.has(Frames::TOLD));
    }
}
