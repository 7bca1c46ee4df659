//! Titles before a name ("Iranian Deputy Foreign Minister") and in apposition after it ("…, the mayor
//! of Aleppo,"), and honorifics.

use super::gazetteer::Senses;
use super::honorifics;
use super::signs::is_kin;
use super::tagger::TaggedName;
use super::title_words::{
    is_auxiliary, is_calendar, is_function_word, is_high_office, is_past, leads,
};
use super::token_table::TokenTable;
use crate::facts::Gender;
use crate::text::Span;
use crate::text::optional_span::OptionalSpan;
use crate::text::tokens::{Kind, Token};
use crate::text::word_table::{WordTable, word_set};

/// Words of a title after a name, at most.
const LONGEST_AFTER: usize = 18;
/// Words of a title before a name, at most.
const LONGEST_BEFORE: usize = 16;

/// Titles and honorifics of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Titles {
    /// The title before the name, with or without a comma between.
    pub before: OptionalSpan,
    /// The title in apposition after it.
    pub after: OptionalSpan,
    /// Honorifics before the name.
    pub honorific: OptionalSpan,
    /// The gender of an honorific or a title.
    pub gender: Gender,
    /// Whether the title before is a past one ("former", "late", "ex-").
    pub before_former: bool,
    /// Whether the title after is a past one, the same way or by its verb ("who was").
    pub after_former: bool,
}

impl Titles {
    /// Whether the name has neither titles nor honorifics.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.before.is_none() && self.after.is_none() && self.honorific.is_none()
    }
}

/// Finds the titles of `name`. `named` marks the tokens that are part of any name.
#[must_use]
pub fn around(table: &TokenTable<'_, '_>, name: TaggedName, named: &[bool]) -> Titles {
    let sentence = table.token(name.first).and_then(|t| table.prose.sentence_at(t.start));
    let (low, high) = sentence.map_or((name.first, name.last), |s| (s.first.get(), s.last.get()));
    let mut titles = Titles::default();
    let mut at = honorific(table, low, name.first, &mut titles);
    let is_named = |i: usize| named.get(i).copied().unwrap_or(false);
    let mut chain = before(table, low, at, &is_named);
    if chain.is_none() && table.text(at.wrapping_sub(1)) == "," && at > low + 2 {
        at -= 1;
        chain = before(table, low, at, &is_named)
            .filter(|&(first, last)| stands_alone(table, low, first, last, name.last, &is_named));
    }
    if let Some((first, last)) = chain {
        titles.before = span(table, first, last).into();
        titles.before_former = is_former(table, low, first, last);
        titles.gender = gender_in(table, first, last).unwrap_or(titles.gender);
    }
    if let Some((first, last)) = after(table, name.last, high, &is_named) {
        titles.after = span(table, first, last).into();
        titles.after_former = is_former(table, low, first, last);
        if titles.before.is_none() {
            titles.gender = gender_in(table, first, last).unwrap_or(titles.gender);
        }
    } else if let Some((first, last)) = once(table, name.last, high, &is_named) {
        titles.after = span(table, first, last).into();
        titles.after_former = true;
    }
    titles
}

fn span(table: &TokenTable<'_, '_>, first: usize, last: usize) -> Option<Span> {
    Some(table.token(first)?.span().join(table.token(last.checked_sub(1)?)?.span()))
}

/// Finds honorifics before the name at token `first`; gives the first token of both.
fn honorific(table: &TokenTable<'_, '_>, low: usize, first: usize, titles: &mut Titles) -> usize {
    let mut at = first;
    while at > low {
        // The dot of "Dr." is a token of its own.
        let dotted = table.text(at - 1) == "." && table.token(at - 1).is_some_and(|t| t.is_glued());
        let word = if dotted && at - 1 > low { at - 2 } else { at - 1 };
        let known = table.senses(word).any(Senses::HONORIFIC)
            && !table.senses(word).any(Senses::TITLE)
            && table.is_capital(word);
        // "H E" for "His Excellency".
        if table.text(word) == "E" && table.text(word.wrapping_sub(1)) == "H" && word > low {
            at = word - 1;
            continue;
        }
        let style = matches!(table.text(word), "Highness" | "Excellency" | "Majesty" | "Holiness");
        if !known && !style {
            break;
        }
        at = word;
        while style && at > low && matches!(table.text(at - 1), "His" | "Her" | "Royal") {
            at -= 1;
        }
    }
    if at < first {
        titles.honorific = span(table, at, first).into();
        for i in at..first {
            titles.gender = match table.text(i) {
                "His" => Gender::Male,
                "Her" => Gender::Female,
                _ => honorifics::gender(table, i).unwrap_or(titles.gender),
            };
        }
    }
    at
}

/// The title that ends right before token `end`, as tokens.
fn before(
    table: &TokenTable<'_, '_>,
    low: usize,
    end: usize,
    is_named: &dyn Fn(usize) -> bool,
) -> Option<(usize, usize)> {
    let title = Senses::TITLE.with(Senses::OFFICE).with(Senses::NATION);
    let mut first = end;
    let mut at = end;
    while at > low && end - at < LONGEST_BEFORE {
        let i = at - 1;
        if is_named(i) {
            break;
        }
        let word = table.text(i);
        let token = table.token(i)?;
        let senses = table.senses(i);
        let part = match token.kind {
            Kind::Word if token.is_capital() && is_function_word(word) => break,
            Kind::Word if token.is_capital() => {
                !senses.any(Senses::NOT_PERSON) || senses.any(title) || is_firm(table, i)
            }
            Kind::Word => senses.any(title),
            Kind::Number => table.token(at).is_some_and(|t| t.is_glued()),
            Kind::Clitic => false,
            Kind::Mark => false,
        };
        // These join parts of a title, but begin none.
        let link = matches!(
            word,
            "of" | "for" | "and" | "the" | "to" | "on" | "-" | "&" | "st" | "nd" | "rd" | "th"
        ) || (word == "." && token.is_glued() && first < end + 1);
        if part {
            first = i;
        } else if !link || at == end && word != "." {
            break;
        }
        at = i;
    }
    // The first word of a sentence is no part of it: "When President …".
    while first < end {
        let senses = table.senses(first);
        let opens = table.opens.get(first).copied().unwrap_or(false);
        let known = senses.any(title.with(Senses::PLACE)) || table.text(first) == "United";
        let vague =
            opens && !known && senses.any(Senses::COMMON) && !names_field(table, first, end);
        let link = matches!(table.text(first), "The" | "A" | "An" | "and" | "of" | "for");
        let day = senses.any(Senses::NOT_PERSON) && !senses.any(title) && !is_firm(table, first);
        let address = senses.any(Senses::HONORIFIC) && !senses.any(Senses::TITLE);
        let timed = table.text(first) == "PM"
            && table.token(first.wrapping_sub(1)).is_some_and(|t| t.kind == Kind::Number);
        if vague
            || link
            || day
            || address
            || timed
            || matches!(table.text(first), "." | "the" | "-")
        {
            first += 1;
        } else {
            break;
        }
    }
    // "front-runner", "co-chair": the whole word.
    while first < end && first > low + 1 && is_compound(table, first) && !is_named(first - 2) {
        first -= 2;
    }
    // "Parents' leader Ann Lee"
    let group = first.wrapping_sub(2);
    if first + 1 == end
        && first >= low + 2
        && leads(table.text(first))
        && matches!(table.text(first - 1), "'" | "’")
        && table.text(group).ends_with('s')
        && !is_named(group)
        && (!table.is_capital(group) || table.opens.get(group).copied().unwrap_or(false))
    {
        first = group;
    }
    let head = (first..end).rev().find(|&i| table.senses(i).any(Senses::TITLE))?;
    let lower_head = !table.is_capital(head);
    let tail = head + 1 < end && table.text(head + 1) != ".";
    let linked = (head + 1..end).any(|i| matches!(table.text(i), "of" | "for" | "to"));
    if tail && lower_head && !linked {
        return None;
    }
    Some((own_part(table, first, end), end))
}

/// Whether a word with a hyphen stands before token `at`, and says what it is: not "then-President".
fn is_compound(table: &TokenTable<'_, '_>, at: usize) -> bool {
    let glued = |at: usize| table.token(at).is_some_and(Token::is_glued);
    let first = table.text(at - 2).to_ascii_lowercase();
    matches!(table.text(at - 1), "-" | "‑")
        && glued(at)
        && glued(at - 1)
        && table.token(at - 2).is_some_and(|t| t.kind == Kind::Word)
        && !matches!(
            first.as_str(),
            "anti" | "ex" | "non" | "now" | "post" | "pro" | "soon" | "then"
        )
}

/// Whether the first word of a sentence says what its chief leads: "Fire chief Ann Lee".
fn names_field(table: &TokenTable<'_, '_>, first: usize, end: usize) -> bool {
    static OTHERS: WordTable<'static> = word_set!(
        "After Again Also Although And As At Because Before Both But By Despite Earlier Even Ever \
         Every For Former From He Here His Her How However If In Instead Is Its Last Later Like \
         Meanwhile My New No Not Now Of Old On Once Only Or Our Outgoing Since So Soon Still Such \
         Than That Their Then There This Though Today Tomorrow Tonight Too Two Under Unlike Until \
         Was What When Where Which While Who Why With Yesterday Yet Young"
    );
    let word = table.text(first);
    leads(table.text(end.wrapping_sub(1)))
        && first + 2 == end
        && !word.ends_with("ly")
        && !OTHERS.contains(word)
}

/// Whether token `at` can be a firm in a title ("Fox News host"): not a day, and not the addressee of
/// "told Reuters".
fn is_firm(table: &TokenTable<'_, '_>, at: usize) -> bool {
    let addressed = matches!(table.text(at.wrapping_sub(1)), "tell" | "telling" | "tells" | "told");
    !is_calendar(table.text(at)) && !addressed
}

/// Where the person's own title begins, after another's: "the Prime Minister and President X", "adviser to Senator X".
fn own_part(table: &TokenTable<'_, '_>, first: usize, end: usize) -> usize {
    let office = is_high_office(table.text(end.wrapping_sub(1)));
    let link = (first..end).rev().find(|&i| matches!(table.text(i), "and" | "to"));
    match link {
        Some(link)
            if table.text(link + 1) != "the"
                && office
                && (first..link).any(|i| table.senses(i).any(Senses::TITLE)) =>
        {
            link + 1
        }
        _ => first,
    }
}

/// Whether a word says what someone is to another, and no office: "his rival, Anna Lind".
fn is_relation(word: &str) -> bool {
    static WORDS: WordTable<'static> = word_set!(
        "ally attacker boss colleague critic friend killer mentor neighbor neighbour opponent partner \
         predecessor rival student successor victim"
    );
    WORDS.contains(word)
}

/// Whether a title before a comma belongs to the name after the comma, not to one before the title.
fn stands_alone(
    table: &TokenTable<'_, '_>,
    low: usize,
    first: usize,
    last: usize,
    after: usize,
    is_named: &dyn Fn(usize) -> bool,
) -> bool {
    let before = first.wrapping_sub(1);
    let skips = matches!(table.text(before), "the" | "The" | "a" | "an");
    let before = if skips { before.wrapping_sub(1) } else { before };
    let apposed = first > low
        && table.text(before) == ","
        && (is_named(before.wrapping_sub(1)) || table.text(before.wrapping_sub(1)) == ")");
    let closed = matches!(table.text(after), "," | "." | ";" | ")" | "(" | "")
        || table.senses(after).any(Senses::SPEECH);
    // "the president, X, …", "its president, X, …", "the club's former president, X, …": a name
    // between commas, not the first of a list.
    let mut owner = first.wrapping_sub(1);
    if is_past(table.text(owner)) {
        owner = owner.wrapping_sub(1);
    }
    // "Mr Marsh's wife, Edith" has no office.
    let owned = table.token(owner).is_some_and(|t| t.kind == Kind::Clitic)
        && !is_named(owner.wrapping_sub(1));
    let definite = (owned
        || matches!(table.text(owner), "the" | "The" | "then" | "its" | "Its" | "our" | "Our")
        || matches!(table.text(owner), "his" | "His" | "her" | "Her" | "their" | "Their")
            && !is_kin(table, last + 1)
            && !is_relation(table.text(last - 1)))
        && table.text(after) == ","
        && !is_named(after + 1);
    !apposed && closed && (definite || last - first >= 2 && table.is_capital(last - 1))
}

/// The title in apposition that begins after the comma at `comma`.
fn after(
    table: &TokenTable<'_, '_>,
    comma: usize,
    high: usize,
    is_named: &dyn Fn(usize) -> bool,
) -> Option<(usize, usize)> {
    let mut at = comma;
    if table.text(at) == "(" {
        at = (at..high.min(at + 8)).find(|&i| table.text(i) == ")")? + 1;
    }
    if table.text(at) != "," {
        return None;
    }
    at += 1;
    // "Daniel Montalvo, 19, a member": an age.
    if table.token(at).is_some_and(|t| t.kind == Kind::Number) && table.text(at + 1) == "," {
        at += 2;
    }
    // "…, now chair of the bank,".
    at += usize::from(matches!(table.text(at), "now" | "currently"));
    let article = matches!(table.text(at), "the" | "a" | "an" | "its" | "their" | "our");
    let first = if article { at + 1 } else { at };
    let mut head = None;
    let mut end = first;
    while end < high && end - first < LONGEST_AFTER {
        let word = table.text(end);
        let senses = table.senses(end);
        let token = table.token(end)?;
        // "X, president Y" is a title of Y.
        if is_named(end) && head.is_none_or(|h| h + 1 == end) {
            return None;
        }
        if matches!(
            word,
            "," | "."
                | ";"
                | ":"
                | "("
                | ")"
                | "–"
                | "—"
                | "\""
                | "”"
                | "“"
                | "who"
                | "which"
                | "whose"
                | "!"
                | "?"
        ) && !(word == "."
            && token.is_glued()
            && end + 1 < high
            && table.is_capital(end - 1)
            && table.is_capital(end + 1))
        {
            break;
        }
        let lower = !token.is_capital();
        let verb = senses.any(Senses::SPEECH) && !senses.any(Senses::TITLE);
        if lower && (verb || is_auxiliary(word)) {
            break;
        }
        if head.is_none()
            && matches!(
                word,
                "of" | "for"
                    | "at"
                    | "in"
                    | "to"
                    | "from"
                    | "with"
                    | "was"
                    | "is"
                    | "has"
                    | "had"
                    | "and"
                    | "he"
                    | "she"
            )
        {
            return None;
        }
        if senses.any(Senses::TITLE.with(Senses::ROLE)) && head.is_none_or(|h| h + 1 == end) {
            head = Some(end);
        }
        end += 1;
    }
    head?;
    let closed = end >= high
        || matches!(
            table.text(end),
            "," | "." | ";" | ")" | "(" | "–" | "—" | "who" | "whose" | ":" | "which"
        )
        || table.senses(end).any(Senses::SPEECH)
        || is_auxiliary(table.text(end));
    (closed
        && (article
            || table.is_capital(first)
            || table.senses(first).any(Senses::TITLE.with(Senses::OFFICE).with(Senses::NATION))))
    .then_some((first, end))
}

/// The office in a clause of the past: ", who was foreign minister until 2015".
fn once(
    table: &TokenTable<'_, '_>,
    comma: usize,
    high: usize,
    is_named: &dyn Fn(usize) -> bool,
) -> Option<(usize, usize)> {
    if table.text(comma) != "," || table.text(comma + 1) != "who" {
        return None;
    }
    let mut first = match (table.text(comma + 2), table.text(comma + 3)) {
        ("was", _) => comma + 3,
        ("served", "as") => comma + 4,
        ("had", "been") => comma + 4,
        _ => return None,
    };
    if matches!(table.text(first), "the" | "a" | "an" | "its" | "their") {
        first += 1;
    }
    let closes = |at: usize| {
        matches!(
            table.text(at),
            "," | "." | ";" | ")" | "until" | "till" | "from" | "between" | "before" | "when"
        ) || matches!(table.text(at), "in" | "during" | "under" | "at" | "for" | "since")
    };
    let end = (first..high.min(first + LONGEST_AFTER)).find(|&at| closes(at))?;
    let office = Senses::TITLE.with(Senses::OFFICE).with(Senses::NATION);
    let proper = (first..end).all(|at| {
        let link = matches!(table.text(at), "of" | "and" | "the" | "to" | "-");
        !is_named(at) && (link || table.is_capital(at) || table.senses(at).any(office))
    });
    let head = (first..end).any(|at| table.senses(at).any(Senses::TITLE));
    (proper && head).then_some((first, end))
}

/// Whether a title is a past one, by its own words or by the word before it.
fn is_former(table: &TokenTable<'_, '_>, low: usize, first: usize, last: usize) -> bool {
    let mut before = first.wrapping_sub(1);
    if table.text(before) == "-" {
        before = before.wrapping_sub(1);
    }
    // "Then President X spoke": next, not formerly.
    let opens = table.opens.get(before).copied().unwrap_or(false);
    let in_reach = first > low && before >= low && !(opens && table.text(before) == "Then");
    let marks = (first..last).any(|at| {
        let next = table.opens.get(at).copied().unwrap_or(false) && table.text(at) == "Then";
        is_past(table.text(at)) && (!next || table.text(at + 1) == "-")
    });
    marks || in_reach && is_past(table.text(before))
}

/// The gender of a title, by its last word that has one.
fn gender_in(table: &TokenTable<'_, '_>, first: usize, last: usize) -> Option<Gender> {
    (first..last).rev().find_map(|at| match table.text(at).to_ascii_lowercase().as_str() {
        "spokesman" | "chairman" | "king" | "prince" | "congressman" | "businessman" | "actor"
        | "husband" | "father" | "brother" | "son" | "uncle" | "nephew" | "sultan" | "emir"
        | "councilman" | "policeman" => Some(Gender::Male),
        "spokeswoman" | "chairwoman" | "queen" | "princess" | "congresswoman" | "actress"
        | "businesswoman" | "wife" | "mother" | "sister" | "daughter" | "aunt" | "niece"
        | "councilwoman" | "widow" => Some(Gender::Female),
        _ => None,
    })
}
