//! Mentions of a chunk that coreference works on: names, and capitalised words outside them.

use super::alias::{self, Alias};
use super::boundaries;
use super::gazetteer::Senses;
use super::honorifics;
use super::missed;
use super::signs::{Signs, signs};
use super::tagger::TaggedName;
use super::titles::{Titles, around, is_calendar};
use super::token_table::TokenTable;
use super::widening;
use crate::facts::Gender;
use crate::text::Span;
use crate::text::tokens::{Case, Token};
use crate::text::word_table::{WordTable, word_set};

/// A name that the tagger found.
#[derive(Clone, Copy, Debug)]
pub struct NameMention {
    /// The name, without title and form of address.
    pub span: Span,
    /// How much better the tagger scores the name than no name, in steps of its weights.
    pub margin: i32,
    /// Titles and forms of address beside it.
    pub titles: Titles,
    /// Senses of its first word.
    pub first: Senses,
    /// Whether a verb of saying or doing is beside it.
    pub speaks: bool,
    /// What the words beside it say: a person, a firm, a thing.
    pub signs: Signs,
    /// Whether it means the people around the person: "the Biden administration".
    pub metonym: bool,
}

impl NameMention {
    /// A mention of which only the place is known.
    #[must_use]
    pub fn of(span: Span) -> Self {
        Self {
            span,
            margin: 0,
            titles: Titles::default(),
            first: Senses::default(),
            speaks: false,
            signs: Signs::default(),
            metonym: false,
        }
    }

    /// Whether a title or a form of address precedes it.
    #[must_use]
    pub const fn is_titled(&self) -> bool {
        self.titles.before.is_some() || self.titles.honorific.is_some()
    }
}

/// A capitalised word outside every name: possibly a short form of a name found elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct CapitalizedWord {
    start: u32,
    length: u8,
    /// What it can mean other than a person.
    pub sense: OtherSense,
    /// Whether it can be a name by itself: not part of a compound or of a run of capitals.
    pub free: bool,
    /// Whether a title or a form of address precedes it.
    pub titled: bool,
    /// The gender that a form of address before it says.
    pub gender: Gender,
    /// Whether it can be a first name that no list knows.
    pub unknown: bool,
}

/// What a capitalised word can mean other than a person, by the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherSense {
    /// Nothing else.
    Nothing,
    /// A place, and possibly more.
    Place,
    /// A nation, an organisation or something that is no person.
    Other,
}

impl CapitalizedWord {
    /// The word.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.start + self.length as u32)
    }
}

impl OtherSense {
    fn of(senses: Senses) -> Self {
        let other = Senses::NATION.with(Senses::NOT_PERSON).with(Senses::ORGANISATION);
        match () {
            () if senses.any(Senses::PLACE) => Self::Place,
            () if senses.any(other) => Self::Other,
            () => Self::Nothing,
        }
    }
}

/// Collects the names, other capitalised words and stated aliases of a chunk.
#[must_use]
pub fn collect(
    table: &TokenTable<'_, '_>,
    tagged: &[TaggedName],
) -> (Vec<NameMention>, Vec<CapitalizedWord>, Vec<Alias>) {
    let mut named = vec![false; table.type_ids.len()];
    let mut kept: Vec<TaggedName> = tagged
        .iter()
        .filter(|name| !is_compound(table, name))
        .filter_map(|&name| boundaries::trim(table, name))
        .collect();
    widening::widen(table, &mut kept);
    missed::add(table, &mut kept);
    let aliases = alias::collect(table, &mut kept);
    for name in &kept {
        if let Some(tokens) = named.get_mut(name.first..name.last) {
            tokens.fill(true);
        }
    }
    let names = kept.iter().filter_map(|&name| mention(table, name, &named)).collect();
    (names, capitalized_words(table, &named), aliases)
}

/// "anti-Trump", "pro-Clinton": a word of its own, not a mention.
fn is_compound(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    let before = name.first.wrapping_sub(1);
    let glued = |at: usize| table.token(at).is_some_and(Token::is_glued);
    let prefix = matches!(
        table.text(name.first.wrapping_sub(2)).to_ascii_lowercase().as_str(),
        "anti" | "pro" | "non" | "post" | "pre" | "never"
    );
    prefix && matches!(table.text(before), "-" | "‑") && glued(before) && glued(name.first)
}

fn mention(table: &TokenTable<'_, '_>, name: TaggedName, named: &[bool]) -> Option<NameMention> {
    let (first, last) = (table.token(name.first)?, table.token(name.last.checked_sub(1)?)?);
    let speech = |at: usize| {
        table.senses(at).any(Senses::SPEECH)
            && !table.is_capital(at)
            && !named.get(at).copied().unwrap_or(false)
    };
    Some(NameMention {
        span: first.span().join(last.span()),
        margin: name.margin,
        titles: around(table, name, named),
        first: table.senses(name.first),
        speaks: speech(name.last) || speech(name.first.wrapping_sub(1)),
        signs: signs(table, name),
        metonym: is_metonym(table.text(name.last)),
    })
}

/// Capitalised words that are part of no name.
fn capitalized_words(table: &TokenTable<'_, '_>, named: &[bool]) -> Vec<CapitalizedWord> {
    let mut all = Vec::new();
    for (at, token) in table.prose.tokens.iter().enumerate() {
        if !token.is_capital() || named.get(at).copied().unwrap_or(false) {
            continue;
        }
        if token.case == Case::Upper && token.end - token.start < 4 {
            continue;
        }
        // No name is longer.
        let Ok(length) = u8::try_from(token.end - token.start) else { continue };
        let before = at.wrapping_sub(1);
        let glued_before =
            token.is_glued() && matches!(table.text(before), "-" | "@" | "#" | "/" | "‑");
        let next = table.token(at + 1);
        let glued_dot =
            next.is_some_and(|t| t.is_glued()) && matches!(table.text(at + 1), "-" | "‑" | "@");
        let compound = glued_dot && table.is_capital(at + 2);
        let opens_next = table.opens.get(at + 1).copied().unwrap_or(true);
        let capital_next = table.is_capital(at + 1)
            && !opens_next
            && !is_metonym(&table.text(at + 1).to_lowercase())
            && !table.senses(at + 1).any(Senses::TITLE)
            && !table.heading.get(at).copied().unwrap_or(false);
        let titled = table.senses(before).any(Senses::TITLE.with(Senses::HONORIFIC))
            || table.text(before) == "." && table.senses(at.wrapping_sub(2)).any(Senses::HONORIFIC);
        let opens_before = table.opens.get(before).copied().unwrap_or(false);
        let capital_before = table.is_capital(before)
            && !titled
            && !opens_before
            && !table.opens.get(at).copied().unwrap_or(false)
            && !table.senses(before).any(Senses::NATION)
            && !is_calendar(table.text(before))
            && !table.heading.get(at).copied().unwrap_or(false);
        let organisation = table.senses(at + 1).any(Senses::ORGANISATION)
            && table.is_capital(at + 1)
            && !opens_next
            || table.text(before) == "&"
            || table.text(at + 1) == "&";
        all.push(CapitalizedWord {
            start: token.start,
            length,
            sense: OtherSense::of(table.senses(at)),
            free: !(glued_before || compound || capital_next || capital_before || organisation),
            titled,
            gender: address_gender(table, at),
            unknown: widening::is_first_name(table, at),
        });
    }
    all
}

/// The gender that the form of address before token `at` says.
fn address_gender(table: &TokenTable<'_, '_>, at: usize) -> Gender {
    let before = at.wrapping_sub(1);
    let dot = usize::from(table.text(before) == ".");
    let address = before.wrapping_sub(dot);
    let known = table.senses(address).any(Senses::HONORIFIC);
    known.then(|| honorifics::gender(table, address)).flatten().unwrap_or_default()
}

/// The gender of a given name, by the lists.
#[must_use]
pub fn gender_of(first: Senses) -> Gender {
    match (first.any(Senses::FEMALE), first.any(Senses::MALE)) {
        (true, false) => Gender::Female,
        (false, true) => Gender::Male,
        _ => Gender::Unknown,
    }
}

/// Words for the people around a person: "the Biden administration".
fn is_metonym(word: &str) -> bool {
    static WORDS: WordTable<'static> = word_set!(
        "administration government regime campaign cabinet presidency family era camp \
         dynasty dictatorship team"
    );
    WORDS.contains(word)
}
