//! The known word that a mistyped one was meant to be.

/// Longer words are no names.
const LONGEST: usize = 24;

/// The nearest of some names to a word: one letter of a short word, two of a longer one are other,
/// missing, too many or swapped with the next. None where no name is as near.
#[must_use]
pub fn nearest<'n>(typed: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let typed: Vec<char> = typed.chars().take(LONGEST + 1).collect();
    if typed.len() < 3 || typed.len() > LONGEST {
        return None;
    }
    let most = if typed.len() < 5 { 1 } else { 2 };
    let near = names.into_iter().map(|name| (distance(&typed, name), name));
    near.filter(|(distance, name)| *distance <= most && name.len() > 2).min().map(|(_, name)| name)
}

/// Letters to change, to add, to leave out or to swap with the next.
fn distance(typed: &[char], name: &str) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=typed.len()).collect();
    let mut last = None;
    for c in name.chars() {
        let mut next = vec![row.first().map_or(1, |n| n + 1)];
        for (at, typed_at) in typed.iter().enumerate() {
            let cost = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let mut best = cost(&row, at) + usize::from(*typed_at != c);
            best = best.min(cost(&row, at + 1) + 1).min(cost(&next, at) + 1);
            let swapped = at.checked_sub(1).filter(|before| typed.get(*before) == Some(&c));
            if let Some(first) = swapped.filter(|_| last == Some(*typed_at)) {
                best = best.min(cost(&before, first) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(c);
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_fingers_is_found() {
        let names = ["people", "timeline", "quotes", "set", "section", "sections"];
        for (typed, expected) in [
            ("peple", Some("people")),
            ("poeple", Some("people")),
            ("timline", Some("timeline")),
            ("qoutes", Some("quotes")),
            ("sectoin", Some("section")),
            ("ste", Some("set")),
            ("sat", Some("set")),
            ("se", None),
            ("nonsense", None),
            ("report", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, names), expected, "{typed}");
        }
        assert_eq!(nearest(&"people".repeat(1000), names), None);
    }
}
