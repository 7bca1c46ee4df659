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

#[derive(Default)]
struct Walk {
    rows: Vec<Vec<Cell>>,
    open: bool,
    /// Raised elements that are open, the outermost first.
    raised: Vec<Raised>,
}

impl Walk {
    fn cell(&mut self) -> Option<&mut Cell> {
        self.rows.last_mut()?.last_mut().filter(|_| self.open)
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
            "tr" => self.rows.push(Vec::new()),
            "td" | "th" => {
                self.rows.last_mut()?.push(Cell::default());
                self.open = true;
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
