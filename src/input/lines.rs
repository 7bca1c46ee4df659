//! Sources that hold many articles as JSON, read one after the other: JSON Lines take the memory of
//! one line, however long the stream is.

use std::fs::File;
use std::io::{BufRead, BufReader, Read as _};

use anyhow::{Context as _, Result, anyhow, bail};

use super::{Article, Progress, Source, extension, open_article, read};
use crate::export::restore;
use crate::formats::{Format, json};
use crate::text::decode::{declared, decode};

/// A line longer than this is passed over, in bytes.
const LONGEST_LINE: u64 = 64 << 20;

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

/// Reads the articles of a source in order and gives each before the next is read. One that cannot
/// be read is given as an error, and the next follows.
///
/// # Errors
/// Those of `give`, which end it.
pub fn each(
    source: &Source,
    forced: Option<&'static Format>,
    give: &mut dyn FnMut(Result<Article>) -> Result<()>,
) -> Result<()> {
    if forced.is_some_and(|format| format.name != "json") {
        return give(open_article(source, forced, &Progress::default()));
    }
    match source {
        Source::Stdin => {
            let mut stdin = std::io::stdin().lock();
            match stdin.fill_buf().map(shape_of) {
                Ok(Shape::Lines) => return lines(source, &mut stdin, give),
                Ok(Shape::Whole) => {
                    drop(stdin);
                    return whole(source, give);
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
                return lines(source, &mut BufReader::with_capacity(1 << 16, file), give);
            }
            if forced.is_some() || matches!(by_name, Some("json" | "jsonld")) {
                return whole(source, give);
            }
        }
        Source::Default | Source::Url(_) | Source::Part(..) => {}
    }
    give(open_article(source, forced, &Progress::default()))
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

fn lines(
    source: &Source,
    mut from: &mut dyn BufRead,
    give: &mut dyn FnMut(Result<Article>) -> Result<()>,
) -> Result<()> {
    let name = source.name();
    let mut line = Vec::new();
    for number in 1_usize.. {
        line.clear();
        let place = || format!("cannot read {name}, line {number}");
        let got = (&mut from).take(LONGEST_LINE).read_until(b'\n', &mut line);
        match got.with_context(place) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => return give(Err(error)),
        }
        if line.len() as u64 == LONGEST_LINE && !line.ends_with(b"\n") {
            let most = LONGEST_LINE >> 20;
            give(Err(anyhow!("{name}, line {number}: longer than {most} MiB; passed over")))?;
            if let Err(error) = skip_line(from).with_context(place) {
                return give(Err(error));
            }
            continue;
        }
        if !line.trim_ascii().is_empty() {
            let text = String::from_utf8_lossy(&line);
            let found = article(&json::Records::find(&text), 0);
            // It is all one line.
            let found = found
                .map_err(|why| anyhow!("{}", why.to_string().replace("line 1 column", "column")));
            give(found.with_context(|| format!("{name}, line {number}")).map(|mut article| {
                article.doc.meta.source = format!("{name}#{number}");
                article
            }))?;
        }
    }
    Ok(())
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
fn whole(source: &Source, give: &mut dyn FnMut(Result<Article>) -> Result<()>) -> Result<()> {
    let content = match read::content(source, &Progress::default()) {
        Ok(content) => content,
        Err(error) => return give(Err(error)),
    };
    let name = source.name();
    let decoded = decode(&content.bytes, declared(&content.bytes));
    let records = json::Records::find(&decoded.text);
    for index in 0..records.len() {
        let found = article(&records, index).with_context(|| name.clone());
        give(found.map(|mut article| {
            article.doc.meta.source =
                if records.len() == 1 { name.clone() } else { format!("{name}#{}", index + 1) };
            article
        }))?;
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

    #[test]
    fn a_bad_line_does_not_end_the_stream() {
        let stream =
            b"{\"title\":\"A\",\"text\":\"One.\"}\n\nno json\n{\"title\":\"B\",\"text\":\"Two.\"}";
        let mut told = Vec::new();
        let mut give = |article: Result<Article>| {
            told.push(match article {
                Ok(article) => format!("{} {}", article.doc.meta.source, article.doc.text.trim()),
                Err(error) => format!("{error:#}"),
            });
            Ok(())
        };
        lines(&Source::Stdin, &mut stream.as_slice(), &mut give).unwrap();
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].starts_with("-#1") && told[0].ends_with("One."), "{told:?}");
        assert!(told[1].starts_with("-, line 3: no valid JSON: "), "{told:?}");
        assert!(told[2].starts_with("-#4") && told[2].ends_with("Two."), "{told:?}");
    }
}
