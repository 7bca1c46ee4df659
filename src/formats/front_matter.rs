//! Front matter of Markdown: title, author, date and the like, in YAML or TOML.
//!
//! Of YAML only what front matter uses is read: scalars, quoted or not, and lists of them.

use crate::doc::{DateSource, Meta};
use crate::formats::document_date;
use crate::text::sanitize::clean_line;

/// Longest value kept, in characters.
const LONGEST: usize = 300;

/// Takes what it knows into `meta`.
pub(super) fn read(block: &str, toml: bool, meta: &mut Meta) {
    let pairs = if toml { toml_pairs(block) } else { yaml_pairs(block) };
    for (key, value) in pairs {
        let value = clean_line(value.trim(), LONGEST);
        if value.is_empty() {
            continue;
        }
        match key.to_ascii_lowercase().as_str() {
            "title" | "headline" if meta.title.is_empty() => meta.title = value,
            "author" | "authors" | "byline" | "by" if meta.byline.is_none() => {
                meta.byline = Some(value);
            }
            "date" | "published" | "datepublished" | "pubdate" | "publishdate"
                if meta.published.is_none() =>
            {
                meta.published = document_date::in_words(&value).map(|d| (d, DateSource::Metadata));
            }
            "lang" | "language" => meta.language = Some(value),
            "site" | "source" | "publication" | "publisher" => meta.site = Some(value),
            _ => {}
        }
    }
}

/// Top-level keys and their values; lists are joined with ", ".
fn yaml_pairs(block: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        let inner = line.trim();
        let nested = line.starts_with([' ', '\t', '-']);
        if inner.is_empty() || inner.starts_with('#') {
            continue;
        }
        if nested {
            // An item of a list, a line of a folded scalar, or `name:` of a list of records.
            let Some((_, value)) = pairs.last_mut() else { continue };
            let item = inner.strip_prefix("- ").unwrap_or(inner);
            let item = item.strip_prefix("name:").unwrap_or(item).trim();
            if !item.contains(": ") && value.len() < 4096 {
                let is_item = inner.starts_with("- ");
                let separator = if value.is_empty() {
                    ""
                } else if is_item {
                    ", "
                } else {
                    " "
                };
                value.push_str(separator);
                value.push_str(&scalar(item));
            }
            continue;
        }
        if let Some((key, value)) = inner.split_once(':') {
            let value = value.trim();
            let value = match value.strip_prefix('[').and_then(|v| v.strip_suffix(']')) {
                Some(list) => list.split(',').map(scalar).collect::<Vec<_>>().join(", "),
                None if matches!(value, ">" | "|" | ">-" | "|-") => String::new(),
                None => scalar(value),
            };
            pairs.push((key.trim().to_owned(), value));
        }
    }
    pairs
}

/// A scalar without its quotes; a comment after an unquoted one goes.
fn scalar(words: &str) -> String {
    let words = words.trim();
    for quote in ['"', '\''] {
        if let Some(rest) = words.strip_prefix(quote) {
            let inner = rest.rfind(quote).and_then(|end| rest.get(..end)).unwrap_or(rest);
            return if quote == '"' {
                inner.replace("\\\"", "\"").replace("\\n", " ")
            } else {
                inner.replace("''", "'")
            };
        }
    }
    words.split(" #").next().unwrap_or("").trim().to_owned()
}

fn toml_pairs(block: &str) -> Vec<(String, String)> {
    let Ok(table) = block.parse::<toml::Table>() else { return Vec::new() };
    let plain = |value: &toml::Value| match value {
        toml::Value::String(words) => words.clone(),
        toml::Value::Datetime(when) => when.to_string(),
        _ => String::new(),
    };
    let value_of = |value: &toml::Value| match value {
        toml::Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => plain(other),
    };
    table.iter().map(|(key, value)| (key.clone(), value_of(value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta(block: &str, toml: bool) -> (String, String, String) {
        let mut meta = Meta::default();
        read(block, toml, &mut meta);
        let date = meta.published.map(|(d, _)| d.to_string()).unwrap_or_default();
        (meta.title, meta.byline.unwrap_or_default(), date)
    }

    fn check(block: &str, toml: bool, title: &str, byline: &str, date: &str) {
        let expected = (title.to_owned(), byline.to_owned(), date.to_owned());
        assert_eq!(meta(block, toml), expected, "{block}");
    }

    #[test]
    fn reads_yaml() {
        check(
            "title: \"Talks: a \\\"start\\\"\" # note\nauthor: [Amir Karim, 'Sara O''Dell']\ndate: 2023-11-15 10:00\n",
            false,
            "Talks: a \"start\"",
            "Amir Karim, Sara O'Dell",
            "2023-11-15",
        );
        check(
            "layout: post\ntitle: >\n  Talks\n  begin\nauthors:\n  - name: Amir Karim\n    role: editor: x\n  - Sara\n",
            false,
            "Talks begin",
            "Amir Karim, Sara",
            "",
        );
        check(": : :\n- x\n\"\ntitle\n", false, "", "", "");
    }

    #[test]
    fn reads_toml() {
        check(
            "title = 'Talks'\nauthors = ['Amir', 'Sara']\ndate = 2023-11-15T10:00:00Z\n[extra]\nx = 1\n",
            true,
            "Talks",
            "Amir, Sara",
            "2023-11-15",
        );
        check("title = ", true, "", "", "");
    }
}
