//! Adds to tagged names the words that belong to them: a first name that no list knows, initials,
//! "Jr.", the number of a king. Two names beside each other become one.

use super::gazetteer::Senses;
use super::honorifics;
use super::tagger::TaggedName;
use super::token_table::TokenTable;
use crate::text::tokens::{Case, Gap, Kind, Token};
use crate::text::word_table::{WordTable, word_set};

/// Words that are added before a name, at most.
const MOST_BEFORE: usize = 3;

/// Words of two names that become one, at most.
const LONGEST: usize = 7;

/// Widens the names of a chunk, which are in order and stay apart.
pub fn widen(table: &TokenTable<'_, '_>, names: &mut Vec<TaggedName>) {
    names.dedup_by(|next, name| {
        let one = name.last == next.first
            && next.last - name.first <= LONGEST
            && table.token(next.first).is_some_and(|t| t.gap == Gap::Space)
            && !table.heading.get(next.first).copied().unwrap_or(false);
        if one {
            name.last = next.last;
            name.margin = name.margin.max(next.margin);
        }
        one
    });
    join_brackets(table, names);
    let mut low = 0;
    for at in 0..names.len() {
        let high = names.get(at + 1).map_or(usize::MAX, |next| next.first);
        let Some(name) = names.get_mut(at) else { break };
        name.first = beginning(table, name, low);
        name.last = end(table, name, high);
        low = name.last;
    }
}

/// Joins a name with the bracketed part of it and its surname: "Harry Milton (Yosef) Karoff", "Marit
/// (Dahl) Solheim".
fn join_brackets(table: &TokenTable<'_, '_>, names: &mut Vec<TaggedName>) {
    let other =
        Senses::PLACE.with(Senses::NATION).with(Senses::ORGANISATION).with(Senses::NOT_PERSON);
    let proper = |at: usize| {
        table.token(at).is_some_and(|t| t.kind == Kind::Word && t.case == Case::Capital)
            && !table.senses(at).any(other)
    };
    for name in names.iter_mut() {
        let (open, inside, close) = (name.last, name.last + 1, name.last + 2);
        // "Marit (Dahl) Solheim"
        let maiden = inside - name.first == 2
            && table.senses(name.first).any(Senses::GIVEN)
            && table.senses(inside).any(Senses::FAMILY);
        let joined = table.text(open) == "("
            && table.text(close) == ")"
            && proper(inside)
            && (table.senses(inside).any(Senses::GIVEN) || maiden)
            && proper(close + 1)
            && table.token(close + 1).is_some_and(|t| t.gap == Gap::Space)
            && !table.is_capital(close + 2);
        if joined {
            name.last = close + 2;
        }
    }
    names.dedup_by(|next, name| next.first < name.last);
}

/// Where a name begins, with the words before it that are part of it.
fn beginning(table: &TokenTable<'_, '_>, name: &TaggedName, low: usize) -> usize {
    let mut first = name.first;
    let lone = name.last - name.first == 1;
    let given = table.senses(first).any(Senses::GIVEN) && !table.senses(first).any(Senses::FAMILY);
    // A surname alone, or what begins with an initial, lacks a first name.
    let lacks = lone && !given || is_initial(table, first);
    while first > low && name.first - first < MOST_BEFORE {
        let dotted = table.text(first - 1) == "." && is_glued(table, first - 1);
        let at = if dotted && first - 1 > low { first - 2 } else { first - 1 };
        // Not over the end of a line: "Group C", then "Sun Jun".
        let gap = table.token(first).map_or(Gap::None, |t| t.gap);
        let spaced = if dotted { gap != Gap::None } else { gap == Gap::Space };
        let initial = is_initial(table, at) && (dotted || !lone) && !starts_abbreviation(table, at);
        // "Md" is Mohammed; other words of two letters are mostly acronyms.
        let unknown = lacks && !dotted && is_first_name(table, at) || table.text(at) == "Md";
        if !spaced || !(initial || unknown) {
            break;
        }
        first = at;
    }
    let first = honorifics::skip(table, first, name.first);
    // An Arabic byname, "father of".
    let byname = first > low
        && matches!(table.text(first - 1), "Abu" | "Umm")
        && table.token(first).is_some_and(|t| t.gap == Gap::Space);
    if byname { first - 1 } else { first }
}

/// Whether token `at` is a single capital letter.
fn is_initial(table: &TokenTable<'_, '_>, at: usize) -> bool {
    let letter = table.text(at).trim_end_matches('.');
    table.is_capital(at) && letter.chars().count() == 1 && !matches!(letter, "I" | "A")
}

/// Whether the letter ends an abbreviation of several: "U.S. Smith".
fn starts_abbreviation(table: &TokenTable<'_, '_>, at: usize) -> bool {
    is_glued(table, at)
}

/// Whether a capitalised word before a surname can only be a first name: no list knows it as a word
/// of the language, a place, a title or anything else.
pub fn is_first_name(table: &TokenTable<'_, '_>, at: usize) -> bool {
    let other = Senses(!Senses::GIVEN.with(Senses::FAMILY).0);
    let uses = table.usage_of(at);
    table.token(at).is_some_and(|t| {
        t.kind == Kind::Word && t.case == Case::Capital && t.end - t.start > 2 && t.gap != Gap::None
    }) && !table.senses(at).any(other)
        && !table.in_place.get(at).copied().unwrap_or(false)
        && !table.heading.get(at).copied().unwrap_or(false)
        && uses.lower == 0
        && uses.placed == 0
        && uses.firm == 0
}

fn is_glued(table: &TokenTable<'_, '_>, at: usize) -> bool {
    table.token(at).is_some_and(Token::is_glued)
}

/// One past the last token of a name, with what follows it: "Jr.", a king's number.
fn end(table: &TokenTable<'_, '_>, name: &TaggedName, high: usize) -> usize {
    // "Saúl “R”": the mark that closes one inside the name.
    let opened = (name.first..name.last).any(|at| matches!(table.text(at), "“" | "\""));
    let closed = (name.first..name.last).any(|at| table.text(at) == "”");
    if opened && !closed && name.last < high && table.text(name.last) == "”" {
        return name.last + 1;
    }
    let comma = usize::from(table.text(name.last) == ",");
    let suffix = name.last + comma;
    let words = name.last - name.first;
    if suffix < high
        && words > 1
        && matches!(table.text(suffix), "Jr" | "Jnr" | "Snr" | "Sr" | "Jr." | "Sr.")
    {
        let dot = table.text(suffix + 1) == "." && is_glued(table, suffix + 1);
        return suffix + 1 + usize::from(dot);
    }
    let is_dot = table.text(name.last) == "." && is_glued(table, name.last);
    let is_junior = words > 2 && matches!(table.text(name.last - 1), "Jr" | "Jnr" | "Snr" | "Sr");
    if is_junior && is_dot && name.last < high {
        return name.last + 1;
    }
    let more = is_numeral(table, name) || has_inner_capital(table, name.last);
    if name.last < high && more { name.last + 1 } else { name.last }
}

/// Whether it is a surname with a small prefix: "kaMbatha", "waThiong'o".
fn has_inner_capital(table: &TokenTable<'_, '_>, at: usize) -> bool {
    const PREFIXES: [&str; 9] = ["de", "di", "fitz", "ka", "kwa", "mac", "van", "von", "wa"];
    let word = table.text(at);
    let capital = word.find(char::is_uppercase).unwrap_or(0);
    table.token(at).is_some_and(|t| t.gap == Gap::Space)
        && word.get(..capital).is_some_and(|prefix| PREFIXES.binary_search(&prefix).is_ok())
}

/// Whether the token after a name is the number of a ruler or of a generation: "Charles IV", "Pope
/// Pius X", "John Holm III". "I", "V" and "X" count for rulers alone.
fn is_numeral(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    static RULERS: WordTable<'static> = word_set!(
        "king queen pope emperor empress tsar czar tsarina kaiser shah sultan caliph prince \
         princess archduke duke patriarch catholicos elizabeth pharaoh saint oba negus khedive"
    );
    let word = table.text(name.last);
    let spaced = table.token(name.last).is_some_and(|t| t.gap == Gap::Space);
    let roman = !word.is_empty() && word.len() < 6 && word.bytes().all(|b| b"IVX".contains(&b));
    let before = table.text(name.first.wrapping_sub(1)).to_lowercase();
    let letter = matches!(word, "I" | "V" | "X");
    spaced && roman && (!letter || RULERS.contains(&before) || table.text(name.last + 1) == "of")
}

#[cfg(test)]
mod tests {
    use crate::facts::people::tests::check_people as check;

    #[test]
    fn first_names_that_no_list_knows_belong_to_the_name() {
        check("Torvald Brennick said “no”. Mr Brennick laughed.", &["Torvald Brennick"]);
        check(
            "A jury in Hull found Dagfinn Rolfe guilty. “I did it,” Rolfe told the police.",
            &["Dagfinn Rolfe"],
        );
        check(
            "Police charged Ysolde Marchbank in May. Marchbank denied it.",
            &["Ysolde Marchbank"],
        );
        check("The court heard Volkmar Sandys, 41, on Friday.", &["Volkmar Sandys"]);
    }

    #[test]
    fn brackets_and_prefixes_belong_to_the_name() {
        check("They met Harry Lind (Josef) Karoff.", &["Harry Lind (Josef) Karoff"]);
        check("They met Marit (Dahl) Solheim, a teacher.", &["Marit (Dahl) Solheim"]);
        check("They met Omar Haddad (Norway) and Anna Lind.", &["Omar Haddad", "Anna Lind"]);
        check("King Sigananda kaMbatha spoke.", &["Sigananda kaMbatha"]);
        check("Md Omar Haddad spoke.", &["Md Omar Haddad"]);
        check("Group C\nAnna Lind (Norway) beat Mila Haas (Peru).", &["Anna Lind", "Mila Haas"]);
    }

    #[test]
    fn juniors_and_kings_keep_what_follows() {
        check("Mayor Ronald Harris Jr. met the growers.", &["Ronald Harris Jr."]);
        check(
            "Mayor Ronald Harris Jr. met the growers. Paul Lind Jr. voted for it.",
            &["Ronald Harris Jr.", "Paul Lind Jr."],
        );
        check(
            "Daniel Marsh Sr. left. Peter Quill, Jr., stayed.",
            &["Daniel Marsh Sr.", "Peter Quill, Jr."],
        );
        check(
            "Sen. Paul Lind Jr. voted. John Holm III did not.",
            &["Paul Lind Jr.", "John Holm III"],
        );
        check(
            "King Charles IV and Pope John Martin II met on Monday.",
            &["Charles IV", "John Martin II"],
        );
        check(
            "Emperor Menelaos II fled, and King Baldwin I of Zeeland came.",
            &["Menelaos II", "Baldwin I"],
        );
    }
}
