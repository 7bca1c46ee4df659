//! Running heads, running feet and numbers of pages: lines that return at the same height of many
//! pages, and are no part of the text.

use std::collections::{HashMap, HashSet};

use super::interpreter::PageWords;
use super::line::CELL_GAP;
use super::words::Word;

/// The part of a page, at its top and its foot, where they stand.
const EDGE: f32 = 0.12;
/// They are looked for on so many pages at least.
const FEWEST_PAGES: usize = 3;
/// How far their heights may be apart, in points.
const HEIGHT: f32 = 6.0;
/// Lines that are numbered, at least.
const FEWEST_NUMBERS: usize = 12;
/// The same at the right where there are none at the left: a table may end in a few.
const FEWEST_AT_RIGHT: usize = 30;
/// A cell at the end of a row has no more words.
const FEW_WORDS: usize = 2;
/// A line with fewer letters ("Page 3") says nothing about the document.
const FEWEST_LETTERS: usize = 5;
/// Lines at an edge that may be some.
const MOST_LINES: usize = 5;
/// They return within so many pages.
const NEAR: usize = 3;

/// A line at the edge of a page.
struct Edge {
    key: String,
    y: f32,
    page: usize,
    words: Vec<usize>,
    /// The words of a line of the first page.
    line: String,
    is_top: bool,
    /// The file says that it is no part of the text.
    is_artifact: bool,
}

/// Running heads and feet of the first page, which are shown once: they may name the author, the day
/// and the case.
#[derive(Debug, Default)]
pub struct Once {
    /// Lines above the text.
    pub heads: Vec<String>,
    /// Lines below it.
    pub feet: Vec<String>,
}

/// Takes running heads and feet off the pages, and gives those of the first one.
pub fn take_off(pages: &mut [PageWords]) -> Once {
    pages.iter_mut().for_each(take_line_numbers);
    let mut edges: Vec<Edge> = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        at_edges(page, index, &mut edges);
    }
    let mut places: HashMap<(&str, i32), Vec<usize>> = HashMap::new();
    for edge in &edges {
        for bucket in edge.buckets() {
            places.entry((edge.key.as_str(), bucket)).or_default().push(edge.page);
        }
    }
    let mut gone: HashMap<usize, HashSet<usize>> = HashMap::new();
    let mut once = Once::default();
    for edge in &edges {
        let same = edge.buckets().map(|bucket| places.get(&(edge.key.as_str(), bucket)));
        let is_same = same.into_iter().flatten().any(|same| returns(edge, same, pages.len()));
        if edge.is_artifact || is_same {
            gone.entry(edge.page).or_default().extend(&edge.words);
            if edge.page == 0
                && edge.key.chars().filter(|c| c.is_alphabetic()).count() > FEWEST_LETTERS
            {
                let lines = if edge.is_top { &mut once.heads } else { &mut once.feet };
                lines.push(edge.line.clone());
            }
        }
    }
    for (index, page) in pages.iter_mut().enumerate() {
        let (gone, height) = (gone.get(&index), page.size.1);
        let mut at = 0;
        page.words.retain(|word| {
            at += 1;
            let is_gone = gone.is_some_and(|gone| gone.contains(&(at - 1)));
            !(is_gone || word.artifact && is_at_edge(word, height))
        });
    }
    once
}

/// Takes off the numbers of lines that transcripts, pleadings and drafts have beside the text: at the
/// left, and at the right for a second column.
fn take_line_numbers(page: &mut PageWords) {
    let mut left = line_numbers(page, true);
    let right = line_numbers(page, false);
    // Numbers on both sides are those of two columns.
    if !left.is_empty() && right.len() < FEWEST_NUMBERS && are_rows(page, &left) {
        left.clear();
    }
    let fewest = if left.len() >= FEWEST_NUMBERS { FEWEST_NUMBERS } else { FEWEST_AT_RIGHT };
    let gone: HashSet<usize> = left
        .into_iter()
        .chain(Some(right).filter(|all| all.len() >= fewest).into_iter().flatten())
        .collect();
    let mut at = 0;
    page.words.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}

/// The words of a column of numbers that count up by one, with nothing between them and the edge of
/// the page.
fn line_numbers(page: &PageWords, is_left: bool) -> Vec<usize> {
    let is_number = |word: &Word| word.text.len() <= 4 && word.text.parse::<u16>().is_ok();
    let far = |word: &Word| if is_left { word.x1 } else { -word.x0 };
    let near = |word: &Word| if is_left { word.x0 } else { -word.x1 };
    // The number of the page may stand farther out.
    let inside = page.words.iter().filter(|word| !is_at_edge(word, page.size.1));
    let first = inside.filter(|word| is_number(word)).map(far);
    let Some(edge) = first.min_by(f32::total_cmp) else { return Vec::new() };
    let mut numbers: Vec<(usize, f32, u16)> = page
        .words
        .iter()
        .enumerate()
        .filter(|(_, word)| is_number(word) && near(word) < edge + word.size)
        .filter(|(_, word)| far(word) > edge - word.size)
        .filter_map(|(at, word)| Some((at, word.y, word.text.parse().ok()?)))
        .collect();
    numbers.sort_by(|a, b| a.1.total_cmp(&b.1));
    let steps = numbers.windows(2).filter(|pair| match pair {
        [(_, _, a), (_, _, b)] => *b == a.saturating_add(1),
        _ => false,
    });
    let count = steps.count();
    let is_outside = |word: &Word| far(word) < edge - word.size && !is_at_edge(word, page.size.1);
    let counts_up = count >= FEWEST_NUMBERS && count * 10 >= numbers.len() * 8;
    if !counts_up || page.words.iter().any(is_outside) {
        return Vec::new();
    }
    numbers.into_iter().map(|(at, ..)| at).collect()
}

/// Whether the lines with these numbers are rows of a table: behind a wide gap stand few words.
fn are_rows(page: &PageWords, numbers: &[usize]) -> bool {
    let mut words: Vec<&Word> = page.words.iter().collect();
    words.sort_by(|a, b| a.y.total_cmp(&b.y));
    let is_row = |at: &&usize| {
        let Some(y) = page.words.get(**at).map(|word| word.y) else { return false };
        let from = words.partition_point(|word| word.y < y - 1.0);
        let mut line: Vec<&&Word> =
            words.get(from..).unwrap_or(&[]).iter().take_while(|word| word.y <= y + 1.0).collect();
        line.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        // The number itself stands apart from the text.
        let cells = line.iter().skip(1).zip(line.iter().skip(2));
        let gaps = cells.zip(2..).filter(|((a, b), _)| b.x0 - a.x1 > CELL_GAP * b.size);
        let last = gaps.map(|(_, at)| at).last();
        last.is_some_and(|at| line.len() - at <= FEW_WORDS)
    };
    numbers.iter().filter(is_row).count() * 2 > numbers.len()
}

/// Whether a line returns on enough pages: on a third of all, or on those around its own. The pages
/// are in order.
fn returns(edge: &Edge, same: &[usize], pages: usize) -> bool {
    let from = same.partition_point(|page| page + NEAR < edge.page);
    let to = same.partition_point(|page| *page <= edge.page + NEAR);
    let is_number = edge.key.chars().all(|c| c == '0' || !c.is_alphanumeric());
    let fewest = if is_number { 2 } else { FEWEST_PAGES };
    same.len() >= fewest && (same.len() * 3 >= pages || to - from >= fewest)
}

impl Edge {
    /// The stretches of the page, twice as high as [`HEIGHT`], in which the line stands.
    fn buckets(&self) -> [i32; 2] {
        let bucket = (self.y / HEIGHT) as i32;
        [bucket, bucket + 1]
    }
}

fn is_at_edge(word: &Word, height: f32) -> bool {
    word.y < EDGE * height || word.y > (1.0 - EDGE) * height
}

/// The lines at the edges of a page.
fn at_edges(page: &PageWords, index: usize, edges: &mut Vec<Edge>) {
    let height = page.size.1;
    for is_top in [true, false] {
        let is_inside = |word: &Word| {
            if is_top { word.y < EDGE * height } else { word.y > (1.0 - EDGE) * height }
        };
        let mut inside: Vec<(usize, &Word)> =
            page.words.iter().enumerate().filter(|(_, word)| is_inside(word)).collect();
        inside.sort_by(|a, b| a.1.y.total_cmp(&b.1.y));
        let mut rows: Vec<Vec<(usize, &Word)>> = Vec::new();
        for word in inside {
            match rows.last_mut() {
                Some(row)
                    if row.last().is_some_and(|last| word.1.y - last.1.y < 0.5 * last.1.size) =>
                {
                    row.push(word);
                }
                _ => rows.push(vec![word]),
            }
        }
        if !is_top {
            rows.reverse();
        }
        for mut row in rows.into_iter().take(MOST_LINES) {
            row.sort_by(|a, b| a.1.x0.total_cmp(&b.1.x0));
            let words: Vec<&str> = row.iter().map(|(_, word)| word.text.as_str()).collect();
            edges.push(Edge {
                key: key(&words.concat()),
                y: row.first().map_or(0.0, |(_, word)| word.y),
                page: index,
                words: row.iter().map(|(at, _)| *at).collect(),
                line: if index == 0 { words.join(" ") } else { String::new() },
                is_top,
                is_artifact: row.iter().all(|(_, word)| word.artifact),
            });
        }
    }
}

/// The words without their numbers.
fn key(words: &str) -> String {
    let is_roman = words.len() < 8 && words.chars().all(|c| "ivxlcIVXLC".contains(c));
    if is_roman {
        return "0".to_owned();
    }
    let mut key = String::new();
    for c in words.chars() {
        match c {
            _ if c.is_numeric() => {
                if !key.ends_with('0') {
                    key.push('0');
                }
            }
            _ => key.extend(c.to_lowercase()),
        }
    }
    key
}
