//! The verbs that tell that something was said: form, base form, kind and frames.

use crate::facts::CueKind;

/// One form a line: `form TAB base TAB kind TAB frames`, sorted by form.
pub const FILE: &str = include_str!("../../../assets/lists/cues.txt");

/// The base form of the cue that is no verb.
const ACCORDING: &str = "according to";

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
    /// Where its line begins in the list.
    pub at: u16,
    /// Its base form.
    pub base: &'static str,
    /// The kind of telling.
    pub kind: CueKind,
    /// What it can stand with.
    pub frames: Frames,
    /// Which form this is.
    pub form: Form,
}

/// What tells that something was said, as far as it has a base form: as small as can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// A verb, by where its line begins in the list.
    Verb(u16),
    /// "according to".
    According,
}

impl Cue {
    /// The base form.
    #[must_use]
    pub fn base(self) -> Option<&'static str> {
        match self {
            Self::Verb(line) => at(line.into()).map(|verb| verb.base),
            Self::According => Some(ACCORDING),
        }
    }
}

/// The base form that is spelled so ("say", "according to"), if a cue has it.
#[must_use]
pub fn base_form(words: &str) -> Option<&'static str> {
    if words == ACCORDING || words.contains(['\t', '\n']) {
        return (words == ACCORDING).then_some(ACCORDING);
    }
    let field = memchr::memmem::find(FILE.as_bytes(), format!("\t{words}\t").as_bytes())? + 1;
    let base = FILE.get(field..field + words.len())?;
    let form = FILE.get(..field)?.rsplit('\n').next()?;
    (!form.starts_with('#') && !form.trim_end_matches('\t').contains('\t')).then_some(base)
}

/// The verb whose line begins at this byte of the list.
#[must_use]
pub fn at(offset: usize) -> Option<Verb> {
    let mut fields = FILE.get(offset..)?.split(['\t', '\n']);
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
    Some(Verb { at: u16::try_from(offset).ok()?, base, kind, frames, form })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every form with the byte at which its line begins.
    fn forms() -> impl Iterator<Item = (&'static str, usize)> {
        let mut at = 0;
        let lines = FILE.split_inclusive('\n').map(move |line| {
            at += line.len();
            (line.split('\t').next().unwrap(), at - line.len())
        });
        lines.filter(|(form, _)| !form.starts_with('#'))
    }

    fn find(form: &str) -> Verb {
        at(forms().find(|(known, _)| *known == form).unwrap().1).unwrap()
    }

    #[test]
    fn every_line_is_read_and_sorted() {
        let mut last = "";
        let mut bases = Vec::new();
        for (form, offset) in forms() {
            assert!(last < form, "{last} before {form}");
            last = form;
            bases.push(at(offset).unwrap_or_else(|| panic!("{form}")).base);
        }
        bases.sort_unstable();
        bases.dedup();
        assert!(bases.len() >= 90, "{}", bases.len());
    }

    #[test]
    fn base_forms_are_found_by_their_spelling() {
        for known in ["say", "according to", "shoot", "tell"] {
            assert_eq!(base_form(known), Some(known));
        }
        for other in ["", "said", "walk", "q", "say\tsaid", "base", "FORM", "\n"] {
            assert_eq!(base_form(other), None, "{other:?}");
        }
    }

    #[test]
    fn knows_kind_and_form() {
        let denied = find("denied");
        assert_eq!(
            (denied.base, denied.kind, denied.form),
            ("deny", CueKind::Denied, Form::Finite)
        );
        assert_eq!(find("saying").form, Form::Participle);
        assert_eq!(find("say").form, Form::Base);
        assert!(find("told").frames.has(Frames::TOLD));
        assert!(find("states").frames.has(Frames::ALSO_NOUN));
    }
}
