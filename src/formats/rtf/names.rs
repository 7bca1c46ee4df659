//! What an RTF document says beside its text: fonts, styles, title, author, days.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use crate::calendar::Date;
use crate::doc::{DateSource, Document};
use crate::formats::flow::Role;
use crate::text::fold_space;
use crate::text::sanitize::clean_line;

/// Longest metadata value kept, in characters.
const LONGEST: usize = 300;

/// A day of the document's properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    Created,
    Revised,
}

/// Fonts, styles, and what the document says about itself.
#[derive(Default)]
pub(super) struct Names {
    /// The encoding of each font.
    fonts: BTreeMap<i32, &'static Encoding>,
    /// The font that is defined.
    pub(super) font: i32,
    roles: BTreeMap<i32, Role>,
    /// The style that is defined.
    pub(super) style: i32,
    pub(super) title: String,
    pub(super) author: String,
    created: [i32; 3],
    revised: [i32; 3],
}

impl Names {
    /// The encoding of a font, if it has one of its own.
    pub(super) fn encoding(&self, font: i32) -> Option<&'static Encoding> {
        self.fonts.get(&font).copied()
    }

    /// Sets the encoding of the font that is defined.
    pub(super) fn set_encoding(&mut self, encoding: &'static Encoding) {
        self.fonts.insert(self.font, encoding);
    }

    /// What paragraphs of a style are.
    pub(super) fn role(&self, style: i32) -> Role {
        self.roles.get(&style).copied().unwrap_or_default()
    }

    /// Names the style that is defined.
    pub(super) fn name_style(&mut self, name: &str) {
        if let Some(role) = role_named(name) {
            self.roles.insert(self.style, role);
        }
        self.style = 0;
    }

    /// Sets a part of a day: `yr`, `mo` or `dy`.
    pub(super) fn set_day(&mut self, day: Day, part: &str, number: i32) {
        let [year, month, of_month] = match day {
            Day::Created => &mut self.created,
            Day::Revised => &mut self.revised,
        };
        match part {
            "yr" => *year = number,
            "mo" => *month = number,
            _ => *of_month = number,
        }
    }

    /// Says it in the document. The title that the text shows is better than the stated one.
    pub(super) fn say_in(&self, doc: &mut Document) {
        let line = |words: &str| clean_line(&fold_space(words), LONGEST);
        if doc.meta.title.is_empty() {
            doc.meta.title = line(&self.title);
        }
        doc.meta.byline = Some(line(&self.author)).filter(|name| !name.is_empty());
        let days = [self.revised, self.created];
        let day = days.into_iter().find_map(|[year, month, day]| {
            Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        });
        doc.meta.published = day.map(|day| (day, DateSource::Properties));
    }
}

/// What paragraphs of a style with this name are.
fn role_named(name: &str) -> Option<Role> {
    let name = name.trim().to_ascii_lowercase();
    if let Some(level) = name.strip_prefix("heading ") {
        return level.trim().parse().ok().map(Role::Heading);
    }
    match name.as_str() {
        "title" => Some(Role::Title),
        "quote" | "intense quote" => Some(Role::Quote),
        _ => None,
    }
}
