//! A terminal reader that understands the news: sections, people, a timeline and who said what.
//!
//! The layers, lowest first: `text`, `calendar` → `doc` → `formats`, `facts` → `app` → `ui`,
//! `export`, `store`, `input`, `term` → `cli`. ARCHITECTURE.md tells why.

pub mod app;
pub mod calendar;
pub mod cli;
pub mod doc;
pub mod export;
pub mod facts;
pub mod formats;
pub mod input;
pub mod store;
pub mod term;
pub mod text;
pub mod ui;
