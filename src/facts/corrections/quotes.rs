//! Corrections of quotations: the speaker.

use super::correction::PersonRef;
use super::editor::Editor;
use crate::facts::{Certainty, Rule, Speaker, WarningKind};
use crate::text::fold_space;
use crate::text::optional_span::OptionalSpan;
use crate::text::quote_selector::TextQuoteSelector;

impl Editor<'_> {
    /// Sets the speaker of every part of the quotation's utterance.
    pub(super) fn set_speaker(
        &mut self,
        quote: &TextQuoteSelector,
        who: Option<&PersonRef>,
    ) -> Option<()> {
        let at = self.finder.find(quote)?;
        let quotes = &self.facts.quotes;
        let same = quotes.iter().find(|quote| quote.span == at);
        let found = same.or_else(|| quotes.iter().find(|quote| quote.span.overlaps(at)))?;
        let utterance = found.utterance;
        let person = who.and_then(|who| self.person(who));
        let speaker = who.map(|who| Speaker {
            name: person.is_none().then(|| fold_space(&who.name).into()),
            person,
            span: OptionalSpan::NONE,
        });
        let mut spans = Vec::new();
        for quote in self.facts.quotes.iter_mut().filter(|quote| quote.utterance == utterance) {
            quote.speaker.clone_from(&speaker);
            quote.rule = Rule::Corrected;
            quote.certainty = Certainty::Sure;
            spans.push(quote.span);
        }
        for span in spans {
            self.settle_warnings(span, &[WarningKind::NoSpeaker]);
        }
        Some(())
    }
}
