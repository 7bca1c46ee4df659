//! What leaves the program: JSON, tables, plain text, Markdown, HTML; and our own JSON read back.
//! The stable contract, and the only serde of facts.

pub mod html;
mod inline_markup;
pub mod json;
pub mod markdown;
pub mod plain;
pub mod restore;
pub mod table;
