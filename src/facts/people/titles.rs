//! Titles as the article gives them: before a name ("Iranian Deputy Foreign Minister") or after it
//! ("…, the mayor of Aleppo,"), and forms of address apart from them.

use super::gazetteer::Senses;
use super::page::Page;
use super::tagger::Tagged;
use crate::facts::Gender;
use crate::text::Span;
use crate::text::optional_span::OptionalSpan;
use crate::text::tokens::Kind;

/// Words of a title after a name, at most.
const LONGEST_AFTER: usize = 18;
/// Words of a title before a name, at most.
const LONGEST_BEFORE: usize = 16;

/// What stands around a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Titles {
    /// The title right before the name, or before a comma before it.
    pub before: OptionalSpan,
    /// The title in apposition after it.
    pub after: OptionalSpan,
    /// Forms of address before the name.
    pub honorific: OptionalSpan,
    /// The gender that a form of address or a title tells.
    pub gender: Gender,
    /// Whether the title before is told as past ("former", "late", "ex-").
    pub before_former: bool,
    /// Whether the title after is told as past, the same way or by its verb ("who was").
    pub after_former: bool,
}

impl Titles {
    /// Whether no words stand beside the name.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.before.is_none() && self.after.is_none() && self.honorific.is_none()
    }
}

/// Reads the titles around `name`. `named` tells the tokens that are part of any name.
#[must_use]
pub fn around(page: &Page<'_, '_>, name: Tagged, named: &[bool]) -> Titles {
    let sentence = page.token(name.first).and_then(|t| page.prose.sentence_at(t.start));
    let (low, high) = sentence.map_or((name.first, name.last), |s| (s.first.get(), s.last.get()));
    let mut titles = Titles::default();
    let mut at = honorific(page, low, name.first, &mut titles);
    let is_named = |i: usize| named.get(i).copied().unwrap_or(false);
    let mut chain = before(page, low, at, &is_named);
    if chain.is_none() && at == name.first && page.text(at.wrapping_sub(1)) == "," && at > low + 2 {
        at -= 1;
        chain = before(page, low, at, &is_named)
            .filter(|&(first, last)| stands_alone(page, low, first, last, name.last, &is_named));
    }
    if let Some((first, last)) = chain {
        titles.before = span(page, first, last).into();
        titles.before_former = is_former(page, low, first, last);
        titles.gender = gender_in(page, first, last).unwrap_or(titles.gender);
    }
    if let Some((first, last)) = after(page, name.last, high, &is_named) {
        titles.after = span(page, first, last).into();
        titles.after_former = is_former(page, low, first, last);
        if titles.before.is_none() {
            titles.gender = gender_in(page, first, last).unwrap_or(titles.gender);
        }
    } else if let Some((first, last)) = once(page, name.last, high, &is_named) {
        titles.after = span(page, first, last).into();
        titles.after_former = true;
    }
    titles
}

fn span(page: &Page<'_, '_>, first: usize, last: usize) -> Option<Span> {
    Some(page.token(first)?.span().join(page.token(last.checked_sub(1)?)?.span()))
}

/// Steps left over forms of address; the first token of what is then to the right.
fn honorific(page: &Page<'_, '_>, low: usize, first: usize, titles: &mut Titles) -> usize {
    let mut at = first;
    while at > low {
        // The dot of "Dr." is a token of its own.
        let dotted = page.text(at - 1) == "." && page.token(at - 1).is_some_and(|t| t.is_glued());
        let word = if dotted && at - 1 > low { at - 2 } else { at - 1 };
        let known = page.senses(word).any(Senses::HONORIFIC)
            && !page.senses(word).any(Senses::TITLE)
            && page.is_capital(word);
        // "H E" before a name.
        if page.text(word) == "E" && page.text(word.wrapping_sub(1)) == "H" && word > low {
            at = word - 1;
            continue;
        }
        let style = matches!(page.text(word), "Highness" | "Excellency" | "Majesty" | "Holiness");
        if !known && !style {
            break;
        }
        at = word;
        if style && at > low && matches!(page.text(at - 1), "His" | "Her" | "Royal") {
            at -= 1;
        }
    }
    if at < first {
        titles.honorific = span(page, at, first).into();
        for i in at..first {
            titles.gender = match page.text(i) {
                "Mr" | "Sir" | "Lord" | "His" | "Sheikh" | "Shaikh" | "Sheik" | "Sayyid"
                | "Herr" | "Monsieur" | "Señor" | "Shri" => Gender::Male,
                "Mrs" | "Ms" | "Miss" | "Lady" | "Dame" | "Her" | "Sheikha" | "Madame" | "Frau"
                | "Begum" | "Señora" | "Mme" | "Smt" => Gender::Female,
                _ => titles.gender,
            };
        }
    }
    at
}

/// The title that ends right before token `end`, as tokens.
fn before(
    page: &Page<'_, '_>,
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
        let word = page.text(i);
        let token = page.token(i)?;
        let senses = page.senses(i);
        let part = match token.kind {
            Kind::Word if token.is_capital() && is_function_word(word) => break,
            Kind::Word if token.is_capital() => {
                !senses.any(Senses::NOT_PERSON) || senses.any(title) || is_firm(page, i)
            }
            Kind::Word => senses.any(title),
            Kind::Number => page.token(at).is_some_and(|t| t.is_glued()),
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
    // A word that only begins the sentence is no part of it: "When President …".
    while first < end {
        let senses = page.senses(first);
        let opens = page.opens.get(first).copied().unwrap_or(false);
        let known = senses.any(title.with(Senses::PLACE)) || page.text(first) == "United";
        let vague = opens && !known && senses.any(Senses::COMMON);
        let link = matches!(page.text(first), "The" | "A" | "An" | "and" | "of" | "for");
        let day = senses.any(Senses::NOT_PERSON) && !senses.any(title) && !is_firm(page, first);
        let address = senses.any(Senses::HONORIFIC) && !senses.any(Senses::TITLE);
        if vague || link || day || address || matches!(page.text(first), "." | "the" | "-") {
            first += 1;
        } else {
            break;
        }
    }
    let head = (first..end).rev().find(|&i| page.senses(i).any(Senses::TITLE))?;
    let lower_head = !page.is_capital(head);
    let tail = head + 1 < end && page.text(head + 1) != ".";
    let linked = (head + 1..end).any(|i| matches!(page.text(i), "of" | "for" | "to"));
    if tail && lower_head && !linked {
        return None;
    }
    Some((own_part(page, first, end), end))
}

/// Whether token `at` is a firm or a medium whose people are named by it ("Fox News host"), and
/// neither a day nor one to whom something was told.
fn is_firm(page: &Page<'_, '_>, at: usize) -> bool {
    let told = matches!(page.text(at.wrapping_sub(1)), "tell" | "telling" | "tells" | "told");
    !is_calendar(page.text(at)) && !told
}

/// Without another's title before it: "the Prime Minister and President X", "adviser to Senator X".
fn own_part(page: &Page<'_, '_>, first: usize, end: usize) -> usize {
    let office = matches!(
        page.text(end.wrapping_sub(1)),
        "President"
            | "Minister"
            | "King"
            | "Queen"
            | "Prince"
            | "Princess"
            | "Secretary"
            | "Senator"
            | "General"
            | "Chancellor"
            | "Ambassador"
            | "Premier"
            | "Governor"
            | "Mayor"
    );
    let link = (first..end).rev().find(|&i| matches!(page.text(i), "and" | "to"));
    match link {
        Some(link)
            if page.text(link + 1) != "the"
                && office
                && (first..link).any(|i| page.senses(i).any(Senses::TITLE)) =>
        {
            link + 1
        }
        _ => first,
    }
}

/// Whether a title before a comma belongs to the name after the comma, and not to one before it.
fn stands_alone(
    page: &Page<'_, '_>,
    low: usize,
    first: usize,
    last: usize,
    after: usize,
    is_named: &dyn Fn(usize) -> bool,
) -> bool {
    let before = first.wrapping_sub(1);
    let skips = matches!(page.text(before), "the" | "The" | "a" | "an");
    let before = if skips { before.wrapping_sub(1) } else { before };
    let apposed = first > low
        && page.text(before) == ","
        && (is_named(before.wrapping_sub(1)) || page.text(before.wrapping_sub(1)) == ")");
    let closed = matches!(page.text(after), "," | "." | ";" | ")" | "(" | "")
        || page.senses(after).any(Senses::SPEECH);
    // "the president, X, …": one man between commas, not the first of a list.
    let definite = matches!(page.text(first.wrapping_sub(1)), "the" | "The" | "then")
        && page.text(after) == ","
        && !is_named(after + 1);
    !apposed && closed && (definite || last - first >= 2 && page.is_capital(last - 1))
}

/// The title in apposition that begins after the comma at `comma`.
fn after(
    page: &Page<'_, '_>,
    comma: usize,
    high: usize,
    is_named: &dyn Fn(usize) -> bool,
) -> Option<(usize, usize)> {
    let mut at = comma;
    if page.text(at) == "(" {
        at = (at..high.min(at + 8)).find(|&i| page.text(i) == ")")? + 1;
    }
    if page.text(at) != "," {
        return None;
    }
    at += 1;
    // "Daniel Montalvo, 19, a member": an age.
    if page.token(at).is_some_and(|t| t.kind == Kind::Number) && page.text(at + 1) == "," {
        at += 2;
    }
    let article = matches!(page.text(at), "the" | "a" | "an" | "its" | "their" | "our");
    let first = if article { at + 1 } else { at };
    let mut head = None;
    let mut end = first;
    while end < high && end - first < LONGEST_AFTER {
        let word = page.text(end);
        let senses = page.senses(end);
        let token = page.token(end)?;
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
            && page.is_capital(end - 1)
            && page.is_capital(end + 1))
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
            page.text(end),
            "," | "." | ";" | ")" | "(" | "–" | "—" | "who" | "whose" | ":" | "which"
        )
        || page.senses(end).any(Senses::SPEECH)
        || is_auxiliary(page.text(end));
    (closed
        && (article
            || page.is_capital(first)
            || page.senses(first).any(Senses::TITLE.with(Senses::OFFICE).with(Senses::NATION))))
    .then_some((first, end))
}

/// The office in a clause of the past: ", who was foreign minister until 2015".
fn once(
    page: &Page<'_, '_>,
    comma: usize,
    high: usize,
    is_named: &dyn Fn(usize) -> bool,
) -> Option<(usize, usize)> {
    if page.text(comma) != "," || page.text(comma + 1) != "who" {
        return None;
    }
    let mut first = match (page.text(comma + 2), page.text(comma + 3)) {
        ("was", _) => comma + 3,
        ("served", "as") => comma + 4,
        ("had", "been") => comma + 4,
        _ => return None,
    };
    if matches!(page.text(first), "the" | "a" | "an" | "its" | "their") {
        first += 1;
    }
    let closes = |at: usize| {
        matches!(
            page.text(at),
            "," | "." | ";" | ")" | "until" | "till" | "from" | "between" | "before" | "when"
        ) || matches!(page.text(at), "in" | "during" | "under" | "at" | "for" | "since")
    };
    let end = (first..high.min(first + LONGEST_AFTER)).find(|&at| closes(at))?;
    let office = Senses::TITLE.with(Senses::OFFICE).with(Senses::NATION);
    let proper = (first..end).all(|at| {
        let link = matches!(page.text(at), "of" | "and" | "the" | "to" | "-");
        !is_named(at) && (link || page.is_capital(at) || page.senses(at).any(office))
    });
    let head = (first..end).any(|at| page.senses(at).any(Senses::TITLE));
    (proper && head).then_some((first, end))
}

/// Verbs that end an apposition.
#[must_use]
pub fn is_auxiliary(word: &str) -> bool {
    const WORDS: [&str; 20] = [
        "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might",
        "must", "shall", "should", "was", "went", "were", "will", "would",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// Capitalised words of headlines that no title holds.
fn is_function_word(word: &str) -> bool {
    const WORDS: [&str; 28] = [
        "About", "After", "And", "Are", "As", "At", "Be", "Before", "By", "Despite", "For", "From",
        "Has", "How", "In", "Into", "Is", "Meet", "Meets", "On", "Or", "Over", "To", "Was", "When",
        "Why", "Will", "With",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// Days, months, feasts: they stand before a title, but are no part of it.
fn is_calendar(word: &str) -> bool {
    const WORDS: [&str; 27] = [
        "April",
        "August",
        "Christmas",
        "December",
        "Diwali",
        "Easter",
        "Eid",
        "February",
        "Friday",
        "Halloween",
        "Hanukkah",
        "January",
        "July",
        "June",
        "March",
        "May",
        "Monday",
        "November",
        "October",
        "Passover",
        "Ramadan",
        "Saturday",
        "September",
        "Sunday",
        "Thursday",
        "Tuesday",
        "Wednesday",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// Words that tell a title as past. "Outgoing" is none: who goes out is still in.
fn is_past(word: &str) -> bool {
    const WORDS: [&str; 8] =
        ["deposed", "erstwhile", "ex", "former", "late", "onetime", "ousted", "then"];
    let word = word.to_ascii_lowercase();
    WORDS.binary_search(&word.as_str()).is_ok() || word.starts_with("ex-")
}

/// Whether a title's own words, or those right before it, tell it as past.
fn is_former(page: &Page<'_, '_>, low: usize, first: usize, last: usize) -> bool {
    let mut before = first.wrapping_sub(1);
    if page.text(before) == "-" {
        before = before.wrapping_sub(1);
    }
    // "Then President X spoke" tells what came next.
    let opens = page.opens.get(before).copied().unwrap_or(false);
    let told = first > low && before >= low && !(opens && page.text(before) == "Then");
    let marks = (first..last).any(|at| {
        let next = page.opens.get(at).copied().unwrap_or(false) && page.text(at) == "Then";
        is_past(page.text(at)) && (!next || page.text(at + 1) == "-")
    });
    marks || told && is_past(page.text(before))
}

/// The gender that a title's own words tell, the last word that tells one.
fn gender_in(page: &Page<'_, '_>, first: usize, last: usize) -> Option<Gender> {
    (first..last).rev().find_map(|at| match page.text(at).to_ascii_lowercase().as_str() {
        "spokesman" | "chairman" | "king" | "prince" | "congressman" | "businessman" | "actor"
        | "husband" | "father" | "brother" | "son" | "uncle" | "nephew" | "sultan" | "emir"
        | "councilman" | "policeman" => Some(Gender::Male),
        "spokeswoman" | "chairwoman" | "queen" | "princess" | "congresswoman" | "actress"
        | "businesswoman" | "wife" | "mother" | "sister" | "daughter" | "aunt" | "niece"
        | "councilwoman" | "widow" => Some(Gender::Female),
        _ => None,
    })
}
