//! What two articles give differently: both places below each other, the words that differ marked.

use super::list_pane::{ListPane, PaneRow};
use super::people_sidebar::short_name;
use crate::app::App;
use crate::app::panes::differences::{self, DifferenceRow, PlaceLine};
use crate::text::clip::{clip, fit};
use crate::text::wrap::columns;
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// What differs and who said it; then both places, each with its day where days differ.
///
/// ```text
///  DIFFERENCES                3 · by day
/// >≠ number  Anna Berg       2023 Nov 15
///   “We have counted 12 ships”
///   “We have counted 15 ships”
/// ```
pub type DifferenceList<'a> = ListPane<'a, DifferenceRow>;

/// From this width on a place has its outlet beside it.
const WITH_OUTLETS: usize = 60;
/// From this width on there is room for the day of the first article.
const WITH_DAY: usize = 34;
/// Columns of an outlet.
const OUTLET: usize = 20;
/// Columns of a day, as "2023 Nov 15 Wed".
const DAY: usize = 16;
/// Columns of a speaker before the words.
const SPEAKER: usize = 18;
/// What stands for words that are cut before those that differ.
const CUT: &str = "… ";

impl PaneRow for DifferenceRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        differences::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let sign = if self.weak { theme.dim } else { theme.warning };
        let mut head = RowLine::new(format!("{} ", self.sign), sign).and(self.what, theme.plain);
        if self.weak {
            head = head.and(" ?", theme.warning);
        }
        let speakers: Vec<&str> =
            self.places.iter().filter_map(|place| place.speaker.as_deref()).collect();
        let several = speakers.iter().any(|speaker| Some(speaker) != speakers.first());
        if let Some(speaker) = speakers.first().filter(|_| !several) {
            head = head.and(format!("  {speaker}"), theme.name);
        } else if width < WITH_OUTLETS {
            let outlets: Vec<&str> = self.places.iter().map(|it| it.outlet.as_str()).collect();
            head = head.and(format!("  {}", outlets.join(" / ")), theme.dim);
        }
        let published = self.places.first().filter(|_| width >= WITH_DAY);
        let head = match published {
            Some(place) => head.right(place.published.as_str(), theme.dim),
            None => head,
        };
        let places = self.places.iter().map(|place| place.line(width, several, theme));
        std::iter::once(head).chain(places).collect()
    }
}

impl PlaceLine {
    fn line(&self, width: usize, with_speaker: bool, theme: &Theme) -> RowLine {
        let mut line = RowLine::new("  ", theme.plain);
        let mut room = width.saturating_sub(2);
        if let Some(day) = &self.day {
            line = line.and(fit(day, DAY), theme.date);
            room = room.saturating_sub(DAY);
        }
        if let Some(speaker) = self.speaker.as_ref().filter(|_| with_speaker) {
            let most = SPEAKER.min(width / 2);
            line = line.and(format!("{} ", fit(&short_name(speaker, most), most)), theme.name);
            room = room.saturating_sub(most + 1);
        }
        let with_outlet = width >= WITH_OUTLETS;
        if with_outlet {
            room = room.saturating_sub(OUTLET + 1);
        }
        let style = if self.speaker.is_some() { theme.quote } else { theme.plain };
        let [before, apart, after] = self.parts(room);
        let line = line.and(before, style).and(apart, theme.warning).and(after, style);
        if with_outlet { line.right(fit(&self.outlet, OUTLET), theme.dim) } else { line }
    }

    /// The words in `room` columns: what is before those that differ, those, and what is after.
    fn parts(&self, room: usize) -> [String; 3] {
        let part = |range| self.words.get(range).unwrap_or_default();
        let (start, end) = (self.apart.start, self.apart.end);
        let (before, apart) = (part(0..start), part(start..end));
        let after = self.words.get(end..).unwrap_or_default();
        // As much as can be of what comes after, where all of it does not fit.
        let own = columns(apart);
        let wanted = own + columns(after).min(room / 3);
        let before = clip_start(before, room.saturating_sub(wanted));
        let apart = clip(apart, room.saturating_sub(columns(&before)));
        let left = room.saturating_sub(columns(&before) + columns(&apart));
        [before, apart, clip(after, left)]
    }
}

/// The last `width` columns of `words`, from a whole word on; a cut is marked with `…`.
fn clip_start(words: &str, width: usize) -> String {
    if columns(words) <= width {
        return words.to_owned();
    }
    let pieces: Vec<&str> = words.split_inclusive(' ').collect();
    let (mut used, mut first) = (columns(CUT), pieces.len());
    for (at, piece) in pieces.iter().enumerate().rev() {
        used += columns(piece);
        if used > width {
            break;
        }
        first = at;
    }
    format!("{CUT}{}", pieces.get(first..).unwrap_or_default().concat())
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw_rows;
    use super::*;

    fn place(words: &str, apart: &str) -> PlaceLine {
        let start = words.find(apart).unwrap();
        PlaceLine {
            outlet: "Dawn".to_owned(),
            published: "2023 Nov 15".to_owned(),
            words: words.to_owned(),
            apart: start..start + apart.len(),
            ..PlaceLine::default()
        }
    }

    fn row(what: &'static str, places: [PlaceLine; 2]) -> DifferenceRow {
        DifferenceRow { sign: "≠", what, weak: false, places: places.into() }
    }

    #[test]
    fn both_places_are_below_each_other() {
        let said = |words: &str, apart: &str| PlaceLine {
            speaker: Some("Anna Berg".to_owned()),
            ..place(words, apart)
        };
        let long = "“In all the years that we have gone to sea we have counted";
        let number = row(
            "number",
            [
                said(&format!("{long} twelve ships near the coast”"), "twelve"),
                said(&format!("{long} fifteen ships near the coast”"), "fifteen"),
            ],
        );
        assert_eq!(
            draw_rows(std::slice::from_ref(&number), Some(0), (40, 5))[1..],
            [
                ">≠ number  Anna Berg        2023 Nov 15",
                "   … we have counted twelve ships near…",
                "   … have counted fifteen ships near t…",
            ]
        );
        let wide = draw_rows(&[number], None, (90, 5));
        assert!(wide[2].contains("counted twelve ships") && wide[2].ends_with("Dawn"), "{wide:?}");
        let dated = |day: &str| PlaceLine { day: Some(day.to_owned()), ..place("Talks begin", "") };
        let day = row("day", [dated("2023 Nov 15 Wed"), dated("2023 Nov 16 Thu")]);
        assert_eq!(
            draw_rows(&[day], None, (40, 5))[1..],
            [
                " ≠ day  Dawn / Dawn         2023 Nov 15",
                "   2023 Nov 15 Wed Talks begin",
                "   2023 Nov 16 Thu Talks begin",
            ]
        );
        let by = |name: &str| PlaceLine {
            speaker: Some(name.to_owned()),
            ..place("“No ship will sail”", "")
        };
        let speaker = row("speaker", [by("Anna Berg"), by("Ola Moe")]);
        let narrow = draw_rows(&[speaker], None, (50, 5));
        assert!(narrow[2].contains("Anna Berg") && narrow[3].contains("Ola Moe"), "{narrow:?}");
    }
}
