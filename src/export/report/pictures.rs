//! The pictures of a report as inline SVG: the time scale, and who gets the words.

use super::Page;
use super::lists::{count, shown};
use super::marks::attribute;
use crate::app::panes::count as counted;
use crate::calendar::Date;
use crate::facts::dates::show;
use crate::facts::time_scale::{Column, Days, TimeScale};
use crate::facts::voices::{KINDS, SourceKind, Voice, Voices};
use crate::facts::{Grain, WarningKind};

/// Columns of the time scale at most.
const MOST_COLUMNS: usize = 60;
/// Its picture has so many units across; a unit is a pixel or more.
const ACROSS: usize = 360;
/// The widest column, in these units.
const WIDEST: usize = 22;
/// Where the columns stand, and how high the highest is.
const GROUND: usize = 44;
const HEIGHT: u32 = 34;
/// Units a label needs.
const LABEL: usize = 46;
/// Speakers that have a bar.
const MOST_VOICES: usize = 12;

/// What the time scale shows: days, each with the row that it leads to.
pub(super) struct Timeline {
    pub(super) days: Vec<(Days, String)>,
    pub(super) written: Option<Date>,
    pub(super) contradictions: usize,
    pub(super) unresolved: usize,
    /// Whether it is that of one article among many.
    pub(super) is_part: bool,
}

/// How columns of the future are filled.
const HATCH: &str = "<defs><pattern id=\"hatch\" width=\"4\" height=\"4\" \
    patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"hatch\" \
    d=\"M0 0V4\"/></pattern></defs>\n";

/// The time scale of an article.
pub(super) fn time_scale(page: &Page<'_>, out: &mut String) {
    let facts = page.facts;
    let rows = (0..).zip(&facts.events);
    let row = |(index, event): (u32, &crate::facts::Event)| {
        ((event.from, event.to), format!("{}e{index}", page.prefix))
    };
    let open = |row: &&Option<super::DateRow>| matches!(row, Some(super::DateRow::Open));
    let is_contradiction =
        |kind| matches!(kind, WarningKind::WeekdayDiffers | WarningKind::ImpossibleDate);
    draw_scale(
        &Timeline {
            days: rows.map(row).collect(),
            written: facts.published.map(|(day, _)| day),
            contradictions: facts.warnings.iter().filter(|w| is_contradiction(w.kind)).count(),
            unresolved: page.rows.iter().filter(open).count(),
            is_part: !page.prefix.is_empty(),
        },
        out,
    );
}

/// The time scale as a figure; nothing where there is nothing to show.
pub(super) fn draw_scale(timeline: &Timeline, out: &mut String) {
    let days: Vec<Days> = timeline.days.iter().map(|(days, _)| *days).collect();
    let scale = TimeScale::of(&days, timeline.written, MOST_COLUMNS);
    let (Some(unit), Some(first), Some(last)) =
        (scale.unit, scale.columns.first(), scale.columns.last())
    else {
        return;
    };
    let name = |column: &Column| show(column.from, column.to, Grain::of(unit), None);
    let width = (ACROSS / scale.columns.len().max(1)).clamp(1, WIDEST);
    // One pattern serves all pictures of the page.
    let hatch = if timeline.is_part { "" } else { HATCH };
    out.push_str(&format!(
        "<figure>\n<svg viewBox=\"0 0 {ACROSS} 60\" role=\"group\" aria-label=\"Time scale\">\n\
         {hatch}<path class=\"base\" d=\"M0 {GROUND}H{}\"/>\n",
        width * scale.columns.len()
    ));
    let highest = scale.highest();
    let mut label_from = 0;
    for (index, column) in scale.columns.iter().enumerate() {
        let x = index * width;
        if column.is_gap {
            out.push_str(&format!("<text x=\"{}\" y=\"40\">…</text>\n", x + width / 4));
            label_from = label_from.min(x);
        }
        if !column.is_empty() {
            bar(timeline, column, &name(column), (x, width, highest), out);
        }
        if column.written {
            let middle = x + width / 2;
            out.push_str(&format!("<path class=\"now\" d=\"M{middle} 2V{}\"/>\n", GROUND + 4));
        }
        let fits = x >= label_from && x + LABEL <= ACROSS;
        if fits && !column.is_gap && !column.is_empty() {
            out.push_str(&format!(
                "<text x=\"{x}\" y=\"56\">{}</text>\n",
                attribute(&name(column))
            ));
            label_from = x + LABEL;
        }
    }
    out.push_str("</svg>\n<figcaption>");
    let from = name(first);
    let to = name(last);
    let range = if from == to { from } else { format!("{from} to {to}") };
    out.push_str(&format!("{}, a column a {}", attribute(&range), Grain::of(unit).name()));
    if let Some(day) = timeline.written {
        out.push_str(&format!("; the line: written {}; hatched: after it", day.long()));
    }
    for (number, one, many) in [
        (timeline.contradictions, "contradiction", "contradictions"),
        (timeline.unresolved, "date not resolved", "dates not resolved"),
    ] {
        if number > 0 {
            out.push_str(&format!("; <span class=\"flag\">{}</span>", counted(number, one, many)));
        }
    }
    out.push_str("</figcaption>\n</figure>\n");
}

/// A column with dates, which leads to the first of them.
fn bar(
    timeline: &Timeline,
    column: &Column,
    name: &str,
    (x, width, highest): (usize, usize, u32),
    out: &mut String,
) {
    let within = |days: &Days| column.from <= days.0 && days.1 <= column.to;
    let inside = timeline.days.iter().find(|(days, _)| within(days));
    let any = || timeline.days.iter().find(|(days, _)| column.touches(*days));
    let row = inside.or_else(any).map_or("", |(_, row)| row.as_str());
    let dates = column.inside.max(column.across) as usize;
    let height = match column.inside {
        0 => 3,
        inside => 4 + (HEIGHT - 4) * inside / highest,
    };
    let class = match (column.future, column.inside) {
        (true, _) => "ahead",
        (_, 0) => "c3",
        _ => "c1",
    };
    let top = GROUND - height as usize;
    let gap = if width > 3 { 1 } else { 0 };
    out.push_str(&format!(
        "<a href=\"#{row}\" aria-label=\"{}: {}\"><rect class=\"{class}\" x=\"{x}\" y=\"{top}\" \
         width=\"{}\" height=\"{height}\"/></a>\n",
        attribute(name),
        count(dates, "date"),
        width - gap,
    ));
}

/// A bar a speaker by words quoted, and the shares of the kinds of sources.
pub(super) fn voices(page: &Page<'_>, out: &mut String) {
    let voices = Voices::of(&page.doc.text, page.facts);
    if voices.all() == 0 {
        return;
    }
    let id = format!("{}voices", page.prefix);
    out.push_str(&format!(
        "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">Who gets the words</h2>\n<ol>\n"
    ));
    let most = voices.speakers.first().map_or(1, Voice::all).max(1);
    for voice in voices.speakers.iter().take(MOST_VOICES) {
        out.push_str("<li>");
        let name = shown(&voice.name);
        match voice.person {
            _ if voice.source == SourceKind::Unattributed => {
                out.push_str("<span class=\"flag\">unattributed</span>");
            }
            Some(person) => {
                out.push_str(&format!("<a href=\"#{}p{}\">{name}</a>", page.prefix, person.0));
            }
            None => {
                out.push_str(&format!("<a href=\"#{}q{}\">{name}</a>", page.prefix, voice.first))
            }
        }
        out.push_str(&format!(
            " <span class=\"soft\">{}, {}</span>\n",
            count(voice.all() as usize, "word"),
            count(voice.quotes as usize, "quotation")
        ));
        let kinds = KINDS.iter().map(|kind| kind.name()).zip(voice.words);
        stacked(&kinds.collect::<Vec<_>>(), most, out);
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n");
    if voices.speakers.len() > MOST_VOICES {
        let more = voices.speakers.len() - MOST_VOICES;
        out.push_str(&format!("<p class=\"soft\">and {}</p>\n", count(more, "other speaker")));
    }
    let share = |source: SourceKind| format!("{} {} %", source.name(), voices.percent(source));
    out.push_str(&format!(
        "<p class=\"soft\">Dark to light: direct, partial, indirect. Of all quoted words: {}</p>\n\
         </section>\n",
        SourceKind::ALL.map(share).join(", ")
    ));
}

/// Parts side by side, in shades.
fn stacked(parts: &[(&str, u32)], most: u32, out: &mut String) {
    let label: Vec<String> = parts.iter().map(|(name, words)| format!("{name} {words}")).collect();
    out.push_str(&format!(
        "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" \
         aria-label=\"{}\">",
        attribute(&label.join(", "))
    ));
    let mut x = 0;
    for (shade, (_, words)) in (1..).zip(parts) {
        let width = u64::from(*words) * 1000 / u64::from(most);
        if width > 0 {
            out.push_str(&format!(
                "<rect class=\"c{shade}\" x=\"{x}\" width=\"{width}\" height=\"10\"/>"
            ));
        }
        x += width;
    }
    out.push_str("</svg>");
}
