//! Whether two full names can be the same person's: initials, short forms, middle names.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::facts::people::name_parts::NameParts;

/// The given names that one short form may stand for: `bill` → `william`.
static FULL_FORMS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut forms: HashMap<&str, Vec<&str>> = HashMap::new();
    for line in include_str!("../../../assets/lists/nicknames.txt").lines() {
        let mut names = line.split(' ').filter(|name| !name.starts_with('#')).peekable();
        let Some(full) = names.peek().copied().filter(|_| !line.starts_with('#')) else { continue };
        names.for_each(|name| forms.entry(name).or_default().push(full));
    }
    forms
});

/// Whether a name has a given name and a surname, written out or as an initial.
pub(super) fn is_full(parts: &NameParts) -> bool {
    parts.count() > 1 && parts.last().chars().nth(1).is_some()
}

/// What two full names must have in common to be the same.
pub(super) fn key(parts: &NameParts) -> String {
    let mut key: String = parts.words().collect();
    if let Some(suffix) = parts.suffix() {
        key.push(' ');
        key.push_str(suffix);
    }
    key
}

/// Whether two names of one surname agree word by word: the given names are the same, an initial
/// or a short form of each other, and a middle name may be left out.
pub(super) fn names_agree(a: &NameParts, b: &NameParts) -> bool {
    if a.suffix().is_some() && b.suffix().is_some() && a.suffix() != b.suffix() {
        return false;
    }
    let words = |parts: &NameParts| -> Vec<String> {
        parts.words().take(parts.count() - 1).map(str::to_owned).collect()
    };
    let (mut short, mut long) = (words(a), words(b));
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    // "J. Robert Smith" goes by his middle name.
    if let [initial, rest @ ..] = long.as_slice()
        && is_initial(initial)
        && rest == short
    {
        return short.first().is_some_and(|name| !is_initial(name));
    }
    let first = short.first().zip(long.first()).is_some_and(|(a, b)| given_agree(a, b));
    if !first {
        return false;
    }
    // "John Robert Smith" and "Robert Smith" are left apart: first names must agree.
    let mut rest = long.iter().skip(1);
    short.iter().skip(1).all(|word| rest.any(|other| given_agree(word, other)))
}

/// Whether a word of a name is an initial.
pub(super) fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

/// Whether two given names agree.
fn given_agree(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let forms = |name| FULL_FORMS.get(name).map_or(&[][..], Vec::as_slice);
    if is_initial(a) || is_initial(b) {
        let (initial, name) = if is_initial(a) { (a, b) } else { (b, a) };
        return name.starts_with(initial) || forms(name).iter().any(|f| f.starts_with(initial));
    }
    forms(a).iter().any(|full| forms(b).contains(full))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_surname_agree_word_by_word() {
        for (a, b, expected) in [
            ("William Hobbs", "Bill Hobbs", true),
            ("W. Hobbs", "Bill Hobbs", true),
            ("Kate Hobbs", "Katherine Hobbs", true),
            ("John R. Hobbs", "John Robert Hobbs", true),
            ("John Hobbs", "John Robert Hobbs", true),
            ("John Hobbs Jr.", "John Hobbs", true),
            ("John Hobbs Jr.", "John Hobbs Sr.", false),
            ("John Q. Hobbs", "John Robert Hobbs", false),
            ("Robert Hobbs", "John Robert Hobbs", false),
            ("Robert Hobbs", "J. Robert Hobbs", true),
            ("R. Hobbs", "J. R. Hobbs", false),
            ("Robert Hobbs", "J. John Robert Hobbs", false),
            ("Will Hobbs", "Bob Hobbs", false),
            ("Mary Hobbs", "Mark Hobbs", false),
        ] {
            assert_eq!(names_agree(&NameParts::of(a), &NameParts::of(b)), expected, "{a}, {b}");
        }
    }
}
