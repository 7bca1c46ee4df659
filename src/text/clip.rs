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
        assert_eq!(fit("日", 4), "日  ");
        assert_eq!(fit("abcdef", 3), "ab…");
    }
}
