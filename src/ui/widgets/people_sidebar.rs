//! The people sidebar: everyone in the article once.

use super::list_pane::{ListPane, PaneRow};
use crate::app::App;
use crate::app::panes::count;
use crate::app::panes::people::{self, PersonRow};
use crate::text::clip::clip;
use crate::text::wrap::columns;
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// Names with mentions and quotations, titles below, `?` after an uncertain person.
///
/// ```text
///  PEOPLE     5 · most mentioned
/// >Ali Khamenei            6  4“
///    Iranian Supreme Leader
///  Trump ?                 1
/// ```
pub type PeopleSidebar<'a> = ListPane<'a, PersonRow>;

/// From this width on numbers have words.
const WORDS: usize = 44;

impl PaneRow for PersonRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        people::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let name = (self.name.as_str(), self.named, self.trust.mark());
        person_lines(name, self.title.as_deref(), self.numbers(width), width, theme)
    }
}

impl PersonRow {
    /// Mentions and quotations in marks: in words where there is room.
    fn numbers(&self, width: usize) -> String {
        if width >= WORDS {
            let mentions = count(self.mentions, "mention", "mentions");
            let quotes = match self.quotes {
                0 => String::new(),
                n => format!("{n} in marks"),
            };
            return format!("{mentions:>12}  {quotes:>11}");
        }
        let quotes = if self.quotes > 0 { format!("{}“", self.quotes) } else { String::new() };
        format!("{:>3} {quotes:>3}", self.mentions)
    }
}

/// The lines of a person: the name, whether it is one, and its mark; the numbers at the right; the
/// title below.
pub(super) fn person_lines(
    (name, named, mark): (&str, bool, &str),
    title: Option<&str>,
    numbers: String,
    width: usize,
    theme: &Theme,
) -> Vec<RowLine> {
    let room = width.saturating_sub(columns(&numbers) + 1 + columns(mark));
    let style = if named { theme.name } else { theme.plain };
    let name = if named { short_name(name, room) } else { clip(name, room) };
    let first = RowLine::new(name, style).and(mark, theme.warning).right(numbers, theme.dim);
    let title = title.map(|title| {
        RowLine::new(format!("  {}", clip(title, width.saturating_sub(2))), theme.dim)
    });
    std::iter::once(first).chain(title).collect()
}

/// A person's name in `width` columns: the given names are shortened first, the surname last. A
/// ruler's name stays with its number.
#[must_use]
pub fn short_name(name: &str, width: usize) -> String {
    if columns(name) <= width {
        return name.to_owned();
    }
    match name.split_once(' ') {
        Some((_, number)) if is_numeral(number) => clip(name, width),
        Some((given, last)) if columns(last) + 3 <= width => {
            let initial: String = given.chars().take(1).collect();
            format!("{initial}. {last}")
        }
        Some((_, last)) if last.contains(' ') => short_name(last, width),
        Some((_, last)) => clip(last, width),
        None => clip(name, width),
    }
}

/// Whether it is the number of a ruler: "IV".
fn is_numeral(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| b"IVXL".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw_rows;
    use super::*;
    use crate::app::panes::Trust;

    fn person(name: &str, trust: Trust, title: Option<&str>) -> PersonRow {
        PersonRow {
            name: name.to_owned(),
            named: !name.starts_with("two"),
            trust,
            title: title.map(str::to_owned),
            aliases: Vec::new(),
            mentions: 12,
            quotes: if title.is_some() { 4 } else { 0 },
            first: None,
        }
    }

    #[test]
    fn names_stand_beside_their_numbers() {
        let rows = [
            person("Ali Bagheri Kani", Trust::Certain, Some("Iranian Deputy Foreign Minister")),
            person("Trump", Trust::Uncertain, None),
            person("two people familiar with the plans", Trust::Corrected, None),
        ];
        assert_eq!(
            draw_rows(&rows, Some(0), (28, 6)),
            [
                " LIST                     3",
                ">Ali Bagheri Kani    12  4“",
                "   Iranian Deputy Foreign…",
                " Trump ?             12",
                " two people fami… *  12",
            ]
        );
    }

    #[test]
    fn names_are_cut_before_the_surname() {
        for (width, expected) in
            [(20, "Ali Bagheri Kani"), (15, "A. Bagheri Kani"), (8, "B. Kani"), (3, "Ka…")]
        {
            assert_eq!(short_name("Ali Bagheri Kani", width), expected);
        }
        assert_eq!(short_name("Khamenei", 5), "Kham…");
        assert_eq!(short_name("Alexander IV", 9), "Alexande…");
        assert_eq!(short_name("John Martin II", 12), "J. Martin II");
    }
}
