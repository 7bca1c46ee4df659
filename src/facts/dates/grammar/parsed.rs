//! The result of a production: what was read and where it ends.

use crate::facts::dates::attributes::Modifier;
use crate::facts::dates::expression::TimeExpr;

/// An expression that was read: what it says and the token after its last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parsed {
    /// What it says.
    pub expr: TimeExpr,
    /// early, about …
    pub modifier: Option<Modifier>,
    /// One past its last token.
    pub end: usize,
}

impl Parsed {
    pub(super) const fn new(expr: TimeExpr, end: usize) -> Self {
        Self { expr, modifier: None, end }
    }
}
