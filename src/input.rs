//! Reads articles: the only room that opens them, from files, pipes and URLs.
//!
//! `arguments` gives sources, `loader` loads one for the reader of the screen; for scripts `batches`
//! reads the articles of many, `json_lines` those of one.

pub mod arguments;
mod article;
pub mod batches;
mod buffered_feed;
mod content;
mod file_stamp;
mod fill;
mod grown;
mod gzip;
#[cfg(feature = "net")]
mod http;
pub mod json_lines;
mod loader;
pub mod own_json;
mod parse;
mod preview;
mod progress;
#[cfg(feature = "net")]
mod reach;
mod read;
mod record_lines;
mod shell;
mod source;
pub mod threads;

#[cfg(test)]
mod tests;

pub use article::ParsedArticle;
pub use buffered_feed::BufferedFeed;
pub use file_stamp::FileStamp;
pub use grown::GrownFile;
pub use loader::{Load, Request};
pub use parse::{expect_failing_readers, open_article};
pub use progress::Progress;
pub use source::InputSource;
