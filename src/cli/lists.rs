//! `dateline people`, `timeline`, `quotes`, `sections`, `warnings`: the reader's lists on standard
//! output.

use std::io::{self, Write as _};

use anyhow::Result;

use super::args::{Common, List, Reading};
use super::{Surroundings, open, print};
use crate::app::action::Action;
use crate::app::filter::Filter;
use crate::app::{App, Article, Stage};
use crate::calendar::Period;
use crate::export::table::{PEOPLE, QUOTES, SECTIONS, TIMELINE, Table, WARNINGS};
use crate::input::Source;
use crate::store::Store;
use crate::term;

/// The reader's size does not matter for its lists; this one has all of them.
const SIZE: (u16, u16) = (80, 24);

/// A list with what was asked of it.
struct Wanted<'a> {
    table: &'static Table,
    common: &'a Common,
    filter: Filter,
    /// How often the order is changed from the one that the reader begins with.
    turns: usize,
    from: Option<Period>,
    to: Option<Period>,
}

/// Prints a list. No rows are no failure: standard error says why there are none.
pub fn run(list: &List, world: &Surroundings) -> Result<u8> {
    let wanted = wanted(list);
    let common = wanted.common;
    let files: Vec<_> = common.file.iter().cloned().collect();
    let source = open::single(open::sources(&files, world)?)?;
    let mut app = App::new(open_corrected(&source, &common.reading)?, SIZE);
    let items = wanted.items(&mut app);
    if items.is_empty() {
        let all = Filter::default();
        let nothing = wanted.table.items(&app, &all).is_empty();
        let why = if nothing { wanted.table.empty } else { "no row matches" };
        let _ = writeln!(io::stderr(), "dateline: {why}");
    }
    let columns = world.stdout_is_terminal.then(|| term::size().0.max(20));
    print(|out| {
        if common.tsv {
            wanted.table.write_tsv(&app, &items, out)
        } else if items.is_empty() {
            Ok(())
        } else {
            wanted.table.write_aligned(&app, &items, columns, out)
        }
    })?;
    Ok(0)
}

/// The article with what its reader put right.
fn open_corrected(source: &Source, reading: &Reading) -> Result<Article> {
    let Article { doc, mut facts, .. } = reading.request(source.clone()).read_article()?;
    term::correct(&Store::of_person(), source, &doc, &mut facts);
    Ok(Article::new(doc, facts, Stage::Whole))
}

fn wanted(list: &List) -> Wanted<'_> {
    let plain = |table, common: &'_ Common| {
        let filter = Filter::new(&common.words.join(" "));
        (table, filter)
    };
    let (common, (table, mut filter)) = match list {
        List::People { common, .. } => (common, plain(&PEOPLE, common)),
        List::Timeline { common, .. } => (common, plain(&TIMELINE, common)),
        List::Quotes { common, .. } => (common, plain(&QUOTES, common)),
        List::Sections { common } => (common, plain(&SECTIONS, common)),
        List::Warnings { common } => (common, plain(&WARNINGS, common)),
    };
    let (mut turns, mut from, mut to) = (0, None, None);
    match list {
        List::People { by, .. } => turns = *by as usize,
        List::Timeline { by, from: first, to: last, order, .. } => {
            turns = *order as usize;
            (from, to) = (*first, *last);
            filter = and(filter, "@", by.as_deref());
        }
        List::Quotes { by, kind, verb, .. } => {
            filter = and(filter, "@", by.as_deref());
            filter = and(filter, "kind:", kind.as_deref());
            filter = and(filter, "verb:", verb.as_deref());
        }
        List::Sections { .. } | List::Warnings { .. } => {}
    }
    Wanted { table, common, filter, turns, from, to }
}

fn and(filter: Filter, sign: &str, value: Option<&str>) -> Filter {
    match value {
        Some(value) => filter.and(sign, value),
        None => filter,
    }
}

impl Wanted<'_> {
    /// The rows: the reader's own, in the order that its keys give.
    fn items(&self, app: &mut App) -> Vec<u32> {
        app.act(crate::app::panes::pane(self.table.view).action);
        for _ in 0..self.turns {
            app.act(Action::Order);
        }
        let mut items = self.table.items(app, &self.filter);
        if self.from.is_some() || self.to.is_some() {
            items.retain(|item| self.holds(app, *item));
        }
        items
    }

    /// Whether an event touches the days asked for.
    fn holds(&self, app: &App, item: u32) -> bool {
        let Some(event) = app.article.facts.events.get(item as usize) else { return false };
        let from = self.from.and_then(Period::first).is_none_or(|first| event.to >= first);
        let to = self.to.and_then(Period::last).is_none_or(|last| event.from <= last);
        from && to
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::super::args::Args;
    use super::*;
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    const TEXT: &str = "Ferry runs again\n\nThe ferry was built in 1974. It came back in March 2021, \
        two years after the engine failed in 2019.\n\n\"It is good to be back,\" said Anna Berg.\n\n\
        Anna Berg said the mayor, Carl Holm, was \"always in doubt\" about it.\n";

    /// One cell of every row, parted by a bar.
    fn check(line: &str, column: &str, expected: &str) {
        let args = Args::parse_from(std::iter::once("dateline").chain(line.split(' ')));
        let list = args.list.unwrap();
        let wanted = wanted(&list);
        let doc = plain::parse(TEXT);
        let facts = extract(&doc, &Context::default());
        let mut app = App::new(Article::new(doc.into(), facts, Stage::Whole), SIZE);
        let items = wanted.items(&mut app);
        let column = wanted.table.columns.iter().find(|c| c.name == column).unwrap();
        let cell = |item: &u32| (column.cell)(&app, *item).trim_end_matches(',').to_owned();
        let cells: Vec<_> = items.iter().map(cell).collect();
        assert_eq!(cells.join("|"), expected, "{line}");
    }

    #[test]
    fn the_timeline_has_bounds_and_orders() {
        check("timeline", "text", "1974|2019|March 2021");
        check("timeline --order text", "text", "1974|March 2021|2019");
        check("timeline --from 2019", "text", "2019|March 2021");
        check("timeline --to 2019-06", "text", "1974|2019");
        check("timeline --from 2021-02 --to 2021-03", "text", "March 2021");
        check("timeline --from 2022", "text", "");
        check("timeline - engine failed", "text", "2019|March 2021");
    }

    #[test]
    fn quotes_pass_all_filters_given() {
        check("quotes", "text", "It is good to be back|always in doubt");
        check("quotes --kind direct", "text", "It is good to be back");
        check("quotes --by berg --kind partial", "text", "always in doubt");
        check("quotes --verb say - back", "text", "It is good to be back");
        check("quotes --by nobody", "text", "");
        check("quotes - kind:partial", "text", "always in doubt");
    }
}
