//! A terminal reader that understands the news: sections, people, a timeline and who said what.
//!
//! The program is `dateline`; the library is for programs that want its engines without its screen.
//! A parser turns text into a [`doc::Document`], [`facts::extract`] finds the facts in it, and every
//! fact has a [`text::Span`]: a byte range into the document's text.
//!
//! ```
//! use dateline::facts::{Context, extract};
//! use dateline::formats::plain;
//!
//! let doc = plain::parse("Minister Anna Holm resigned on 4 March 2024. “It was time,” Holm said.");
//! let facts = extract(&doc, &Context::default());
//!
//! let person = &facts.people[0];
//! assert_eq!(person.name, "Anna Holm");
//! let mentions: Vec<&str> = person.mentions.iter().map(|m| m.span.in_text(&doc.text)).collect();
//! assert_eq!(mentions, ["Anna Holm", "Holm"]);
//!
//! let quotation = &facts.quotes[0];
//! assert_eq!(quotation.span.in_text(&doc.text), "It was time");
//! assert_eq!(facts.events[0].from.to_string(), "2024-03-04");
//! ```
//!
//! [`export::json`] writes facts as JSON (schema 1), and [`input::own_json`] reads them back:
//!
//! ```
//! use dateline::export::json;
//! use dateline::facts::{Context, extract};
//! use dateline::formats::plain;
//! use dateline::input::own_json;
//!
//! let doc = plain::parse("Anna Holm said she would stay.");
//! let facts = extract(&doc, &Context::default());
//! let mut line = Vec::new();
//! json::write(&doc, &facts, &mut line)?;
//! let value: serde_json::Value = serde_json::from_slice(&line)?;
//! assert_eq!(value["people"][0]["name"], "Anna Holm");
//! assert_eq!(own_json::facts(&value, &doc).unwrap().people[0].name, "Anna Holm");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The rooms, lowest first: `text`, `calendar` → `doc` → `formats`, `facts` → `app` → `ui`, `export`,
//! `store`, `input`, `term` → `cli`. ARCHITECTURE.md is their map.

pub mod app;
pub mod calendar;
pub mod cli;
pub mod doc;
pub mod dossier;
pub mod export;
pub mod facts;
pub mod formats;
pub mod input;
pub mod store;
pub mod term;
pub mod text;
pub mod ui;
