//! Stores and restores the reading position, marks, notes, corrections, and the list of recent
//! articles.

use super::clock::unix_seconds;
use crate::app::annotations::Annotations;
use crate::app::{App, Article, Stage};
use crate::doc::Document;
use crate::facts::Facts;
use crate::input::InputSource;
use crate::store::{
    ArticleId, Lookup, RecentEntry, Record, SavedJumps, SavedPosition, Store, Stored,
};

/// The state of the open article on disk.
pub(super) struct Persistence {
    store: Store,
    source: InputSource,
    /// The article's key in the store, once all of it has been loaded.
    id: Option<ArticleId>,
    /// Its record as it was loaded or saved last.
    record: Record,
    /// What of it is stored under the article's name: nothing yet where the article was moved.
    before: Record,
    /// The corrections and notes as they were when they were loaded or saved last.
    stored: Annotations,
    /// Unsaved ones that the user knows of.
    warned: Option<Annotations>,
    /// The text width of the settings; only another one is stored.
    first_measure: u16,
    /// The width was given on the command line and wins over the stored one.
    measure_given: bool,
}

impl Persistence {
    pub(super) fn new(
        store: Store,
        source: InputSource,
        measure: u16,
        measure_given: bool,
    ) -> Self {
        Self {
            store,
            source,
            id: None,
            record: Record::default(),
            before: Record::default(),
            stored: Annotations::default(),
            warned: None,
            first_measure: measure,
            measure_given,
        }
    }

    /// The state folder.
    pub(super) const fn store(&self) -> &Store {
        &self.store
    }

    /// Another article was opened.
    pub(super) fn switch_to(&mut self, source: InputSource) {
        self.source = source;
        self.id = None;
        self.record = Record::default();
        self.before = Record::default();
        self.stored = Annotations::default();
        self.warned = None;
    }

    /// The same article is known by another name.
    pub(super) fn rename_source(&mut self, source: InputSource) {
        self.source = source;
    }

    /// Goes to where the reader was the last time, and sets the marks of then; gives a notice
    /// where something is wrong. Does nothing until all of the text is there, and nothing a second time.
    pub(super) fn resume(&mut self, app: &mut App) -> Option<String> {
        if self.id.is_some() || app.article.stage == Stage::Beginning {
            return None;
        }
        let text = &app.article.doc.text;
        let id = ArticleId::new(&source_of(&self.source, text), text);
        let Stored { record, moved, notice } = self.store.load(&id);
        let place = record.place.as_ref().map(|place| place.find_in(text));
        let marks: Vec<_> =
            record.marks.iter().map(|(letter, place)| (*letter, place.find_in(text))).collect();
        app.navigation.marks.extend(marks);
        let find = |places: &[SavedPosition]| -> Vec<u32> {
            places.iter().map(|place| place.find_in(text)).collect()
        };
        let (behind, ahead) = (find(&record.trail.behind), find(&record.trail.ahead));
        app.navigation.restore_jumps(&behind, &ahead);
        let (annotations, unreadable) =
            Annotations::from_values(&record.corrections, &record.notes);
        app.restore_annotations(annotations.clone());
        self.stored = annotations;
        if let Some(measure) = measure_in(&record).filter(|_| !self.measure_given) {
            app.set_measure(measure);
        }
        // A person who has begun to read stays there.
        if let Some(offset) = place.filter(|offset| *offset > 0 && app.body.anchor == 0) {
            app.continue_at(offset);
        }
        self.id = Some(id);
        self.before = if moved { Record::default() } else { record.clone() };
        self.record = record;
        notice.or(unreadable)
    }

    /// Saves where the reader is; gives a notice where something is wrong. What could not be saved
    /// is tried again the next time.
    pub(super) fn save(&mut self, app: &App) -> Option<String> {
        let stored = self.id.as_ref()?;
        let now = self.record_of(app);
        // The text may have been edited since.
        let id = match app.article.stage {
            Stage::Beginning => stored.clone(),
            _ => ArticleId::new(&stored.source, &app.article.doc.text),
        };
        let saved = self.store.save(&id, &self.before, &now).and_then(|()| {
            if now.place == self.before.place {
                Ok(())
            } else {
                self.store.remember(self.recent(app, &id))
            }
        });
        match saved {
            // Nothing was written.
            Ok(()) if self.store.is_private() => None,
            Ok(()) => {
                self.before = now.clone();
                self.record = now;
                self.stored.clone_from(app.annotations.current());
                None
            }
            Err(error) => Some(format!("{error}; not saved (position, notes and corrections)")),
        }
    }

    /// What is to be saved of the open article.
    fn record_of(&self, app: &App) -> Record {
        let text = &app.article.doc.text;
        let mut now = self.record.clone();
        now.place = Some(SavedPosition::new(text, app.body.anchor));
        // A mark whose words are where they were is the same mark.
        now.marks = app
            .navigation
            .marks
            .iter()
            .map(|(letter, at)| (*letter, SavedPosition::new(text, *at)))
            .collect();
        let (behind, ahead) = app.navigation.jumps();
        now.trail = SavedJumps::new(text, &behind, &ahead);
        if app.appearance.measure != self.first_measure || measure_in(&self.record).is_some() {
            now.settings = serde_json::json!({ "measure": app.appearance.measure });
        }
        // Unchanged ones stay as they were written, perhaps by a later version.
        if *app.annotations.current() != self.stored {
            let written = (&self.record.corrections, &self.record.notes);
            (now.corrections, now.notes) = app.annotations.current().to_values_over(written);
        }
        now
    }

    /// What is to be said where corrections or notes of the open article are not saved, after an
    /// attempt to save them that gave `notice`.
    pub(super) fn unsaved(&self, app: &App, notice: Option<&str>) -> Option<String> {
        let (count, what) = match app.annotations.current().changes_from(&self.stored) {
            0 => return None,
            1 => (1, "change to notes and corrections is"),
            n => (n, "changes to notes and corrections are"),
        };
        let why = match notice {
            Some(notice) => notice.split("; not saved").next().unwrap_or(notice),
            None if self.store.is_private() => "private session",
            None => "the article is still loading",
        };
        Some(format!("{count} {what} not saved ({why}); :export FILE.md writes them"))
    }

    /// The warning before the article is left while corrections or notes are not saved, the first
    /// time for each change.
    pub(super) fn warn_before_leaving(&mut self, app: &App) -> Option<String> {
        let notice = self.save(app);
        let unsaved = self.unsaved(app, notice.as_deref())?;
        let current = app.annotations.current();
        if self.warned.as_ref() == Some(current) {
            return None;
        }
        self.warned = Some(current.clone());
        Some(format!("{unsaved}; leave again to drop them"))
    }

    /// The notes have been exported: they are not lost with the article.
    pub(super) fn notes_exported(&mut self, app: &App) {
        self.warned = Some(app.annotations.current().clone());
    }

    /// Restores the history of the prompts.
    pub(super) fn load_histories(&self, app: &mut App) {
        let history = self.store.history();
        app.prompts.restore(&history.commands, &history.finds);
    }

    /// Saves what was typed into the prompts since the last time; gives a notice where something is
    /// wrong.
    pub(super) fn save_histories(&self, app: &mut App) -> Option<String> {
        let (commands, finds) = app.prompts.take_fresh();
        self.store.add_history(&commands, &finds, crate::app::history::push).err()
    }

    fn recent(&self, app: &App, id: &ArticleId) -> RecentEntry {
        let Article { doc, .. } = &app.article;
        let share = u64::from(app.body.anchor) * 100 / doc.text.len().max(1) as u64;
        RecentEntry {
            source: id.source.clone(),
            title: doc.meta.title.clone(),
            words: id.words.clone(),
            left: unix_seconds(),
            percent: u8::try_from(share).unwrap_or(100),
        }
    }
}

/// The text width that an article was read at.
fn measure_in(record: &Record) -> Option<u16> {
    record.settings.get("measure")?.as_u64().and_then(|measure| u16::try_from(measure).ok())
}

/// Applies the stored corrections of an article to its facts; gives whether the user has read it
/// before.
pub fn correct(store: &Lookup, source: &InputSource, doc: &Document, facts: &mut Facts) -> bool {
    let record = store.record(&source_of(source, &doc.text), &doc.text);
    let (annotations, _) = Annotations::from_values(&record.corrections, &record.notes);
    crate::facts::corrections::apply(doc, facts, &annotations.corrections);
    record.place.is_some()
}

/// The stored notes and corrections of an article.
pub fn annotations(store: &Lookup, source: &InputSource, doc: &Document) -> Annotations {
    let record = store.record(&source_of(source, &doc.text), &doc.text);
    Annotations::from_values(&record.corrections, &record.notes).0
}

/// The identity of an article: its source, or the text of one that came through a pipe.
fn source_of(source: &InputSource, text: &str) -> String {
    source.identity().unwrap_or_else(|| format!("- {}", ArticleId::fingerprint(text)))
}

/// The article that [`source_of`] gave this name to; none for one that came through a pipe.
pub(super) fn source_named(name: &str) -> Option<InputSource> {
    (!name.starts_with("- ")).then(|| InputSource::identified(name))
}

/// Whether two sources are the same article. Those of pipes are identified by their text alone.
pub(super) fn is_same(one: &InputSource, other: &InputSource) -> bool {
    one.identity() == other.identity()
}
