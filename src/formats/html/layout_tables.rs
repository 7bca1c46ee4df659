//! Takes menus out of pages that are laid out by a table: small cells of links beside the one that
//! holds the text.

use dom_query::{Document as Page, NodeRef};

use super::tree::{Visit, linked_in, visit};

/// The cell of the text holds so many bytes, and so many times as much as a menu.
const LEAST_TEXT: usize = 600;
const LARGER: usize = 4;
/// Cells of a row that is layout.
const CELLS: std::ops::RangeInclusive<usize> = 2..=6;
/// A cell of so few bytes is a menu if it holds a link.
const SHORT: usize = 200;
/// One byte in so many of a menu stands in a link.
const LINKED: usize = 3;

/// Takes out the menus.
pub(super) fn take_out(page: &Page) {
    visit(&page.root(), |node| {
        if !node.has_name("tr") {
            return Visit::Children;
        }
        let is_cell = |child: &NodeRef<'_>| child.has_name("td") || child.has_name("th");
        let cells: Vec<NodeRef<'_>> =
            node.children_it(false).filter(is_cell).take(CELLS.end() + 1).collect();
        if !CELLS.contains(&cells.len()) {
            return Visit::Children;
        }
        let sizes: Vec<usize> = cells.iter().map(|cell| cell.text().trim().len()).collect();
        let largest = sizes.iter().copied().max().unwrap_or(0);
        for (cell, size) in cells.iter().zip(sizes) {
            if largest >= LEAST_TEXT && size * LARGER < largest && is_menu(cell, size) {
                cell.remove_children();
            }
        }
        Visit::Children
    });
}

fn is_menu(cell: &NodeRef<'_>, size: usize) -> bool {
    let linked = linked_in(cell);
    linked > 0 && (size <= SHORT || linked * LINKED > size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn menus_beside_the_text_go() {
        let long = "The council met on Monday to discuss the bridge. ".repeat(20);
        for (cells, expected) in [
            (
                "<td><a href=a>Home</a><br><a href=b>Sports</a><td>{}<td>Rain <a href=c>More</a>",
                "{}",
            ),
            ("<td>1954<td>{}", "1954{}"),
            ("<td><a href=a>Home</a><td>A short text.", "HomeA short text."),
        ] {
            let cells = cells.replace("{}", &long);
            let page = Page::from(format!("<table><tr>{cells}</tr></table>"));
            take_out(&page);
            assert_eq!(page.root().text().trim(), expected.replace("{}", &long).trim(), "{cells}");
        }
    }
}
