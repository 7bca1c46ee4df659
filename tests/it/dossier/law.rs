//! The same dossier of articles and of their facts, in any order, however they are split over files,
//! whatever the number of threads.

use std::num::NonZeroUsize;

use dateline::dossier::{Digest, Gathering};
use dateline::export::json;
use dateline::facts::{Context, extract};
use dateline::input::batches::{self, Step};
use dateline::input::threads::Threads;
use dateline::input::{InputSource, ParsedArticle};
use proptest::prelude::*;

use super::Folder;
use super::stories::stories;

const ARTICLES: usize = 30;

/// What is read from a line: the digest without the file's name, and the facts as a line.
type Read = anyhow::Result<(Digest, Vec<u8>)>;

fn read(_: &InputSource, read: anyhow::Result<ParsedArticle>) -> Read {
    let mut article = read?;
    let facts = article.facts.take().unwrap_or_else(|| extract(&article.doc, &Context::default()));
    article.doc.meta.source.clear();
    let mut line = Vec::new();
    json::write(&article.doc, &facts, &mut line)?;
    Ok((Digest::of(&article.doc, &facts), line))
}

/// The dossier of some files, as JSON, and the facts of their articles.
fn dossier(files: &[String], threads: usize) -> (Vec<u8>, Vec<Vec<u8>>) {
    let sources: Vec<InputSource> =
        files.iter().map(|file| InputSource::File(file.into())).collect();
    let threads = Threads::AtMost(NonZeroUsize::new(threads).unwrap());
    let (mut gathering, mut facts) = (Gathering::default(), Vec::new());
    batches::each(&sources, None, threads, &read, &mut |step| {
        if let Step::Article(read) = step {
            let (digest, line) = read?;
            gathering.add(digest);
            facts.push(line);
        }
        Ok(())
    })
    .unwrap();
    let mut out = Vec::new();
    json::dossier::write(&gathering.dossier(&[]), &mut out).unwrap();
    (out, facts)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_dossier_is_that_of_its_parts(
        order in Just((0..ARTICLES).collect::<Vec<_>>()).prop_shuffle(),
        // For each article its file, and whether its facts are there already.
        places in prop::collection::vec((0..4_usize, any::<bool>()), ARTICLES),
        threads in 1..5_usize,
    ) {
        let folder = Folder::new("dossier-property");
        let lines: Vec<String> = stories(ARTICLES).map(|story| story.line()).collect();
        let whole = folder.file("whole.jsonl", &lines.concat());
        let (expected, facts) = dossier(&[whole], 1);
        let mut parts = vec![String::new(); 4];
        for at in order {
            let (file, is_known) = places[at];
            let known = || std::str::from_utf8(&facts[at]).unwrap();
            parts[file].push_str(if is_known { known() } else { &lines[at] });
        }
        let parts: Vec<String> = parts
            .iter()
            .enumerate()
            .map(|(at, words)| folder.file(&format!("part-{at:05}.jsonl"), words))
            .collect();
        let (found, _) = dossier(&parts, threads);
        prop_assert_eq!(String::from_utf8(found), String::from_utf8(expected));
    }
}
