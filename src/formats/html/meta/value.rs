//! A value of a page on one clean line, and its words for comparing.

use crate::text::fold_space;
use crate::text::sanitize::clean_line;

/// Longest value kept, in characters.
const LONGEST: usize = 300;

/// A value on one line, entities decoded: many pages encode them twice.
pub(super) fn line(value: &str) -> String {
    clean_line(fold_space(&html_escape::decode_html_entities(value)).trim(), LONGEST)
}

/// The words of a value, lower case, signs aside.
pub(super) fn words(value: &str) -> Vec<String> {
    let words = value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
