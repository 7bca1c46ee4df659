//! Names that the tagger missed, where the words around them make a person certain: after an honorific,
//! a ruler's title or a relative's, as the speaker of a direct quotation, in a list of names.

use super::gazetteer::Senses;
use super::honorifics;
use super::signs::is_kin;
use super::tagger::TaggedName;
use super::title_words::is_calendar;
use super::token_table::TokenTable;
use crate::text::tokens::{Case, Gap, Kind, Token};
use crate::text::word_table::{WordTable, word_set};

/// The score of such a name, in steps of the model's weights: that of a sure one.
const MARGIN: i32 = 350;
/// Words of such a name, at most.
const LONGEST: usize = 4;

/// Adds the names that were missed to those of a chunk, which are in order.
pub fn add(table: &TokenTable<'_, '_>, names: &mut Vec<TaggedName>) {
    add_juniors(table, names);
    trust_listed(table, names);
    let mut fresh = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let low = index.checked_sub(1).and_then(|i| names.get(i)).map_or(0, |n| n.last);
        let high = names.get(index + 1).map_or(usize::MAX, |n| n.first);
        fresh.extend(listed_after(table, *name, low, high));
        if high > name.last + 2 && low < name.first && is_list_cue(table, name.first) {
            list_of(table, name.last, &mut fresh);
        }
    }
    let mut left = names.iter().peekable();
    for at in 0..table.type_ids.len() {
        while left.next_if(|name| name.last <= at).is_some() {}
        if left.peek().is_some_and(|name| name.first <= at) {
            continue;
        }
        if is_aged(table, at) {
            fresh.push(TaggedName { first: at, last: at + 1, margin: MARGIN });
            continue;
        }
        let high = left.peek().map_or(usize::MAX, |name| name.first);
        if let Some(last) = relative(table, at) {
            fresh.push(TaggedName { first: at, last, margin: MARGIN });
            continue;
        }
        if !can_be_name(table, at) {
            continue;
        }
        let evident = honorifics::addresses(table, at.wrapping_sub(1))
            || is_speaker(table, at)
            || is_kin(table, at);
        if evident {
            let last = name_end(table, at, high);
            fresh.extend((last > at).then_some(TaggedName { first: at, last, margin: MARGIN }));
        }
    }
    if !fresh.is_empty() {
        names.extend(fresh);
        names.sort_by_key(|name| name.first);
        names.dedup_by(|next, name| {
            if (next.first, next.last) == (name.first, name.last) {
                name.margin = name.margin.max(next.margin);
            }
            next.first < name.last
        });
    }
}

/// Adds names before "Jr." and "Sr.", which nothing but names of people have: "Paul Lind Jr. voted."
fn add_juniors(table: &TokenTable<'_, '_>, names: &mut Vec<TaggedName>) {
    let mut fresh: Vec<TaggedName> = Vec::new();
    for at in 2..table.type_ids.len() {
        if !matches!(table.text(at), "Jr" | "Jr." | "Sr" | "Sr.") {
            continue;
        }
        let comma = usize::from(table.text(at - 1) == ",");
        let end = at - comma;
        let is_apart = |at: usize| table.token(at).is_some_and(|t| t.gap == Gap::Space);
        let is_part = |before: &usize| {
            table.token(*before).is_some_and(|t| t.kind == Kind::Word && t.case == Case::Capital)
                && (before + 1 == end || is_apart(before + 1))
        };
        let low = fresh.last().map_or(0, |name| name.last);
        let run = (low..end).rev().take(LONGEST).take_while(is_part).count();
        let first = (end - run..end).find(|at| table.senses(*at).any(Senses::GIVEN));
        let Some(first) = first.filter(|first| first + 1 < end) else { continue };
        // "Martin Lind Jr. Street": part of something longer.
        let dot = table.text(at + 1) == "." && table.token(at + 1).is_some_and(Token::is_glued);
        let after = at + 1 + usize::from(dot);
        let opens = table.opens.get(after).copied().unwrap_or(true);
        let known = names.partition_point(|name| name.first <= first);
        let known = known.checked_sub(1).and_then(|known| names.get(known));
        if known.is_none_or(|name| name.last < end) && (opens || !table.is_capital(after)) {
            fresh.push(TaggedName { first, last: after, margin: MARGIN });
        }
    }
    if fresh.is_empty() {
        return;
    }
    let mut over = fresh.iter().peekable();
    names.retain(|name| {
        while over.next_if(|own| own.last <= name.first).is_some() {}
        over.peek().is_none_or(|own| name.last <= own.first)
    });
    names.extend(fresh);
    names.sort_by_key(|name| name.first);
}

/// Makes names of one word certain that stand between two longer names of a list, or end one.
fn trust_listed(table: &TokenTable<'_, '_>, names: &mut [TaggedName]) {
    let link = |at: usize| matches!(table.text(at), "," | "and" | "&");
    let linked = |a: &TaggedName, b: &TaggedName| a.last + 1 == b.first && link(a.last);
    let long = |name: &TaggedName| name.last - name.first > 1;
    for at in 1..names.len() {
        let first = at.checked_sub(2).and_then(|at| names.get(at)).copied();
        let next = names.get(at + 1).copied();
        let Some([before, name]) = names.get_mut(at - 1..=at) else { break };
        let between = next.is_some_and(|next| linked(name, &next) && long(&next));
        let ends = first.is_some_and(|first| linked(&first, before) && long(&first));
        if linked(before, name) && (between || long(before) && ends) {
            name.margin = name.margin.max(MARGIN);
        }
    }
}

/// One past the last of the capitalised words from `first` on that can be a name; `first` where the
/// first one cannot.
fn name_end(table: &TokenTable<'_, '_>, first: usize, high: usize) -> usize {
    name_end_of(table, first, high, &|at| can_be_name(table, at))
}

/// The same for words that `can_be_name`.
fn name_end_of(
    table: &TokenTable<'_, '_>,
    first: usize,
    high: usize,
    can_be_name: &dyn Fn(usize) -> bool,
) -> usize {
    let fits = |at: &usize| {
        can_be_name(*at) && (*at == first || table.token(*at).is_some_and(|t| t.gap == Gap::Space))
    };
    let last = first + (first..high.min(first + LONGEST)).take_while(fits).count();
    if last > first && matches!(table.text(last), "Jr" | "Sr" | "Jr." | "Sr.") {
        let dot = table.text(last + 1) == "." && table.token(last + 1).is_some_and(Token::is_glued);
        return last + 1 + usize::from(dot);
    }
    // "Dr Omar Haddad Hospital", "Queen Anna Street", "King's Cross": part of something longer.
    let goes_on = table.is_capital(last)
        && !table.opens.get(last).copied().unwrap_or(true)
        && table.token(last).is_some_and(|t| t.gap == Gap::Space && t.kind == Kind::Word)
        && table.token(last).is_some_and(|t| t.case != Case::Upper);
    if goes_on { first } else { last }
}

/// One past the full name of a relative from `first` on, whatever else its words can mean: "her
/// daughter, Kari Park, said", "his son Naval Daruwala was".
fn relative(table: &TokenTable<'_, '_>, first: usize) -> Option<usize> {
    let titled = Senses::TITLE.with(Senses::HONORIFIC).with(Senses::NATION);
    let thing = Senses::ORGANISATION.with(Senses::PLACE).with(Senses::NOT_PERSON);
    let word = |at: usize| {
        table.is_capital(at)
            && table.token(at).is_some_and(|t| {
                t.kind == Kind::Word && t.case == Case::Capital && t.end - t.start > 2
            })
            && !table.opens.get(at).copied().unwrap_or(true)
            && !table.senses(at).any(titled)
            && !is_calendar(table.text(at))
    };
    if !word(first) || !is_kin(table, first) {
        return None;
    }
    let spaced = |at: &usize| {
        word(*at) && (*at == first || table.token(*at).is_some_and(|t| t.gap == Gap::Space))
    };
    let last = first + (first..first + LONGEST).take_while(spaced).count();
    let given = table.senses(first).any(Senses::GIVEN);
    let surname = table.senses(last - 1).any(Senses::FAMILY) || !table.senses(last - 1).any(thing);
    let apposed = table.text(first - 1) == "," || table.text(first - 1) == "and";
    let closed = matches!(table.text(last), "," | "." | ";" | ")" | "")
        || table.text(last) == "and" && table.is_capital(last + 1);
    let full = last - first > 1 && !table.is_capital(last);
    let sure = if apposed { given && closed } else { given || surname };
    (full && sure).then_some(last)
}

/// Whether a capitalised word can be part of a name: the lists know it as one or not at all.
fn can_be_name(table: &TokenTable<'_, '_>, at: usize) -> bool {
    is_at_most(table, at, Senses::GIVEN.with(Senses::FAMILY).with(Senses::PARTICLE))
}

/// The same, where the lists know it as one of `own` or not at all.
fn is_at_most(table: &TokenTable<'_, '_>, at: usize, own: Senses) -> bool {
    let other = Senses(!own.0);
    let uses = table.usage_of(at);
    table
        .token(at)
        .is_some_and(|t| t.kind == Kind::Word && t.case == Case::Capital && t.end - t.start > 2)
        && !table.senses(at).any(other)
        && !table.in_place.get(at).copied().unwrap_or(false)
        && uses.lower == 0
        && uses.placed == 0
        && uses.firm == 0
}

/// Whether the word at `at` is a given name with an age: "Vikas (26), Irfan (23) and Sultan (24) died".
fn is_aged(table: &TokenTable<'_, '_>, at: usize) -> bool {
    let age = table.text(at + 2).parse::<u8>().is_ok_and(|age| age < 110);
    table.text(at + 1) == "("
        && age
        && table.text(at + 3) == ")"
        && table.senses(at).any(Senses::GIVEN)
        && !table.senses(at).any(Senses::PLACE)
}

/// Whether the word at `at` is the speaker of a direct quotation: "“…,” said Brennick".
fn is_speaker(table: &TokenTable<'_, '_>, at: usize) -> bool {
    let verb = at.wrapping_sub(1);
    let said = table.senses(verb).any(Senses::SPEECH) && !table.is_capital(verb);
    let mark = table.text(verb.wrapping_sub(1));
    said && matches!(mark, "”" | "\"" | "’") && !table.heading.get(at).copied().unwrap_or(false)
}

/// The unknown name that follows a name in a list: between two names, or the last of three.
fn listed_after(
    table: &TokenTable<'_, '_>,
    name: TaggedName,
    low: usize,
    high: usize,
) -> Option<TaggedName> {
    let link = |at: usize| matches!(table.text(at), "," | "and" | "&");
    if !link(name.last) || table.heading.get(name.last).copied().unwrap_or(false) {
        return None;
    }
    let oxford = usize::from(table.text(name.last) == "," && table.text(name.last + 1) == "and");
    let first = name.last + 1 + oxford;
    let last = name_end(table, first, high);
    if last <= first || !(first..last).all(|at| table.is_capital(at)) {
        return None;
    }
    let between = link(last) && (last + 1 == high || last + 2 == high && link(last + 1));
    let third = table.text(name.last + oxford) == "and"
        && matches!(table.text(last), "." | ";" | "")
        && low > 0
        && (low..name.first).all(link)
        && low < name.first;
    (between || third).then_some(TaggedName { first, last, margin: MARGIN })
}

/// Whether the token before `first` introduces a list of people: "the cast includes", "suspects:".
fn is_list_cue(table: &TokenTable<'_, '_>, first: usize) -> bool {
    static CUES: WordTable<'static> =
        word_set!("includes include including included features starring as : were");
    static GROUPS: WordTable<'static> = word_set!(
        "cast jury panel squad suspects victims accused dead winners nominees finalists authors \
         speakers panellists members ministers actors singers musicians defendants detainees \
         candidates students guests"
    );
    let cue = first.wrapping_sub(1);
    CUES.contains(table.text(cue))
        && (cue.saturating_sub(6)..cue)
            .any(|at| GROUPS.contains(&table.text(at).to_ascii_lowercase()))
}

/// The unknown names of a list from `at` on, where a comma or "and" stands: all of them, where the
/// list ends with the sentence.
fn list_of(table: &TokenTable<'_, '_>, mut at: usize, found: &mut Vec<TaggedName>) {
    let before = found.len();
    while matches!(table.text(at), "," | "and") {
        let oxford = usize::from(table.text(at) == "," && table.text(at + 1) == "and");
        let first = at + 1 + oxford;
        // The tagger may have found a part of the name.
        // Surnames of a list of people may be places.
        let own = Senses::GIVEN.with(Senses::FAMILY).with(Senses::PARTICLE);
        let surname = |at: usize| at > first && is_at_most(table, at, own.with(Senses::PLACE));
        let last =
            name_end_of(table, first, usize::MAX, &|at| can_be_name(table, at) || surname(at));
        if last <= first {
            break;
        }
        found.push(TaggedName { first, last, margin: MARGIN });
        at = last;
    }
    if !matches!(table.text(at), "." | ";" | "" | "-" | "–") {
        found.truncate(before);
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::people::tests::check_people as check;

    #[test]
    fn honorifics_make_a_person() {
        check("The farm was sold to Mr Tugvold in May.", &["Tugvold"]);
        check("They met Ms Zyrankova at noon.", &["Zyrankova"]);
        check("It is near the Dr Omar Haddad Hospital.", &[]);
    }

    #[test]
    fn ranks_make_a_person() {
        check("The farm was sold to Capt Tugvold in May.", &["Tugvold"]);
        check("They met Sen. Zyrankova at noon.", &["Zyrankova"]);
    }

    #[test]
    fn given_names_with_an_age_are_people() {
        check("Omar (26), Irfan (23) and Nora (24) died.", &["Omar", "Irfan", "Nora"]);
    }

    #[test]
    fn lists_of_groups_of_people_are_people() {
        check(
            "The cast includes Omar Haddad, Bessem Arrahd, Nkwentu Solanga and Tantoh.",
            &["Omar Haddad", "Bessem Arrahd", "Nkwentu Solanga", "Tantoh"],
        );
        check(
            "The cast includes Omar Haddad, Bessem Arrahd, Nkwentu Anna and Tantoh.",
            &["Omar Haddad", "Bessem Arrahd", "Nkwentu Anna", "Tantoh"],
        );
        check(
            "The cast includes Omar Haddad, Bessem Arrah, Nkwenti Solange and Tantoh.",
            &["Omar Haddad", "Bessem Arrah", "Nkwenti Solange", "Tantoh"],
        );
        check(
            "The suspects were Omar Haddad, Yarkund Zolt and Anna Lind.",
            &["Omar Haddad", "Yarkund Zolt", "Anna Lind"],
        );
    }

    #[test]
    fn relatives_are_people() {
        check("She is survived by her sons Tom and Pierston.", &["Tom", "Pierston"]);
        check("She met her sons, Erik Park and Daniel Park.", &["Erik Park", "Daniel Park"]);
        check("Her daughter, Kari Park, said no.", &["Kari Park"]);
        check("His son Naval Tugvold was ousted.", &["Naval Tugvold"]);
        check("He lives with his wife, Anna Field, and a dog.", &["Anna Field"]);
        check("They met her father, Oslo Police said.", &[]);
        check("He left his wife Monday Evening.", &[]);
        check("She saw her brother, Red Cross officials said.", &[]);
    }

    #[test]
    fn speakers_of_quotations_are_people() {
        check("“We lost all,” said Turyamukama.", &["Turyamukama"]);
        check("“No,” replied Brzenczyk. “Never.”", &["Brzenczyk"]);
        check("“No,” said Police. They left.", &[]);
    }

    #[test]
    fn names_of_a_list_are_people() {
        check(
            "Police held Omar Haddad, Tuginoro and Anna Lind.",
            &["Omar Haddad", "Tuginoro", "Anna Lind"],
        );
        check(
            "They asked Omar Haddad, Anna Lind and Tantohu.",
            &["Omar Haddad", "Anna Lind", "Tantohu"],
        );
        check("Omar Haddad, Oslo and Anna Lind agreed.", &["Omar Haddad", "Anna Lind"]);
    }
}
