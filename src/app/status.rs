//! What the top and the bottom row say.

use super::App;
use super::actions::Action;
use super::article::Stage;
use super::completion::{hint, names};
use super::layout::{Focus, View};
use super::panes::{Line, Tone, clip, count};
use super::prompt::{Prompt, PromptKind};
use crate::text::Span;
use crate::text::wrap::{LineEnds, columns, wrap};

/// A message has no more rows than this; it may have a third of the screen.
const MESSAGE_ROWS: usize = 5;

/// The keys that matter now, by what has focus; as many as fit are shown.
const BODY_KEYS: &[(Action, &str)] = &[
    (Action::Find, "find"),
    (Action::NextSection, "section"),
    (Action::FocusNext, "focus"),
    (Action::Show(View::People), "people"),
    (Action::Show(View::Timeline), "time"),
    (Action::Show(View::Quotes), "quotes"),
    (Action::Show(View::Sections), "sections"),
    (Action::NextMention, "mention"),
    (Action::Show(View::Card), "card"),
    (Action::Back, "back"),
    (Action::Copy, "copy"),
    (Action::Note, "note"),
    (Action::Lens, "lens"),
    (Action::Zen, "zen"),
    (Action::Close, "quit"),
];
const LIST_KEYS: &[(Action, &str)] = &[
    (Action::Enter, "go"),
    (Action::Find, "filter"),
    (Action::Escape, "text"),
    (Action::Order, "order"),
    (Action::NextMention, "mention"),
    (Action::Show(View::Card), "card"),
    (Action::FilterPerson, "person"),
    (Action::Copy, "copy"),
    (Action::FocusNext, "focus"),
    (Action::Close, "close"),
];

impl App {
    /// The top row: what is read and where in it one is.
    #[must_use]
    pub fn header(&self, width: usize) -> Line {
        let doc = &self.article.doc;
        let title = if doc.meta.title.is_empty() { &doc.meta.source } else { &doc.meta.title };
        let section = doc.sections.get(self.section());
        let here = section.map_or_else(String::new, |s| {
            let name =
                if s.level == 0 { String::new() } else { format!(" {}", doc.section_name(s)) };
            format!("{}{}/{}{name}", self.sign("§", "s"), self.section() + 1, doc.sections.len())
        });
        let place = self.place();
        let mut right = place;
        match self.article.stage {
            Stage::Beginning => right.push_str(" · reading"),
            Stage::Text => right.push_str(" · finding facts"),
            Stage::Whole => {}
        }
        if width >= 70 {
            match self.article.facts.published {
                Some((date, _)) => {
                    let weekday: String = date.weekday().name().chars().take(3).collect();
                    right = format!("{right} · {weekday} {}", date.long());
                }
                None => right.push_str(" · no date"),
            }
        }
        if width >= 110 {
            let facts = &self.article.facts;
            let people = count(facts.people.len(), "person", "people");
            let quotes = count(self.article.index.quoted, "quote", "quotes");
            let dates = count(facts.events.len(), "date", "dates");
            right = format!("{right} · {people} · {quotes} · {dates}");
        }
        if width >= 150 && !self.article.facts.warnings.is_empty() {
            let warnings = count(self.article.facts.warnings.len(), "warning", "warnings");
            right = format!("{right} · {warnings}");
        }
        let room = width.saturating_sub(columns(&right) + 3);
        let here_room = columns(&here).min(room / 2);
        let title = clip(title, room.saturating_sub(here_room + 3));
        let left = format!(" {title} {} {}", self.sign("·", "-"), clip(&here, here_room));
        Line::new(left, Tone::Strong).right(format!("{right} "), Tone::Plain)
    }

    /// "¶ 6/31 · 34%".
    fn place(&self) -> String {
        let doc = &self.article.doc;
        let paragraph = self.article.index.paragraph_of(doc.block_at(self.body.top.offset));
        let total = self.article.index.paragraph_count();
        let sign = self.sign("¶", "p");
        let paragraph = paragraph.min(total);
        let partial = if self.article.stage == Stage::Beginning { "+" } else { "" };
        format!("{sign} {paragraph}/{total}{partial} · {}%", self.percent())
    }

    /// How much of the text has been seen down to the bottom row.
    #[must_use]
    pub fn percent(&self) -> usize {
        let length = self.article.doc.text.trim_end().len();
        let seen = self.visible().end as usize;
        if seen >= length { 100 } else { seen * 100 / length.max(1) }
    }

    fn sign(&self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.appearance.ascii { ascii } else { unicode }
    }

    /// The bottom row: the input line, a message, or the search and the keys that matter now.
    #[must_use]
    pub fn footer(&self, width: usize) -> Line {
        if let Some(prompt) = &self.prompts.open {
            return self.prompt_line(prompt);
        }
        if self.is_waiting() {
            return Line::new(" mark: type a letter or digit", Tone::Strong);
        }
        if !self.message.is_empty() {
            return Line::new(
                format!(" {}", clip(&self.message, width.saturating_sub(2))),
                Tone::Strong,
            );
        }
        let help = format!("{} help ", self.keymap.label_of(Action::Show(View::Help)));
        let mut line = Line::new(" ", Tone::Plain);
        let mut used = 1;
        if let Some(count) = self.count() {
            line = line.and(format!("{count} "), Tone::Strong);
            used += 8;
        }
        if let Some((told, key)) = self.loading_status() {
            let told = clip(&told, width.saturating_sub(columns(&help) + 12).max(12));
            used += columns(&told) + columns(&key) + 9;
            line = line.and(format!("{told}  "), Tone::Strong);
            line = line.and(key, Tone::Key).and(" stop  ", Tone::Dim);
        }
        if let (Some(find), Focus::Body) = (&self.search, self.views.focus) {
            let told = format!("/{} {}  ", clip(&find.typed, 20), find.position());
            used += columns(&told);
            line = line.and(told, Tone::Hit);
        }
        if let Some(lens) = &self.lens {
            let told = format!("&{}  ", clip(&lens.typed, 16));
            used += columns(&told);
            line = line.and(told, Tone::Hit);
        }
        let keys = if self.views.focus == Focus::Body { BODY_KEYS } else { LIST_KEYS };
        for (action, word) in keys {
            let key = self.keymap.label_of(*action);
            let wide = columns(&key) + 1 + columns(word) + 2;
            if used + wide + columns(&help) > width {
                break;
            }
            used += wide;
            line = line.and(key, Tone::Key).and(format!(" {word}  "), Tone::Dim);
        }
        line.right(help, Tone::Dim)
    }

    /// The rows at the foot, the bottom row last: one, but for a message that needs more.
    #[must_use]
    pub fn foot(&self, width: usize) -> Vec<Line> {
        let room = width.saturating_sub(2);
        let long =
            columns(&self.message) > room && self.prompts.open.is_none() && !self.is_waiting();
        let most = usize::from(self.size().1 / 3).clamp(1, MESSAGE_ROWS);
        if !long || most == 1 {
            return vec![self.footer(width)];
        }
        let message = self.message.as_str();
        let mut rows = Vec::new();
        wrap(message, Span::of(0, message.len()), room, room, LineEnds::Flow, &mut rows);
        let words = |(index, row): (usize, &Span)| {
            let rest = Span::of(row.start as usize, message.len());
            let last = index + 1 == most;
            clip(if last { rest } else { *row }.in_text(message), room)
        };
        let rows = rows.iter().enumerate().take(most);
        rows.map(|row| Line::new(format!(" {}", words(row).trim_end()), Tone::Strong)).collect()
    }

    fn prompt_line(&self, prompt: &Prompt) -> Line {
        let line = Line::new(format!(" {}", prompt.kind.sign()), Tone::Strong)
            .and(prompt.line.before_cursor(), Tone::Plain)
            .and(self.sign("▏", "_"), Tone::Strong)
            .and(prompt.line.after_cursor(), Tone::Plain);
        let told = match prompt.kind {
            PromptKind::Find | PromptKind::FindBackwards => {
                self.search.as_ref().map(super::search::Search::position).unwrap_or_default()
            }
            PromptKind::Filter(view) => count(self.list(view).order.len(), "row", "rows"),
            PromptKind::Person => names(self, prompt.line.text()),
            PromptKind::Lens => "words, @person, date, quote".to_owned(),
            PromptKind::Command => hint(self, prompt.line.text()),
            PromptKind::Note(_) => "Enter on empty: highlight only · Esc: cancel".to_owned(),
        };
        line.right(format!("{told} "), Tone::Dim)
    }

    /// `=`: everything about where one is.
    #[must_use]
    pub fn info(&self) -> String {
        let doc = &self.article.doc;
        let date = match self.article.facts.published {
            Some((date, source)) => format!("{date} ({})", source_name(source)),
            None => "no date".to_owned(),
        };
        let minutes = self.article.index.words.div_ceil(230).max(1);
        let hidden = match doc.removed_count {
            0 => String::new(),
            _ => format!(" · {}", self.hidden_told()),
        };
        let place = self.place();
        format!(
            "{} · {place} · {} words, {minutes} min · {date}{hidden}",
            doc.meta.source, self.article.index.words
        )
    }

    /// How many characters were taken out of the text, and which key shows them.
    pub(super) fn hidden_told(&self) -> String {
        format!(
            "{} removed ({} shows them)",
            count(self.article.doc.removed_count, "hidden character", "hidden characters"),
            self.keymap.label_of(Action::Show(View::Hidden))
        )
    }

    /// The title of a list, with its count and order.
    #[must_use]
    pub fn list_title(&self, view: View, width: usize) -> Line {
        let pane = super::panes::pane(view);
        let focused = self.views.focus == Focus::List(view);
        let tone = if focused { Tone::Strong } else { Tone::Dim };
        let filter = &self.list(view).filter;
        let filter = if filter.is_empty() { String::new() } else { format!(" /{filter}") };
        let note = (pane.note)(self);
        let label = format!("{}{filter}", pane.title);
        if columns(&label) + columns(&note) + 2 > width {
            return Line::new(clip(&label, width), tone);
        }
        Line::new(label, tone).right(note, Tone::Dim)
    }
}

const fn source_name(source: crate::doc::DateSource) -> &'static str {
    use crate::doc::DateSource;
    match source {
        DateSource::Given => "given",
        DateSource::Metadata => "from the file's metadata",
        DateSource::Dateline => "from the dateline",
        DateSource::Url => "from the address",
        DateSource::FileName => "from the file's name",
        DateSource::FirstDate => "the first full date of the text",
    }
}
