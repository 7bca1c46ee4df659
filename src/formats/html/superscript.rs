//! Superscripts: numbers of notes are left out, powers and fractions keep their sense.
//!
//! "2019" with a note 3 is not 20193; "10" to the power of 6 is not 106.

use std::borrow::Cow;

use dom_query::NodeRef;

/// Units of length and time, whose powers are areas, volumes and accelerations; sorted.
const UNITS: &[&str] = &["cm", "dm", "ft", "km", "mc", "mi", "mm", "nm", "sec", "yd", "μm", "µm"];
/// Classes of elements that look like `<sup>`.
const CLASSES: &[&str] = &["footnote-ref", "footnoteref", "noteref", "sup", "superscript"];

/// A raised element that is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Raised {
    /// It leads to a note.
    pub(super) linked: bool,
    /// It is the upper number of a fraction.
    pub(super) fraction: bool,
}

impl Raised {
    /// What an element of a page is; none where it is not raised.
    pub(super) fn of(node: &NodeRef<'_>, name: &str) -> Option<Self> {
        let has = |attribute: &str, values: &[&str]| {
            node.attr(attribute)
                .is_some_and(|v| v.split_ascii_whitespace().any(|word| values.contains(&word)))
        };
        match name {
            "sup" => {
                let next = node.next_sibling();
                let fraction = next.as_ref().is_some_and(|next| {
                    next.has_name("sub")
                        || (next.is_text() && next.text().trim_start().starts_with(['/', '⁄']))
                });
                let alone_in_link = || {
                    let first = node.parent().filter(|p| p.has_name("a"))?.first_child()?;
                    Some(first.id == node.id && next.is_none())
                };
                let is_link = |child: NodeRef<'_>| child.has_name("a");
                let linked =
                    node.first_child().is_some_and(is_link) || alone_in_link() == Some(true);
                Some(Self { linked, fraction })
            }
            "a" => (has("epub:type", &["noteref"])
                || has("role", &["doc-noteref"])
                || has("class", CLASSES))
            .then_some(Self { linked: true, fraction: false }),
            "span" => has("class", CLASSES).then(Self::default),
            _ => None,
        }
    }

    /// The same where there is no tree: from the markup behind the opening `<sup>`, which may be
    /// Markdown.
    pub(crate) fn in_markup(rest: &str) -> Self {
        let linked = rest.trim_start().get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("<a"))
            || rest.starts_with('[');
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let close = digits.get(..6).filter(|tag| tag.eq_ignore_ascii_case("</sup>"));
        let after = close.and(digits.get(6..)).unwrap_or("");
        let fraction = ["/", "⁄", "&frasl;", "<sub"].iter().any(|sign| after.starts_with(sign));
        Self { linked, fraction }
    }

    /// What is shown of the raised `words` behind the line `before`; none where they only number a
    /// note.
    pub(crate) fn shown<'w>(self, before: &str, words: &'w str) -> Option<Cow<'w, str>> {
        let plain = Some(Cow::Borrowed(words));
        let short = words.trim();
        if short.is_empty() || short.len() > 24 || before.is_empty() {
            return plain;
        }
        let has_sign = short.starts_with(['-', '−', '+', '–']);
        let digits = short.trim_start_matches(['-', '−', '+', '–']);
        let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let last = before.chars().next_back();
        let glued = !last.is_some_and(char::is_whitespace);
        if is_number && glued && !self.linked {
            if self.fraction && !has_sign {
                let apart = last.is_some_and(|c| c.is_ascii_digit());
                return Some(if apart { format!(" {words}").into() } else { words.into() });
            }
            if (has_sign || is_base(before, digits)) && last.is_some_and(char::is_alphanumeric) {
                return Some(short.chars().map(raised).collect());
            }
        }
        let note = (glued || self.linked) && !has_sign && is_note(short, self.linked);
        if note { None } else { plain }
    }
}

/// Whether raised words can only be the sign of a note: "3", "4, 5", "†"; a letter where it is a
/// link.
fn is_note(words: &str, linked: bool) -> bool {
    let numbers = |c: char| !c.is_ascii_digit();
    let between = |c: char| matches!(c, ',' | ';' | ' ' | '\u{a0}' | '-' | '–');
    let numbered = words.chars().all(|c| c.is_ascii_digit() || between(c))
        && words.starts_with(|c: char| c.is_ascii_digit())
        && words.split(numbers).all(|number| number.len() <= 3);
    let signs = words.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶'));
    let mut letters = words.chars();
    let letter = linked
        && letters.next().is_some_and(|c| c.is_ascii_lowercase())
        && letters.next().is_none();
    numbered || signs || letter
}

/// Whether the line ends in what is raised to a power: 10, a unit, a variable.
fn is_base(before: &str, power: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',');
    let word = before.rsplit(|c| !is_part(c)).next().unwrap_or("");
    let sign = before.strip_suffix(word).and_then(|rest| rest.chars().next_back());
    if word == "10" {
        return !sign.is_some_and(|c| "$€£¥".contains(c));
    }
    if power.len() > 2 || sign.is_some_and(|c| matches!(c, '\'' | '’' | '‘')) {
        return false;
    }
    // "5m²": the unit may stand close to its number.
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let mut letters = unit.chars();
    let variable = letters.next().is_some_and(|c| c.is_lowercase() && c != 'a');
    UNITS.contains(&unit) || (variable && letters.next().is_none()) || (unit == "R" && power == "2")
}

/// The raised form of a digit or sign.
const fn raised(c: char) -> char {
    match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        '+' => '⁺',
        '-' | '−' | '–' => '⁻',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_powers_and_fractions() {
        let check = |before: &str, words: &str, expected: Option<&str>| {
            let got = Raised::default().shown(before, words);
            assert_eq!(got.as_deref(), expected, "{before}|{words}");
        };
        for before in
            ["In 2019", "Anna Berg", "is safe”", "cost $5", "$10", "the mayor’s", "a word."]
        {
            check(before, "3", None);
            check(before, "4, 12", None);
            check(before, "†", None);
        }
        check("×10", "6", Some("⁶"));
        check("of 10", "-6", Some("⁻⁶"));
        check("2,000 km", "2", Some("²"));
        check("9.8 m/s", "2", Some("²"));
        check("50m", "2", Some("²"));
        check("E = mc", "2", Some("²"));
        check("on 4", "th", Some("th"));
        check("word", "[3]", Some("[3]"));
        // The note itself, a verse, an isotope.
        check("", "3", Some("3"));
        check("He left. ", "4", Some("4"));
        let half = Raised { fraction: true, linked: false };
        assert_eq!(half.shown("about 5", "1").as_deref(), Some(" 1"));
        assert_eq!(half.shown("about ", "1").as_deref(), Some("1"));
        let link = Raised { linked: true, fraction: false };
        assert_eq!(link.shown("10", "6"), None);
        assert_eq!(link.shown("Berg", "a"), None);
        assert_eq!(link.shown("Berg ", "7"), None);
        assert_eq!(link.shown("", "7").as_deref(), Some("7"));
    }
}
