//! Which panes a terminal of some size shows, and where.

/// A rectangle of cells; `x`, `y` from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl Area {
    /// Whether a cell lies inside.
    #[must_use]
    pub const fn holds(&self, x: u16, y: u16) -> bool {
        x >= self.x && x - self.x < self.width && y >= self.y && y - self.y < self.height
    }

    /// The columns from `at` on, `width` wide.
    const fn columns(self, at: u16, width: u16) -> Self {
        Self { x: self.x + at, width, ..self }
    }

    /// The rows from `at` on, `height` high.
    const fn rows(self, at: u16, height: u16) -> Self {
        Self { y: self.y + at, height, ..self }
    }
}

/// A list that tells what the article is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum View {
    Sections,
    #[default]
    People,
    Timeline,
    Quotes,
    Card,
    Warnings,
    Hidden,
    Links,
    Articles,
    Recent,
    Notes,
    Help,
}

impl View {
    /// All of them, in the order of the enum: the state of each list stands at its view's place.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Sections,
        Self::People,
        Self::Timeline,
        Self::Quotes,
        Self::Card,
        Self::Warnings,
        Self::Hidden,
        Self::Links,
        Self::Articles,
        Self::Recent,
        Self::Notes,
        Self::Help,
    ];
    /// How many there are.
    pub const COUNT: usize = 12;
}

/// What keys speak to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The text.
    #[default]
    Body,
    /// A list.
    List(View),
}

/// What decides the layout besides the size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The list shown in the side slot.
    pub side: View,
    /// What has focus; a list that has no place of its own gets the whole screen or an overlay.
    pub focus: Focus,
    /// The focused list takes the whole screen.
    pub enlarged: bool,
    /// Only the text.
    pub zen: bool,
}

/// A pane that shows a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListArea {
    /// Which list.
    pub view: View,
    /// Its rows, title included when `titled`.
    pub area: Area,
    /// Rows at the foot for the details of the selected row; height 0 for none.
    pub detail: Area,
}

/// Where everything is on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// The top row.
    pub header: Area,
    /// The bottom row.
    pub footer: Area,
    /// The text; zero-sized where a list covers it.
    pub body: Area,
    /// Lists, drawn in this order (an overlay last).
    pub lists: Vec<ListArea>,
    /// Columns with a rule between panes: x, and the rows from y on.
    pub rules: Vec<Area>,
    /// Rules across: above the strip under the body.
    pub lines: Vec<Area>,
    /// Whether the terminal is too small for anything.
    pub too_small: bool,
}

/// The smallest terminal that is drawn in, columns and rows.
pub const SMALLEST: (u16, u16) = (20, 5);

/// Lays out a terminal of `size` columns and rows.
#[must_use]
pub fn screen(size: (u16, u16), wanted: &Wanted) -> Screen {
    let (width, height) = size;
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return Screen { too_small: true, ..Screen::default() };
    }
    let whole = Area { x: 0, y: 0, width, height };
    let middle = whole.rows(1, height - 2);
    let mut screen =
        Screen { header: whole.rows(0, 1), footer: whole.rows(height - 1, 1), ..Screen::default() };
    let focused = match wanted.focus {
        Focus::List(view) => Some(view),
        Focus::Body => None,
    };
    let big = focused.filter(|view| wanted.enlarged || width < 60 || is_big(*view));
    if let Some(view) = big {
        screen.lists.push(list(view, middle));
        return screen;
    }
    if wanted.zen || width < 60 {
        screen.body = middle;
    } else if width < 76 {
        screen.body = middle;
        if let Some(view) = focused {
            let over = 34.min(width - 2);
            screen.lists.push(list(view, middle.columns(width - over, over)));
        }
    } else if width < 100 {
        columns(&mut screen, middle, 0, 28, wanted.side);
    } else if width < 160 {
        columns(&mut screen, middle, 23, 30, wanted.side);
        if height >= 34 && wanted.side != View::Timeline {
            strip(&mut screen, middle.height);
        }
    } else {
        widest(&mut screen, middle, wanted.side);
    }
    screen
}

/// Lists that always take the whole screen.
const fn is_big(view: View) -> bool {
    matches!(view, View::Help | View::Articles | View::Recent)
}

/// A list with its details at the foot where there is room.
fn list(view: View, area: Area) -> ListArea {
    let wide = area.width >= 60;
    let wanted = match view {
        View::Sections | View::Help | View::Card | View::Hidden => 0,
        View::Articles | View::Recent => 0,
        View::People if !wide => area.height / 2,
        View::People => area.height / 3,
        _ if wide => 6,
        _ => 7,
    };
    let detail = if area.height >= 14 { wanted.min(area.height / 2) } else { 0 };
    ListArea {
        view,
        area: area.rows(0, area.height - detail),
        detail: area.rows(area.height - detail, detail),
    }
}

/// Sections (where `left` is not 0), body, side slot.
fn columns(screen: &mut Screen, middle: Area, left: u16, right: u16, side: View) {
    let width = middle.width;
    let mut start = 0;
    if left > 0 {
        screen.lists.push(list(View::Sections, middle.columns(0, left)));
        screen.rules.push(middle.columns(left, 1));
        start = left + 1;
    }
    let body = width - start - right - 1;
    screen.body = middle.columns(start, body);
    screen.rules.push(middle.columns(start + body, 1));
    // Sections have their own column already when there is one.
    let side = if left > 0 && side == View::Sections { View::People } else { side };
    screen.lists.push(list(side, middle.columns(start + body + 1, right)));
}

/// A timeline of a quarter of the height under the body.
fn strip(screen: &mut Screen, height: u16) {
    let rows = (height / 4).clamp(8, 12);
    let body = screen.body;
    screen.body = body.rows(0, body.height - rows - 1);
    screen.lines.push(body.rows(body.height - rows - 1, 1));
    let area = body.rows(body.height - rows, rows);
    screen.lists.push(ListArea { view: View::Timeline, area, detail: area.rows(rows, 0) });
}

/// Sections, body, people, and timeline above quotes.
fn widest(screen: &mut Screen, middle: Area, side: View) {
    let (left, people, right) = (28, 38, 47);
    let body = middle.width - left - people - right - 3;
    let mut at = 0;
    screen.lists.push(list(View::Sections, middle.columns(at, left)));
    at += left;
    screen.rules.push(middle.columns(at, 1));
    screen.body = middle.columns(at + 1, body);
    at += body + 1;
    screen.rules.push(middle.columns(at, 1));
    let has_place = matches!(side, View::Sections | View::People | View::Timeline | View::Quotes);
    let third = if has_place { View::People } else { side };
    screen.lists.push(list(third, middle.columns(at + 1, people)));
    at += people + 1;
    screen.rules.push(middle.columns(at, 1));
    let column = middle.columns(at + 1, right);
    let upper = column.height / 2;
    screen.lists.push(list(View::Timeline, column.rows(0, upper)));
    screen.lists.push(list(View::Quotes, column.rows(upper, column.height - upper)));
}

impl Screen {
    /// The pane of a list, if it is on the screen.
    #[must_use]
    pub fn list(&self, view: View) -> Option<&ListArea> {
        self.lists.iter().find(|list| list.view == view)
    }

    /// What can have focus, from left to right.
    #[must_use]
    pub fn stops(&self) -> Vec<Focus> {
        let mut stops: Vec<(u16, u16, Focus)> = self
            .lists
            .iter()
            .map(|list| (list.area.x, list.area.y, Focus::List(list.view)))
            .collect();
        if self.body.height > 0 {
            stops.push((self.body.x, self.body.y, Focus::Body));
        }
        stops.sort_by_key(|(x, y, _)| (*x, *y));
        stops.into_iter().map(|(_, _, focus)| focus).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn views(width: u16, height: u16, focus: Focus) -> Vec<View> {
        let wanted = Wanted { side: View::People, focus, enlarged: false, zen: false };
        screen((width, height), &wanted).lists.iter().map(|l| l.view).collect()
    }

    #[test]
    fn panes_come_with_room() {
        let people = Focus::List(View::People);
        assert_eq!(views(40, 12, Focus::Body), []);
        assert_eq!(views(40, 12, people), [View::People]);
        assert_eq!(views(70, 24, people), [View::People]);
        assert_eq!(views(80, 24, Focus::Body), [View::People]);
        assert_eq!(views(120, 30, Focus::Body), [View::Sections, View::People]);
        assert_eq!(views(120, 40, Focus::Body), [View::Sections, View::People, View::Timeline]);
        assert_eq!(views(200, 60, Focus::Body).len(), 4);
    }

    #[test]
    fn nothing_leaves_the_screen_and_nothing_overlaps() {
        for width in 0..220 {
            for height in [0, 1, 4, 5, 6, 12, 13, 15, 24, 34, 40, 60] {
                for focus in [Focus::Body, Focus::List(View::Quotes), Focus::List(View::Help)] {
                    let wanted = Wanted { side: View::Quotes, focus, enlarged: false, zen: false };
                    let got = screen((width, height), &wanted);
                    let lists = got.lists.iter().flat_map(|l| [l.area, l.detail]);
                    for area in lists.chain([got.header, got.footer, got.body]) {
                        assert!(area.x + area.width <= width && area.y + area.height <= height);
                    }
                }
            }
        }
    }
}
