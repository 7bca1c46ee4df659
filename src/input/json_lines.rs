//! Reads sources of many articles: JSON Lines, read in the memory of a few lines however long the
//! stream is, and lists of records.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use anyhow::Result;

use super::article::ParsedArticle;
use super::content::{Content, extension, head};
use super::gzip;
use super::parse::{self, open_article};
use super::progress::Progress;
use super::read;
use super::record_lines::{LONGEST_LINE, skip_line};
use super::source::InputSource;
use super::threads::Threads;
use crate::doc::problem::{Fault, Problem};
use crate::formats::articles::Articles;
use crate::formats::{self, Format, json};
use crate::text::decode::{declared, decode};

/// Lines are read and processed in batches of so many bytes.
const BATCH: usize = 256 << 10;

/// How articles lie in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// A JSON value on every line.
    Lines,
    /// Something that must be read whole.
    Whole,
}

/// Makes something of an article, or of the error why there is none, and of its source as the reader
/// lists it; of several articles at a time.
pub type Make<'m, T> = dyn Fn(&InputSource, Result<ParsedArticle>) -> T + Sync + 'm;
/// Takes what was made, in the order of the articles.
pub type Give<'g, T> = dyn FnMut(T) -> Result<()> + 'g;

/// Reads the articles of a source in order, makes something of each, and passes that on before many
/// more are read. One that cannot be read is an error, and the next follows.
///
/// # Errors
/// The first error of `give`: nothing more is read.
pub fn each<T: Send>(
    source: &InputSource,
    forced: Option<&'static Format>,
    threads: Threads,
    make: &Make<'_, T>,
    give: &mut Give<'_, T>,
) -> Result<()> {
    if forced.is_some_and(|format| !format.has_records()) {
        let article = read::content(source, &Progress::default());
        let article = article.and_then(|content| whole_article(content, forced, source));
        return give(make(source, article));
    }
    match source {
        InputSource::Stdin => {
            let mut stdin = std::io::stdin().lock();
            if stdin.fill_buf().is_ok_and(|head| shape_of(head) == Shape::Lines) {
                let stdin = BufReader::with_capacity(BATCH, stdin);
                return Lines::new(source, stdin).each(threads, make, give);
            }
        }
        InputSource::File(path) => {
            let extension = extension(path).unwrap_or_default();
            let is_named = formats::has_an_article_a_line(&extension);
            // Where the name says nothing (`part-00000`) the content does. A pipe with a name can
            // be read once only.
            let says_nothing = formats::with_extension(&extension).is_none() && path.is_file();
            if (is_named || says_nothing)
                && let Ok(file) = File::open(path)
            {
                let mut file = BufReader::with_capacity(BATCH, gzip::unpacked(file));
                let begins = file.fill_buf().map_or(Shape::Whole, shape_of);
                if is_named || begins == Shape::Lines {
                    return Lines::new(source, file).each(threads, make, give);
                }
            }
        }
        InputSource::Part(..) => {
            let article = open_article(source, forced);
            return give(make(source, article.and_then(ParsedArticle::or_problem)));
        }
        InputSource::Url(_)
        | InputSource::Linked(_)
        | InputSource::Buffered(..)
        | InputSource::Default => {}
    }
    let content = match read::content(source, &Progress::default()) {
        Ok(content) => content,
        Err(error) => return give(make(source, Err(error))),
    };
    match format_of(&content, forced).read {
        formats::Read::Records { find, .. } => whole(source, &content, find, make, give),
        _ => give(make(source, whole_article(content, forced, source))),
    }
}

/// The one article of some content.
fn whole_article(
    content: Content,
    forced: Option<&'static Format>,
    source: &InputSource,
) -> Result<ParsedArticle> {
    parse::article(content, forced, source).map_err(|error| {
        let message = format!("{error:#}");
        let source = Some(source.name());
        Problem { id: None, source, fault: Fault::NotText, message }.into()
    })
}

/// The format of some content, by its type, its name or its beginning.
fn format_of(content: &Content, forced: Option<&'static Format>) -> &'static Format {
    let head = String::from_utf8_lossy(head(&content.bytes));
    forced.unwrap_or_else(|| formats::choose(content.extension().as_deref(), &head))
}

/// An article among others, as the reader lists it. Those of a pipe are identified by their text.
fn part(source: &InputSource, index: usize) -> InputSource {
    match source {
        InputSource::Stdin => InputSource::Stdin,
        _ => source.article(index),
    }
}

/// The name of an article among others.
fn name_of(name: &str, index: usize) -> String {
    format!("{name}#{}", index + 1)
}

/// The shape that the first bytes have: an object that ends with its line is JSON Lines.
fn shape_of(head: &[u8]) -> Shape {
    if !json::sniff(&String::from_utf8_lossy(head)) {
        return Shape::Whole;
    }
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or(head).trim_ascii_end();
    let goes_on = line.len() == head.trim_ascii_end().len();
    match head.first() {
        Some(b'{') if line.ends_with(b"}") || (goes_on && line.len() > 1) => Shape::Lines,
        _ => Shape::Whole,
    }
}

/// A reader of JSON Lines.
struct Lines<'s, R> {
    source: &'s InputSource,
    /// The source's name.
    name: String,
    from: BufReader<R>,
    /// How many lines have been read.
    number: usize,
    /// How many of them look like articles.
    articles: usize,
    /// Whether reading failed: nothing follows.
    broken: bool,
}

/// A line, or why there is none.
struct Line {
    /// Counted from 1.
    number: usize,
    /// The index of the article on it, or of the next one.
    index: usize,
    bytes: Result<Vec<u8>>,
}

impl<'s, R: Read> Lines<'s, R> {
    fn new(source: &'s InputSource, from: BufReader<R>) -> Self {
        Self { source, name: source.name(), from, number: 0, articles: 0, broken: false }
    }

    fn each<T: Send>(
        mut self,
        threads: Threads,
        make: &Make<'_, T>,
        give: &mut Give<'_, T>,
    ) -> Result<()> {
        loop {
            let batch = self.batch();
            if batch.is_empty() {
                return Ok(());
            }
            let (source, name) = (self.source, self.name.as_str());
            let about = Content::named(self.name.as_str());
            let make = |line: Line| {
                let (place, called) = (part(source, line.index), name_of(name, line.index));
                let found = line_article(name, &called, line).map(|article| {
                    let mut article = article.with_source(source, &about);
                    article.doc.meta.source = called;
                    article
                });
                make(&place, found)
            };
            for made in threads.map(batch, make) {
                give(made)?;
            }
        }
    }

    /// The next line and those that came with it; a batch is not waited for until it is full.
    fn batch(&mut self) -> Vec<Line> {
        let mut batch = Vec::new();
        let mut size = 0;
        while let Some(line) = self.line() {
            size += line.bytes.as_ref().map_or(0, Vec::len);
            batch.push(line);
            if size >= BATCH || !self.from.buffer().contains(&b'\n') {
                break;
            }
        }
        batch
    }

    /// The next line that is not blank.
    fn line(&mut self) -> Option<Line> {
        let bytes = self.bytes()?;
        let line = Line { number: self.number, index: self.articles, bytes };
        self.articles += usize::from(line.bytes.as_ref().is_ok_and(|bytes| is_record(bytes)));
        Some(line)
    }

    fn bytes(&mut self) -> Option<Result<Vec<u8>>> {
        let mut line = Vec::new();
        while !self.broken {
            line.clear();
            self.number += 1;
            let (name, number) = (&self.name, self.number);
            let got = (&mut self.from).take(LONGEST_LINE).read_until(b'\n', &mut line);
            let whole = line.len() as u64 != LONGEST_LINE || line.ends_with(b"\n");
            match got.and_then(|got| {
                if whole { Ok(()) } else { skip_line(&mut self.from) }.map(|()| got)
            }) {
                Ok(0) => return None,
                Err(error) => {
                    self.broken = true;
                    let place = format!("{name}, line {number}: cannot be read");
                    return Some(Err(anyhow::Error::new(error).context(place)));
                }
                Ok(_) if !whole => {
                    let most = LONGEST_LINE >> 20;
                    let message = format!("{name}, line {number}: longer than {most} MiB, skipped");
                    let fault = Fault::TooLong;
                    return Some(Err(Problem { fault, ..Problem::from(message) }.into()));
                }
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some(Ok(line)),
            }
        }
        None
    }
}

/// Whether the reader counts a line among its articles.
fn is_record(line: &[u8]) -> bool {
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii_start().starts_with(b"{")
}

/// The article of a line; `called` is its name.
fn line_article(name: &str, called: &str, line: Line) -> Result<ParsedArticle> {
    let Line { number, bytes, .. } = line;
    let bytes = bytes.map_err(|error| with_source(error, called))?;
    // The strict check looks at many bytes at once.
    let text =
        std::str::from_utf8(&bytes).map_or_else(|_| String::from_utf8_lossy(&bytes), Cow::from);
    article(&json::Records::find(&text), 0, called, |why| {
        // It is all one line, so that only the column says something.
        format!("{name}, line {number}: {}", why.replace("line 1 column", "column"))
    })
}

/// An error of reading a line, with the article's name.
fn with_source(error: anyhow::Error, called: &str) -> anyhow::Error {
    let problem = error.downcast_ref::<Problem>().cloned().unwrap_or_else(|| Problem {
        fault: Fault::Unreadable,
        ..Problem::from(format!("{error:#}"))
    });
    Problem { source: Some(called.to_owned()), ..problem }.into()
}

/// The articles of a text that must be read whole.
fn whole<T>(
    source: &InputSource,
    content: &Content,
    find: fn(&str) -> Box<dyn Articles + '_>,
    make: &Make<'_, T>,
    give: &mut Give<'_, T>,
) -> Result<()> {
    let (name, about) = (source.name(), content.about());
    let label = content.charset.as_deref().or_else(|| declared(&content.bytes));
    let decoded = decode(&content.bytes, label);
    let articles = find(&decoded.text);
    let alone = articles.count() == 1;
    for index in 0..articles.count() {
        let called = if alone { name.clone() } else { name_of(&name, index) };
        let found = article(&*articles, index, &called, |why| format!("{name}: {why}"));
        let found = found.map(|article| {
            let mut article = article.with_source(source, &about);
            article.doc.meta.source.clone_from(&called);
            article
        });
        let place = if alone { source.clone() } else { part(source, index) };
        give(make(&place, found))?;
    }
    Ok(())
}

/// An article among others, or why there is none, with its name. What is known of a fault from
/// another run stays as it was.
fn article(
    articles: &dyn Articles,
    index: usize,
    called: &str,
    words: impl FnOnce(&str) -> String,
) -> Result<ParsedArticle> {
    articles.article(index).map(ParsedArticle::from).map_err(|problem| {
        let Problem { id, source, fault, message } = problem;
        match source {
            Some(_) => Problem { id, source, fault, message }.into(),
            None => {
                let message = words(&message);
                Problem { id, source: Some(called.to_owned()), fault, message }.into()
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_is_detected_by_the_first_bytes() {
        for (head, expected) in [
            ("{\"text\":\"a\"}\n{\"text\":\"b\"}\n", Shape::Lines),
            ("\u{feff}{\"text\":\"a\"}", Shape::Lines),
            ("{\"text\":\"a long line that is not at its e", Shape::Lines),
            ("{\n  \"text\": \"a\"\n}\n", Shape::Whole),
            ("[{\"text\":\"a\"}]", Shape::Whole),
            ("Plain words\n", Shape::Whole),
            ("{curly} words", Shape::Whole),
            ("", Shape::Whole),
        ] {
            assert_eq!(shape_of(head.as_bytes()), expected, "{head:?}");
        }
    }

    /// `source text` of each article of a stream, or its error.
    fn read_all(stream: &[u8]) -> Vec<String> {
        let make = |place: &InputSource, article: Result<ParsedArticle>| match article {
            Ok(article) => {
                assert_eq!(*place, InputSource::Stdin);
                format!("{} {}", article.doc.meta.source, article.doc.text.trim())
            }
            Err(error) => format!("{error:#}"),
        };
        let mut read = Vec::new();
        let mut give = |words| {
            read.push(words);
            Ok(())
        };
        let threads = Threads::AtMost(std::num::NonZeroUsize::new(3).unwrap());
        Lines::new(&InputSource::Stdin, BufReader::new(stream))
            .each(threads, &make, &mut give)
            .unwrap();
        read
    }

    #[test]
    fn many_lines_stay_in_order() {
        let line = |n: usize| format!("{{\"title\":\"A\",\"text\":\"Word {n}.\"}}\n");
        // Many in a batch, and one that is a batch of its own.
        let long = format!("{{\"text\":\"{}\"}}\n", "Words. ".repeat(BATCH / 5));
        let stream: String = (0..300).map(line).chain([long]).chain((301..600).map(line)).collect();
        let read = read_all(stream.as_bytes());
        assert_eq!(read.len(), 600);
        for (at, words) in read.iter().enumerate().filter(|(at, _)| *at != 300) {
            assert!(words.starts_with(&format!("-#{} ", at + 1)), "{words}");
            assert!(words.ends_with(&format!("Word {at}.")), "{words}");
        }
    }

    #[test]
    fn a_bad_line_does_not_end_the_stream() {
        let stream =
            b"{\"title\":\"A\",\"text\":\"One.\"}\n\nno json\n{\"title\":\"B\",\"text\":\"Two.\"}";
        let read = read_all(stream);
        assert_eq!(read.len(), 3, "{read:?}");
        assert!(read[0].starts_with("-#1") && read[0].ends_with("One."), "{read:?}");
        assert!(read[1].starts_with("-, line 3: no valid JSON at column 2: "), "{read:?}");
        assert!(read[2].starts_with("-#2") && read[2].ends_with("Two."), "{read:?}");
    }

    #[test]
    fn articles_are_where_the_reader_finds_them() {
        const LINE: &str = "{\"title\":\"A\",\"text\":\"A ferry came.\"}";
        let folder = std::env::temp_dir();
        for (name, words, indices) in [
            ("a.jsonl", format!("\u{feff}{LINE}\n\n{{\n[]\n {LINE}\n"), &[0, 1, 2, 2][..]),
            ("part-00000", format!("{LINE}\n\n{LINE}\n"), &[0, 1]),
            ("a.json", format!("[{LINE},{LINE}]"), &[0, 1]),
            ("list", format!("[{LINE},{LINE}]"), &[0, 1]),
        ] {
            let path = folder.join(format!("dateline-places-{}-{name}", std::process::id()));
            let mut file = File::create(&path).unwrap();
            std::io::Write::write_all(&mut file, words.as_bytes()).unwrap();
            let source = InputSource::File(path.clone());
            let mut found = Vec::new();
            let make = |place: &InputSource, article: Result<ParsedArticle>| {
                (place.clone(), article.is_ok())
            };
            each(&source, None, Threads::All, &make, &mut |made| {
                found.push(made);
                Ok(())
            })
            .unwrap();
            let part = |index: &usize| InputSource::Part(Box::new(source.clone()), *index);
            let places: Vec<_> = found.iter().map(|(place, _)| place.clone()).collect();
            assert_eq!(places, indices.iter().map(part).collect::<Vec<_>>(), "{name}");
            // What is an article here is the same one in the reader's list.
            let listed = super::super::arguments::articles_in(&source);
            for (place, _) in found.into_iter().filter(|(_, is_article)| *is_article) {
                assert!(listed.contains(&place), "{name}");
                assert_eq!(open_article(&place, None).unwrap().doc.meta.title, "A", "{name}");
            }
            std::fs::remove_file(path).unwrap();
        }
    }
}
