//! Words of money and shares: where they stand near a quarter or half, figures are reported.

use crate::facts::dates::cursor::Cursor;

/// Whether the token at `i` is a sign of money, a word for a large amount of it, or a share in per cent.
pub fn is_money(c: &Cursor<'_>, i: usize) -> bool {
    matches!(c.word(i), "$" | "€" | "£" | "¥" | "%" | "percent" | "million" | "billion")
}
