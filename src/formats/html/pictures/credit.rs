//! Parts the credit of a picture from its caption.

/// A caption and a credit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Credited {
    /// All words as they stood.
    pub(super) all: String,
    pub(super) caption: String,
    pub(super) credit: String,
}

/// What stands before the name of who made a picture, lower case.
const LABELS: &[&str] = &[
    "photo credit:",
    "photo courtesy of",
    "photo courtesy",
    "photo by",
    "photo:",
    "photograph by",
    "photograph:",
    "photographs by",
    "photos by",
    "photos:",
    "image credit:",
    "image courtesy of",
    "image by",
    "image:",
    "picture by",
    "picture:",
    "pic:",
    "credit:",
    "credits:",
    "courtesy of",
    "courtesy:",
    "source:",
    "copyright:",
    "foto:",
    "bild:",
    "©",
];
/// Agencies that stand alone as a credit, lower case.
const AGENCIES: &[&str] = &[
    "afp",
    "ap",
    "ap photo",
    "epa",
    "getty",
    "getty images",
    "istock",
    "reuters",
    "shutterstock",
    "alamy",
    "pa",
    "pa media",
    "dpa",
    "file",
    "file photo",
    "handout",
];
/// Longest credit, in bytes.
const LONGEST: usize = 120;

/// Parts the words of a caption; `own` are those that the page marks as the credit.
pub(super) fn credited(words: &str, own: Option<&str>) -> Credited {
    let all = words.to_owned();
    let own = own.map(str::trim).filter(|own| !own.is_empty());
    if let Some((before, own, after)) =
        own.and_then(|own| words.rsplit_once(own).map(|(before, after)| (before, own, after)))
    {
        let caption = [trimmed(before), trimmed(after)].join(" ").trim().to_owned();
        return Credited { all, caption, credit: without_label(own).to_owned() };
    }
    match split(words) {
        Some((caption, credit)) => {
            let (caption, credit) = (trimmed(caption).to_owned(), without_label(credit).to_owned());
            Credited { all, caption, credit }
        }
        None => Credited { caption: all.clone(), all, credit: String::new() },
    }
}

/// The caption and the credit at its end.
fn split(words: &str) -> Option<(&str, &str)> {
    // "(Photo: L. Dorn)", "[Reuters]".
    let closed = words.trim_end_matches('.');
    let open = match closed.chars().next_back() {
        Some(')') => closed.rfind('('),
        Some(']') => closed.rfind('['),
        _ => None,
    };
    // "(Ada Holm/The Herald)": a photographer and the outlet.
    let is_pair = |inner: &str| {
        inner.len() <= LONGEST
            && inner.split_once('/').is_some_and(|(name, outlet)| {
                [name, outlet].iter().all(|part| {
                    part.trim().starts_with(char::is_uppercase) && part.trim().contains(' ')
                })
            })
    };
    if let Some(inner) = open.and_then(|open| closed.get(open + 1..closed.len() - 1))
        && (says_who(inner) || is_pair(inner))
    {
        return Some((words.get(..open?)?, inner));
    }
    let lower = words.to_ascii_lowercase();
    let ends = |at: usize| {
        let before = words.get(..at).unwrap_or("").trim_end();
        before.is_empty() || before.ends_with(['.', '!', '?', '|', '—', '–', '/', ')', '”', '"'])
    };
    let labels = LABELS.iter().filter_map(|label| lower.rfind(label));
    let label = labels.filter(|at| ends(*at) && words.len() - at <= LONGEST).min();
    if let Some(at) = label {
        return words.split_at_checked(at);
    }
    // "… in New York. Reuters".
    let at = [". ", "! ", "? ", ".” ", ".\" "]
        .iter()
        .filter_map(|end| Some(words.rfind(end)? + end.len()));
    let (caption, last) = words.split_at_checked(at.max().unwrap_or(0))?;
    says_who(last).then_some((caption, last))
}

/// Whether words name an agency, or one after a name, or begin with a label.
pub(super) fn says_who(words: &str) -> bool {
    let lower = words.trim().trim_end_matches('.').to_ascii_lowercase();
    let last = lower.rsplit(['/', '|', ',']).next().unwrap_or("").trim();
    words.len() <= LONGEST
        && (LABELS.iter().any(|label| lower.starts_with(label))
            || AGENCIES.contains(&last)
            || lower.starts_with("ap photo/"))
}

fn without_label(credit: &str) -> &str {
    let credit = credit.trim();
    let closed = [('(', ')'), ('[', ']')].iter().find_map(|(open, close)| {
        let inner = credit.strip_prefix(*open)?;
        Some(inner.strip_suffix(*close).unwrap_or(inner))
    });
    let is_open = |credit: &str| credit.contains(['(', '[']);
    let credit = closed.unwrap_or(credit).trim();
    let credit = if is_open(credit) { credit } else { credit.trim_end_matches([')', ']']).trim() };
    let lower = credit.to_ascii_lowercase();
    let label = LABELS.iter().filter(|label| lower.starts_with(**label)).map(|label| label.len());
    credit.get(label.max().unwrap_or(0)..).unwrap_or(credit).trim()
}

fn trimmed(words: &str) -> &str {
    let edge = |c: char| c.is_whitespace() || matches!(c, '|' | '—' | '–' | '-' | '/' | '(' | '[');
    words.trim_matches(edge).trim_start_matches([')', ']'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_known_by_labels_brackets_and_agencies() {
        for (words, own, caption, credit) in [
            ("The mayor opens it. Photo: L. Dorn", None, "The mayor opens it.", "L. Dorn"),
            ("The mayor (Photo: L. Dorn/AP).", None, "The mayor", "L. Dorn/AP"),
            ("The mayor [Carl Ott/Reuters]", None, "The mayor", "Carl Ott/Reuters"),
            ("In New York. Reuters", None, "In New York.", "Reuters"),
            ("In New York. Carl Ott/Getty Images", None, "In New York.", "Carl Ott/Getty Images"),
            ("© Carl Ott", None, "", "Carl Ott"),
            ("The mayor. L. Dorn The Herald", Some("L. Dorn"), "The mayor. The Herald", "L. Dorn"),
            ("The mayor | Credit: Ott", Some("Credit: Ott"), "The mayor", "Ott"),
            ("The mayor. Ada Holm (AP)", Some("Ada Holm (AP)"), "The mayor.", "Ada Holm (AP)"),
            ("The mayor. (Ada Holm)", Some("(Ada Holm)"), "The mayor.", "Ada Holm"),
            ("At the quay. (Jo Ott/The Herald)", None, "At the quay.", "Jo Ott/The Herald"),
            ("At the quay (left/right)", None, "At the quay (left/right)", ""),
            ("Only a caption (left)", None, "Only a caption (left)", ""),
            ("The mayor. He waves.", None, "The mayor. He waves.", ""),
            ("The photo by the door was old.", None, "The photo by the door was old.", ""),
        ] {
            let found = credited(words, own);
            assert_eq!(
                (found.caption.as_str(), found.credit.as_str()),
                (caption, credit),
                "{words}"
            );
            assert_eq!(found.all, words);
        }
    }
}
