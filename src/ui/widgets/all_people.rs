//! The people over all articles: everyone once, with the articles that name them.

use super::list_pane::{ListPane, PaneRow};
use super::people_sidebar::person_lines;
use crate::app::App;
use crate::app::panes::all_people::{self, PersonOverAllRow};
use crate::app::panes::{count, days};
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// Names with articles, mentions and quotations, titles below; with room the days. `?` after an
/// uncertain person, `≈` after one who may be another one as well.
///
/// ```text
///  ALL PEOPLE       241 · most reported
/// >Ali Bagheri Kani         51 203 38“
///    Iranian Deputy Foreign Minister
///  Bagheri ≈                 2   3
/// ```
pub type AllPeople<'a> = ListPane<'a, PersonOverAllRow>;

/// From this width on numbers have words.
const WORDS: usize = 60;

/// Narrower than this there is no room for the number of quotations.
const QUOTES: usize = 28;

impl PaneRow for PersonOverAllRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        all_people::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let mark = format!("{}{}", self.trust.mark(), if self.perhaps > 0 { " ≈" } else { "" });
        let name = (self.name.as_str(), self.named, mark.as_str());
        person_lines(name, self.title.as_deref(), self.numbers(width), width, theme)
    }
}

impl PersonOverAllRow {
    /// Articles, mentions and quotations in marks: in words, with the days, where there is room.
    fn numbers(&self, width: usize) -> String {
        let totals = &self.totals;
        if width >= WORDS {
            let articles = count(totals.articles as usize, "article", "articles");
            let days = totals.days.map(|(from, to)| days(from, to)).unwrap_or_default();
            let quotes = match totals.quotes {
                0 => String::new(),
                n => format!("{n}“"),
            };
            return format!("{articles:>12} {:>5}× {quotes:>5}  {days:<25}", totals.mentions);
        }
        if width < QUOTES {
            return format!("{:>3} {:>3}", totals.articles, totals.mentions);
        }
        let quotes =
            if totals.quotes > 0 { format!("{}“", totals.quotes) } else { String::new() };
        format!("{:>3} {:>3} {quotes:>3}", totals.articles, totals.mentions)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw_rows;
    use super::*;
    use crate::app::dossier_state::PersonTotals;
    use crate::app::panes::Trust;
    use crate::calendar::Date;

    #[test]
    fn people_have_the_numbers_of_all_articles() {
        let days = Date::new(2023, 11, 2).zip(Date::new(2023, 11, 29));
        let totals =
            PersonTotals { articles: 51, mentions: 203, quotes: 38, days, ..Default::default() };
        let person = |name: &str, title: Option<&str>, perhaps| PersonOverAllRow {
            name: name.to_owned(),
            named: true,
            trust: Trust::Certain,
            title: title.map(str::to_owned),
            totals: if title.is_some() { totals } else { PersonTotals::default() },
            perhaps,
        };
        let rows = [
            person("Ali Bagheri Kani", Some("Iranian Deputy Foreign Minister"), 0),
            person("Bagheri", None, 1),
        ];
        assert_eq!(
            draw_rows(&rows, Some(0), (32, 5))[1..],
            [
                ">Ali Bagheri Kani    51 203 38“",
                "   Iranian Deputy Foreign Mini…",
                " Bagheri ≈            0   0",
            ]
        );
        assert_eq!(draw_rows(&rows[..1], None, (28, 3))[1], " Ali Bagheri Kani    51 203");
        let wide = draw_rows(&rows[..1], None, (90, 3));
        assert!(wide[1].contains(" 51 articles   203×   38“  2023 Nov 2–29"), "{wide:?}");
    }
}
