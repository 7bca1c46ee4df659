//! Reporting verbs ("said", "denied") and other cues that introduce a quotation.

/// The list of reporting verbs: `form TAB base TAB kind TAB frames`, one form a line, sorted.
pub const FILE: &str = include_str!("../../assets/lists/cues.txt");

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
            b'f' => frames.or(Self::FOR),
            b'a' => frames.or(Self::ABOUT),
            b'z' => frames.or(Self::ALSO_NOUN),
            _ => frames,
        })
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
    /// Where its line begins in the list.
    pub at: u16,
    /// Its base form.
    pub base: &'static str,
    /// Its kind.
    pub kind: CueKind,
    /// Its frames.
    pub frames: Frames,
    /// Which form this is.
    pub form: VerbForm,
}

/// What introduces a quotation: a reporting verb, "according to", or a noun for something said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// A reporting verb, by the byte at which its line begins in the list.
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
            Self::Verb(line) => at(line.into()).map(|verb| verb.base),
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
        let field = memchr::memmem::find(FILE.as_bytes(), format!("\t{base}\t").as_bytes())?;
        let line = FILE.get(..field)?.rfind('\n').map_or(0, |end| end + 1);
        let verb = at(line).filter(|verb| verb.base == base)?;
        Some(Self::Verb(verb.at))
    }
}

/// The verb whose line begins at this byte of the list.
#[must_use]
pub fn at(offset: usize) -> Option<ReportingVerb> {
    let mut fields = FILE.get(offset..)?.split(['\t', '\n']);
    let (form, base) = (fields.next()?, fields.next()?);
    let kind = CueKind::from_name(fields.next()?)?;
    let frames = Frames::parse(fields.next()?);
    let form = if form.ends_with("ing") {
        VerbForm::Participle
    } else if form == base && !matches!(form, "forecast" | "read") {
        VerbForm::Base
    } else {
        VerbForm::Finite
    };
    Some(ReportingVerb { at: u16::try_from(offset).ok()?, base, kind, frames, form })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each form in the list with the byte at which its line begins.
    fn lines() -> impl Iterator<Item = (&'static str, usize)> {
        let mut next = 0;
        let lines = FILE.split_inclusive('\n').map(move |line| {
            next += line.len();
            (line.split('\t').next().unwrap(), next - line.len())
        });
        lines.filter(|(form, _)| !form.starts_with('#'))
    }

    fn find(form: &str) -> ReportingVerb {
        at(lines().find(|(known, _)| *known == form).unwrap().1).unwrap()
    }

    #[test]
    fn every_line_is_read_and_sorted() {
        let mut last = "";
        let mut bases = Vec::new();
        for (form, offset) in lines() {
            assert!(last < form, "{last} before {form}");
            last = form;
            bases.push(at(offset).unwrap_or_else(|| panic!("{form}")).base);
        }
        bases.sort_unstable();
        bases.dedup();
        assert!(bases.len() >= 90, "{}", bases.len());
    }

    #[test]
    fn cues_are_found_by_their_base_form() {
        for known in ["say", "according to", "shoot", "tell"] {
            assert_eq!(Cue::from_base(known).and_then(Cue::base), Some(known));
        }
        for other in ["", "said", "walk", "q", "say\tsaid", "base", "FORM", "\n"] {
            assert_eq!(Cue::from_base(other), None, "{other:?}");
        }
        assert_eq!(Cue::from_base("deny").map(Cue::kind), Some(CueKind::Denied));
        assert_eq!((Cue::Noun.base(), Cue::Noun.kind()), (None, CueKind::Said));
    }

    #[test]
    fn knows_kind_and_form() {
        let denied = find("denied");
        assert_eq!(
            (denied.base, denied.kind, denied.form),
            ("deny", CueKind::Denied, VerbForm::Finite)
        );
        assert_eq!(find("saying").form, VerbForm::Participle);
        assert_eq!(find("say").form, VerbForm::Base);
        assert!(find("told").frames.has(Frames::TOLD));
        assert!(find("states").frames.has(Frames::ALSO_NOUN));
    }
}
