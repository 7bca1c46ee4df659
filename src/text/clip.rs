//! Fitting words into columns: cut with an ellipsis, or filled with spaces.

use super::wrap::columns;

/// `words` in at most `width` columns; a cut is marked with `…`.
#[must_use]
pub fn clip(words: &str, width: usize) -> String {
    if columns(words) <= width {
        return words.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in words.chars() {
        let wide = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if used + wide + 1 > width {
            break;
        }
        used += wide;
        out.push(c);
    }
    let whole = out.trim_end_matches([' ', '…']).len();
    out.truncate(whole);
    if width > 0 {
        out.push('…');
    }
    out
}

/// The end of `words` in at most `width` columns; a cut is marked with `…`. For paths, whose end says
/// which.
#[must_use]
pub fn clip_start(words: &str, width: usize) -> String {
    if columns(words) <= width {
        return words.to_owned();
    }
    let mut from = words.len();
    for (at, _) in words.char_indices().rev() {
        if words.get(at..).map_or(0, columns) + 1 > width {
            break;
        }
        from = at;
    }
    let cut = if width > 0 { "…" } else { "" };
    format!("{cut}{}", words.get(from..).unwrap_or_default())
}

/// `words` filled with spaces to `width` columns, or cut to it.
#[must_use]
pub fn fit(words: &str, width: usize) -> String {
    let mut out = clip(words, width);
    let used = columns(&out);
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(used)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clips_by_columns() {
        for (words, width, expected) in [
            ("abcdef", 6, "abcdef"),
            ("abcdef", 4, "abc…"),
            ("ab cdef", 4, "ab…"),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("abc", 1, "…"),
            ("abc", 0, ""),
        ] {
            assert_eq!(clip(words, width), expected, "{words} {width}");
        }
        for (words, width, expected) in [
            ("/a/wire.jsonl#3", 15, "/a/wire.jsonl#3"),
            ("/a/wire.jsonl#3", 9, "….jsonl#3"),
            ("日本語", 5, "…本語"),
            ("abc", 1, "…"),
            ("abc", 0, ""),
        ] {
            assert_eq!(clip_start(words, width), expected, "{words} {width}");
        }
        assert_eq!(fit("日", 4), "日  ");
        assert_eq!(fit("abcdef", 3), "ab…");
    }
}
