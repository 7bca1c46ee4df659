//! Mentions of a chunk that coreference works on: names, and capitalised words outside them.

use super::alias::{self, Alias};
use super::boundaries;
use super::gazetteer::Senses;
use super::honorifics;
use super::missed;
use super::signs::{Signs, sign_before, sign_beyond, signs};
use super::tagger::TaggedName;
use super::title_words::is_calendar;
use super::titles::{Titles, around};
use super::token_table::TokenTable;
use super::widening;
use std::collections::HashSet;

use crate::facts::Gender;
use crate::text::Span;
use crate::text::tokens::{Case, Gap, Kind, Token};
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

/// Words of a name that the tagger did not take for one here, beside which a firm's sign stands.
#[derive(Clone, Copy, Debug)]
pub struct FirmMention {
    /// The words.
    pub span: Span,
    /// How sure the sign is, as in [`Signs::firm`].
    pub firm: u8,
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

/// What coreference works on in a chunk, each in text order.
#[derive(Debug)]
pub struct Mentions {
    /// Names.
    pub names: Vec<NameMention>,
    /// Capitalised words outside of them.
    pub capitalized: Vec<CapitalizedWord>,
    /// Words of names outside of them that are a firm's.
    pub firms: Vec<FirmMention>,
    /// Stated aliases.
    pub aliases: Vec<Alias>,
}

/// Collects the names, other capitalised words and stated aliases of a chunk.
#[must_use]
pub fn collect(table: &TokenTable<'_, '_>, tagged: &[TaggedName]) -> Mentions {
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
    let words = kept.iter().flat_map(|name| name.first..name.last);
    let words: HashSet<u32> = words.map(|at| table.word_type(at).folded).collect();
    let firms = firm_mentions(table, &named, &words);
    Mentions { names, capitalized: capitalized_words(table, &named, &words), firms, aliases }
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
        metonym: is_metonym(table.text(name.last)) || leads_compound(table, name.last),
    })
}

/// Capitalised words that are part of no name. `words` are those of names.
fn capitalized_words(
    table: &TokenTable<'_, '_>,
    named: &[bool],
    words: &HashSet<u32>,
) -> Vec<CapitalizedWord> {
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
        // "In", "A": a letter, or a small word that begins a sentence.
        let small = length == 1
            || length < 4
                && table.opens.get(at).copied().unwrap_or(false)
                && table.usage_of(at).lower > 0;
        let own = words.contains(&table.word_type(at).folded);
        let sense = if own && is_calendar(table.text(at)) && !is_dated(table, at) {
            OtherSense::Nothing
        } else {
            OtherSense::of(table.senses(at))
        };
        all.push(CapitalizedWord {
            start: token.start,
            length,
            sense,
            free: !(glued_before
                || compound
                || capital_next
                || capital_before
                || organisation
                || small),
            titled,
            gender: address_gender(table, at),
            unknown: widening::is_first_name(table, at),
        });
    }
    all
}

/// The runs of capitalised words outside of names, all of which are `words` of names, with a firm's
/// sign beside them.
fn firm_mentions(
    table: &TokenTable<'_, '_>,
    named: &[bool],
    words: &HashSet<u32>,
) -> Vec<FirmMention> {
    let own = |at: usize| {
        table.is_capital(at)
            && !named.get(at).copied().unwrap_or(true)
            && words.contains(&table.word_type(at).folded)
    };
    let mut all = Vec::new();
    let mut at = 0;
    while at < named.len() {
        let first = at;
        at += 1;
        if !own(first) {
            continue;
        }
        while own(at) && table.token(at).is_some_and(|t| t.gap == Gap::Space) {
            at += 1;
        }
        let firm = sign_beyond(table, at).max(sign_before(table, first));
        if let (Some(one), Some(last)) = (table.token(first), table.token(at - 1))
            && firm > 0
        {
            all.push(FirmMention { span: one.span().join(last.span()), firm });
        }
    }
    all
}

/// Whether a month or day is one by the words beside it: "in April", "April 3", "last May".
fn is_dated(table: &TokenTable<'_, '_>, at: usize) -> bool {
    static BEFORE: WordTable<'static> = word_set!(
        "in on by since until till from to of this last next every early late mid between \
         before after during around through a"
    );
    let before = at.wrapping_sub(1);
    let listed = table.text(before) == "and" && table.text(before.wrapping_sub(1)) != ",";
    listed
        || BEFORE.contains(&table.text(before).to_ascii_lowercase())
        || table.token(before).is_some_and(|t| t.kind == Kind::Number)
        || table.token(at + 1).is_some_and(|t| t.kind == Kind::Number)
        || matches!(table.text(at + 1), "." | "-" | "–" | "last" | "this")
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
         dynasty dictatorship team years"
    );
    WORDS.contains(word)
}

/// Whether "-led" and the like follow: "the Holm-led cabinet".
fn leads_compound(table: &TokenTable<'_, '_>, at: usize) -> bool {
    matches!(table.text(at), "-" | "‑") && matches!(table.text(at + 1), "led" | "backed" | "era")
}
