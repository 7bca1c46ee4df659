//! Formulas of word processors, MathML and Office Math, written in one line: `a/b`, `x²`, `√(…)`.

use super::xml::{Piece, Tag, Xml};

/// Elements in each other that are told apart; what is deeper is part of the last.
const DEEPEST: usize = 40;
/// The longest formula, in bytes; the rest is left out.
const LONGEST: usize = 4_000;
/// Signs between two things, with a space on each side.
const BETWEEN: &str = "+-−±×=≠<>≤≥≈≡∼→⇒∈∝";
/// Accents and what stands for them behind a letter.
const ACCENTS: [(char, char); 9] = [
    ('¯', '\u{304}'),
    ('\u{305}', '\u{304}'),
    ('‾', '\u{304}'),
    ('^', '\u{302}'),
    ('ˆ', '\u{302}'),
    ('~', '\u{303}'),
    ('˜', '\u{303}'),
    ('˙', '\u{307}'),
    ('→', '\u{20d7}'),
];
/// Digits and signs, raised and lowered.
const RAISED: [(char, char, char); 13] = [
    ('0', '⁰', '₀'),
    ('1', '¹', '₁'),
    ('2', '²', '₂'),
    ('3', '³', '₃'),
    ('4', '⁴', '₄'),
    ('5', '⁵', '₅'),
    ('6', '⁶', '₆'),
    ('7', '⁷', '₇'),
    ('8', '⁸', '₈'),
    ('9', '⁹', '₉'),
    ('+', '⁺', '₊'),
    ('-', '⁻', '₋'),
    ('−', '⁻', '₋'),
];

/// An element that is open, with what its parts say.
#[derive(Debug, Default)]
struct Open {
    name: String,
    parts: Vec<String>,
    /// Signs that its properties name: of a sum, of an accent, of brackets.
    sign: Option<String>,
    begin: Option<String>,
    end: Option<String>,
    separator: Option<String>,
}

/// A formula as it is read.
#[derive(Debug)]
pub struct Formula {
    /// Open elements; the first is the formula.
    open: Vec<Open>,
    /// How many elements are open below the deepest that is told apart.
    below: usize,
    room: usize,
}

impl Default for Formula {
    fn default() -> Self {
        Self { open: vec![Open::default()], below: 0, room: LONGEST }
    }
}

impl Formula {
    /// The formula that some MathML is; empty where there is none.
    pub fn of_mathml(xml: &str) -> String {
        let mut formula = None;
        for piece in Xml::new(xml) {
            match (piece, &mut formula) {
                (Piece::Open(tag), None) if tag.name() == "math" => formula = Some(Self::default()),
                (Piece::Close("math"), Some(_)) => break,
                (Piece::Open(tag), Some(formula)) => formula.open(&tag),
                (Piece::Close(name), Some(formula)) => formula.close(name),
                (Piece::Words(words), Some(formula)) => formula.words(&words),
                _ => {}
            }
        }
        formula.map(Self::finish).unwrap_or_default()
    }

    /// An element begins.
    pub fn open(&mut self, tag: &Tag<'_>) {
        if self.open.len() >= DEEPEST {
            self.below += 1;
            return;
        }
        let value = || tag.get("val");
        // Properties of Office Math say what the element around them is.
        let around = self.open.len().checked_sub(2);
        if let Some(element) = around.and_then(|at| self.open.get_mut(at)) {
            match tag.name() {
                "chr" => element.sign = value(),
                "begChr" => element.begin = value(),
                "endChr" => element.end = value(),
                "sepChr" => element.separator = value(),
                _ => {}
            }
        }
        let mut element = Open { name: tag.name().to_owned(), ..Open::default() };
        if tag.name() == "mfenced" {
            element.begin = tag.get("open");
            element.end = tag.get("close");
            element.separator = tag.get("separators").or_else(|| Some(",".to_owned()));
        }
        self.open.push(element);
    }

    /// An element ends.
    pub fn close(&mut self, name: &str) {
        if self.below > 0 {
            self.below -= 1;
            return;
        }
        if self.open.len() < 2 {
            return;
        }
        let Some(element) = self.open.pop() else { return };
        let Some(outer) = self.open.last_mut() else { return };
        match name {
            "annotation" | "annotation-xml" | "mphantom" => {}
            "br" | "mspace" => outer.parts.push(" ".to_owned()),
            _ if name.ends_with("Pr") => {}
            _ if outer.is_row() && matches!(name, "mo") => {
                let words = element.parts.concat();
                let sign = words.trim();
                let between =
                    !outer.parts.is_empty() && sign.chars().count() == 1 && BETWEEN.contains(sign);
                if between {
                    outer.parts.push(format!(" {sign} "));
                } else if !sign.is_empty() {
                    outer.parts.push(sign.to_owned());
                }
            }
            _ => {
                let text = element.text();
                // An empty part has its place: a root without a degree.
                if !text.is_empty() || !outer.is_row() {
                    outer.add(text);
                }
            }
        }
    }

    /// Words of the open element.
    pub fn words(&mut self, words: &str) {
        let Some(element) = self.open.last_mut() else { return };
        if !matches!(element.name.as_str(), "t" | "mi" | "mn" | "mo" | "mtext" | "ms") {
            return;
        }
        let words = if element.name == "t" { words } else { words.trim_matches(['\n', '\r']) };
        // Signs that are not seen stand for a product or a call.
        let seen: String =
            words.chars().filter(|c| !('\u{2061}'..='\u{2064}').contains(c)).collect();
        if let Some(room) = self.room.checked_sub(seen.len()) {
            self.room = room;
            element.parts.push(seen);
        }
    }

    /// The formula in one line.
    pub fn finish(mut self) -> String {
        while self.open.len() > 1 {
            self.below = 0;
            let name = self.open.last().map(|element| element.name.clone()).unwrap_or_default();
            self.close(&name);
        }
        let text = self.open.pop().map(|formula| formula.parts.concat()).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Open {
    /// Whether its parts follow each other and nothing more.
    fn is_row(&self) -> bool {
        matches!(
            self.name.as_str(),
            "" | "mrow"
                | "mstyle"
                | "mpadded"
                | "semantics"
                | "msqrt"
                | "mtd"
                | "e"
                | "num"
                | "den"
                | "sub"
                | "sup"
                | "deg"
                | "lim"
                | "fName"
                | "r"
                | "oMath"
        )
    }

    /// Adds a part; names of several letters stay apart from what is beside them.
    fn add(&mut self, text: String) {
        if self.is_row()
            && let Some(last) = self.parts.last()
        {
            let word =
                |part: &str| part.chars().count() > 1 && part.chars().all(char::is_alphabetic);
            let letters =
                last.ends_with(char::is_alphanumeric) && text.starts_with(char::is_alphanumeric);
            if letters && (word(last) || word(&text)) {
                self.parts.push(" ".to_owned());
            }
        }
        self.parts.push(text);
    }

    fn part(&self, index: usize) -> &str {
        self.parts.get(index).map_or("", |part| part.trim())
    }

    /// What it says, by what it is.
    fn text(&self) -> String {
        let part = |index| self.part(index);
        match self.name.as_str() {
            "mfrac" | "f" => format!("{}/{}", grouped(part(0)), grouped(part(1))),
            "msup" | "sSup" | "limUpp" => format!("{}{}", base(part(0)), raised(part(1))),
            "msub" | "sSub" | "munder" | "limLow" => {
                format!("{}{}", base(part(0)), lowered(part(1)))
            }
            "msubsup" | "sSubSup" | "munderover" => {
                format!("{}{}{}", base(part(0)), lowered(part(1)), raised(part(2)))
            }
            "mover" => accented(part(0), part(1)),
            "acc" => accented(part(0), self.sign.as_deref().unwrap_or("^")),
            "bar" => accented(part(0), "¯"),
            "msqrt" => format!("√({})", self.parts.concat().trim()),
            "mroot" => format!("{}√({})", root(part(1)), part(0)),
            "rad" => format!("{}√({})", root(part(0)), part(1)),
            "nary" => {
                let sign = self.sign.as_deref().unwrap_or("∫");
                format!("{sign}{}{} {}", lowered(part(0)), raised(part(1)), part(2))
            }
            "func" => format!("{} {}", part(0), part(1)),
            "d" | "mfenced" => {
                let sign = |sign: &Option<String>, usual: &str| {
                    sign.clone().unwrap_or_else(|| usual.to_owned())
                };
                let between = match self.separator.as_deref() {
                    None | Some("|") => " | ".to_owned(),
                    Some(sign) => format!("{sign} "),
                };
                let parts: Vec<&str> = self.parts.iter().map(|part| part.trim()).collect();
                format!(
                    "{}{}{}",
                    sign(&self.begin, "("),
                    parts.join(&between),
                    sign(&self.end, ")")
                )
            }
            "mtable" | "m" | "eqArr" => self.parts.join("; "),
            "mtr" | "mr" => self.parts.join(", "),
            _ => self.parts.concat(),
        }
    }
}

/// Whether a part needs no brackets: one thing, or bracketed as a whole.
fn is_single(part: &str) -> bool {
    let in_brackets = part.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    in_brackets.is_some_and(|inner| !inner.contains(['(', ')']))
        || part.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '%' | '′' | '∞'))
}

fn grouped(part: &str) -> String {
    if is_single(part) { part.to_owned() } else { format!("({part})") }
}

/// What an exponent or index stands behind: a fraction or a sum in brackets.
fn base(part: &str) -> String {
    if part.contains([' ', '/', '^', '²', '³']) { grouped(part) } else { part.to_owned() }
}

/// All signs of `part` by a table, if each is in it.
fn mapped(part: &str, of: fn(&(char, char, char)) -> char) -> Option<String> {
    let sign = |c: char| RAISED.iter().find(|(plain, ..)| *plain == c).map(of);
    part.chars().map(sign).collect::<Option<String>>().filter(|signs| !signs.is_empty())
}

fn raised(part: &str) -> String {
    match part {
        "" => String::new(),
        "∘" | "°" => "°".to_owned(),
        _ if part.chars().all(|c| matches!(c, '′' | '″' | '\'' | '*' | '∗')) => {
            part.to_owned()
        }
        _ => mapped(part, |row| row.1).unwrap_or_else(|| format!("^{}", grouped(part))),
    }
}

fn lowered(part: &str) -> String {
    if part.is_empty() {
        return String::new();
    }
    mapped(part, |row| row.2).unwrap_or_else(|| format!("_{}", grouped(part)))
}

/// The degree before a root.
fn root(degree: &str) -> String {
    if degree.is_empty() {
        String::new()
    } else {
        raised(degree).trim_start_matches('^').to_owned()
    }
}

fn accented(part: &str, accent: &str) -> String {
    let known = |c: char| {
        let row = ACCENTS.iter().find(|(sign, mark)| *sign == c || *mark == c);
        row.map(|(_, mark)| *mark)
    };
    let mut signs = accent.chars();
    match (signs.next(), signs.next()) {
        (Some(sign), None) if part.chars().count() == 1 && known(sign).is_some() => {
            part.chars().chain(known(sign)).collect()
        }
        _ if accent.chars().all(|c| known(c).is_some() || matches!(c, '⏞' | '⏟')) => {
            part.to_owned()
        }
        _ => format!("{}{}", base(part), raised(accent)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mathml(inner: &str, expected: &str) {
        let xml = format!(
            "<math xmlns='m'><semantics><mrow>{inner}</mrow><annotation>x over y</annotation></semantics></math>"
        );
        assert_eq!(Formula::of_mathml(&xml), expected, "{inner}");
    }

    fn office(inner: &str, expected: &str) {
        let mut formula = Formula::default();
        for piece in Xml::new(inner) {
            match piece {
                Piece::Open(tag) => formula.open(&tag),
                Piece::Close(name) => formula.close(name),
                Piece::Words(words) => formula.words(&words),
            }
        }
        assert_eq!(formula.finish(), expected, "{inner}");
    }

    #[test]
    fn mathml_is_one_line() {
        mathml("<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>", "E = mc²");
        mathml("<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac>", "(a + 1)/2");
        mathml(
            "<mi>rate</mi><mo>=</mo><mfrac><mi>jobs</mi><mi>people</mi></mfrac>",
            "rate = jobs/people",
        );
        mathml("<msqrt><mi>x</mi><mo>−</mo><mn>1</mn></msqrt>", "√(x − 1)");
        mathml("<mroot><mi>x</mi><mn>3</mn></mroot>", "³√(x)");
        mathml(
            "<msub><mi>x</mi><mi>i</mi></msub><mo>≥</mo><msub><mi>x</mi><mn>0</mn></msub>",
            "x_i ≥ x₀",
        );
        mathml("<msup><mi>x</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msup>", "x^(n + 1)");
        mathml("<mi>sin</mi><mo>\u{2061}</mo><mi>x</mi>", "sin x");
        mathml("<mo>-</mo><mn>5</mn>", "-5");
        mathml("<mover><mi>x</mi><mo>¯</mo></mover>", "x\u{304}");
        mathml("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)");
        mathml("<mtext>net of tax</mtext>", "net of tax");
        assert_eq!(Formula::of_mathml("<chart><title>Costs</title></chart>"), "");
    }

    #[test]
    fn office_math_is_one_line() {
        let t = |words: &str| format!("<m:r><w:rPr><w:i/></w:rPr><m:t>{words}</m:t></m:r>");
        let (a, b, two) = (t("a"), t("b"), t("2"));
        office(
            &format!("<m:f><m:fPr><m:ctrlPr/></m:fPr><m:num>{a}</m:num><m:den>{b}</m:den></m:f>"),
            "a/b",
        );
        office(&format!("<m:sSup><m:e>{a}</m:e><m:sup>{two}</m:sup></m:sSup>{}", t("+b")), "a²+b");
        office(
            &format!(
                "<m:rad><m:radPr><m:degHide m:val='1'/></m:radPr><m:deg/><m:e>{a}</m:e></m:rad>"
            ),
            "√(a)",
        );
        office(
            &format!(
                "<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr><m:e>{a}</m:e></m:d>"
            ),
            "[a]",
        );
        office(
            &format!(
                "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{}</m:sub><m:sup>{two}</m:sup><m:e>{a}</m:e></m:nary>",
                t("i=1")
            ),
            "∑_(i=1)² a",
        );
        office(&format!("<m:acc><m:accPr/><m:e>{a}</m:e></m:acc>"), "a\u{302}");
    }

    #[test]
    fn depth_and_length_are_bounded() {
        let deep = "<msup>".repeat(3_000) + &"<mi>x</mi>".repeat(9_000);
        assert!(Formula::of_mathml(&format!("<math>{deep}</math>")).len() < 3 * LONGEST);
    }
}
