//! Writes articles and their facts as JSON, tables, plain text, Markdown and HTML.

pub mod html;
mod inline_markup;
pub mod json;
pub mod markdown;
pub mod plain;
pub mod report;
pub mod table;
