//! `dateline dossier`: many articles read as one.

use anyhow::{Result, anyhow};

use super::args::{DossierArgs, DossierTo, ErrorForm};
use super::stream::problem;
use super::{Surroundings, Usage, open, print, report};
use crate::app::decisions::DecisionState;
use crate::dossier::{Digest, Gathering};
use crate::export::json::dossier as json;
use crate::export::table::dossier::{self as tables, DossierList};
use crate::facts::Context;
use crate::input::batches::{self, Step};
use crate::input::threads::Threads;
use crate::input::{InputSource, ParsedArticle, arguments};
use crate::store::{Lookup, Store};
use crate::term;

/// Prints a dossier of the articles: one of its lists, or all of it as JSON.
pub fn run(args: &DossierArgs, world: &Surroundings) -> Result<u8> {
    let (list, named) = args.list();
    if list.is_none() {
        let lists = DossierList::ALL.map(|(name, _)| name);
        open::is_no_slip(named, lists.into_iter())?;
        if let [first, _, ..] = named
            && !arguments::names_article(first)
        {
            let (first, lists) = (first.to_string_lossy(), lists.join(", "));
            return Err(Usage(format!("{first}: no such file or list; lists: {lists}")).into());
        }
    }
    let sources = open::sources(named, world)?;
    if sources.contains(&InputSource::Default) {
        let words = "name a folder or several articles: dateline dossier FOLDER";
        return Err(Usage(words.to_owned()).into());
    }
    if let Some(DossierTo::Report) = args.to {
        return match list {
            None => super::report::run(&sources, &args.reading, &args.with),
            Some(_) => Err(Usage("a report has all lists: leave out the list".to_owned()).into()),
        };
    }
    let context = Context { published: args.reading.published };
    let store = Lookup::of(Store::of_user());
    let make = |place: &InputSource, read: Result<ParsedArticle>| {
        let made = read.and_then(|read| digest(place, read, &context, &store));
        let made = made.map(|digest| needed(digest, list));
        made.map_err(|error| problem(&error, place))
    };
    let (mut gathering, mut code) = (Gathering::default(), 0);
    let threads = args.batch.threads();
    batches::each(&sources, args.reading.format(), threads, &make, &mut |step| {
        match step {
            Step::Article(Ok(digest)) => gathering.add(digest),
            Step::Article(Err(problem)) if args.batch.errors == Some(ErrorForm::Json) => {
                gathering.add_unread(problem);
            }
            Step::Article(Err(problem)) => {
                report(&problem.into());
                code = 1;
            }
            Step::End(..) => {}
        }
        Ok(())
    })?;
    if gathering.is_empty() {
        return Err(anyhow!("no articles"));
    }
    // Who is one person is decided in the reader.
    let mut decisions = DecisionState::default();
    decisions.restore(&Store::of_user().decisions().0);
    let dossier = gathering.lasting(decisions.current());
    print(|out| {
        let separated = args.separated();
        match (list, separated) {
            (Some(list), None) if !args.json => {
                let columns = world.stdout_is_terminal.then(|| term::size().0.max(20));
                tables::write_aligned(list, &dossier, columns, out)?;
            }
            (Some(list), Some(form)) => tables::write(list, &dossier, form, out)?,
            (_, _) => json::write(&dossier, out)?,
        }
        Ok(())
    })?;
    Ok(code)
}

/// What the dossier needs of an article, with the user's corrections.
fn digest(
    place: &InputSource,
    read: ParsedArticle,
    context: &Context,
    store: &Lookup,
) -> Result<Digest> {
    let ParsedArticle { doc, facts, .. } = read.or_problem()?;
    let mut facts = facts.unwrap_or_else(|| Threads::All.extract(&doc, context, u32::MAX));
    term::correct(store, place, &doc, &mut facts);
    Ok(Digest::of(&doc, &facts))
}

/// What a list is made of: there may be a hundred thousand articles.
fn needed(digest: Digest, list: Option<DossierList>) -> Digest {
    match list {
        Some(DossierList::People) => digest.without_dates().without_quotes(),
        Some(DossierList::Timeline) => digest.without_numbers().without_quotes(),
        // The articles' list counts their quotations.
        Some(DossierList::Quotes | DossierList::Articles) => digest.without_dates(),
        Some(DossierList::Differences) | None => digest.for_lists(),
    }
}
