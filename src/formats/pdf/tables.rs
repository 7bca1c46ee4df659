//! Tables of a column: rows with cells of several lines, in the columns that they share; and captions
//! that stand side by side.

use super::joining::{is_item, join};
use super::line::{Cell, Line};
use crate::doc::table::BAR;

/// Rows of a table, at least; rows of three cells and lines that go on with them may be fewer.
const FEWEST_ROWS: usize = 3;
/// A wider step between lines parts two tables, in sizes of the type.
const APART: f32 = 3.5;
/// Lines that are looked at for the steps between them.
const MOST_STEPS: usize = 60;
/// A step to the next row that is so many times the one to the next line of a cell tells both apart.
const ROWS_APART: f32 = 1.18;
/// Lines of a cell stand no farther apart, in sizes of the type.
const STEP: f32 = 1.5;
/// Cells of a column begin no farther apart, in sizes of the type.
const ALIGNED: f32 = 0.6;
/// A cell of so many bytes is prose.
const LONG: usize = 160;
/// Words that captions begin with.
#[rustfmt::skip]
const CAPTIONS: &[&str] = &[
    "abb.", "abbildung", "chart", "exhibit", "fig.", "figura", "figure", "graph", "graphique", "map",
    "photo", "tab.", "tabelle", "table", "tableau",
];

/// A row, with the place where the last line of each cell begins and ends.
struct Row {
    cells: Vec<Cell>,
    last: Vec<(f32, f32)>,
    /// It is a label and words, with one wide gap.
    is_labelled: bool,
}

impl Row {
    fn of(line: &Line) -> Self {
        let cells = line.row();
        let last = cells.iter().map(|cell| (cell.x0, cell.x1)).collect();
        let is_labelled = match line.cells().as_slice() {
            [label, words] => is_label(&label.text, &words.text),
            _ => false,
        };
        Self { cells, last, is_labelled }
    }

    /// The cells that the cells of `line` go on with; none where it is no line of this row. `right` is
    /// the end of the column of the page.
    fn goes_on(&self, line: &[Cell], size: f32, right: f32, is_tight: bool) -> Option<Vec<usize>> {
        // Cells are set to the left, to the right or to the middle.
        let is_below = |cell: &Cell, (x0, x1): (f32, f32)| {
            let apart = [x0 - cell.x0, x1 - cell.x1, (x0 + x1 - cell.x0 - cell.x1) / 2.0];
            apart.into_iter().any(|apart| apart.abs() < ALIGNED * size)
        };
        let places = line.iter().map(|cell| {
            let at = self.last.iter().position(|last| is_below(cell, *last))?;
            let next = self.cells.get(at + 1).map_or(right, |next| next.x0 - 0.3 * size);
            let before = at.checked_sub(1).and_then(|at| self.cells.get(at));
            let begin = before.map_or(0.0, |before| before.x1 + 0.3 * size);
            (cell.x1 <= next && cell.x0 >= begin).then_some(at)
        });
        let places: Vec<usize> = places.collect::<Option<_>>()?;
        let (Some(first), Some(&at)) = (line.first(), places.first()) else { return None };
        if line.len() >= self.cells.len() || self.cells.len() < 2 {
            return None;
        }
        if line.len() > 1 {
            return (is_tight && at > 0).then_some(places);
        }
        let word = first.text.split(' ').next().unwrap_or("").chars().count();
        let word = (first.x1 - first.x0) * word as f32 / first.text.chars().count().max(1) as f32;
        let (_, end) = self.last.get(at).copied().unwrap_or_default();
        let next = self.cells.get(at + 1).map_or(right, |next| next.x0 - size);
        let is_wrapped = end + 0.3 * size + word > next;
        let begins_small = first.text.starts_with(|c: char| c.is_lowercase());
        (is_tight || is_wrapped || begins_small).then_some(places)
    }

    fn add(&mut self, line: Vec<Cell>, places: &[usize]) {
        for (cell, at) in line.into_iter().zip(places) {
            if let (Some(own), Some(last)) = (self.cells.get_mut(*at), self.last.get_mut(*at)) {
                join(&mut own.text, &cell.text);
                (own.x0, own.x1) = (own.x0.min(cell.x0), own.x1.max(cell.x1));
                *last = (cell.x0, cell.x1);
            }
        }
    }
}

/// What stands in columns at the beginning of some lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// How many lines.
    pub lines: usize,
    /// The words of each cell of each row.
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Its rows, parted by line ends, with cells parted by [`BAR`].
    pub fn text(&self) -> String {
        let rows: Vec<String> = self.rows.iter().map(|row| row.join(BAR)).collect();
        rows.join("\n")
    }

    /// Paragraphs where most of it is prose that only stands in a frame, as in minutes: long cells are
    /// paragraphs, what stands before and behind them is a line.
    pub fn paragraphs(&self) -> Option<Vec<String>> {
        let cells = || self.rows.iter().flatten();
        let is_long = |cell: &String| cell.len() >= LONG && cell.contains(". ");
        let long: usize = cells().filter(|cell| is_long(cell)).map(String::len).sum();
        let all: usize = cells().map(String::len).sum();
        if long * 10 < all * 6 {
            return None;
        }
        let mut paragraphs: Vec<String> = Vec::new();
        for row in &self.rows {
            for run in row.chunk_by(|one, next| !is_long(one) && !is_long(next)) {
                let words = run.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
                let words = words.collect::<Vec<_>>().join(" ");
                paragraphs.extend(Some(words).filter(|words| !words.is_empty()));
            }
        }
        Some(paragraphs)
    }
}

/// The table that the lines begin with. `right` is the end of the column.
pub fn table(lines: &[Line], right: f32) -> Option<Table> {
    let first = lines.first().filter(|line| line.cells().len() > 1)?;
    let tight = tight_step(lines);
    let mut rows = vec![Row::of(first)];
    let mut count = 1;
    for (before, line) in lines.iter().zip(lines.iter().skip(1)) {
        let step = line.y - before.y;
        let is_same =
            (line.size - before.size).abs() < 0.12 * before.size && line.bold == before.bold;
        let is_near = step > 0.0 && step < STEP * line.size && is_same;
        let cells = line.row();
        let places = rows.last().filter(|_| is_near);
        let places = places.and_then(|row| row.goes_on(&cells, line.size, right, step < tight));
        match (places, rows.last_mut()) {
            (Some(places), Some(row)) => row.add(cells, &places),
            _ if line.cells().len() > 1 && step < APART * line.size => rows.push(Row::of(line)),
            _ => break,
        }
        count += 1;
    }
    let is_wide = rows.iter().any(|row| row.cells.len() >= FEWEST_ROWS);
    let is_table = rows.len() >= FEWEST_ROWS || is_wide && count >= FEWEST_ROWS;
    (is_table && !is_list(&rows)).then(|| Table { lines: count, rows: words_of(rows) })
}

/// Whether rows are items of a list, or of a bibliography, whose labels stand apart.
fn is_list(rows: &[Row]) -> bool {
    rows.iter().filter(|row| row.is_labelled).count() * 2 > rows.len()
}

/// "3.", "•", `[Hol12]`.
fn is_label(label: &str, words: &str) -> bool {
    let in_brackets = label.strip_prefix('[').and_then(|label| label.strip_suffix(']'));
    in_brackets.is_some_and(|label| !label.contains(['[', ' ']))
        || is_item(&format!("{label} {words}"))
}

/// A step between lines that is smaller is that between lines of a cell; 0 where all are the same.
fn tight_step(lines: &[Line]) -> f32 {
    let pairs = lines.iter().zip(lines.iter().skip(1)).take(MOST_STEPS);
    let steps = pairs.map(|(before, line)| (line.y - before.y, line.size));
    let steps = steps.take_while(|(step, size)| *step > 0.0 && *step < 3.0 * size);
    let (least, most) = steps
        .fold((f32::MAX, 0.0_f32), |(least, most), (step, _)| (least.min(step), most.max(step)));
    if most > ROWS_APART * least { f32::midpoint(least, most) } else { 0.0 }
}

/// The words of the rows. Where most rows have as many cells, those of others stand in their columns.
fn words_of(rows: Vec<Row>) -> Vec<Vec<String>> {
    let columns = columns(&rows);
    let words = |row: Row| match &columns {
        Some(columns) if row.cells.len() != columns.len() => placed(row.cells, columns),
        _ => row.cells.into_iter().map(|cell| cell.text).collect(),
    };
    rows.into_iter().map(words).collect()
}

/// Where the columns begin and end, if half of the rows have a cell in each and they are apart.
fn columns(rows: &[Row]) -> Option<Vec<(f32, f32)>> {
    let most = rows.iter().map(|row| row.cells.len()).max()?;
    let full: Vec<&Row> = rows.iter().filter(|row| row.cells.len() == most).collect();
    if full.len() * 2 < rows.len() {
        return None;
    }
    let column = |at: usize| {
        full.iter()
            .filter_map(|row| row.cells.get(at))
            .fold((f32::MAX, f32::MIN), |(x0, x1), cell| (x0.min(cell.x0), x1.max(cell.x1)))
    };
    let columns: Vec<(f32, f32)> = (0..most).map(column).collect();
    let are_apart = columns.iter().zip(columns.iter().skip(1)).all(|(one, next)| one.1 <= next.0);
    are_apart.then_some(columns)
}

/// The words of a row's cells in the columns that they stand in most.
fn placed(cells: Vec<Cell>, columns: &[(f32, f32)]) -> Vec<String> {
    let mut row = vec![String::new(); columns.len()];
    for cell in cells {
        let apart = |column: &(f32, f32)| (column.0 - cell.x1).max(cell.x0 - column.1);
        let at = columns.iter().enumerate().min_by(|a, b| apart(a.1).total_cmp(&apart(b.1)));
        if let Some(words) = at.and_then(|(at, _)| row.get_mut(at)) {
            join(words, &cell.text);
        }
    }
    row
}

/// Captions that stand side by side at the beginning of the lines: how many lines they are, and the words
/// of each.
pub fn captions(lines: &[Line]) -> Option<(usize, Vec<String>)> {
    let first = lines.first()?;
    let mut cells = first.cells();
    if cells.len() < 2 || !cells.iter().all(|cell| is_caption(&cell.text)) {
        return None;
    }
    let mut count = 1;
    for (before, line) in lines.iter().zip(lines.iter().skip(1)) {
        let more = line.cells();
        let place = |cell: &Cell| {
            cells.iter().position(|own| (own.x0 - cell.x0).abs() < ALIGNED * line.size)
        };
        let places: Option<Vec<usize>> = more.iter().map(place).collect();
        let is_near = line.y - before.y < STEP * line.size;
        let is_same = (line.size - before.size).abs() < 0.12 * before.size;
        let Some(places) = places.filter(|_| is_near && is_same) else { break };
        for (cell, at) in more.into_iter().zip(places) {
            if let Some(own) = cells.get_mut(at) {
                join(&mut own.text, &cell.text);
            }
        }
        count += 1;
    }
    Some((count, cells.into_iter().map(|cell| cell.text).collect()))
}

/// "Figure 2. Arrivals of vessels".
fn is_caption(text: &str) -> bool {
    let mut words = text.split(' ');
    let kind = words.next().unwrap_or("").to_lowercase();
    CAPTIONS.contains(&kind.as_str())
        && words.next().is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::super::words::Word;
    use super::*;

    /// Words at places in points; letters are five points wide.
    fn page(words: &[(f32, f32, &str)]) -> Vec<Line> {
        let word = |(x, y, text): &(f32, f32, &str)| {
            let mut at = *x;
            text.split(' ')
                .map(|text| {
                    let x0 = at;
                    at += 5.0 * text.chars().count() as f32 + 3.0;
                    Word {
                        text: text.to_owned(),
                        x0,
                        x1: at - 3.0,
                        y: *y,
                        size: 10.0,
                        spaced: true,
                        ..Word::default()
                    }
                })
                .collect::<Vec<_>>()
        };
        lines(words.iter().flat_map(word).collect())
    }

    #[test]
    fn cells_of_several_lines_are_whole() {
        let rows = page(&[
            (0.0, 0.0, "Item"),
            (200.0, 0.0, "2023"),
            (260.0, 0.0, "2024"),
            (0.0, 18.0, "Cranes and sheds, with rents"),
            (200.0, 18.0, "9.1"),
            (260.0, 18.0, "8.4"),
            (0.0, 30.0, "that have left"),
            (0.0, 48.0, "Pilotage"),
            (200.0, 48.0, "7.1"),
            (260.0, 48.0, "4.7"),
            (0.0, 66.0, "Dredging"),
            (260.0, 66.0, "1.0"),
            (0.0, 100.0, "The table shows what was spent."),
        ]);
        let expected = "Item │ 2023 │ 2024\nCranes and sheds, with rents that have left │ 9.1 │ 8.4\n\
                        Pilotage │ 7.1 │ 4.7\nDredging │  │ 1.0";
        let found = table(&rows, 300.0).unwrap();
        assert_eq!((found.lines, found.text().as_str()), (5, expected));
        assert_eq!(found.paragraphs(), None);
    }

    #[test]
    fn prose_in_a_frame_is_paragraphs() {
        let prose = "The committee noted the report. ".repeat(8);
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        let rows = vec![row(&["2", "Fees", "JO"]), row(&["", prose.trim(), "by 31 March"])];
        let expected = ["2 Fees JO", prose.trim(), "by 31 March"].map(str::to_owned).to_vec();
        assert_eq!(Table { lines: 2, rows }.paragraphs(), Some(expected));
    }

    #[test]
    fn text_below_a_row_is_no_cell() {
        let rows = page(&[
            (0.0, 0.0, "Harwick"),
            (200.0, 0.0, "12 March"),
            (0.0, 12.0, "The council met on Monday to discuss what the bridge would cost."),
            (0.0, 24.0, "It agreed after three hours."),
        ]);
        assert_eq!(table(&rows, 300.0), None);
        // A bibliography.
        let rows = page(&[
            (0.0, 0.0, "[Hol12]"),
            (60.0, 0.0, "A. Holm: Walls of the north, with many pictures"),
            (60.0, 12.0, "and maps."),
            (0.0, 24.0, "[Ott15]"),
            (60.0, 24.0, "J. Ott: Ferries."),
            (0.0, 36.0, "[Lee19]"),
            (60.0, 36.0, "B. Lee: Quays."),
        ]);
        assert_eq!(table(&rows, 300.0), None);
        // A heading of rows is no line of the row above.
        let rows = page(&[
            (0.0, 0.0, "Fees"),
            (200.0, 0.0, "12"),
            (0.0, 12.0, "Costs"),
            (0.0, 24.0, "Cranes"),
            (200.0, 24.0, "9"),
        ]);
        assert_eq!(table(&rows, 300.0), None);
    }

    #[test]
    fn captions_side_by_side_are_two() {
        let rows = page(&[
            (0.0, 0.0, "Figure 1. Settlement of"),
            (200.0, 0.0, "Figure 2. Arrivals of"),
            (0.0, 12.0, "the wall."),
            (200.0, 12.0, "vessels for"),
            (200.0, 24.0, "each year."),
        ]);
        let expected =
            ["Figure 1. Settlement of the wall.", "Figure 2. Arrivals of vessels for each year."];
        assert_eq!(captions(&rows), Some((3, expected.map(str::to_owned).to_vec())));
    }
}
