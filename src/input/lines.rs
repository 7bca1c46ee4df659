//! Sources that hold many articles as JSON: JSON Lines take the memory of a few lines, however long
//! the stream is.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use anyhow::{Context as _, Result, anyhow, bail};

use super::{Article, Progress, Source, extension, open_article, read};
use crate::export::restore;
use crate::facts::{self, Crew};
use crate::formats::{Format, json};
use crate::text::decode::{declared, decode};

/// A line longer than this is passed over, in bytes.
const LONGEST_LINE: u64 = 64 << 20;
/// So many bytes of lines are read at once, and worked on together.
const BATCH: usize = 256 << 10;

/// How a source gives its articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// A JSON value on every line.
    Lines,
    /// JSON that must be read whole.
    Whole,
    /// One article in any format.
    Single,
}

/// What is made of an article, or of the reason why it cannot be read; where there are many, of
/// several at a time.
type Make<'m, T> = dyn Fn(Result<Article>) -> T + Sync + 'm;
/// Takes what was made, in order.
type Give<'g, T> = dyn FnMut(T) -> Result<()> + 'g;

/// Reads the articles of a source in order, has something made of each, and gives that before
/// many more are read. One that cannot be read is an error, and the next follows.
///
/// # Errors
/// Those of `give`, which end it.
pub fn each<T: Send>(
    source: &Source,
    forced: Option<&'static Format>,
    crew: &dyn Crew,
    make: &Make<'_, T>,
    give: &mut Give<'_, T>,
) -> Result<()> {
    let single = || make(open_article(source, forced, &Progress::default()));
    if forced.is_some_and(|format| format.name != "json") {
        return give(single());
    }
    match source {
        Source::Stdin => {
            let mut stdin = std::io::stdin().lock();
            match stdin.fill_buf().map(shape_of) {
                Ok(Shape::Lines) => return Lines::new(source, stdin).each(crew, make, give),
                Ok(Shape::Whole) => {
                    drop(stdin);
                    return whole(source, make, give);
                }
                // An error comes again, with its words, when it is read.
                Ok(Shape::Single) | Err(_) => {}
            }
        }
        Source::File(path) => {
            let by_name = extension(path);
            let by_name = by_name.as_deref();
            if matches!(by_name, Some("jsonl" | "ndjson"))
                && let Ok(file) = File::open(path)
            {
                return Lines::new(source, file).each(crew, make, give);
            }
            if forced.is_some() || matches!(by_name, Some("json" | "jsonld")) {
                return whole(source, make, give);
            }
        }
        Source::Default | Source::Url(_) | Source::Part(..) => {}
    }
    give(single())
}

/// What the first bytes of a pipe tell: an object that ends with its line is JSON Lines.
fn shape_of(head: &[u8]) -> Shape {
    if !json::sniff(&String::from_utf8_lossy(head)) {
        return Shape::Single;
    }
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or(head).trim_ascii_end();
    let goes_on = line.len() == head.trim_ascii_end().len();
    match head.first() {
        Some(b'{') if line.ends_with(b"}") || (goes_on && line.len() > 1) => Shape::Lines,
        Some(b'{' | b'[') => Shape::Whole,
        _ => Shape::Single,
    }
}

/// JSON Lines while they are read.
struct Lines<R> {
    /// The source's name.
    name: String,
    from: BufReader<R>,
    /// How many lines have been read.
    number: usize,
    /// Whether reading failed, so that nothing follows.
    broken: bool,
}

/// A line with its number, or why there is none.
type Line = (usize, Result<Vec<u8>>);

impl<R: Read> Lines<R> {
    fn new(source: &Source, from: R) -> Self {
        let from = BufReader::with_capacity(BATCH, from);
        Self { name: source.name(), from, number: 0, broken: false }
    }

    fn each<T: Send>(
        mut self,
        crew: &dyn Crew,
        make: &Make<'_, T>,
        give: &mut Give<'_, T>,
    ) -> Result<()> {
        loop {
            let batch = self.batch();
            if batch.is_empty() {
                return Ok(());
            }
            let name = self.name.as_str();
            for made in facts::map(crew, batch, &|line| make(line_article(name, line))) {
                give(made)?;
            }
        }
    }

    /// The next lines: one, and those that came with it. Nobody waits for a batch to be full.
    fn batch(&mut self) -> Vec<Line> {
        let mut batch = Vec::new();
        let mut size = 0;
        while let Some(line) = self.line() {
            size += line.1.as_ref().map_or(0, Vec::len);
            batch.push(line);
            if size >= BATCH || !self.from.buffer().contains(&b'\n') {
                break;
            }
        }
        batch
    }

    /// The next line that is not blank.
    fn line(&mut self) -> Option<Line> {
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
                    let place = format!("cannot read {name}, line {number}");
                    return Some((number, Err(anyhow::Error::new(error).context(place))));
                }
                Ok(_) if !whole => {
                    let most = LONGEST_LINE >> 20;
                    let why = anyhow!("{name}, line {number}: longer than {most} MiB; passed over");
                    return Some((number, Err(why)));
                }
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some((number, Ok(line))),
            }
        }
        None
    }
}

/// The article of a line.
fn line_article(name: &str, (number, line): Line) -> Result<Article> {
    let line = line?;
    let text = String::from_utf8_lossy(&line);
    let found = article(&json::Records::find(&text), 0);
    // It is all one line.
    let found =
        found.map_err(|why| anyhow!("{}", why.to_string().replace("line 1 column", "column")));
    let mut article = found.with_context(|| format!("{name}, line {number}"))?;
    article.doc.meta.source = format!("{name}#{number}");
    Ok(article)
}

fn skip_line(from: &mut dyn BufRead) -> std::io::Result<()> {
    loop {
        let buffer = from.fill_buf()?;
        let end = memchr::memchr(b'\n', buffer);
        let used = end.map_or(buffer.len(), |at| at + 1);
        from.consume(used);
        if end.is_some() || used == 0 {
            return Ok(());
        }
    }
}

/// The articles of one JSON value.
fn whole<T>(source: &Source, make: &Make<'_, T>, give: &mut Give<'_, T>) -> Result<()> {
    let content = match read::content(source, &Progress::default()) {
        Ok(content) => content,
        Err(error) => return give(make(Err(error))),
    };
    let name = source.name();
    let decoded = decode(&content.bytes, declared(&content.bytes));
    let records = json::Records::find(&decoded.text);
    for index in 0..records.len() {
        let found = article(&records, index).with_context(|| name.clone());
        give(make(found.map(|mut article| {
            article.doc.meta.source =
                if records.len() == 1 { name.clone() } else { format!("{name}#{}", index + 1) };
            article
        })))?;
    }
    Ok(())
}

/// A record as an article, with its facts where it is our own JSON.
fn article(records: &json::Records<'_>, index: usize) -> Result<Article> {
    let Some(value) = records.value(index) else { bail!("{}", records.reason().to_owned()) };
    let doc = json::document(&value);
    let facts = if json::is_own(&value) { restore::facts(&value, &doc) } else { None };
    Ok(Article { doc, facts, problem: None })
}

#[cfg(test)]
mod tests {
    use super::super::crew::Threads;
    use super::*;

    #[test]
    fn the_first_bytes_tell_the_shape() {
        for (head, expected) in [
            ("{\"text\":\"a\"}\n{\"text\":\"b\"}\n", Shape::Lines),
            ("\u{feff}{\"text\":\"a\"}", Shape::Lines),
            ("{\"text\":\"a long line that is not at its e", Shape::Lines),
            ("{\n  \"text\": \"a\"\n}\n", Shape::Whole),
            ("[{\"text\":\"a\"}]", Shape::Whole),
            ("Plain words\n", Shape::Single),
            ("{curly} words", Shape::Single),
            ("", Shape::Single),
        ] {
            assert_eq!(shape_of(head.as_bytes()), expected, "{head:?}");
        }
    }

    /// What comes of a stream: `source text` or the error of each article.
    fn told(stream: &[u8]) -> Vec<String> {
        let make = |article: Result<Article>| match article {
            Ok(article) => format!("{} {}", article.doc.meta.source, article.doc.text.trim()),
            Err(error) => format!("{error:#}"),
        };
        let mut told = Vec::new();
        let mut give = |words| {
            told.push(words);
            Ok(())
        };
        let crew = Threads::AtMost(std::num::NonZeroUsize::new(3).unwrap());
        Lines::new(&Source::Stdin, stream).each(&crew, &make, &mut give).unwrap();
        told
    }

    #[test]
    fn many_lines_stay_in_order() {
        let line = |n: usize| format!("{{\"title\":\"A\",\"text\":\"Word {n}.\"}}\n");
        // Many in a batch, and one that is a batch of its own.
        let long = format!("{{\"text\":\"{}\"}}\n", "Words. ".repeat(BATCH / 5));
        let stream: String = (0..300).map(line).chain([long]).chain((301..600).map(line)).collect();
        let told = told(stream.as_bytes());
        assert_eq!(told.len(), 600);
        for (at, words) in told.iter().enumerate().filter(|(at, _)| *at != 300) {
            assert!(words.starts_with(&format!("-#{} ", at + 1)), "{words}");
            assert!(words.ends_with(&format!("Word {at}.")), "{words}");
        }
    }

    #[test]
    fn a_bad_line_does_not_end_the_stream() {
        let stream =
            b"{\"title\":\"A\",\"text\":\"One.\"}\n\nno json\n{\"title\":\"B\",\"text\":\"Two.\"}";
        let told = told(stream);
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].starts_with("-#1") && told[0].ends_with("One."), "{told:?}");
        assert!(told[1].starts_with("-, line 3: no valid JSON: "), "{told:?}");
        assert!(told[2].starts_with("-#4") && told[2].ends_with("Two."), "{told:?}");
    }
}
