//! A paragraph as the attribution rules read it: every token with its class.

mod verb_forms;

pub use super::class::Class;
use super::class::{self, lower_in, opening_class};
use super::marks::Pair;
use super::past_forms::looks_past;
use crate::facts::cue::VerbForm;
use crate::text::Span;
use crate::text::tokenized::{Paragraph, SegmentKind, TokenizedText};
use crate::text::tokens::{Case, Gap, Kind, Token};
use crate::text::word_table::{WordTable, word_set};

/// Tokens of the time before an entry of a live page at most.
const LIVE: usize = 6;

/// The tokens of one paragraph with their classes and the marked stretches.
#[derive(Debug)]
pub struct TaggedParagraph<'p> {
    /// The document's text.
    pub text: &'p str,
    /// The paragraph's tokens.
    pub tokens: &'p [Token],
    /// One class a token.
    pub classes: Vec<Class>,
    /// Sentences as token ranges of this paragraph.
    pub sentences: Vec<(usize, usize)>,
    /// Marked stretches in order.
    pub pairs: Vec<Pair>,
    /// For each token: one more than the index of the pair that holds it, marks too; 0 outside.
    pub within: Vec<u32>,
    /// Whether it is a heading, where most words may have capitals.
    pub heading: bool,
}

impl<'p> TaggedParagraph<'p> {
    /// Reads a paragraph.
    #[must_use]
    pub fn new(prose: &'p TokenizedText<'_>, paragraph: &Paragraph, pairs: Vec<Pair>) -> Self {
        let tokens = prose.tokens_of(paragraph);
        let heading = paragraph.segment.kind == SegmentKind::Heading;
        let base = paragraph.first_token;
        let sentences: Vec<(usize, usize)> = prose
            .sentences_of(paragraph)
            .iter()
            .map(|s| ((s.first - base) as usize, (s.last - base) as usize))
            .collect();
        let mut within = vec![0_u32; tokens.len()];
        for (number, pair) in (1_u32..).zip(&pairs) {
            if let Some(inside) = within.get_mut(pair.open..pair.after) {
                inside.fill(number);
            }
        }
        let mut tagged = Self {
            text: prose.text,
            tokens,
            classes: Vec::with_capacity(tokens.len()),
            sentences,
            pairs,
            within,
            heading,
        };
        tagged.classify_all();
        tagged.skip_dateline();
        tagged.skip_time();
        tagged
    }

    fn classify_all(&mut self) {
        for number in 0..self.sentences.len() {
            let Some(&(begin, end)) = self.sentences.get(number) else { continue };
            let titled = self.heading || is_titled(self.tokens.get(begin..end).unwrap_or(&[]));
            let mut first = true;
            for at in begin..end {
                let Some(token) = self.tokens.get(at) else { break };
                let class = match (token.kind, token.case) {
                    (Kind::Word, Case::Lower) => class::lower(token.text(self.text)),
                    _ => self.classify(at, token, first, titled),
                };
                first = match class {
                    Class::Mark('.' | '?' | '!' | ':' | '"' | '\'' | '…') => true,
                    Class::Mark(_) => first,
                    _ => false,
                };
                self.classes.push(class);
            }
        }
        for at in 0..self.classes.len() {
            if let Class::Verb(verb) = self.class(at)
                && !self.acts_as_verb(at, &verb)
                && let Some(class) = self.classes.get_mut(at)
            {
                *class = Class::Word;
            }
        }
    }

    /// "MUSCAT, Nov. 15 (Reuters) — ", "Sir — ": the first sentence begins after it.
    fn skip_dateline(&mut self) {
        let dash = (1..14.min(self.classes.len())).find(|at| self.class(*at) == Class::Mark('—'));
        let Some(dash) = dash else { return };
        let greets = dash == 1 && matches!(self.word(0), "Sir" | "Madam" | "Sirs");
        let capitals = greets
            || self.tokens.first().is_some_and(|t| t.case == Case::Upper)
            || (0..dash).any(|at| matches!(self.class(at), Class::Mark('(') | Class::Number));
        let names = (0..dash).all(|at| {
            matches!(
                self.class(at),
                Class::Name
                    | Class::Time
                    | Class::Number
                    | Class::Mark(',' | '.' | '(' | ')' | '/')
            )
        });
        if let Some(first) = self.sentences.first_mut()
            && capitals
            && names
            && dash + 1 < first.1
        {
            first.0 = dash + 1;
            self.reopen(dash + 1);
        }
    }

    /// Reads the word at `at` again as the first one of its sentence, which has its capital from that.
    fn reopen(&mut self, at: usize) {
        let Some(token) = self.tokens.get(at) else { return };
        let class = self.classify(at, token, true, false);
        if let Some(known) = self.classes.get_mut(at) {
            *known = class;
        }
    }

    /// "14:05 The minister said", "9.30am: The road": the first sentence of an entry of a live page begins
    /// after its time.
    fn skip_time(&mut self) {
        let number = |at: &usize| self.class(*at) == Class::Number;
        let digits = (0..LIVE.min(self.classes.len())).take_while(number).count();
        let clock = digits == 3 && matches!(self.word(1), ":" | ".");
        let half = matches!(self.word(digits), "am" | "pm" | "AM" | "PM" | "GMT" | "BST" | "CET");
        let mut begin = digits + usize::from(half);
        while begin > 0 && matches!(self.class(begin), Class::Mark('—' | '-' | ':')) {
            begin += 1;
        }
        let opens = self.tokens.get(begin).is_some_and(|t| t.is_capital());
        let timed = digits > 0 && (half || clock && self.word(1) == ":");
        if let Some(first) = self.sentences.first_mut()
            && timed
            && opens
            && first.0 == 0
            && begin < first.1
        {
            first.0 = begin;
            self.reopen(begin);
        }
    }

    /// `first`: whether the word may have its capital from its position.
    fn classify(&self, at: usize, token: &Token, first: bool, titled: bool) -> Class {
        let word = token.text(self.text);
        match token.kind {
            Kind::Number => Class::Number,
            Kind::Clitic => Class::Clitic,
            Kind::Mark => {
                if self.is_inside_number(at, token) {
                    return Class::Number;
                }
                if self.ends_plural_owner(at) {
                    return Class::Clitic;
                }
                let mark = mark_of(word);
                // "--" and " - " are dashes, not hyphens.
                let lone = token.gap != Gap::None && !self.glued(at + 1);
                let double = (token.gap == Gap::None && at > 0 && self.word(at - 1) == "-")
                    || (self.word(at + 1) == "-" && self.glued(at + 1));
                Class::Mark(if mark == '-' && (lone || double) { '—' } else { mark })
            }
            Kind::Word => {
                if token.case == Case::Lower {
                    return class::lower(word);
                }
                let mut buffer = [0_u8; 16];
                let Some(lower) = lower_in(word, &mut buffer) else { return Class::Name };
                let free = first || titled;
                match class::known(lower) {
                    // "Will Lind, the mayor, said"
                    Some(Class::Auxiliary)
                        if first && lower == "will" && self.is_first_name(at) =>
                    {
                        Class::Name
                    }
                    // "Read said", "From said", "Per Dahl": a name that is also a word of the lists.
                    Some(Class::Verb(_) | Class::Preposition) if first && self.reports_next(at) => {
                        Class::Name
                    }
                    Some(Class::Preposition) if lower == "per" && self.capital_follows(at) => {
                        Class::Name
                    }
                    Some(class @ (Class::Time | Class::According)) => class,
                    Some(class @ (Class::Pronoun | Class::Determiner)) if lower != "us" => {
                        // "IT", "US" and "WHO" are not pronouns.
                        if token.case == Case::Upper && !titled { Class::Name } else { class }
                    }
                    Some(class) if free && token.case != Case::Upper => class,
                    Some(class @ (Class::Possessive | Class::Preposition | Class::Conjunction))
                        if at == 0 =>
                    {
                        class
                    }
                    // "Facing", "Flanked", "Privately": the first word of a sentence is no name when a
                    // lower-case word follows.
                    None if first
                        && token.case != Case::Upper
                        && self.lower_follows(at)
                        && !self.reports_next(at) =>
                    {
                        opening_class(lower)
                    }
                    _ => Class::Name,
                }
            }
        }
    }

    /// The mark in "1,000", "3.5" and "5:30": part of the number, no end of a clause.
    fn is_inside_number(&self, at: usize, mark: &Token) -> bool {
        let number = |at: usize| self.tokens.get(at).is_some_and(|t| t.kind == Kind::Number);
        mark.is_glued()
            && self.glued(at + 1)
            && number(at.wrapping_sub(1))
            && number(at + 1)
            && matches!(mark.text(self.text), "," | "." | ":" | "’" | "'" | "·")
    }

    /// The apostrophe in "the drivers' claim".
    fn ends_plural_owner(&self, at: usize) -> bool {
        let plural = at > 0 && self.glued(at) && self.word(at - 1).ends_with(['s', 'S']);
        let apart = !self.glued(at + 1) && self.within.get(at) == Some(&0);
        let noun = self.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word);
        matches!(self.word(at), "'" | "’") && plural && apart && noun
    }

    /// Whether a past or present form of a reporting verb follows, whose subject this word is then.
    fn reports_next(&self, at: usize) -> bool {
        let lower = self.tokens.get(at + 1).is_some_and(|t| t.case == Case::Lower);
        lower
            && matches!(class::lower(self.word(at + 1)), Class::Verb(v) if v.form == VerbForm::Finite)
    }

    /// Whether a surname follows, and a comma or a reporting verb behind it.
    fn is_first_name(&self, at: usize) -> bool {
        self.capital_follows(at) && (self.word(at + 2) == "," || self.reports_next(at + 1))
    }

    fn capital_follows(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word && t.is_capital())
    }

    fn lower_follows(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|t| {
            t.case == Case::Lower || matches!(t.text(self.text), "," | "the" | "a" | "his" | "her")
        })
    }

    /// The class of a token; a stop beyond the ends.
    #[must_use]
    #[inline]
    pub fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or(Class::Mark('.'))
    }

    /// The words of a token.
    #[must_use]
    #[inline]
    pub fn word(&self, at: usize) -> &'p str {
        self.tokens.get(at).map_or("", |t| t.text(self.text))
    }

    /// Whether a word of no other class looks like a finite verb.
    #[must_use]
    pub fn is_past_form(&self, at: usize) -> bool {
        self.class(at) == Class::Word && looks_past(self.word(at))
    }

    /// The same, or like a participle in "-ing".
    #[must_use]
    pub fn is_verb_form(&self, at: usize) -> bool {
        self.is_past_form(at) || self.class(at) == Class::Word && self.word(at).ends_with("ing")
    }

    /// Whether a word is an auxiliary or, by its form, a finite verb.
    #[must_use]
    pub fn is_finite_form(&self, at: usize) -> bool {
        match self.class(at) {
            Class::Auxiliary => true,
            Class::Verb(verb) => verb.form == VerbForm::Finite,
            _ => self.is_past_form(at),
        }
    }

    /// Whether a comma stands outside of quotation marks.
    #[must_use]
    #[inline]
    pub fn is_outer_comma(&self, at: usize) -> bool {
        self.class(at) == Class::Mark(',') && self.within.get(at) == Some(&0)
    }

    /// The span of tokens `from..to`.
    #[must_use]
    #[inline]
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.tokens.get(from), to.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => Span::new(first.start, last.end),
            _ => Span::default(),
        }
    }

    /// The pair that holds a token.
    #[must_use]
    #[inline]
    pub fn pair_at(&self, at: usize) -> Option<&Pair> {
        let number = *self.within.get(at)?;
        self.pairs.get((number as usize).checked_sub(1)?)
    }

    /// The sentence that holds a token, as an index.
    #[must_use]
    pub fn sentence_of(&self, at: usize) -> usize {
        self.sentences.partition_point(|s| s.0 <= at).saturating_sub(1)
    }

    /// Whether no white space separates the token from the one before.
    #[must_use]
    #[inline]
    pub fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.gap == Gap::None)
    }
}

/// Determiners that are subjects too: "another tweeted".
#[must_use]
pub fn stands_alone(word: &str) -> bool {
    static ALONE: WordTable<'static> = word_set!(
        "all another both each few five four many most one others several some that these this those \
         three two"
    );
    lower_in(word, &mut [0; 16]).is_some_and(|word| ALONE.contains(word))
}

/// Whether most words of a sentence have capitals, as in headlines.
fn is_titled(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|t| t.kind == Kind::Word && t.end - t.start > 3);
    let (mut capitals, mut all) = (0, 0);
    for word in words {
        all += 1;
        capitals += usize::from(word.is_capital());
    }
    all >= 4 && capitals * 10 >= all * 8
}

/// The character of a mark; double marks of all kinds are `"`.
fn mark_of(word: &str) -> char {
    match word.chars().next().unwrap_or('.') {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '`' => '\'',
        '–' | '―' => '—',
        other => other,
    }
}
