//! Removes organisations and things that carry the names of people: a veto over all the mentions of a
//! name that is a firm's.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::mentions::{FirmMention, NameMention};
use super::name_parts::{NameParser, NameParts};
use super::signs::SURE;

/// Removes the mentions that are parts of things, and all those of names that are organisations',
/// which words that the tagger left out may say as well.
pub fn veto<'t>(
    text: &'t str,
    names: Vec<NameMention>,
    others: &[FirmMention],
    parser: &mut NameParser<'t>,
) -> Vec<NameMention> {
    let suspicious = |n: &NameMention| n.signs.part || n.signs.firm > 0;
    if !names.iter().any(suspicious) && others.is_empty() {
        return names;
    }
    let parts: Vec<Rc<NameParts>> = names.iter().map(|n| parser.of(n.span.in_text(text))).collect();
    let mut found: HashMap<&NameParts, (u32, bool)> = HashMap::new();
    for (name, parts) in names.iter().zip(&parts) {
        let (firm, person) = found.entry(parts).or_default();
        *firm += u32::from(name.signs.firm);
        *person |= name.signs.person || name.is_titled();
    }
    for other in others {
        if let Some((firm, _)) = found.get_mut(&*parser.of(other.span.in_text(text))) {
            *firm += u32::from(other.firm);
        }
    }
    let is_firm = |evidence: &(u32, bool)| evidence.0 >= u32::from(SURE) && !evidence.1;
    let firms: HashSet<&NameParts> =
        found.iter().filter(|(_, evidence)| is_firm(evidence)).map(|(parts, _)| *parts).collect();
    // The words of people: a firm that has its founder's surname is distinguished from him by what is beside it.
    let people: HashSet<&str> = found
        .keys()
        .filter(|parts| parts.count() > 1 && !firms.contains(**parts))
        .flat_map(|parts| [parts.last(), parts.first()])
        .collect();
    // "Miller Hale" of the firm Miller Hale Foss.
    let begun: HashSet<Vec<&str>> = firms
        .iter()
        .map(|parts| parts.words().collect::<Vec<_>>())
        .flat_map(|words| (2..words.len()).filter_map(move |n| words.get(..n).map(<[_]>::to_vec)))
        .collect();
    let firm_words: HashSet<&str> = firms.iter().flat_map(|parts| parts.words()).collect();
    let mut stays = names.iter().zip(&parts).map(|(name, parts)| {
        let short = parts.count() == 1;
        let persons = short && people.contains(parts.first());
        let beside =
            name.signs.part || name.signs.firm >= SURE && !name.signs.person && !name.is_titled();
        let whole = firms.contains(&**parts) && !persons;
        let part = if short {
            firm_words.contains(parts.first())
        } else {
            begun.contains(&parts.words().collect::<Vec<_>>())
        };
        let of_firm = part && !persons && !found.get(&**parts).is_some_and(|seen| seen.1);
        !(beside || whole || of_firm)
    });
    let keeps: Vec<bool> = stays.by_ref().collect();
    names.into_iter().zip(keeps).filter_map(|(name, stays)| stays.then_some(name)).collect()
}

#[cfg(test)]
mod tests {
    use crate::facts::people::tests::check_people as check;

    #[test]
    fn firms_named_after_people_are_nobody() {
        for text in [
            "Shares in Walter Hilton fell 2 percent. Walter Hilton said it would sue.",
            "Angelo Gordon & Co hired two men. Angelo Gordon declined to comment.",
            "George Kent Ltd posted a profit. George Kent said it was pleased.",
            "Adam Marsden, a bakery chain, opened in May. Adam Marsden has forty shops.",
            "The frigate Etienne Clermont sailed. Etienne Clermont carries 200 sailors.",
            "Tropical storm Walter hit Oslo. Walter weakened on Monday.",
            "Late goals sank Walter. Lund beat Walter 2-1 on Saturday.",
            "It said Northern Grid was slow. Northern Grid says the lights are on.",
            "It fell in the village of Amal Hamra. People of Amal Hamra fled.",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn a_heading_that_ends_in_an_office_names_a_person() {
        check(
            "Ferry line names Nora Lindqvist chief executive\n\nAugust came. Lindqvist left.",
            &["Nora Lindqvist"],
        );
    }

    #[test]
    fn founders_are_told_from_their_firms() {
        check(
            "Gideon Bellamy, who is 50, sold Bellamy & Co on Monday. Bellamy wept.",
            &["Gideon Bellamy"],
        );
    }

    #[test]
    fn firms_with_staff_are_nobody() {
        for text in [
            "Knox Barrow’s director Nora Lind left. She had been at Knox Barrow.",
            "Nora Lind, an analyst at Knox Barrow, left. Knox Barrow said so.",
            "Nora Lind, chief economist with Knox Barrow, left.",
            "Analyst Nora Lind of Knox Barrow left. Knox Barrow said so.",
            "Knox Barrow’s director of research, Nora Lind, left. Knox Barrow grew.",
            "Knox Barrow partner, Nora Lind, left. Knox Barrow grew.",
            "Knox Barrow’s local chief left. Knox Barrow’s Nora Lind came.",
            "Knox Barrow’s PLC fell, Nora Lind said. Knox Barrow’s grew.",
            "Knox Barrow Vell LLP hired Nora Lind. Knox Barrow grew.",
        ] {
            check(text, &["Nora Lind"]);
        }
    }

    #[test]
    fn people_with_aides_are_people() {
        for text in [
            "Knox Barrow’s chief of staff left. Knox Barrow wept.",
            "Knox Barrow’s chief aide left. Knox Barrow wept.",
            "Knox Barrow’s partner, a nurse, left. Knox Barrow wept.",
        ] {
            check(text, &["Knox Barrow"]);
        }
    }

    #[test]
    fn lists_of_places_and_transcriptions_are_nobody() {
        check("Roads to San Juan, Ciudad Vieja and Magdalena del Valle were shut.", &[]);
        check("The Hamra hills (Arabic: جبل Jamal Hamra) are high.", &[]);
        check("The James Webb telescope saw it.", &[]);
        check("Omar Haddad, MP for Nkoko, came.", &["Omar Haddad"]);
        check("Her film Nora Lind (2018) won.", &[]);
    }

    #[test]
    fn words_for_places_may_be_given_names() {
        check("Spokeswoman Isla Dunmore said it was safe.", &["Isla Dunmore"]);
        check("The driver, Isla Dunmore, 34, was unhurt.", &["Isla Dunmore"]);
        check("It fell near Isla Verde and Villa Rosa.", &[]);
    }

    #[test]
    fn what_is_named_after_somebody_is_nobody() {
        check("The final is at the Omar Haddad Stadium, near Anna Holm Drive.", &[]);
        check("Anna Holm opened the Omar Haddad Hospital.", &["Anna Holm"]);
    }
}
