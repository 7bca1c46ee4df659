//! Reporting verbs ("said", "denied") and other cues that introduce a quotation.

mod list;

pub use list::{FILE, at};

/// The kind of speech act that a cue expresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum CueKind {
    Said,
    Asked,
    Wrote,
    Claimed,
    Denied,
    Admitted,
    Promised,
    Warned,
    Demanded,
    Accused,
    Criticized,
    Praised,
    Called,
    Thought,
    Showed,
}

impl CueKind {
    const ALL: [(&'static str, Self); 15] = [
        ("said", Self::Said),
        ("asked", Self::Asked),
        ("wrote", Self::Wrote),
        ("claimed", Self::Claimed),
        ("denied", Self::Denied),
        ("admitted", Self::Admitted),
        ("promised", Self::Promised),
        ("warned", Self::Warned),
        ("demanded", Self::Demanded),
        ("accused", Self::Accused),
        ("criticized", Self::Criticized),
        ("praised", Self::Praised),
        ("called", Self::Called),
        ("thought", Self::Thought),
        ("showed", Self::Showed),
    ];

    /// Its name on the screen, in filters and in the list of verbs.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("said", |(name, _)| name)
    }

    /// The kind of that name, which is one of the list's.
    #[expect(clippy::indexing_slicing, reason = "below the length; an iterator is not const")]
    const fn named(name: &[u8]) -> Self {
        let mut at = 0;
        while at < Self::ALL.len() {
            let (known, kind) = Self::ALL[at];
            if list::same(known.as_bytes(), name) {
                return kind;
            }
            at += 1;
        }
        Self::Said
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

/// The frames of a reporting verb, as bits: what can follow it. The letters are those of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frames(u16);

impl Frames {
    const NONE: Self = Self(0);
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
    /// The addressee comes first ("told her that …").
    pub const TOLD: Self = Self(32);
    /// Puts words on its object ("called her …").
    pub const LABEL: Self = Self(64);
    /// Reports only with a particle ("pointed out", "put it").
    pub const PARTICLE: Self = Self(128);
    /// Takes a noun phrase after "for" ("called for a halt").
    pub const FOR: Self = Self(512);
    /// Takes a noun phrase after "of" or "about" alone ("spoke of the war").
    pub const ABOUT: Self = Self(1024);
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

    const fn parse(letters: &[u8]) -> Self {
        let (mut frames, mut rest) = (Self::NONE, letters);
        while let Some((letter, after)) = rest.split_first() {
            frames = frames.or(match *letter {
                b'q' => Self::QUOTE,
                b'c' => Self::CLAUSE,
                b's' => Self::BARE,
                b'i' => Self::INFINITIVE,
                b'n' => Self::NOUN,
                b't' => Self::TOLD,
                b'l' => Self::LABEL,
                b'p' => Self::PARTICLE,
                b'f' => Self::FOR,
                b'a' => Self::ABOUT,
                b'z' => Self::ALSO_NOUN,
                _ => Self::NONE,
            });
            rest = after;
        }
        frames
    }
}

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// "say": infinitive or present plural.
    Base,
    /// "says", "said": a tense, or the past participle.
    Finite,
    /// "saying".
    Participle,
}

/// A reporting verb in one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportingVerb {
    /// The number of its line in the list, from 0.
    pub number: u16,
    /// Its kind.
    pub kind: CueKind,
    /// Its frames.
    pub frames: Frames,
    /// Which form this is.
    pub form: VerbForm,
}

impl ReportingVerb {
    /// Its base form.
    #[must_use]
    pub fn base(self) -> &'static str {
        list::base_of(self)
    }
}

/// What introduces a quotation: a reporting verb, "according to", or a noun for something said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// A reporting verb, by the number of its line in the list.
    Verb(u16),
    /// "according to".
    According,
    /// A noun: "her claim that …".
    Noun,
}

/// The base form of "according to".
const ACCORDING: &str = "according to";

impl Cue {
    /// The base form.
    #[must_use]
    pub fn base(self) -> Option<&'static str> {
        match self {
            Self::Verb(line) => at(line.into()).map(ReportingVerb::base),
            Self::According => Some(ACCORDING),
            Self::Noun => None,
        }
    }

    /// Its kind.
    #[must_use]
    pub fn kind(self) -> CueKind {
        match self {
            Self::Verb(line) => at(line.into()).map_or(CueKind::Said, |verb| verb.kind),
            Self::According | Self::Noun => CueKind::Said,
        }
    }

    /// The cue with this base form ("say", "according to"); none where no verb has it.
    #[must_use]
    pub fn from_base(base: &str) -> Option<Self> {
        if base == ACCORDING {
            return Some(Self::According);
        }
        list::find_base(base).map(|verb| Self::Verb(verb.number))
    }
}
