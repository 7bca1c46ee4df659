//! Writes articles and their facts as JSON, tables, plain text, Markdown, HTML, a report to send, and
//! in the formats of calendars, timelines and annotations.

pub mod html;
pub mod ics;
mod inline_markup;
pub mod json;
pub mod markdown;
pub mod plain;
pub mod report;
pub mod table;
pub mod timelinejs;
pub mod web_annotations;
