//! Named-entity recognition and coreference of people: who is in the article, and every mention.
//!
//! A linear sequence tagger marks names in each chunk ([`tagger`]); titles, pronouns and unnamed
//! sources are found around them; mentions of the whole document are then grouped by person.

mod alias;
mod boundaries;
mod checks;
mod coreference;
mod deletion_index;
pub mod features;
pub mod gazetteer;
mod mentions;
pub mod model;
mod name_filter;
pub mod name_parts;
mod pronouns;
pub mod tagger;
mod titles;
pub mod token_table;
mod unnamed_sources;

use crate::doc::Document;
use crate::facts::{Person, Warning};
use crate::text::Span;
use crate::text::tokenized::TokenizedText;
use alias::Alias;
use mentions::{CapitalizedWord, NameMention};
use model::Model;
use name_parts::NameParser;
use pronouns::Pronoun;
use token_table::TokenTable;
use unnamed_sources::UnnamedSource;

/// Mentions found in one chunk, or in several added together, in text order.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    names: Vec<NameMention>,
    capitalized: Vec<CapitalizedWord>,
    aliases: Vec<Alias>,
    pronouns: Vec<Pronoun>,
    quotes: Vec<Span>,
    sources: Vec<UnnamedSource>,
}

/// Finds the mentions of one chunk.
#[must_use]
pub fn scan(prose: &TokenizedText<'_>) -> Scan {
    let table = TokenTable::read(prose);
    let tagged = tagger::tag(&table, &Model::shipped());
    let (mut names, capitalized, aliases) = mentions::collect(&table, &tagged);
    names.sort_by_key(|name| name.span);
    let (pronouns, quotes) = pronouns::collect(&table);
    let sources = unnamed_sources::collect(&table);
    Scan { names, capitalized, aliases, pronouns, quotes, sources }
}

impl Scan {
    /// Adds the mentions of the next chunk.
    pub fn add(&mut self, next: Self) {
        self.names.extend(next.names);
        self.capitalized.extend(next.capitalized);
        self.aliases.extend(next.aliases);
        self.pronouns.extend(next.pronouns);
        self.quotes.extend(next.quotes);
        self.sources.extend(next.sources);
    }
}

/// Groups the mentions of a document by person. People come in order of their first mention.
#[must_use]
pub fn resolve(doc: &Document, all: Scan, warnings: &mut Vec<Warning>) -> Vec<Person> {
    let mut parser = NameParser::default();
    let mut people =
        coreference::resolve(&doc.text, all.names, all.capitalized, &all.aliases, &mut parser);
    pronouns::resolve(&mut people, &all.pronouns, &all.quotes);
    let sources = unnamed_sources::rows(&doc.text, &all.sources);
    people.reserve_exact(sources.len());
    people.extend(sources);
    people.sort_by_cached_key(|p| p.mentions.first().map(|m| m.span));
    checks::check(&doc.text, &people, &mut parser, warnings);
    people
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Certainty, Gender, MentionKind};
    use crate::formats::plain;

    fn people(text: &str) -> (Vec<Person>, Vec<Warning>) {
        let doc = plain::parse(text);
        let prose = doc.tokenize(0..doc.blocks.len());
        let mut warnings = Vec::new();
        let people = resolve(&doc, scan(&prose), &mut warnings);
        (people, warnings)
    }

    /// `name (title): mentions; …` for everyone with a name.
    fn check(text: &str, expected: &str) {
        let (people, _) = people(text);
        let rows: Vec<String> = people
            .iter()
            .filter(|p| p.named)
            .map(|p| {
                let title = p.title.map(|t| format!(" ({})", t.in_text(text))).unwrap_or_default();
                let mentions: Vec<_> = p.mentions.iter().map(|m| m.span.in_text(text)).collect();
                format!("{}{title}: {}", p.name, mentions.join(", "))
            })
            .collect();
        assert_eq!(rows.join("; "), expected, "{text}");
    }

    #[test]
    fn titles_before_and_after() {
        check(
            "Omani Foreign Minister Badr Al Busaidi met Anna Lindholm, the Swedish ambassador.",
            "Badr Al Busaidi (Omani Foreign Minister): Badr Al Busaidi; \
             Anna Lindholm (Swedish ambassador): Anna Lindholm",
        );
        check(
            "The envoys included US Assistant Secretary of State for Africa, Mary Collins.",
            "Mary Collins (US Assistant Secretary of State for Africa): Mary Collins",
        );
        check(
            "United Nations spokesman Farhan Haq and T-Mobile chief Erik Dahl met Fox News host \
             Jeanine Marrow.",
            "Farhan Haq (United Nations spokesman): Farhan Haq; \
             Erik Dahl (T-Mobile chief): Erik Dahl; \
             Jeanine Marrow (Fox News host): Jeanine Marrow",
        );
        check(
            "On Tuesday Senator Bob Reyes stated Reuters Foreign Minister Ali Rezai was out.",
            "Bob Reyes (Senator): Bob Reyes; Ali Rezai (Foreign Minister): Ali Rezai",
        );
        check(
            "The then prime minister, Gordon Holm, resigned. He saw John Roth, vice president at SNC.",
            "Gordon Holm (then prime minister): Gordon Holm, He; John Roth (vice president at SNC): John Roth",
        );
        check(
            "Former energy secretary Carlos Ibarra and Mr Tariq Al Hinai, 46, a lawyer, spoke.",
            "Carlos Ibarra (Former energy secretary): Carlos Ibarra; \
             Tariq Al Hinai (lawyer): Tariq Al Hinai",
        );
    }

    #[test]
    fn past_titles_are_told_from_present_ones() {
        for (text, expected) in [
            ("They met former President Manuel Ortega.", "former President, true, -"),
            ("Talks with then prime minister Anna Holm failed.", "then prime minister, true, -"),
            ("The outgoing president Anna Holm agreed.", "outgoing president, false, -"),
            ("Then President Anna Holm agreed.", "Then President, false, -"),
            (
                "Omar Haddad, who was foreign minister until 2015, left.",
                "foreign minister, true, -",
            ),
            ("Ex-minister Anna Holm agreed.", "Ex-minister, true, -"),
            (
                "Anna Holm, the trade minister, left. Former mayor Anna Holm is 50.",
                "trade minister, false, Former mayor",
            ),
            (
                "Former senator Anna Holm, the trade minister, left.",
                "trade minister, false, Former senator",
            ),
            (
                "President Said Karimi fell. They tried former President Said Karimi.",
                "former President, true, -",
            ),
        ] {
            let (found, _) = people(text);
            let words = |span: Option<Span>| span.map_or("-", |t| t.in_text(text));
            let Person { title, former, former_title, .. } = found[0];
            let stated = format!("{}, {former}, {}", words(title), words(former_title));
            assert_eq!(stated, expected, "{text}");
        }
    }

    #[test]
    fn aliases_are_one_person() {
        for (text, expected) in [
            (
                "Ivan Petrov, also known as Sergei Orlov, left. Orlov smiled. Petrov slept.",
                "Ivan Petrov: Ivan Petrov, Sergei Orlov, Orlov, Petrov",
            ),
            (
                "Ivan Petrov (also known as Zorko) left. Zorko smiled.",
                "Ivan Petrov: Ivan Petrov, Zorko, Zorko",
            ),
            (
                "Ivan Petrov, better known as Zorko, left. Zorko smiled.",
                "Ivan Petrov: Ivan Petrov, Zorko, Zorko",
            ),
            ("Ivan Petrov aka Zorko left.", "Ivan Petrov: Ivan Petrov, Zorko"),
            ("Ivan Petrov, a.k.a. Sergei Orlov, left.", "Ivan Petrov: Ivan Petrov, Sergei Orlov"),
            ("Ivan Petrov alias Sergei Orlov left.", "Ivan Petrov: Ivan Petrov, Sergei Orlov"),
            ("Ivan Petrov, born Sergei Orlov, left.", "Ivan Petrov: Ivan Petrov, Sergei Orlov"),
            (
                "Sergei Orlov left. Ivan Petrov, whose real name is Sergei Orlov, smiled.",
                "Ivan Petrov: Sergei Orlov, Ivan Petrov, Sergei Orlov",
            ),
            (
                "Ivan Petrov, nicknamed “the Butcher”, left. Mr Petrov smiled.",
                "Ivan Petrov: Ivan Petrov, the Butcher, Petrov",
            ),
            (
                "Ivan Petrov, known as “El Lobo,” left. Fans of El Lobo cheered.",
                "Ivan Petrov: Ivan Petrov, El Lobo, El Lobo",
            ),
            (
                "Ivan Petrov, known as Abu Omar al-Masri, left. Al-Masri smiled.",
                "Ivan Petrov: Ivan Petrov, Abu Omar al-Masri, Al-Masri",
            ),
        ] {
            check(text, expected);
            let (found, _) = people(text);
            assert_eq!(found[0].rule.words(), "the text says that both are one", "{text}");
            assert!(!found[0].aliases.is_empty(), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_an_alias() {
        check(
            "Ivan Petrov, born in Minsk, left. Ivan Petrov, born Catholic, left.",
            "Ivan Petrov: Ivan Petrov, Ivan Petrov",
        );
        check(
            "Burma, also known as Myanmar, and Ansar Allah, also known as the Houthis, left.",
            "",
        );
        check("Ivan Petrov, known as a liar, left.", "Ivan Petrov: Ivan Petrov");
    }

    #[test]
    fn short_forms_join_their_person() {
        check(
            "Speaker Hassan al-Khatib opened the session. Khatib spoke first. Al-Khatib left.",
            "Hassan al-Khatib (Speaker): Hassan al-Khatib, Khatib, Al-Khatib",
        );
        check(
            "President Kim Jae-won flew to Seoul. Kim's wife stayed. Mr Kim returned on Monday.",
            "Kim Jae-won (President): Kim Jae-won, Kim, Kim",
        );
    }

    #[test]
    fn administrations_mean_their_heads() {
        check(
            "The Obama administration agreed with the Merkel government.",
            "Obama: Obama; Merkel: Merkel",
        );
    }

    #[test]
    fn places_and_firms_are_nobody() {
        check("Talks in Muscat, Oman, on Tuesday covered the Persian Gulf and the JCPOA.", "");
        check("Florida and Sri Lanka were wet. Still, Nevada was dry, Reuters said.", "");
    }

    #[test]
    fn words_beside_a_name_are_none_of_it() {
        check(
            "Introducing Anna Holm, our guest. Remembering Said Karimi was hard.",
            "Anna Holm: Anna Holm; Said Karimi: Said Karimi",
        );
        check(
            "Jurij Zorko is here. On Monday Zorko said so. Monday Zorko slept.",
            "Jurij Zorko: Jurij Zorko, Zorko, Zorko",
        );
        check("They play in Boston, MA July 13 and in St. Louis, MO Aug. 4.", "");
    }

    #[test]
    fn pronouns_where_one_person_fits() {
        check(
            "Minister Maryam Sadeghi arrived late. She said her car broke down.",
            "Maryam Sadeghi (Minister): Maryam Sadeghi, She, her",
        );
        check(
            "Ali Rezaei met Omar Haddad and Said Karimi. He smiled.",
            "Ali Rezaei: Ali Rezaei; Omar Haddad: Omar Haddad; Said Karimi: Said Karimi",
        );
        let (found, _) = people("Jordan Bailey arrived late. She said nothing.");
        assert_eq!(found[0].gender, Gender::Female);
    }

    #[test]
    fn sources_without_a_name_are_rows() {
        let (found, _) = people(
            "“It is close,” said a senior Western official. The official added that two people \
             familiar with the matter had left. Three people briefed on the talks said no.",
        );
        let names: Vec<_> = found.iter().map(|p| (p.name.as_str(), p.mentions.len())).collect();
        let expected = [
            ("a senior Western official", 2),
            ("two people familiar with the matter", 1),
            ("Three people briefed on the talks", 1),
        ];
        assert_eq!(names, expected);
        assert!(found.iter().all(|p| !p.named && p.mentions[0].kind == MentionKind::Role));
    }

    #[test]
    fn the_default_article() {
        let article = include_str!("../../assets/article.txt");
        let (found, _) = people(article);
        let rows: Vec<_> = found
            .iter()
            .map(|p| {
                assert_eq!(p.certainty, Certainty::Sure, "{}", p.name);
                (p.name.as_str(), p.title.map_or("", |t| t.in_text(article)), p.mentions.len())
            })
            .collect();
        let sherman = "US Deputy Assistant Secretary of State for Iran and Regional Security";
        assert_eq!(
            rows,
            [
                ("Trump", "", 1),
                ("Biden", "", 1),
                ("Ali Bagheri Kani", "Iranian Deputy Foreign Minister", 1),
                ("Wendy Sherman", sherman, 1),
                ("Ali Khamenei", "Iranian Supreme Leader", 6),
            ]
        );
    }

    #[test]
    fn warns_of_doubtful_names() {
        let (_, warnings) = people("Mr Hamdi spoke. Peter Lindqvist and Mr Lindkvist listened.");
        let kinds: Vec<_> = warnings.iter().map(|w| w.kind.name()).collect();
        assert!(kinds.contains(&"surname-only"), "{kinds:?}");
        assert!(kinds.contains(&"two-surnames"), "{kinds:?}");
    }

    #[test]
    fn hostile_text_is_read_in_linear_time() {
        for piece in [
            "Ali ",
            "al-",
            "A. ",
            "“He ",
            "Mr Ali Khan, a ",
            "the official ",
            "Ali Khan, alias Omar Rezai, ",
        ] {
            let _ = people(&piece.repeat(2_000));
        }
    }
}
