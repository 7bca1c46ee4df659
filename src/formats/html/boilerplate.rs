//! Removes page boilerplate from the blocks of an article: offers, links to other articles, buttons,
//! credits, and lines that the reader shows elsewhere (date, byline).
//!
//! Every rule is about a kind of line on any site. Long blocks are never boilerplate.

mod lines;
mod phrases;

use std::collections::{BTreeMap, BTreeSet};

use super::chunk::Chunk;
use crate::doc::{BlockKind, Meta};
use lines::{
    LONGEST_CUE, ends_in_offer, is_about_author, is_byline, is_copyright, is_credit, is_date_line,
    is_dated, is_head_line, is_link_line, is_offer, is_reading_time,
};
use phrases::{LINES, LINKS, LONGEST_LINE, begins};

pub(super) use phrases::key_of;

/// A foreign element that holds more of the page than one part in this many is the article after
/// all.
const FOREIGN_SHARE: usize = 4;
/// Blocks that a second printing has at least, and bytes that it has more than.
const SHORTEST_PRINTING: usize = 3;
const LEAST_PRINTED: usize = 600;
/// Blocks of the head of a page.
const HEAD: usize = 8;
/// Longest line, in bytes, that can be an offer.
const LONGEST_OFFER: usize = 400;

/// Takes out the chunks that are not the article's.
pub(super) fn remove(chunks: &mut Vec<Chunk>, meta: &Meta) {
    let total: usize = chunks.iter().map(|c| c.text.len()).sum();
    let mut gone = vec![false; chunks.len()];
    mark_foreign(chunks, total, &mut gone);
    mark_link_lists(chunks, total, &mut gone);
    for chunk in chunks.iter_mut().filter(|c| is_rule(&c.text)) {
        chunk.kind = BlockKind::Rule;
    }
    mark_lines(chunks, meta, &mut gone);
    mark_promotions(chunks, &mut gone);
    mark_doubles(chunks, meta, &mut gone);
    mark_second_printing(chunks, &mut gone);
    mark_empty_headings(chunks, &mut gone);
    let left: usize =
        chunks.iter().zip(&gone).filter(|(_, g)| !**g).map(|(c, _)| c.text.len()).sum();
    // A page made of nothing but such lines is shown as it is.
    if left * 4 < total {
        return;
    }
    let mut gone = gone.iter();
    chunks.retain(|_| gone.next() != Some(&true));
}

/// Whether a line holds nothing but a date, a time and words such as "updated".
pub(super) fn is_only_date(line: &str) -> bool {
    is_date_line(&key_of(line))
}

/// "* * *", "___".
fn is_rule(text: &str) -> bool {
    text.len() >= 3
        && text.chars().all(|c| matches!(c, '*' | '_' | '-' | '=' | '~' | '—' | ' ' | '#'))
}

fn drop_at(gone: &mut [bool], index: usize) {
    if let Some(flag) = gone.get_mut(index) {
        *flag = true;
    }
}

/// Elements whose class says so, unless they hold a good part of the words.
fn mark_foreign(chunks: &[Chunk], total: usize, gone: &mut [bool]) {
    let elements = chunks.iter().filter_map(|c| c.foreign).max().map_or(0, |n| n + 1);
    let mut sizes = vec![0; elements];
    for chunk in chunks {
        if let Some(size) = chunk.foreign.and_then(|n| sizes.get_mut(n)) {
            *size += chunk.text.len();
        }
    }
    for (index, chunk) in chunks.iter().enumerate() {
        let size = chunk.foreign.and_then(|n| sizes.get(n));
        if size.is_some_and(|size| size * FOREIGN_SHARE < total) {
            drop_at(gone, index);
        }
    }
}

/// Whether nearly all of its words are links.
fn is_linked(chunk: &Chunk) -> bool {
    let words = chunk.text.trim_start_matches(['•', ' ']).len();
    chunk.linked > 0 && chunk.linked * 10 >= words * 8
}

/// Lists of links, and lines of links that follow one another, with the line that introduces
/// them.
fn mark_link_lists(chunks: &[Chunk], total: usize, gone: &mut [bool]) {
    let mut at = 0;
    while let Some(first) = chunks.get(at) {
        let in_list = matches!(first.kind, BlockKind::Item(_));
        let same = |chunk: &&Chunk| {
            if in_list { chunk.group == first.group } else { is_linked(chunk) && !is_item(chunk) }
        };
        let run: Vec<&Chunk> = chunks.iter().skip(at).take_while(same).collect();
        let size: usize = run.iter().map(|c| c.text.len()).sum();
        let linked = run.iter().filter(|c| is_linked(c)).count();
        let linking = run.iter().filter(|c| c.linked > 0).count();
        let here = at;
        at += run.len().max(1);
        // Nearly all lines: the rest costs more.
        if linking == 0 {
            continue;
        }
        let before = here.checked_sub(1).and_then(|i| chunks.get(i));
        let introduced = before.is_some_and(is_cue);
        // Words such as "read also" say by themselves what the list is.
        let named = before.filter(|_| introduced).is_some_and(|c| {
            let key = key_of(&c.text);
            LINES.contains(&key) || begins(&LINKS, &key)
        });
        // Links below an item with words of its own are what it speaks of.
        let depth = |chunk: &Chunk| match chunk.kind {
            BlockKind::Item(depth) => depth,
            _ => 0,
        };
        let below_item = before.is_some_and(|c| is_item(c) && depth(c) < depth(first));
        if below_item && !named && !before.is_some_and(is_linked) {
            continue;
        }
        let links =
            if named { linking * 10 >= run.len() * 6 } else { linked * 10 >= run.len() * 8 };
        // One line that is a link may be the text's own.
        let enough = introduced || run.len() > 1 || (in_list && here == 0);
        if enough && links && size * 3 < total {
            (here..here + run.len()).for_each(|i| drop_at(gone, i));
            if introduced {
                drop_at(gone, here - 1);
            }
        }
    }
}

const fn is_item(chunk: &Chunk) -> bool {
    matches!(chunk.kind, BlockKind::Item(_))
}

/// Whether a line only introduces what follows: a heading, or words that lists of links begin
/// with.
fn is_cue(chunk: &Chunk) -> bool {
    if chunk.text.len() > LONGEST_CUE {
        return false;
    }
    let known = |key: &str| LINES.contains(key) || begins(&LINKS, key);
    matches!(chunk.kind, BlockKind::Heading(_))
        || chunk.text.ends_with(':')
        || known(&key_of(&chunk.text))
}

/// Lists of which half of the items are known lines, or more: in another list "Next" is an item.
fn lists_of_buttons(chunks: &[Chunk]) -> BTreeSet<usize> {
    let mut counts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for chunk in chunks.iter().filter(|chunk| is_item(chunk)) {
        let is_known = chunk.text.len() <= LONGEST_LINE && LINES.contains(&key_of(&chunk.text));
        let (known, all) = counts.entry(chunk.group).or_default();
        (*known, *all) = (*known + usize::from(is_known), *all + 1);
    }
    counts
        .into_iter()
        .filter(|(_, (known, all))| known * 2 >= *all)
        .map(|(group, _)| group)
        .collect()
}

/// Lines that the lists and patterns know.
fn mark_lines(chunks: &[Chunk], meta: &Meta, gone: &mut [bool]) {
    let byline = meta.byline.as_deref().map(key_of).filter(|key| !key.is_empty());
    let body = chunks.iter().rposition(|c| c.text.len() > 200).unwrap_or(0);
    let buttons = lists_of_buttons(chunks);
    for (index, chunk) in chunks.iter().enumerate() {
        if matches!(chunk.kind, BlockKind::Code | BlockKind::Table | BlockKind::Rule) {
            continue;
        }
        if chunk.text.len() > LONGEST_OFFER {
            if !chunk.text.chars().any(char::is_alphanumeric) {
                drop_at(gone, index);
            }
            continue;
        }
        let key = key_of(&chunk.text);
        let by_article = byline.as_deref().is_some_and(|byline| is_byline(&key, byline));
        let unwanted = key.is_empty()
            || (index < 4 && is_dated(chunk, &key))
            || (key.len() <= LONGEST_LINE
                && LINES.contains(&key)
                && (!is_item(chunk) || buttons.contains(&chunk.group)))
            || by_article
            || is_link_line(chunk, &key)
            || is_offer(chunk, &key, index > body)
            || is_date_line(&key)
            || (index < HEAD && (is_head_line(&key) || is_reading_time(chunk, &key)))
            || (index > body
                && byline.as_deref().is_some_and(|name| is_about_author(chunk, &key, name)))
            || ends_in_offer(chunk, &key)
            || is_credit(chunk, &key)
            || is_copyright(chunk, &key);
        if unwanted {
            drop_at(gone, index);
        }
    }
}

/// A line of capitals between paragraphs that is a link and nothing else leads to another article.
/// Where there are several, they may be the headings of a list.
fn mark_promotions(chunks: &[Chunk], gone: &mut [bool]) {
    const MOST: usize = 3;
    const FEWEST_WORDS: usize = 3;
    let is_prose = |chunk: &Chunk| chunk.kind == BlockKind::Paragraph && chunk.text.len() > 100;
    let (first, last) = (chunks.iter().position(is_prose), chunks.iter().rposition(is_prose));
    let (Some(first), Some(last)) = (first, last) else { return };
    let is_promotion = |chunk: &Chunk| {
        chunk.kind == BlockKind::Paragraph
            && chunk.linked == chunk.text.len()
            && chunk.text.split_whitespace().count() >= FEWEST_WORDS
            && !chunk.text.starts_with(|c: char| c.is_ascii_digit() || c == '#')
            && !chunk.text.chars().any(char::is_lowercase)
            && chunk.text.chars().any(char::is_uppercase)
    };
    let between = chunks.iter().enumerate().take(last).skip(first + 1);
    let found: Vec<usize> =
        between.filter(|(_, chunk)| is_promotion(chunk)).map(|(index, _)| index).collect();
    if found.len() <= MOST {
        found.into_iter().for_each(|index| drop_at(gone, index));
    }
}

/// The title again, and captions whose words were there before. What the text itself says twice
/// stands twice: a witness answers the same, a refrain returns.
fn mark_doubles(chunks: &[Chunk], meta: &Meta, gone: &mut [bool]) {
    let mut seen = BTreeSet::new();
    let title = key_of(&meta.title);
    for (index, chunk) in chunks.iter().enumerate() {
        let short = chunk.text.len() <= 2 * meta.title.len() && !is_item(chunk);
        let is_title = short && !title.is_empty() && key_of(&chunk.text) == title;
        let again = chunk.text.len() >= 30 && !seen.insert(chunk.text.as_str());
        if is_title || (again && chunk.kind == BlockKind::Image) {
            drop_at(gone, index);
        }
    }
}

/// A part of the article that the page prints again, for another width of the screen: several blocks
/// in the order they had before, and more words than a refrain or a repeated answer has.
fn mark_second_printing(chunks: &[Chunk], gone: &mut [bool]) {
    let texts: Vec<&str> = chunks.iter().map(|chunk| chunk.text.as_str()).collect();
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut at = 0;
    while let Some(text) = texts.get(at).copied() {
        let Some(&before) = first.get(text) else {
            first.insert(text, at);
            at += 1;
            continue;
        };
        let again = texts.iter().skip(at).zip(texts.iter().take(at).skip(before));
        let run: Vec<&str> = again.take_while(|(b, a)| a == b).map(|(b, _)| *b).collect();
        let size: usize = run.iter().map(|text| text.len()).sum();
        if run.len() >= SHORTEST_PRINTING && size > LEAST_PRINTED {
            (at..at + run.len()).for_each(|index| drop_at(gone, index));
        }
        // What was compared once is not compared again.
        at += run.len().max(1);
    }
}

/// Headings that lost what they were over, and those at the end.
fn mark_empty_headings(chunks: &[Chunk], gone: &mut [bool]) {
    let mut below = false;
    let mut lost = true;
    for (index, chunk) in chunks.iter().enumerate().rev() {
        if matches!(chunk.kind, BlockKind::Heading(_)) {
            if !below && lost {
                drop_at(gone, index);
            }
            // A heading over headings stays.
            lost = gone.get(index) == Some(&true);
            below = false;
        } else if gone.get(index) == Some(&true) {
            lost = true;
        } else if chunk.kind != BlockKind::Rule {
            below = true;
        }
    }
}
