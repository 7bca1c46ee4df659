//! Aliases that the text states: "X, also known as Y", "X alias Y", "X, born Y", "Abu Y (X)".

use super::gazetteer::Senses;
use super::tagger::TaggedName;
use super::token_table::TokenTable;
use crate::text::Span;
use crate::text::tokens::{Case, Kind};

/// A name of this score is enough for an alias after it that the tagger missed.
const SURE_MARGIN: i32 = 230;
/// Words of an alias, at most.
const LONGEST: usize = 6;

/// Two names of one person, as the text states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The name before the cue.
    pub of: Span,
    /// The other name.
    pub name: Span,
    /// Whether words of the alias mean the person elsewhere; those of "the Butcher" do not.
    pub carries: bool,
}

/// Cues between the two names, after a comma or bracket; of those that begin alike the longest first.
const CUES: [&[&str]; 18] = [
    &["also", "known", "as"],
    &["also", "called"],
    &["better", "known", "as"],
    &["best", "known", "as"],
    &["widely", "known", "as"],
    &["commonly", "known", "as"],
    &["popularly", "known", "as"],
    &["formerly", "known", "as"],
    &["otherwise", "known", "as"],
    &["known", "as"],
    &["whose", "real", "name", "is"],
    &["whose", "real", "name", "was"],
    &["whose", "birth", "name", "was"],
    &["real", "name"],
    &["nicknamed"],
    &["alias"],
    &["aka"],
    &["née"],
];

/// Finds the aliases of a chunk. Those that the tagger missed are added to `names`, in order.
#[must_use]
pub fn collect(table: &TokenTable<'_, '_>, names: &mut Vec<TaggedName>) -> Vec<Alias> {
    let mut all = Vec::new();
    let mut fresh = Vec::new();
    for (index, of) in names.iter().enumerate() {
        let Some((at, birth)) = after_cue(table, of.last) else { continue };
        if !is_person(table, *of) {
            continue;
        }
        let next = names.get(index + 1).copied();
        let tagged = next.filter(|n| n.first >= at && leads_to(table, at, n.first));
        let found = match (quoted(table, at), tagged) {
            (Some(name), _) => Some((name, is_like_a_name(table, name))),
            (None, Some(name)) => Some((name, true)),
            (None, None) => untagged(table, at, of, birth).map(|name| (name, true)),
        };
        let Some((name, carries)) = found else { continue };
        let (Some(of), Some(span)) = (span(table, *of), span(table, name)) else { continue };
        let overlaps = |n: &TaggedName| n.first < name.last && name.first < n.last;
        if !next.is_some_and(|n| overlaps(&n)) {
            fresh.push(name);
        } else if next != Some(name) {
            // The tagger found a part of a quoted nickname: that part is the alias.
            let Some(part) = next else { continue };
            let Some(part) = self::span(table, part) else { continue };
            all.push(Alias { of, name: part, carries });
            continue;
        }
        all.push(Alias { of, name: span, carries });
    }
    all.extend(birth_names(table, names));
    let (bynames, missed) = bynames(table, names);
    all.extend(bynames);
    fresh.extend(missed);
    names.extend(fresh);
    names.sort_by_key(|name| name.first);
    all
}

/// The maiden names and former names of sentences that begin with one: "Born Anna Holm in Bergen, she".
fn birth_names(table: &TokenTable<'_, '_>, names: &[TaggedName]) -> Vec<Alias> {
    let born = |name: &TaggedName| table.text(name.first.wrapping_sub(1)) == "Born";
    let pairs = names.windows(2).filter_map(|pair| {
        let [of, name] = pair else { return None };
        let same = table.text(of.first) == table.text(name.first) && name.last - name.first > 1;
        let (of, span) = (span(table, *of)?, span(table, *name)?);
        (born(name) && same).then_some(Alias { of, name: span, carries: true })
    });
    pairs.collect()
}

/// The Arabic bynames, "father of" or "mother of" their eldest, with the name in brackets: "Abu Nour
/// (Haddad)", or the other way round; and those of both that the tagger missed.
fn bynames(table: &TokenTable<'_, '_>, names: &[TaggedName]) -> (Vec<Alias>, Vec<TaggedName>) {
    let begins_byname = |at: usize| matches!(table.text(at), "Abu" | "Umm" | "Um");
    let is_byname = |name: TaggedName| name.last - name.first > 1 && begins_byname(name.first);
    let overlap = |a: TaggedName, b: TaggedName| a.first < b.last && b.first < a.last;
    let same = |a: TaggedName, b: TaggedName| (a.first, a.last) == (b.first, b.last);
    let (mut all, mut fresh) = (Vec::new(), Vec::new());
    for (index, bracketed) in names.iter().enumerate() {
        // The byname before the bracket, where the tagger missed it.
        let near = bracketed.first.saturating_sub(5)..bracketed.first.saturating_sub(2);
        let missed = near.rev().find(|&at| begins_byname(at));
        let missed = missed.map(|first| TaggedName { first, last: first + 2, margin: 0 });
        let around = names.get(index.saturating_sub(1)..names.len().min(index + 2));
        let around = around.unwrap_or_default();
        for one in missed.into_iter().chain([*bracketed]) {
            let Some(other) = in_brackets(table, one.last) else { continue };
            let (of, name) = match (is_byname(one), is_byname(other)) {
                (true, false) => (other, one),
                (false, true) => (one, other),
                _ => continue,
            };
            let clear = |new| around.iter().all(|name| same(*name, new) || !overlap(*name, new));
            let new = |new: &TaggedName| !around.iter().any(|name| same(*name, *new));
            if let (Some(of), Some(name), true) =
                (span(table, of), span(table, name), clear(one) && clear(other))
            {
                all.push(Alias { of, name, carries: true });
                fresh.extend([one, other].into_iter().filter(new));
            }
        }
    }
    all.dedup();
    (all, fresh)
}

/// The name that alone stands between the brackets after a name, perhaps a possessive one.
fn in_brackets(table: &TokenTable<'_, '_>, at: usize) -> Option<TaggedName> {
    let possessive = |at: usize| matches!(table.text(at), "'" | "’" | "s" | "'s" | "’s");
    let open = (at..at + 3).find(|&i| !possessive(i)).filter(|&i| table.text(i) == "(")?;
    let close = (open + 2..open + 2 + LONGEST).find(|&i| table.text(i) == ")")?;
    let last = (open + 1..close).rev().find(|&i| !possessive(i))? + 1;
    let other = Senses::NATION.with(Senses::ORGANISATION).with(Senses::NOT_PERSON);
    let is_word = |i: usize| table.is_capital(i) && !table.senses(i).any(other);
    (open + 1..last).all(is_word).then_some(TaggedName { first: open + 1, last, margin: 0 })
}

fn span(table: &TokenTable<'_, '_>, name: TaggedName) -> Option<Span> {
    Some(table.token(name.first)?.span().join(table.token(name.last.checked_sub(1)?)?.span()))
}

/// Whether it is not a place, firm or nation that the tagger took for a name.
fn is_person(table: &TokenTable<'_, '_>, name: TaggedName) -> bool {
    let other =
        Senses::PLACE.with(Senses::NATION).with(Senses::ORGANISATION).with(Senses::NOT_PERSON);
    let place = table.in_place.get(name.first).copied().unwrap_or(false);
    !place && (name.first..name.last).any(|at| !table.senses(at).any(other))
}

/// Whether all words of a quoted nickname are capitalised and none is common: "El Lobo".
fn is_like_a_name(table: &TokenTable<'_, '_>, name: TaggedName) -> bool {
    (name.first..name.last).all(|at| table.is_capital(at) && !table.senses(at).any(Senses::COMMON))
        && is_person(table, name)
}

/// The first token after the cue at `at`, right after a name, and whether the cue is "born".
fn after_cue(table: &TokenTable<'_, '_>, mut at: usize) -> Option<(usize, bool)> {
    // "Omar Haddad (Arabic: …), also known as".
    if table.text(at) == "("
        && let Some(close) = (at + 1..at + LONGEST + 4).find(|&i| table.text(i) == ")")
        && table.text(close + 1) == ","
    {
        at = close + 1;
    }
    let separated = matches!(table.text(at), "," | "(" | "–" | "—");
    at += usize::from(separated);
    // "a.k.a." is one token or several.
    let start = table.token(at)?.start as usize;
    if let Some(rest) = table.prose.text.get(start..)
        && let Some(cue) =
            ["a.k.a.", "A.K.A.", "a.k.a", "a/k/a"].iter().find(|c| rest.starts_with(**c))
    {
        let end = start + cue.len();
        let after = |at: &usize| table.token(*at).is_some_and(|t| t.start as usize >= end);
        return (at + 1..at + 8).find(after).map(|at| (at, false));
    }
    if table.text(at) == "AKA" {
        return Some((at + 1, false));
    }
    if table.text(at) == "born" && separated {
        return Some((at + 1, true));
    }
    let follows = |cue: &&&[&str]| cue.iter().enumerate().all(|(n, w)| table.text(at + n) == *w);
    CUES.iter().find(follows).map(|cue| (at + cue.len(), false))
}

/// Whether only honorifics and titles are between `at` and `to`.
fn leads_to(table: &TokenTable<'_, '_>, at: usize, to: usize) -> bool {
    let address = Senses::HONORIFIC.with(Senses::TITLE);
    to - at <= 3
        && (at..to).all(|i| {
            table.is_capital(i) && table.senses(i).any(address)
                || matches!(table.text(i), "." | "“" | "\"" | "‘" | "'" | "as" | ":")
        })
}

/// The words between the quotation marks that open at `at`.
fn quoted(table: &TokenTable<'_, '_>, at: usize) -> Option<TaggedName> {
    let closing = match table.text(at) {
        "“" => "”",
        "‘" => "’",
        "\"" => "\"",
        "'" => "'",
        _ => return None,
    };
    let first = at + 1;
    let last = (first..first + LONGEST + 1).find(|&i| table.text(i) == closing)?;
    // A comma before the closing mark is not part of the name.
    let marked = matches!(table.text(last - 1), "," | ".");
    let last = last - usize::from(marked);
    let words = (first..last).all(|i| table.token(i).is_some_and(|t| t.kind == Kind::Word));
    let proper = (first..last).any(|i| table.is_capital(i));
    (words && proper).then_some(TaggedName { first, last, margin: 0 })
}

/// A run of capitalised words that looks like a name, though the tagger missed it.
fn untagged(
    table: &TokenTable<'_, '_>,
    at: usize,
    of: &TaggedName,
    birth: bool,
) -> Option<TaggedName> {
    let address = Senses::HONORIFIC.with(Senses::TITLE);
    let is_word =
        |i: usize| table.is_capital(i) && table.token(i).is_some_and(|t| t.kind == Kind::Word);
    let joins = |i: usize| {
        let glued = table.token(i).is_some_and(|t| t.kind == Kind::Mark && t.is_glued());
        glued && matches!(table.text(i), "-" | "‑" | "'" | "’")
            || table.senses(i).any(Senses::PARTICLE) && !table.opens.get(i).copied().unwrap_or(true)
    };
    let first = (at..at + 2).find(|&i| !table.senses(i).any(address) && table.text(i) != ".")?;
    let mut last = first;
    let mut end = first;
    while end < first + LONGEST && (is_word(end) || joins(end)) {
        end += 1;
        if is_word(end - 1) {
            last = end;
        }
    }
    let other =
        Senses::PLACE.with(Senses::NATION).with(Senses::ORGANISATION).with(Senses::NOT_PERSON);
    let clean = (first..last).all(|i| !table.senses(i).any(other));
    let short = |i: usize| table.token(i).is_some_and(|t| t.case == Case::Upper);
    let capitals = (first..last).all(short);
    // One capitalised word is not enough: "born Catholic".
    let words = (first..last).filter(|&i| is_word(i)).count();
    let enough = !birth || words >= 2;
    let fits = first < last && clean && !capitals && enough && of.margin >= SURE_MARGIN;
    fits.then_some(TaggedName { first, last, margin: 0 })
}
