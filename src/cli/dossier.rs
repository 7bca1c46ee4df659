//! `dateline dossier`: many articles read as one.

use anyhow::{Result, anyhow};

use super::args::{DossierArgs, DossierTo};
use super::{Surroundings, Usage, open, print, report};
use crate::dossier::{Digest, Dossier};
use crate::export::json::dossier as json;
use crate::export::table::dossier as tables;
use crate::facts::Context;
use crate::input::threads::Threads;
use crate::input::{InputSource, ParsedArticle, json_lines};
use crate::store::{Lookup, Store};
use crate::term;

/// Prints a dossier of the articles: one of its lists, or all of it as JSON.
pub fn run(args: &DossierArgs, world: &Surroundings) -> Result<u8> {
    let (list, named) = args.list();
    let sources = open::sources(named, world)?;
    if let Some(DossierTo::Report) = args.to {
        return match list {
            None => super::report::run(&sources, &args.reading, &args.with),
            Some(_) => Err(Usage("a report has all lists: leave out the list".to_owned()).into()),
        };
    }
    let context = Context { published: args.reading.published };
    let store = Lookup::of(Store::of_user());
    let make = |place: &InputSource, read: Result<ParsedArticle>| {
        read.and_then(|read| digest(place, read, &context, &store))
    };
    let (mut digests, mut code) = (Vec::new(), 0);
    for source in &sources {
        json_lines::each(source, args.reading.format(), Threads::All, &make, &mut |made| {
            match made {
                Ok(digest) => digests.push(digest),
                Err(error) => {
                    report(&error);
                    code = 1;
                }
            }
            Ok(())
        })?;
    }
    if digests.is_empty() {
        return Err(anyhow!("no articles"));
    }
    let dossier = Dossier::of(digests);
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
