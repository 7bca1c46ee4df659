//! Following links: to files beside the article and to the web, and back through the articles.

use crate::app::App;
use crate::app::actions::Action;
use crate::app::event::Effect;
use crate::app::panes::links;
use crate::app::viewport::{Focus, View};
use crate::doc::MarkKind;
use crate::doc::url::{Target, host};

impl App {
    /// Enter on a link of the list.
    pub(in crate::app) fn follow_listed_link(&mut self, item: u32) -> Option<Effect> {
        let address = links::url(self, item)?.to_owned();
        match Target::of(&address, &self.article.doc.meta.source) {
            Target::Other => {
                // What does not open here is shown where it stands.
                let place = self.article.doc.marks.get(item as usize)?.span;
                self.go_to(place);
                None
            }
            _ => self.follow_link(&address),
        }
    }

    /// The link that is highlighted in the text.
    pub(in crate::app) fn highlighted_link(&self) -> Option<String> {
        let flash = self.highlighted()?;
        let doc = &self.article.doc;
        let after = doc.marks.partition_point(|mark| mark.span.start <= flash.start);
        let mut before = doc.marks.get(..after)?.iter().rev().take(8);
        before.find_map(|mark| match mark.kind {
            MarkKind::Link(link) if mark.span.covers(flash) => {
                doc.links.get(link as usize).cloned()
            }
            _ => None,
        })
    }

    /// Opens the target of a link here. A page of the web is asked for first: its host is shown, and
    /// the next Enter opens it.
    pub(in crate::app) fn follow_link(&mut self, address: &str) -> Option<Effect> {
        let outside = self.keymap.label_of(Action::OpenLink);
        match Target::of(address, &self.article.doc.meta.source) {
            Target::Web(url) if self.navigation.asked.as_ref() != Some(&url) => {
                self.message =
                    format!("Enter again opens {} here; {outside} opens it outside", host(&url));
                self.navigation.asked = Some(url);
                None
            }
            Target::Web(url) => {
                self.navigation.asked = None;
                self.leave_for_link(url)
            }
            Target::File(path) => self.leave_for_link(path),
            Target::Place(name) => {
                match self.article.doc.place(&name) {
                    Some(place) => self.go_to(place),
                    None => self.message = format!("no place called {name} in this article"),
                }
                None
            }
            Target::Other => {
                self.message = format!("this link does not open here; {outside} opens it outside");
                None
            }
        }
    }

    /// Asks for an article; this place can be come back to.
    fn leave_for_link(&mut self, address: String) -> Option<Effect> {
        let mut here = self.location();
        if here.focus == Focus::List(View::Links) {
            // Back in the text, where the list was opened.
            here.focus = Focus::Body;
            here.side = View::People;
        }
        self.navigation.leaving = Some(here);
        Some(Effect::OpenLink(address))
    }

    /// Back through this article, then to the one whose link led here; or forward again.
    pub(super) fn jump_back(&mut self, forward: bool) -> Option<Effect> {
        if !forward && let Some((article, place)) = self.navigation.step_out() {
            self.navigation.returning = Some(place);
            return Some(Effect::OpenArticle(article));
        }
        let here = self.location();
        match self.navigation.step(forward, here) {
            Some(location) => self.restore(location),
            None if forward => self.say("nothing further ahead"),
            None => self.say("nothing further back"),
        }
        None
    }
}
