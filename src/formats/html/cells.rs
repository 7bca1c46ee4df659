//! Reads data tables of a page: cells with their inline markup.

use dom_query::NodeRef;

use super::elements::{Role, mark_of, role_of};
use super::superscript::Raised;
use crate::doc::table::Cell;

/// A table cell longer than this, in bytes, shows that the table is only layout.
const LONGEST_CELL: usize = 400;

/// The rows of a table; none where it only lays out the page.
pub(super) fn data_rows(table: &NodeRef<'_>) -> Option<Vec<Vec<Cell>>> {
    let mut walk = Walk::default();
    let mut node = table.first_child()?;
    loop {
        let enters = walk.enter(&node)?;
        if let Some(child) = node.first_child().filter(|_| enters) {
            node = child;
            continue;
        }
        loop {
            walk.leave(&node)?;
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            node = node.parent()?;
            if node.id == table.id {
                let full = |row: &&Vec<Cell>| row.iter().filter(|c| !c.is_empty()).count() > 1;
                let wide = walk.rows.iter().filter(full).count();
                return (wide > 1).then_some(walk.rows);
            }
        }
    }
}

/// Columns that one cell may stand for, and rows; columns in which cells of earlier rows are minded.
const WIDEST: usize = 20;
const HIGHEST: usize = 200;
const MOST_COLUMNS: usize = 60;

#[derive(Default)]
struct Walk {
    rows: Vec<Vec<Cell>>,
    open: bool,
    /// For each column, one past the last row in which a cell of an earlier row stands.
    taken: Vec<usize>,
    /// Columns that the last cell stands for beside its own.
    wide: usize,
    /// Cells of the page, and those that were added so that all stand in their columns.
    own: usize,
    added: usize,
    /// Raised elements that are open, the outermost first.
    raised: Vec<Raised>,
}

impl Walk {
    fn cell(&mut self) -> Option<&mut Cell> {
        self.rows.last_mut()?.last_mut().filter(|_| self.open)
    }

    /// Adds empty cells to the open row: those that its last cell stands for, and those in which a cell
    /// of an earlier row stands.
    fn fill(&mut self) {
        let at = self.rows.len();
        let Some(row) = self.rows.last_mut() else { return };
        let is_taken = |column: usize| self.taken.get(column).is_some_and(|until| *until >= at);
        while (self.wide > 0 || is_taken(row.len())) && self.added < 3 * self.own {
            self.wide = self.wide.saturating_sub(1);
            self.added += 1;
            row.push(Cell::default());
        }
        self.wide = 0;
    }

    fn begin_cell(&mut self, node: &NodeRef<'_>) -> Option<()> {
        let span = |key: &str, most: usize| {
            let number = node.attr(key).and_then(|value| value.trim().parse::<usize>().ok());
            number.unwrap_or(1).clamp(1, most)
        };
        let (columns, rows) = (span("colspan", WIDEST), span("rowspan", HIGHEST));
        let at = self.rows.len();
        let row = self.rows.last_mut()?;
        if rows > 1 {
            let end = (row.len() + columns).min(MOST_COLUMNS);
            self.taken.resize(end.max(self.taken.len()), 0);
            self.taken
                .iter_mut()
                .take(end)
                .skip(row.len())
                .for_each(|until| *until = at + rows - 1);
        }
        row.push(Cell::default());
        (self.open, self.wide) = (true, columns - 1);
        self.own += 1;
        Some(())
    }

    /// Handles what begins; whether its children are to be walked. None where the table is layout.
    fn enter(&mut self, node: &NodeRef<'_>) -> Option<bool> {
        if node.is_text() {
            let raised = self.raised.first().copied();
            if let Some(cell) = self.cell() {
                let words = node.text();
                match raised {
                    Some(raised) => {
                        let shown = raised.shown(&cell.text(), &words);
                        cell.words(shown.as_deref().unwrap_or(""));
                    }
                    None => cell.words(&words),
                }
            }
            return Some(false);
        }
        let Some(name) = node.node_name().filter(|_| node.is_element()) else { return Some(true) };
        match name.as_ref() {
            "table" => return None,
            "tr" => {
                self.fill();
                self.rows.push(Vec::new());
            }
            "td" | "th" => {
                self.fill();
                self.begin_cell(node)?;
            }
            name => {
                let role = role_of(name);
                if role == Role::Skipped {
                    return Some(false);
                }
                self.raised.extend(Raised::of(node, name));
                let address = node.attr("href").filter(|_| name == "a");
                let Some(cell) = self.cell() else { return Some(true) };
                match (address, mark_of(name)) {
                    (Some(address), _) => cell.begin_link(&address),
                    (None, Some(mark)) => cell.begin_mark(mark),
                    (None, None) if role == Role::Block || name == "br" => cell.words(" "),
                    (None, None) => {}
                }
            }
        }
        Some(true)
    }

    fn leave(&mut self, node: &NodeRef<'_>) -> Option<()> {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else { return Some(()) };
        let name = name.as_ref();
        if Raised::of(node, name).is_some() {
            self.raised.pop();
        }
        let is_link = name == "a" && node.has_attr("href");
        let Some(cell) = self.cell() else { return Some(()) };
        match name {
            "td" | "th" => {
                let fits = cell.len() <= LONGEST_CELL;
                self.open = false;
                return fits.then_some(());
            }
            _ if is_link || mark_of(name).is_some() => cell.end_mark(),
            _ if role_of(name) == Role::Block => cell.words(" "),
            _ => {}
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use dom_query::Document as Page;

    use super::*;

    #[test]
    fn cells_stand_in_their_columns() {
        for (rows, expected) in [
            ("<tr><th>A<th>B<tr><td>1<td>2", "A|B/1|2"),
            (
                "<tr><th rowspan=2>Port<th colspan=2>Ships<tr><th>in<th>out<tr><td>Ellis<td>2<td>3",
                "Port|Ships|/|in|out/Ellis|2|3",
            ),
            ("<tr><td>A<td rowspan=2>1<tr><td>B<tr><td>C<td>2", "A|1/B|/C|2"),
            ("<tr><td colspan=2>A<td>1<tr><td>B<td>2<td>3", "A||1/B|2|3"),
            ("<tr><td colspan=999999999>A<td>1<tr><td rowspan=0>B<td>2", "A||||1/B|2"),
        ] {
            let page = Page::from(format!("<table>{rows}</table>"));
            let table = page.select("table");
            let rows = data_rows(table.nodes().first().unwrap()).unwrap();
            let row = |row: &Vec<Cell>| row.iter().map(Cell::text).collect::<Vec<_>>().join("|");
            let shown = rows.iter().map(row).collect::<Vec<_>>().join("/");
            assert_eq!(shown, expected);
        }
    }
}
