//! Why there is no article: for people in words, for scripts by the name of a fault.

/// What kept an article from being read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The file, pipe or address cannot be read.
    Unreadable,
    /// The bytes hold no text.
    NotText,
    /// JSON with an error in it.
    InvalidJson,
    /// No article stands where one should.
    #[default]
    NoArticle,
    /// A line that is longer than is read.
    TooLong,
}

impl Fault {
    const NAMES: [(&'static str, Self); 5] = [
        ("unreadable", Self::Unreadable),
        ("not-text", Self::NotText),
        ("invalid-json", Self::InvalidJson),
        ("no-article", Self::NoArticle),
        ("too-long", Self::TooLong),
    ];

    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, fault)| *fault == self).map_or("", |(name, _)| name)
    }

    /// The fault of that name; another name means that it cannot be read.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let found = Self::NAMES.iter().find(|(known, _)| *known == name);
        found.map_or(Self::Unreadable, |(_, fault)| *fault)
    }
}

/// Why there is no article.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// What it is called where it comes from, if that could be read.
    pub id: Option<String>,
    /// Where it was to be read from, if it is known already.
    pub source: Option<String>,
    /// What kept it from being read.
    pub fault: Fault,
    /// A sentence without a full stop.
    pub message: String,
}

impl From<String> for Problem {
    fn from(message: String) -> Self {
        Self { message, ..Self::default() }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}
