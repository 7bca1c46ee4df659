//! What a scan keeps of a chunk for the whole-document pass: names, loose capitals, pronouns.

use super::alias::{self, Alias};
use super::gazetteer::Senses;
use super::page::Page;
use super::tagger::Tagged;
use super::titles::{Titles, around};
use super::trim;
use crate::facts::Gender;
use crate::text::Span;
use crate::text::tokens::{Case, Token};

/// A name that the tagger found.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The name's words.
    pub span: Span,
    /// How sure the tagger is, in its own steps.
    pub margin: i32,
    /// Titles and forms of address beside it.
    pub titles: Titles,
    /// What the lists say of its first word.
    pub first: Senses,
    /// Whether a verb of saying or doing stands beside it.
    pub speaks: bool,
    /// Whether it stands for those around the person: "the Biden administration".
    pub metonym: bool,
}

impl Found {
    /// Whether a title or a form of address stands before it.
    #[must_use]
    pub const fn is_titled(&self) -> bool {
        self.titles.before.is_some() || self.titles.honorific.is_some()
    }
}

/// A capitalised word outside every name: it may be a surname that a fuller name explains.
#[derive(Clone, Copy, Debug)]
pub struct Loose {
    start: u32,
    length: u8,
    /// What else the lists say it means.
    pub means: Means,
    /// Whether it may stand for a person here: not glued to a hyphen before it, not inside a
    /// longer run of capitals.
    pub free: bool,
    /// Titles and forms of address before it.
    pub titled: bool,
}

/// What a loose capital may mean instead of a person, by the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// Nothing else.
    Nothing,
    /// A place, whatever else.
    Place,
    /// A nation, an organisation or something that is no person.
    Other,
}

impl Loose {
    /// The word.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.start + self.length as u32)
    }
}

impl Means {
    fn of(senses: Senses) -> Self {
        let other = Senses::NATION.with(Senses::NOT_PERSON).with(Senses::ORGANISATION);
        match () {
            () if senses.any(Senses::PLACE) => Self::Place,
            () if senses.any(other) => Self::Other,
            () => Self::Nothing,
        }
    }
}

/// Collects names, loose capitals and aliases of a page.
#[must_use]
pub fn collect(page: &Page<'_, '_>, tagged: &[Tagged]) -> (Vec<Found>, Vec<Loose>, Vec<Alias>) {
    let mut named = vec![false; page.ids.len()];
    let mut kept: Vec<Tagged> = tagged
        .iter()
        .filter(|name| !is_compound(page, name))
        .filter_map(|&name| trim::own(page, name))
        .collect();
    let aliases = alias::collect(page, &mut kept);
    for name in &kept {
        if let Some(tokens) = named.get_mut(name.first..name.last) {
            tokens.fill(true);
        }
    }
    let names = kept.iter().filter_map(|&name| found(page, name, &named)).collect();
    (names, loose(page, &named), aliases)
}

/// "anti-Trump", "pro-Clinton": a word of its own, not a mention.
fn is_compound(page: &Page<'_, '_>, name: &Tagged) -> bool {
    let before = name.first.wrapping_sub(1);
    let glued = |at: usize| page.token(at).is_some_and(Token::is_glued);
    let prefix = matches!(
        page.text(name.first.wrapping_sub(2)).to_ascii_lowercase().as_str(),
        "anti" | "pro" | "non" | "post" | "pre" | "never"
    );
    prefix && matches!(page.text(before), "-" | "‑") && glued(before) && glued(name.first)
}

fn found(page: &Page<'_, '_>, name: Tagged, named: &[bool]) -> Option<Found> {
    let (first, last) = (page.token(name.first)?, page.token(name.last.checked_sub(1)?)?);
    let speech = |at: usize| {
        page.senses(at).any(Senses::SPEECH)
            && !page.is_capital(at)
            && !named.get(at).copied().unwrap_or(false)
    };
    Some(Found {
        span: first.span().join(last.span()),
        margin: name.margin,
        titles: around(page, name, named),
        first: page.senses(name.first),
        speaks: speech(name.last) || speech(name.first.wrapping_sub(1)),
        metonym: matches!(
            page.text(name.last),
            "administration"
                | "government"
                | "regime"
                | "campaign"
                | "cabinet"
                | "presidency"
                | "family"
                | "era"
                | "camp"
                | "dynasty"
                | "dictatorship"
                | "team"
        ),
    })
}

fn loose(page: &Page<'_, '_>, named: &[bool]) -> Vec<Loose> {
    let mut all = Vec::new();
    for (at, token) in page.prose.tokens.iter().enumerate() {
        if !token.is_capital() || named.get(at).copied().unwrap_or(false) {
            continue;
        }
        if token.case == Case::Upper && token.end - token.start < 4 {
            continue;
        }
        // No name is as long.
        let Ok(length) = u8::try_from(token.end - token.start) else { continue };
        let before = at.wrapping_sub(1);
        let glued_before =
            token.is_glued() && matches!(page.text(before), "-" | "@" | "#" | "/" | "‑");
        let next = page.token(at + 1);
        let glued_dot =
            next.is_some_and(|t| t.is_glued()) && matches!(page.text(at + 1), "-" | "‑" | "@");
        let compound = glued_dot && page.is_capital(at + 2);
        let opens_next = page.opens.get(at + 1).copied().unwrap_or(true);
        let capital_next = page.is_capital(at + 1)
            && !opens_next
            && !page.senses(at + 1).any(Senses::TITLE)
            && !page.heading.get(at).copied().unwrap_or(false);
        let titled = page.senses(before).any(Senses::TITLE.with(Senses::HONORIFIC))
            || page.text(before) == "." && page.senses(at.wrapping_sub(2)).any(Senses::HONORIFIC);
        let opens_before = page.opens.get(before).copied().unwrap_or(false);
        let capital_before = page.is_capital(before)
            && !titled
            && !opens_before
            && !page.opens.get(at).copied().unwrap_or(false)
            && !page.senses(before).any(Senses::NATION)
            && !page.heading.get(at).copied().unwrap_or(false);
        let organisation =
            page.senses(at + 1).any(Senses::ORGANISATION) && page.is_capital(at + 1) && !opens_next;
        all.push(Loose {
            start: token.start,
            length,
            means: Means::of(page.senses(at)),
            free: !(glued_before || compound || capital_next || capital_before || organisation),
            titled,
        });
    }
    all
}

/// The gender that lists of given names tell.
#[must_use]
pub fn gender_of(first: Senses) -> Gender {
    match (first.any(Senses::FEMALE), first.any(Senses::MALE)) {
        (true, false) => Gender::Female,
        (false, true) => Gender::Male,
        _ => Gender::Unknown,
    }
}
