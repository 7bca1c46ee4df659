//! `dateline people`, `timeline`, `quotes`, `sections`, `warnings`: prints the reader's lists.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Result, anyhow};

use super::args::{Common, List};
use super::{Surroundings, Usage, open, print, report};
use crate::app::actions::Action;
use crate::app::filter::Filter;
use crate::app::{App, Article, Stage};
use crate::calendar::Period;
use crate::export::table::{PEOPLE, QUOTES, SECTIONS, TIMELINE, Table, WARNINGS};
use crate::facts::Context;
use crate::input::threads::Threads;
use crate::input::{InputSource, ParsedArticle, arguments, json_lines};
use crate::store::{Lookup, Store};
use crate::term;
use crate::text::fold_space;

/// Size of the reader whose lists are printed; they do not depend on it.
const SIZE: (u16, u16) = (80, 24);

/// A list with its filter and order.
struct Wanted<'a> {
    table: &'static Table,
    common: &'a Common,
    filter: Filter,
    /// Steps from the reader's first sort order.
    turns: usize,
    from: Option<Period>,
    to: Option<Period>,
}

/// Prints a list; of several articles one after the other, each under its name. An empty list is no
/// failure: standard error says why it is empty. An article that cannot be read is an error there
/// too, and makes the exit code 1.
pub fn run(list: &List, world: &Surroundings) -> Result<u8> {
    let wanted = wanted(list);
    let common = wanted.common;
    let (from, to) = (wanted.from.and_then(Period::first), wanted.to.and_then(Period::last));
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        return Err(Usage(format!("--from {from} is after --to {to}")).into());
    }
    let (articles, words) = open::articles_and_words(&common.named);
    let sources = open::listed(articles, world)?;
    check_words(articles, &words)?;
    let mut printer = Printer {
        wanted: &wanted,
        columns: world.stdout_is_terminal.then(|| term::size().0.max(20)),
        several: sources.len() > 1,
        printed: 0,
        read: 0,
        nothing: true,
        code: 0,
    };
    let store = Lookup::of(Store::of_user());
    let context = Context { published: common.reading.published };
    print(|out| {
        for source in &sources {
            let mut any = false;
            let make = |place: &InputSource, read: Result<ParsedArticle>| {
                read.and_then(|read| corrected(place, read, &context, &store))
            };
            json_lines::each(source, common.reading.format(), Threads::All, &make, &mut |made| {
                any = true;
                match made {
                    Ok(article) => {
                        let is_part = article.doc.meta.source != source.name();
                        printer.article(article, is_part, out)?;
                    }
                    Err(error) => {
                        report(&error);
                        printer.code = 1;
                    }
                }
                Ok(())
            })?;
            if !any {
                report(&anyhow!("{}: no articles", source.name()));
            }
        }
        Ok(())
    })?;
    Ok(printer.end())
}

/// Says so where a word to look for is a file.
///
/// # Errors
/// Where the words come first and an article after them.
fn check_words(articles: &[OsString], words: &[String]) -> Result<()> {
    let file = words.iter().find(|word| arguments::names_file(word.as_ref()));
    let later = articles.get(1).map(|article| article.to_string_lossy());
    let later = later.or_else(|| file.map(|file| file.into()));
    let first = articles.first().filter(|first| !arguments::names_article(first));
    if let (Some(first), Some(article)) = (first, later) {
        let first = first.to_string_lossy();
        return Err(Usage(format!("articles come before words: {article} {first}")).into());
    }
    if let Some(file) = file {
        let is_there = if Path::new(file).exists() { "" } else { ", and there is no such file" };
        report(&anyhow!(
            "{file}: taken as a word to look for{is_there}; articles come before the words"
        ));
    }
    Ok(())
}

/// An article with its facts and the user's corrections.
fn corrected(
    place: &InputSource,
    read: ParsedArticle,
    context: &Context,
    store: &Lookup,
) -> Result<Article> {
    let ParsedArticle { doc, facts, .. } = read.or_problem()?;
    let mut facts = facts.unwrap_or_else(|| Threads::All.extract(&doc, context, u32::MAX));
    term::correct(store, place, &doc, &mut facts);
    Ok(Article::new(doc.into(), facts, Stage::Whole))
}

/// Writes the lists of articles as they come.
struct Printer<'a> {
    wanted: &'a Wanted<'a>,
    /// Columns of the terminal; none for a pipe.
    columns: Option<u16>,
    /// Whether several sources were named.
    several: bool,
    /// How many articles have been read, and of how many rows have been written.
    read: usize,
    printed: usize,
    /// Whether no article has a row, even without the filter.
    nothing: bool,
    code: u8,
}

impl Printer<'_> {
    fn article(&mut self, article: Article, is_part: bool, out: &mut impl Write) -> Result<()> {
        let Wanted { table, common, .. } = self.wanted;
        let mut app = App::new(article, SIZE);
        let items = self.wanted.items(&mut app);
        self.nothing &= items.is_empty() && table.items(&app, &Filter::default()).is_empty();
        let separated = common.separated();
        if let (Some(form), 0) = (separated, self.read) {
            table.write_names(form, out)?;
        }
        self.read += 1;
        if items.is_empty() {
            return Ok(());
        }
        if let Some(form) = separated {
            table.write_rows(form, &app, &items, out)?;
        } else {
            if self.several || is_part {
                let apart = if self.printed > 0 { "\n" } else { "" };
                let meta = &app.article.doc.meta;
                let title = fold_space(&meta.title);
                writeln!(out, "{apart}{}", format!("{}  {title}", meta.source).trim_end())?;
            }
            table.write_aligned(&app, &items, self.columns, out)?;
        }
        self.printed += 1;
        // The next program of a pipe gets whole articles.
        out.flush()?;
        Ok(())
    }

    /// Prints why there are no rows, if there are none; gives the exit code.
    fn end(self) -> u8 {
        if self.printed == 0 && self.read > 0 {
            let why = if self.nothing { self.wanted.table.empty } else { "no rows match" };
            let _ = writeln!(io::stderr(), "dateline: {why}");
        }
        self.code
    }
}

fn wanted(list: &List) -> Wanted<'_> {
    let plain = |table, common: &'_ Common| {
        let (_, words) = open::articles_and_words(&common.named);
        (table, Filter::new(&words.join(" ")))
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
        app.perform(Action::Show(self.table.view));
        for _ in 0..self.turns {
            app.perform(Action::Order);
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

    use super::super::args::{Args, Command};
    use super::*;
    use crate::facts::extract;
    use crate::formats::plain;

    const TEXT: &str = "Ferry runs again\n\nThe ferry was built in 1974. It came back in March 2021, \
        two years after the engine failed in 2019.\n\n\"It is good to be back,\" said Anna Berg.\n\n\
        Anna Berg said the mayor, Carl Holm, was \"always in doubt\" about it.\n";

    /// One cell of every row, separated by a bar.
    fn check(line: &str, column: &str, expected: &str) {
        let args = Args::parse_from(std::iter::once("dateline").chain(line.split(' ')));
        let Some(Command::List(list)) = args.command else { panic!("{line} names no list") };
        let wanted = wanted(&list);
        let doc = plain::parse(TEXT);
        let facts = extract(&doc, &Context::default());
        let mut app = App::new(Article::new(doc.into(), facts, Stage::Whole), SIZE);
        let items = wanted.items(&mut app);
        let columns = wanted.table.columns();
        let column = columns.iter().position(|c| c.name == column).unwrap();
        let cell =
            |item: &u32| wanted.table.cells(&app, *item)[column].trim_end_matches(',').to_owned();
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
