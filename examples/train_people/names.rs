//! Names to put into the training text, by region.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use dateline::facts::people::gazetteer::{Senses, look_up};

/// Out of a hundred words of invented names, how many are made of two, so that the model learns
/// names that no list has.
const BLENDED: usize = 30;

/// Lists of one region.
#[derive(Debug, Default)]
pub struct Region {
    /// Shapes of a full name: `G S`, `G bin P al-S` …
    pub shapes: Vec<String>,
    /// Given names of men.
    pub male: Vec<String>,
    /// Given names of women.
    pub female: Vec<String>,
    /// Family names.
    pub family: Vec<String>,
    /// Western given names that go with the region's family names.
    pub western: Vec<String>,
    /// Towns and provinces.
    pub places: Vec<String>,
    /// Adjectives of nations.
    pub nations: Vec<String>,
    /// Newspapers, agencies, broadcasters.
    pub papers: Vec<String>,
}

/// All regions by name.
#[derive(Debug)]
pub struct Names {
    /// In order of the regions' names.
    pub regions: BTreeMap<String, Region>,
}

/// A made-up person.
#[derive(Clone, Debug)]
pub struct Invented {
    /// The whole name.
    pub full: String,
    /// What an article calls the person later.
    pub short: String,
    /// The given name alone.
    pub given: String,
    /// A word of the same sound that no list has, for what is no person.
    pub coined: String,
    /// Another family name: that of a partner.
    pub partner: String,
    /// Whether the person is a woman.
    pub female: bool,
}

/// A small deterministic source of chance (SplitMix64).
#[derive(Clone, Debug)]
pub struct Chance(pub u64);

impl Chance {
    /// A number below `n` (0 when `n` is 0).
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        usize::try_from(z % u64::try_from(n.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    /// One of `items`, or the default of an empty list.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let at = self.below(items.len());
        items.get(at)
    }
}

impl Names {
    /// Reads `region part: names` lines.
    pub fn read(path: &str) -> Result<Self> {
        let file = std::fs::read_to_string(path).with_context(|| format!("reading {path}"))?;
        let mut regions: BTreeMap<String, Region> = BTreeMap::new();
        for line in file.lines().filter(|l| !l.starts_with('#')) {
            let Some((head, items)) = line.split_once(':') else { continue };
            let Some((region, part)) = head.split_once(' ') else { continue };
            let region = regions.entry(region.to_owned()).or_default();
            let words = items.split_whitespace().map(str::to_owned);
            match part {
                "shapes" => region.shapes.extend(items.split('|').map(|s| s.trim().to_owned())),
                "m" => region.male.extend(words),
                "f" => region.female.extend(words),
                "s" => region.family.extend(words),
                "e" => region.western.extend(words),
                "places" => region.places.extend(words.map(|w| w.replace('_', " "))),
                "nation" => region.nations.extend(words.map(|w| w.replace('_', " "))),
                "papers" => region.papers.extend(words.map(|w| w.replace('_', " "))),
                _ => anyhow::bail!("unknown part in `{head}`"),
            }
        }
        Ok(Self { regions })
    }

    /// A person of `region`, or of any region when it is unknown.
    pub fn invent(&self, region: &str, chance: &mut Chance) -> Invented {
        let any: Vec<&Region> = self.regions.values().collect();
        let region = match self.regions.get(region) {
            Some(region) => region,
            None => chance.pick(&any).copied().unwrap_or_else(|| unreachable!("no regions")),
        };
        region.invent(chance)
    }
}

impl Region {
    fn invent(&self, chance: &mut Chance) -> Invented {
        let female = chance.below(10) < 3 && !self.female.is_empty();
        let given = if female { &self.female } else { &self.male };
        let pick = |from: &[String], chance: &mut Chance| {
            let name = chance.pick(from).cloned().unwrap_or_else(|| "Sam".to_owned());
            let other = chance.pick(from).filter(|_| chance.below(100) < BLENDED);
            other.and_then(|other| blend(&name, other)).unwrap_or(name)
        };
        let (first, other) = (pick(given, chance), pick(&self.male, chance));
        let (second, family) = (pick(given, chance), pick(&self.family, chance));
        let western = if self.western.is_empty() { given } else { &self.western };
        let western = pick(western, chance);
        let shape = chance.pick(&self.shapes).map_or("G S", String::as_str);
        let letter = |name: &str| name.chars().next().map_or(String::new(), String::from);
        let mut full = String::new();
        let mut family_part = String::new();
        for word in shape.split(' ') {
            let mut made = String::new();
            for (at, piece) in word.split('-').enumerate() {
                if at > 0 {
                    made.push('-');
                }
                match piece {
                    "G" => made.push_str(&first),
                    "P" => made.push_str(&other),
                    "S" => made.push_str(&family),
                    "E" => made.push_str(&western),
                    "AlS" => made.push_str(&format!("Al{family}")),
                    "h" => made.push_str(&second.to_lowercase()),
                    "g" => made.push_str(&second),
                    "Gg" => made.push_str(&format!("{first}{}", second.to_lowercase())),
                    "M." | "E." | "K." => made.push_str(&format!("{}.", letter(&other))),
                    "X" => made.push_str(&letter(&other)),
                    "XX" => made.push_str(&format!("{}{}", letter(&other), letter(&second))),
                    "XXX" => made.push_str(&format!("A{}{}", letter(&other), letter(&second))),
                    "K.S." => made.push_str(&format!("{}.{}.", letter(&other), letter(&second))),
                    "K.P.S." => made.push_str("K.P.S."),
                    "K.G" => made.push_str(&format!("{}.{first}", letter(&family))),
                    "S.G" => made.push_str(&format!("{}.{first}", letter(&other))),
                    "\"N\"" => made.push_str(&format!("\"{}\"", nickname(&other))),
                    "\"E\"" => made.push_str(&format!("“{}”", nickname(&other))),
                    plain => made.push_str(plain),
                }
            }
            if word.contains('S') && word != "S." || word == "P" && !shape.contains('S') {
                family_part.clone_from(&made);
            }
            if !full.is_empty() {
                full.push(' ');
            }
            full.push_str(&made);
        }
        if family_part.is_empty() {
            family_part.clone_from(&first);
        }
        // Later mentions keep the article of a name or drop it.
        let short = match shape {
            s if s.ends_with("Al S") && chance.below(2) == 0 => format!("Al {family}"),
            s if s.ends_with("van S") && chance.below(2) == 0 => format!("Van {family}"),
            _ if family_part.starts_with("al-") && chance.below(2) == 0 => family.clone(),
            _ => family_part,
        };
        let given = full.split(' ').next().unwrap_or("").to_owned();
        let mut word = |from: &[String]| chance.pick(from).cloned().unwrap_or_default();
        let coin = |_| blend(&word(&self.family), &word(&self.male));
        let coined = (0..4).find_map(coin).unwrap_or_else(|| family.clone());
        let partner = word(&self.family);
        Invented { full, short, given, coined, partner, female }
    }
}

/// The beginning of one name with the end of another, cut after a vowel: a name of the region's
/// sound that no list has. `None` where it cannot be made.
fn blend(first: &str, second: &str) -> Option<String> {
    let vowel = |c: char| "aeiouyáéíóúäöüāēīōūâêîôûãõ".contains(c.to_ascii_lowercase());
    let middle = |name: &str| {
        let half = name.chars().count() / 2;
        let cuts = name.char_indices().enumerate().skip(1);
        let cuts = cuts.filter(|(_, (_, c))| vowel(*c));
        let best = cuts.min_by_key(|(nth, _)| nth.abs_diff(half));
        best.map(|(_, (at, c))| at + c.len_utf8())
    };
    let (head, _) = first.split_at_checked(middle(first)?)?;
    let (_, tail) = second.split_at_checked(middle(second)?)?;
    let made = format!("{head}{}", tail.to_lowercase());
    let known = look_up(&made.to_lowercase(), true).senses != Senses::default();
    let plain = made.chars().all(char::is_alphabetic) && made.chars().count() > 3;
    (plain && !known && !tail.is_empty()).then_some(made)
}

fn nickname(name: &str) -> &str {
    let at = name.char_indices().nth(4).map_or(name.len(), |(at, _)| at);
    name.get(..at).unwrap_or(name)
}
