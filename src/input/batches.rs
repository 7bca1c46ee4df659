//! Reads the articles of many sources for scripts: several small files at a time, in order.

use anyhow::Result;

use super::json_lines::{self, Make};
use super::source::InputSource;
use super::threads::Threads;
use crate::formats::Format;

/// Small files that are read at a time, at most.
const AT_ONCE: usize = 64;

/// What comes of sources, in their order.
#[derive(Debug)]
pub enum Step<'s, T> {
    /// What was made of an article.
    Article(T),
    /// The end of a source, with the number of its articles.
    End(&'s InputSource, usize),
}

/// Takes what was made, in the order of the articles.
pub type Take<'t, 's, T> = dyn FnMut(Step<'s, T>) -> Result<()> + 't;

/// Reads the articles of some sources in order, makes something of each, and passes that on before
/// many more are read; what is made does not depend on the number of threads. An article that cannot
/// be read is an error that `make` gets, and the next follows.
///
/// # Errors
/// The first error of `take`: nothing more is read.
pub fn each<'s, T: Send>(
    mut sources: &'s [InputSource],
    forced: Option<&'static Format>,
    threads: Threads,
    make: &Make<'_, T>,
    take: &mut Take<'_, 's, T>,
) -> Result<()> {
    while let Some((first, rest)) = sources.split_first() {
        let small = sources.iter().take(AT_ONCE).take_while(|source| is_small_file(source)).count();
        if small < 2 {
            let mut count = 0;
            json_lines::each(first, forced, threads, make, &mut |made| {
                count += 1;
                take(Step::Article(made))
            })?;
            take(Step::End(first, count))?;
            sources = rest;
            continue;
        }
        let (batch, rest) = sources.split_at(small);
        let read = |source: &'s InputSource| {
            let mut all = Vec::new();
            let read = json_lines::each(source, forced, Threads::one(), make, &mut |made| {
                all.push(made);
                Ok(())
            });
            read.map(|()| (source, all))
        };
        for read in threads.map(batch.iter().collect(), read) {
            let (source, all) = read?;
            let count = all.len();
            for made in all {
                take(Step::Article(made))?;
            }
            take(Step::End(source, count))?;
        }
        sources = rest;
    }
    Ok(())
}

/// Whether all articles of a source fit into memory many times over. Those that come from elsewhere
/// are read one at a time.
fn is_small_file(source: &InputSource) -> bool {
    source.path().is_some() && source.is_small()
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;

    use super::super::tests::TestFile;
    use super::*;

    #[test]
    fn articles_come_in_order_whatever_the_number_of_threads() {
        let long = "{\"title\":\"L\",\"text\":\"Words.\"}\n".repeat(9000);
        let files: Vec<TestFile> = (0..90)
            .map(|n| match n {
                40 => TestFile::new("long.jsonl", &long),
                n if n % 9 == 0 => TestFile::new("none.jsonl", ""),
                n => TestFile::new(&format!("{n}.txt"), format!("Article {n}.")),
            })
            .collect();
        let mut sources: Vec<InputSource> = files.iter().map(|file| file.source.clone()).collect();
        sources.insert(3, InputSource::File("/no/such/file.txt".into()));
        let read = |threads: usize| {
            let mut found = Vec::new();
            let threads = Threads::AtMost(NonZeroUsize::new(threads).unwrap());
            let make = |_: &InputSource, read: Result<super::super::ParsedArticle>| {
                read.map_or_else(|error| error.to_string(), |article| article.doc.text)
            };
            each(&sources, None, threads, &make, &mut |step| {
                found.push(match step {
                    Step::Article(words) => words,
                    Step::End(source, count) => format!("{}: {count}", source.name()),
                });
                Ok(())
            })
            .unwrap();
            found
        };
        let expected = read(1);
        assert_eq!(expected.len(), 91 + 80 + 9000);
        assert!(
            expected.contains(&"/no/such/file.txt: no such file; use - for standard input".into())
        );
        assert_eq!(read(2), expected);
        assert_eq!(read(7), expected);
    }
}
