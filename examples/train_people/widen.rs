//! More text to learn from: articles with their people renamed, and the project's own templates.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use crate::corpus::{Article, Named};
use crate::names::{Chance, Invented, Names};

/// The article with every person of two words or more given another name, the same one throughout;
/// `None` where it names nobody.
pub fn renamed(article: &Article, names: &Names, copy: u64) -> Option<Article> {
    if article.people.is_empty() {
        return None;
    }
    let seed = article.text.bytes().fold(copy, |n, b| n.wrapping_mul(31).wrapping_add(b.into()));
    let mut chance = Chance(seed);
    let regions: Vec<&String> = names.regions.keys().collect();
    let home = chance.pick(&regions).copied()?;
    let mut fullest: BTreeMap<&str, &str> = BTreeMap::new();
    for named in &article.people {
        let words = article.text.get(named.start..named.end)?;
        let best = fullest.entry(&named.person).or_insert(words);
        if words.split_whitespace().count() > best.split_whitespace().count() {
            *best = words;
        }
    }
    let mut invented: BTreeMap<&str, Invented> = BTreeMap::new();
    for &person in fullest.keys() {
        let region = if chance.below(4) == 0 { "" } else { home };
        invented.insert(person, names.invent(region, &mut chance));
    }
    let mut out = Article { text: String::new(), people: Vec::new() };
    let mut at = 0;
    for named in &article.people {
        let words = article.text.get(named.start..named.end)?;
        let full = fullest.get(named.person.as_str())?;
        let person = invented.get(named.person.as_str())?;
        let capitals = words.chars().any(char::is_lowercase);
        let new = match () {
            () if !capitals => words,
            () if words.split_whitespace().count() > 1 => &person.full,
            () if full.split_whitespace().next() == Some(words) && *full != words => &person.given,
            () => &person.short,
        };
        out.text.push_str(article.text.get(at..named.start)?);
        let start = out.text.len();
        out.text.push_str(new);
        out.people.push(Named { start, end: out.text.len(), person: named.person.clone() });
        at = named.end;
    }
    out.text.push_str(article.text.get(at..)?);
    Some(out)
}

/// Articles from the templates of a folder: files `*.tmpl`, whose form `README.md` there describes.
pub fn own_text(folder: &str, names: &Names, articles: &mut Vec<Article>) -> Result<()> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .with_context(|| format!("reading {folder}"))?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "tmpl"))
        .collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        let mut slots: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut region = String::new();
        let mut copies = 1;
        let mut body = String::new();
        for line in text.lines().chain([""]) {
            if let Some(comment) = line.strip_prefix('#') {
                if let Some(name) = comment.trim().strip_prefix("region ") {
                    region = name.trim().to_owned();
                } else if let Some(count) = comment.trim().strip_prefix("copies ") {
                    copies = count.trim().parse().context("copies")?;
                } else if let Some((slot, items)) = comment.trim().split_once(" = ") {
                    let items = items.split('|').map(|i| i.trim().to_owned()).collect();
                    slots.insert(slot.to_owned(), items);
                }
            } else if line.trim().is_empty() {
                let regions: Vec<&str> = match region.as_str() {
                    "*" => names.regions.keys().map(String::as_str).collect(),
                    one => vec![one],
                };
                for (place, region) in (0..).zip(regions) {
                    for copy in 0..copies {
                        if !body.trim().is_empty() {
                            articles.push(expand(&body, region, &slots, names, copy + 100 * place));
                        }
                    }
                }
                body.clear();
            } else {
                body.push_str(line);
                body.push('\n');
            }
        }
    }
    Ok(())
}

/// Fills the slots of one template: `<A>` a full name, `<A.s>` its short form, `<A.g>` the given
/// name, `<A.he>` and so on; `{slot}` one of the items; `[Name]` a name that is written out.
fn expand(
    body: &str,
    region: &str,
    slots: &BTreeMap<String, Vec<String>>,
    names: &Names,
    copy: u64,
) -> Article {
    let seed = body.bytes().fold(copy, |n, b| n.wrapping_mul(131).wrapping_add(b.into()));
    let mut chance = Chance(seed);
    let mut people: BTreeMap<String, Invented> = BTreeMap::new();
    let mut out = Article { text: String::new(), people: Vec::new() };
    let mut rest = body;
    while let Some(at) = rest.find(['<', '{', '[']) {
        let (plain, tail) = rest.split_at(at);
        out.text.push_str(plain);
        let close = match tail.chars().next() {
            Some('<') => '>',
            Some('{') => '}',
            _ => ']',
        };
        let Some(end) = tail.find(close) else { break };
        let inner = tail.get(1..end).unwrap_or("");
        match close {
            '}' => {
                out.text.push_str(&fill(inner, region, slots, names, &mut chance));
            }
            ']' => name(&mut out, inner, inner),
            _ => {
                let (inner, nobody) = match inner.strip_suffix('!') {
                    Some(words) => (words, true),
                    None => (inner, false),
                };
                let (key, form) = inner.split_once('.').unwrap_or((inner, ""));
                let person = people
                    .entry(key.to_owned())
                    .or_insert_with(|| names.invent(region, &mut chance));
                match words_of(person, form) {
                    Some(words) if nobody => out.text.push_str(&words),
                    Some(words) => name(&mut out, &words, key),
                    None => out.text.push_str(pronoun(person, form).unwrap_or(inner)),
                }
            }
        }
        rest = tail.get(end + 1..).unwrap_or("");
    }
    out.text.push_str(rest);
    out
}

/// A form of a person's name.
fn words_of(person: &Invented, form: &str) -> Option<String> {
    Some(match form {
        "" => person.full.clone(),
        "s" => person.short.clone(),
        "g" => person.given.clone(),
        "w" => person.coined.clone(),
        "W" => format!("{} {}", person.partner, person.coined),
        // The first two of three or more: "Mohd Uzir" for Mohd Uzir Mahidin.
        "2" => match person.full.split(' ').collect::<Vec<_>>().as_slice() {
            [first, second, _, ..] if second.starts_with(char::is_uppercase) => {
                format!("{first} {second}")
            }
            _ => person.short.clone(),
        },
        "k" => {
            let numerals = ["I", "II", "III", "IV", "V", "VI", "VIII", "X", "XII", "XIV"];
            let at = person.full.len() % numerals.len();
            format!("{} {}", person.given, numerals.get(at).copied().unwrap_or("II"))
        }
        "S" => person.short.to_uppercase(),
        "F" => person.full.to_uppercase(),
        _ => return None,
    })
}

/// A word that depends on a person's gender.
fn pronoun(person: &Invented, form: &str) -> Option<&'static str> {
    let (man, woman) = match form {
        "he" => ("he", "she"),
        "He" => ("He", "She"),
        "his" => ("his", "her"),
        "mr" => ("Mr", "Ms"),
        "wife" => ("wife", "husband"),
        _ => return None,
    };
    Some(if person.female { woman } else { man })
}

/// One of a slot's items, its own slots filled.
fn fill(
    slot: &str,
    region: &str,
    slots: &BTreeMap<String, Vec<String>>,
    names: &Names,
    chance: &mut Chance,
) -> String {
    let empty = Vec::new();
    let home = names.regions.get(region);
    // One place in four is of another region.
    let anywhere: Vec<_> = names.regions.values().collect();
    let other = chance.pick(&anywhere).copied();
    let there = if chance.below(4) == 0 { other } else { home };
    let items = match slot {
        "city" | "country" => there.map_or(&empty, |r| &r.places),
        "nation" => there.map_or(&empty, |r| &r.nations),
        "paper" => home.map_or(&empty, |r| &r.papers),
        _ => slots.get(slot).unwrap_or(&empty),
    };
    let item = chance.pick(items).map_or(slot, String::as_str);
    match (item.find('{'), item.find('}')) {
        (Some(open), Some(close)) if open < close && item != slot => {
            let (head, tail) = item.split_at(open);
            let inner = tail.get(1..close - open).unwrap_or("");
            let rest = tail.get(close - open + 1..).unwrap_or("");
            format!("{head}{}{rest}", fill(inner, region, slots, names, chance))
        }
        _ => item.to_owned(),
    }
}

fn name(out: &mut Article, words: &str, person: &str) {
    let start = out.text.len();
    out.text.push_str(words);
    out.people.push(Named { start, end: out.text.len(), person: person.to_owned() });
}
