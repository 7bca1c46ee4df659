//! Corrects the boundaries of tagged names: honorifics, demonyms, days, verbs and dates are cut off
//! ("Sheikh Omar Haddad", "Monday Zorko", "MA July"), and datelines and sentence openings are dropped.

use super::gazetteer::{self, Senses};
use super::honorifics;
use super::signs::is_kin;
use super::tagger::TaggedName;
use super::token_table::TokenTable;
use crate::text::tokens::{Case, Kind};
use crate::text::word_table::{WordTable, word_set};

/// The shortest "-ing" word, in bytes, that counts as a verb before a name ("Meeting", not "King").
const SHORTEST_VERB: usize = 7;

/// The name without words that are not part of it; none when no name is left.
#[must_use]
pub fn trim(table: &TokenTable<'_, '_>, mut name: TaggedName) -> Option<TaggedName> {
    if is_dateline(table, &name)
        || is_opening_word(table, &name)
        || is_interjection(table, &name)
        || is_said_by_me(table, &name)
        || is_unit(table, &name)
        || is_date(table, &name)
        || is_class(table, &name)
    {
        return None;
    }
    name.first = honorifics::skip(table, name.first, name.last);
    if !is_kin(table, name.first) {
        name.first = after_title(table, name.first, name.last);
    }
    if name.first == name.last {
        return None;
    }
    if ends_in_dateline(table, &name) {
        name.last -= 1;
    }
    if begins_with_role(table, &name)
        || begins_with_nation(table, &name)
        || begins_with_organisation(table, &name)
        || begins_with_other(table, &name)
    {
        name.first += 1;
    }
    while name.last - name.first > 1 && is_day(table, name.first) {
        name.first += 1;
    }
    if is_opening_verb(table, &name) || opens_with_said(table, &name) {
        name.first += 1;
    }
    let date = table.token(name.last).is_some_and(|t| t.kind == Kind::Number)
        || table.text(name.last) == "." && is_short_month(table.text(name.last - 1));
    if date && name.last - name.first > 1 && is_month(table.text(name.last - 1)) {
        name.last -= 1;
        let state =
            table.token(name.first).is_some_and(|t| t.case == Case::Upper && t.end - t.start == 2);
        if state && name.last - name.first == 1 {
            return None;
        }
    }
    Some(name)
}

/// Whether it is the town of a dateline, written in capitals before its date: "BERGEN, March 3".
fn is_dateline(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    let opens = table.opens.get(name.first).copied().unwrap_or(false);
    let capitals = (name.first..name.last)
        .all(|at| table.token(at).is_some_and(|t| t.case == Case::Upper && t.end - t.start > 1));
    let given = name.last - name.first > 1 && table.senses(name.first).any(Senses::GIVEN);
    let month = table.text(name.last) == "," && is_any_month(table.text(name.last + 1));
    let dot = usize::from(table.text(name.last + 2) == ".");
    let day = table.token(name.last + 2 + dot).is_some_and(|t| t.kind == Kind::Number);
    opens && capitals && !given && month && day
}

/// Whether it is a common word, capitalised as the first of a sentence or in a heading: "Ferry talks
/// resume" in a text that has "ferry".
fn is_opening_word(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    let at = name.first;
    let uses = table.usage_of(at);
    let opens = table.opens.get(at).copied().unwrap_or(false);
    let heading = table.heading.get(at).copied().unwrap_or(false);
    let firm = uses.capital > 0 || uses.titled > 0 || uses.after_given > 0;
    // In a heading, being a common word is enough.
    let common = uses.lower > 0 || heading && table.senses(at).any(Senses::COMMON);
    name.last - at == 1 && (opens || heading) && !firm && common
}

/// Whether it is a cry that a mark follows: "Ah, there you are", "Gosh!". Some of them are surnames
/// too, which have a given name, a title or a verb beside them.
fn is_interjection(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    static CRIES: WordTable<'static> = word_set!(
        "aargh ach ah aha ahem alack alas amen aw aye bah behold blimey boo bravo brr bye cheers \
         crikey dammit damn darn dear drat eek egad eh er eureka fie gadzooks gee golly good-bye \
         goodbye goodness gosh ha hah hallelujah hallo halt hark haw heavens hello hey hi hist hm \
         hmm ho hooray hullo hum humph hurrah hurray hush huzza huzzah indeed jeez la lo mhm mm \
         nah nay nonsense nope oh oho okay ooh oops ouch ow oy pah phew phooey please pooh pshaw \
         psst rats rubbish shh shoo shush sorry thanks tsk tush tut ugh uh uh-huh um welcome well \
         whew whoa why whoops woe wow yahoo yay yeah yep yes yikes yippee yo yuck yup zounds"
    );
    let at = name.first;
    let ends =
        matches!(table.text(name.last), "," | "!" | "?" | "." | "…" | "—" | "–" | "-" | ";" | ":");
    let before = at.wrapping_sub(1);
    let titled = table.senses(before).any(Senses::TITLE.with(Senses::HONORIFIC))
        || table.senses(before).any(Senses::GIVEN)
        || table.text(before) == "." && table.senses(at.wrapping_sub(2)).any(Senses::HONORIFIC);
    let lower = table.text(at).to_lowercase();
    let opens = table.opens.get(at).copied().unwrap_or(false)
        || matches!(table.text(before), "“" | "\"" | "‘" | "'" | "«" | "„" | "," | "!" | "—");
    name.last - at == 1
        && CRIES.contains(&lower)
        && !titled
        && table.usage_of(at).after_given == 0
        && (ends || opens && table.usage_of(at).capital == 0)
}

/// Whether it begins with the pronoun of "said I." and ends in the first word of the next sentence.
fn is_said_by_me(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    let before = name.first.wrapping_sub(1);
    let said = table.senses(before).any(Senses::SPEECH) && !table.is_capital(before);
    let next = table.text(name.first + 1);
    matches!(table.text(name.first), "I" | "I.")
        && said
        && (name.last - name.first == 1
            || table.senses(name.first + 1).any(Senses::COMMON)
            || next.len() < 4)
}

/// Whether it begins with an office, rank or position written as an abbreviation: "QB Dan Prestwick",
/// "PM Smith". Those that are initials as often ("AG", "TE") need a given name behind them.
fn begins_with_role(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    const ROLES: [&str; 62] = [
        "AC", "ACC", "AG", "AM", "APC", "CB", "CE", "CEO", "CFO", "CIO", "CM", "CMO", "CO", "COO",
        "COS", "CPO", "CTO", "DA", "DB", "DC", "DCI", "DCS", "DE", "DG", "DI", "DL", "DS", "DSP",
        "DT", "EVP", "FB", "FM", "FS", "GC", "GM", "HC", "IG", "ILB", "LB", "LG", "MC", "MEP",
        "MLA", "MP", "MSP", "NCO", "OC", "OL", "PC", "PF", "PG", "PM", "QB", "RB", "SF", "SG",
        "SVP", "TD", "TE", "VP", "WO", "WR",
    ];
    const NEVER_INITIALS: [&str; 21] = [
        "CEO", "CFO", "CIO", "CMO", "COO", "CPO", "CTO", "DCI", "EVP", "FM", "GM", "ILB", "MEP",
        "MLA", "MP", "MSP", "PM", "QB", "SVP", "VP", "WR",
    ];
    let (at, words) = (name.first, name.last - name.first);
    let role = table.text(at);
    let upper = table.token(at + 1).is_some_and(|t| t.case == Case::Upper && t.end - t.start > 2);
    let given = words > 2 && table.senses(at + 1).any(Senses::GIVEN);
    words > 1
        && !upper
        && ROLES.binary_search(&role).is_ok()
        && (given || NEVER_INITIALS.binary_search(&role).is_ok())
}

/// Whether it begins with a nation's adjective that is no name: "Uzbek Sanjar Rasulov".
fn begins_with_nation(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    let senses = table.senses(name.first);
    name.last - name.first > 1
        && senses.any(Senses::NATION)
        && !senses.any(Senses::GIVEN.with(Senses::FAMILY))
        && table.token(name.first + 1).is_some_and(|t| t.kind == Kind::Word && !t.is_glued())
}

/// The first token behind a title or rank that the tagger took for a part of the name: "Capt Omar
/// Haddad", "Zulu King Sigananda".
fn after_title(table: &TokenTable<'_, '_>, first: usize, last: usize) -> usize {
    let own = Senses::GIVEN.with(Senses::FAMILY);
    let spaced = |at: usize| table.token(at).is_some_and(|t| !t.is_glued());
    let ruler = |at: usize| {
        matches!(
            table.text(at),
            "King" | "Queen" | "Pope" | "Emperor" | "Empress" | "Tsar" | "Prince" | "Princess"
        )
    };
    if let Some(at) = [first + 1, first].into_iter().find(|&at| ruler(at) && at + 1 < last)
        && spaced(at + 1)
    {
        return at + 1;
    }
    let title = |at: usize| {
        let senses = table.senses(at);
        (senses.any(Senses::TITLE) || is_plural_title(table.text(at))) && !senses.any(own)
    };
    let mut at = first;
    while at + 1 < last && title(at) {
        let dot = usize::from(table.text(at + 1) == "." && !spaced(at + 1));
        if at + 1 + dot >= last || !spaced(at + 1 + dot) {
            break;
        }
        at += 1 + dot;
    }
    at
}

/// Whether a word is the title of several people: "Trustees Omar Holm and Anna Lind".
fn is_plural_title(word: &str) -> bool {
    let singular = word.strip_suffix('s').filter(|word| word.len() > 4).map(str::to_lowercase);
    singular.is_some_and(|word| gazetteer::look_up(&word, false).senses.any(Senses::TITLE))
}

/// Whether its first word ends the title or place before it: "ambassador to Jordan Atallah Khairi",
/// "chairman of the Port Committee Hussein Haddad".
fn begins_with_organisation(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    static OFFICERS: WordTable<'static> = word_set!(
        "ceo cfo coo md dg chairman chairwoman president director head chief manager ambassador \
         minister secretary envoy consul governor mayor"
    );
    let (at, long) = (name.first, name.last - name.first > 2);
    let own = Senses::GIVEN.with(Senses::FAMILY);
    let organisation = table.senses(at).any(Senses::ORGANISATION) && !table.senses(at).any(own);
    let linked = matches!(table.text(at.wrapping_sub(1)), "of" | "to" | "for");
    let officer = OFFICERS.contains(&table.text(at.wrapping_sub(2)).to_ascii_lowercase());
    let known = |i: usize| table.senses(i).any(own) || table.senses(i).any(Senses::PARTICLE);
    let place = table.senses(at).any(Senses::PLACE) || !known(at);
    // "In Torp Nora Lind said so."
    let within = matches!(table.text(at.wrapping_sub(1)), "In" | "At" | "Near" | "From" | "in")
        && !table.senses(at).any(Senses::GIVEN)
        && table.senses(at + 1).any(Senses::GIVEN);
    long && table.token(at + 1).is_some_and(|t| t.kind == Kind::Word && !t.is_glued())
        && (organisation || within || linked && officer && place)
}

/// Whether it is an acronym or a unit, not a name: "UAE", "Dh 5,000". A speaker's label and a name
/// after a title are names.
fn is_unit(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    let at = name.first;
    let Some(token) = table.token(at) else { return false };
    let short = token.end - token.start < 5;
    let upper = token.case == Case::Upper && token.end - token.start > 1;
    let titled = table.senses(at.wrapping_sub(1)).any(Senses::TITLE.with(Senses::HONORIFIC));
    let number = table.token(name.last).is_some_and(|t| t.kind == Kind::Number);
    let label = table.text(name.last) == ":";
    let caps = table.token(at + 1).is_some_and(|t| t.case == Case::Upper)
        || table.token(at.wrapping_sub(1)).is_some_and(|t| t.case == Case::Upper);
    name.last - at == 1
        && short
        && !titled
        && !label
        && (upper && !caps || number && token.end - token.start < 4)
}

/// Whether it is the month of a date: "died Nov. 24".
fn is_date(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    let dot = usize::from(table.text(name.last) == ".");
    let day = table.token(name.last + dot).is_some_and(|t| t.kind == Kind::Number);
    name.last - name.first == 1 && day && is_month(table.text(name.first))
}

/// Whether it names a make or a type: "a Kitty Hawk-class carrier".
fn is_class(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    let class = |at: usize| {
        matches!(table.text(at), "class" | "type") && table.text(at.wrapping_sub(1)) == "-"
    };
    class(name.last - 1) || class(name.last + 1)
}

/// Whether it ends in the town of the dateline that follows a byline: "By Anna Holm ATHENS (Reuters)".
fn ends_in_dateline(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    let last = name.last - 1;
    let upper =
        |at: usize| table.token(at).is_some_and(|t| t.case == Case::Upper && t.end - t.start > 3);
    name.last - name.first > 2
        && upper(last)
        && !upper(last - 1)
        && table.senses(last).any(Senses::PLACE)
        && matches!(table.text(name.last), "(" | ",")
}

/// Whether its first word is of another kind, before a given name: the acronym of a firm, a word of
/// the language, a place on a field.
fn begins_with_other(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    const ENDINGS: [&str; 5] = ["back", "ist", "ists", "ities", "ogist"];
    let at = name.first;
    let senses = table.senses(at);
    let Some(token) = table.token(at) else { return false };
    let words = name.last - at;
    if words < 2
        || token.kind != Kind::Word
        || senses.any(Senses::GIVEN.with(Senses::FAMILY).with(Senses::PARTICLE))
        || !table.token(at + 1).is_some_and(|t| t.kind == Kind::Word && !t.is_glued())
    {
        return false;
    }
    let upper = token.case == Case::Upper && token.end - token.start > 3;
    let mixed = table.token(at + 1).is_some_and(|t| t.case == Case::Capital);
    let word = table.text(at);
    let long = token.end - token.start > 4;
    let organisation = |at: usize| table.senses(at).any(Senses::ORGANISATION);
    // "Radio Marsk Petra Vogl", of which the tagger took the last three words.
    let named = organisation(at.wrapping_sub(1)) && table.is_capital(at.wrapping_sub(1));
    let other = upper && mixed
        || named
        || long && senses.any(Senses::ROLE.with(Senses::COMMON))
        || !upper && ENDINGS.iter().any(|end| word.ends_with(end) && word.len() > end.len() + 3);
    if words == 2 {
        // "Submissions Holm made" in a text about Holm.
        let last = table.usage_of(at + 1);
        let opens = table.opens.get(at).copied().unwrap_or(false);
        return senses.any(Senses::COMMON) && opens && (last.titled > 0 || last.capital > 2);
    }
    organisation(at) || other && table.senses(at + 1).any(Senses::GIVEN)
}

/// Whether token `at` is a weekday, not a given name.
fn is_day(table: &TokenTable<'_, '_>, at: usize) -> bool {
    const DAYS: [&str; 5] = ["Friday", "Monday", "Saturday", "Sunday", "Thursday"];
    let before = table.text(at.wrapping_sub(1));
    let dated = matches!(
        before,
        "on" | "On"
            | "last"
            | "Last"
            | "next"
            | "Next"
            | "this"
            | "This"
            | "by"
            | "since"
            | "until"
    );
    let opens = table.opens.get(at).copied().unwrap_or(false);
    DAYS.binary_search(&table.text(at)).is_ok() && (opens || dated)
}

/// Whether it begins a sentence or heading with a verb: "Remembering Omar Haddad". Before one word
/// only where that stands elsewhere too: "Noting Haddad".
fn is_opening_verb(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    let at = name.first;
    let word = table.text(at);
    let last = table.usage_of(name.last - 1);
    let known = last.titled > 0 || last.capital > 1;
    table.opens.get(at).copied().unwrap_or(false)
        && (word == "Meet" || word.len() >= SHORTEST_VERB && word.ends_with("ing"))
        && !table.senses(at).any(Senses::GIVEN.with(Senses::FAMILY))
        && (name.last - at > 2 || name.last - at == 2 && known)
}

/// Whether it begins with the verb of "Said Lind: “…”", not with the name of "Said Karimi said".
fn opens_with_said(table: &TokenTable<'_, '_>, name: &TaggedName) -> bool {
    name.last - name.first > 1
        && matches!(table.text(name.first), "Said" | "Says")
        && table.opens.get(name.first).copied().unwrap_or(false)
        && matches!(table.text(name.last), ":" | "," | ".")
}

/// Months that are not also given names, in full or abbreviated.
fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 8] =
        ["December", "February", "January", "July", "March", "November", "October", "September"];
    MONTHS.binary_search(&word).is_ok() || is_short_month(word)
}

/// Months, also those that are given names: only where a day follows.
fn is_any_month(word: &str) -> bool {
    is_month(word) || matches!(word, "April" | "August" | "June" | "May")
}

fn is_short_month(word: &str) -> bool {
    const MONTHS: [&str; 10] =
        ["Apr", "Aug", "Dec", "Feb", "Jan", "Jul", "Nov", "Oct", "Sep", "Sept"];
    MONTHS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use crate::facts::people::tests::check_people as check;

    #[test]
    fn words_that_open_a_heading_are_nobody() {
        check("Ferry talks resume\n\nThe ferry company met Anna Lind on Monday.", &["Anna Lind"]);
        check("Tense talks resume\n\nAfter tense hours, Anna Lind left.", &["Anna Lind"]);
        check("Rice talks to envoys\n\nThe minister, Anna Rice, was late.", &["Anna Rice"]);
    }

    #[test]
    fn words_of_other_kinds_before_a_name_are_cut_off() {
        for text in [
            "ADCG Anna Lind said no.",
            "The cellist Anna Lind said no.",
            "It was told by the director of Radio Marsk Anna Lind.",
            "By Anna Lind ATHENS (Reuters) - Rain fell.",
            "Fullback Anna Lind scored.",
            "It was for Trustees Anna Lind and others.",
        ] {
            check(text, &["Anna Lind"]);
        }
    }

    #[test]
    fn dates_and_classes_are_nobody() {
        check("He died Nov. 24 in Oslo, and she on Dec. 3.", &[]);
        check("A Jan Mayen-class ship sank.", &[]);
    }

    #[test]
    fn towns_of_datelines_are_nobody() {
        for (text, expected) in [
            ("BERGEN, March 3, 2022 - The mayor, Anna Lind, said no.", "Anna Lind"),
            ("SANTIAGO, Aug. 5 (NNA) — The mayor, Anna Lind, said no.", "Anna Lind"),
            ("HAMILTON, May 3 - The mayor, Anna Lind, said no.", "Anna Lind"),
            ("ANNA LIND, May 3, 2022\n\nThe harbour closed, she wrote.", "ANNA LIND"),
        ] {
            check(text, &[expected]);
        }
    }
}
