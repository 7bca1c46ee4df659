//! Goes to where reading begins, as soon as that has been loaded.

use crate::app::App;
use crate::app::actions::Action;
use crate::app::article::Stage;
use crate::app::start::{SourceLine, Start};
use crate::app::text_layout::RowPosition;
use crate::app::viewport::View;
use crate::facts::PersonId;
use crate::text::{Span, fold_space};

impl App {
    /// Begins at a place, as soon as it has been loaded.
    pub fn start_at(&mut self, start: Start) {
        self.navigation.start = Some(start);
    }

    /// Goes to the place to begin at, if that is there by now.
    pub fn reach_start(&mut self) {
        let Some(start) = self.navigation.start.take() else { return };
        match self.go_to_start(&start) {
            Ok(()) => {}
            Err(_) if self.article.stage != Stage::Whole => self.navigation.start = Some(start),
            Err(message) => self.message = message,
        }
    }

    /// Goes there; the error says what is not there, so far.
    fn go_to_start(&mut self, start: &Start) -> Result<(), String> {
        match start {
            Start::Line(line) => {
                let span = self.span_of_line(line);
                let span = span.ok_or_else(|| format!("no line {}", line.number))?;
                self.begin_at(span);
            }
            Start::Pattern(typed) => {
                self.find_typed(typed, false, 0);
                // The search goes on as more is loaded.
                if self.search.as_ref().is_some_and(|search| !search.has_hits())
                    && self.article.stage == Stage::Whole
                {
                    return Err(format!("not found: {typed}"));
                }
            }
            Start::Section(name) => {
                let section = self.section_called(name);
                let span = section.ok_or_else(|| format!("no section {name}"))?;
                self.begin_at(span);
            }
            Start::Person(name) => {
                let called = self.article.person_called(name, None);
                // Of several the one who is mentioned most.
                let most = |ids: &Vec<PersonId>| {
                    ids.iter().copied().max_by_key(|id| {
                        (self.person(*id).map_or(0, |it| it.mentions.len()), std::cmp::Reverse(*id))
                    })
                };
                let count = called.as_ref().err().map_or(1, Vec::len);
                let id = called.or_else(|several| most(&several).ok_or(several));
                let id = id.map_err(|_| format!("no person called {name}"))?;
                self.go_to_first_mention(id);
                if count > 1 {
                    let key = self.keymap.label_of(Action::Show(View::People));
                    self.message += &format!("; {count} people called {name} ({key} lists them)");
                }
            }
            Start::Passage(original) => {
                let doc = &self.article.doc;
                let span = doc.clean_span(*original);
                let end = u32::try_from(doc.text.len()).unwrap_or(u32::MAX);
                if span.end > end {
                    return Err("these words are no longer there".to_owned());
                }
                self.unfold(span.start);
                self.body.flash = Some(span).filter(|span| !span.is_empty());
                self.reveal(span);
            }
            Start::End => self.follow_to_end(),
            Start::Follow => self.follow(),
        }
        Ok(())
    }

    /// Puts the row of a place on top, highlighted.
    fn begin_at(&mut self, span: Span) {
        let flow = self.text_layout();
        let limit = flow.last_top(self.height()).max(flow.first());
        let top = flow.settle(RowPosition::at(span.start)).min(limit);
        self.set_top(top);
        self.body.flash = Some(span).filter(|span| !span.is_empty());
    }

    /// The words of a line of the file.
    fn span_of_line(&self, line: &SourceLine) -> Option<Span> {
        let doc = &self.article.doc;
        if doc.own_lines.is_none() {
            return words_of_source(&doc.text, &line.words);
        }
        let breaks = memchr::memchr_iter(b'\n', doc.text.as_bytes());
        let start = match line.number.checked_sub(2) {
            None => 0,
            Some(before) => 1 + breaks.clone().nth(before as usize)?,
        };
        let rest = doc.text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let whole = Span::of(start, start + length);
        Some(if whole.trim(&doc.text).is_empty() { whole } else { whole.trim(&doc.text) })
    }

    /// The heading of a section by its number or its words, whatever their case.
    fn section_called(&self, name: &str) -> Option<Span> {
        let doc = &self.article.doc;
        let wanted = name.trim().to_lowercase();
        let number = wanted.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let named = |same: fn(&str, &str) -> bool| {
            let mut sections = doc.sections.iter();
            sections.find(|section| same(&doc.section_name(section).to_lowercase(), &wanted))
        };
        let section = named(|name, wanted| name == wanted)
            .or_else(|| named(|name, wanted| name.contains(wanted)))
            .or_else(|| doc.sections.get(number?))?;
        Some(section.title.unwrap_or(Span::new(section.span.start, section.span.start)))
    }
}

/// Where the words of a line of markup stand in the text made from it: the longest run of them
/// without markup that is found.
fn words_of_source(text: &str, line: &str) -> Option<Span> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | ',' | '.' | '-');
    let tags = line.split('<').map(|part| part.rsplit('>').next().unwrap_or(""));
    let mut runs: Vec<String> = tags
        .flat_map(|part| part.split(|c: char| !is_word(c)))
        .map(|run| fold_space(run.trim_matches(|c: char| !c.is_alphanumeric())))
        .filter(|run| run.len() > 2)
        .collect();
    runs.sort_by_key(|run| std::cmp::Reverse(run.len()));
    runs.iter().take(4).find_map(|run| {
        let at = memchr::memmem::find(text.as_bytes(), run.as_bytes())?;
        Some(Span::of(at, at + run.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Article;
    use crate::facts::{Context, extract};
    use crate::formats::{markdown, plain};

    fn begun(doc: crate::doc::Document, start: Start) -> (String, String) {
        let facts = extract(&doc, &Context::default());
        let mut app = App::new(Article::new(doc.into(), facts, Stage::Whole), (40, 4));
        app.start_at(start);
        app.reach_start();
        let flash = app.body.flash.unwrap_or_default();
        (flash.in_text(&app.article.doc.text).to_owned(), app.message)
    }

    const TEXT: &str = "Ferry\n\nAnna Berg came to the quay on Monday, and\nnobody saw her.\n\nThe wall\n\nTom Ash counted the stones of the wall, twice in one night.\n";

    fn check(start: Start, flash: &str, message: &str) {
        assert_eq!(begun(plain::parse(TEXT), start), (flash.to_owned(), message.to_owned()));
    }

    fn line(number: u32) -> Start {
        Start::Line(SourceLine { number, ..SourceLine::default() })
    }

    #[test]
    fn lines_count_as_grep_counts_them() {
        check(line(1), "Ferry", "");
        check(line(2), "", "");
        check(line(4), "nobody saw her.", "");
        check(line(8), "Tom Ash counted the stones of the wall, twice in one night.", "");
        check(line(9), "", "no line 9");
        check(line(0), "Ferry", "");
    }

    #[test]
    fn sections_people_and_matches_are_found() {
        check(Start::Section("the WALL".into()), "The wall", "");
        check(Start::Section("2".into()), "The wall", "");
        check(Start::Section("quay".into()), "", "no section quay");
        check(Start::Pattern("stones".into()), "stones", "");
        check(Start::Pattern("gulls".into()), "", "not found: gulls");
        check(Start::Person("ash".into()), "Tom Ash", "Tom Ash: mention 1 of 1");
        check(Start::Person("Lind".into()), "", "no person called Lind");
        let namesakes = "Ferry\n\nMayor Peter Lindholm met Mia Lindholm. Mia Lindholm left.\n";
        let found = begun(plain::parse(namesakes), Start::Person("Lindholm".into()));
        let said = "Mia Lindholm: mention 1 of 2; 2 people called Lindholm (P lists them)";
        assert_eq!(found, ("Mia Lindholm".to_owned(), said.to_owned()));
    }

    #[test]
    fn lines_of_markup_are_found_by_their_words() {
        let doc = || markdown::parse("# Ferry\n\nAnna *Berg* came to the [quay](https://x/y).\n");
        let at = |words: &str| Start::Line(SourceLine { number: 3, words: words.to_owned() });
        let found = begun(doc(), at("Anna *Berg* came to the [quay](https://x/y)."));
        assert_eq!(found.0, "came to the");
        assert_eq!(begun(doc(), at("<h1 class=x>Ferry</h1>")).0, "Ferry");
        assert_eq!(begun(doc(), at("---")).1, "no line 3");
    }

    #[test]
    fn a_place_is_waited_for_while_loading() {
        let part = plain::parse("Ferry\n\nAnna Berg came.\n");
        let mut app =
            App::new(Article::new(part.into(), Default::default(), Stage::Beginning), (40, 4));
        app.start_at(line(8));
        app.reach_start();
        assert_eq!((app.message.as_str(), app.body.flash), ("", None));
        let whole = Article::new(plain::parse(TEXT).into(), Default::default(), Stage::Whole);
        app.update(crate::app::Event::Loaded(Box::new(whole)));
        app.reach_start();
        assert!(app.body.flash.is_some());
    }
}
