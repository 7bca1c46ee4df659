//! Text of the form `format=flowed` (RFC 3676): a blank at the end of a line says that its paragraph
//! goes on.

/// The text with one line a paragraph. `is_blank_added`: the blank at the end is no part of the text
/// (`delsp=yes`).
pub(super) fn unfolded(text: &str, is_blank_added: bool) -> String {
    let mut out = String::with_capacity(text.len());
    // How deep the line before is quoted, if it goes on.
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let (marks, words) = line.split_at(depth);
        let words = words.strip_prefix(' ').unwrap_or(words);
        let is_signature = words == "-- ";
        if open == Some(depth) && !is_signature {
            if is_blank_added {
                out.pop();
            }
        } else {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(marks);
            if depth > 0 {
                out.push(' ');
            }
        }
        out.push_str(words);
        open = (words.ends_with(' ') && !is_signature).then_some(depth);
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_end_in_a_blank_go_on() {
        for (text, is_blank_added, expected) in [
            ("One \ntwo.\n\nThree\nfour.\n", false, "One two.\n\nThree\nfour.\n"),
            ("二番目の \nひび割れ\n", true, "二番目のひび割れ\n"),
            (" From here \n on.\n", false, "From here on.\n"),
            ("> Who \n> says \n>> so?\nI.\n", false, "> Who says \n>> so?\nI.\n"),
            ("Yes. \n-- \nAda\n", false, "Yes. \n-- \nAda\n"),
            ("", false, "\n"),
        ] {
            assert_eq!(unfolded(text, is_blank_added), expected, "{text:?}");
        }
    }
}
