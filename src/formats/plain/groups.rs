//! The groups of lines that blank lines separate, and the blocks of each.

use super::headings::{byline, number_of};
use super::layout::{Verdict, verdict};
use super::lines::{Line, is_bullet, is_numbered, is_soft_break, is_underline, measure_of};
use crate::doc::{Block, BlockKind};
use crate::text::Span;

/// Lines of a group among which a byline may stand: below a title and what explains it.
const BYLINES: usize = 4;

/// Makes blocks of groups as they come. What a group is may depend on the next one.
pub(super) struct Groups<'a> {
    text: &'a str,
    blocks: &'a mut Vec<Block>,
    /// Lines since the last blank one.
    open: Vec<Line>,
    /// The group before it, still to be made.
    waiting: Option<(Vec<Line>, Verdict)>,
    /// What became of the one before that.
    last: Option<Verdict>,
}

impl<'a> Groups<'a> {
    pub(super) const fn new(text: &'a str, blocks: &'a mut Vec<Block>) -> Self {
        Self { text, blocks, open: Vec::new(), waiting: None, last: None }
    }

    /// Adds a line; a blank one ends the group.
    pub(super) fn line(&mut self, line: Span) {
        let span = line.trim(self.text);
        if span.is_empty() {
            self.end_group();
        } else {
            self.open.push(Line { span, indent: (span.start - line.start) as usize });
        }
    }

    /// Adds a block between groups.
    pub(super) fn block(&mut self, block: Block) {
        self.end();
        self.blocks.push(block);
        self.last =
            Some(if block.kind == BlockKind::Code { Verdict::Code } else { Verdict::Prose });
    }

    /// Nothing follows.
    pub(super) fn end(&mut self) {
        self.end_group();
        self.make(Verdict::Prose);
    }

    fn end_group(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let group = std::mem::take(&mut self.open);
        let is_first = self.last.is_none() && self.waiting.is_none();
        let verdict = verdict(self.text, &group, is_first);
        self.make(verdict);
        self.waiting = Some((group, verdict));
    }

    /// Makes the blocks of the group that waits, now that the next one is known.
    fn make(&mut self, next: Verdict) {
        let Some((group, own)) = self.waiting.take() else { return };
        let last = self.last.unwrap_or(Verdict::Prose);
        let beside = [last, next].into_iter().find(|verdict| verdict.is_laid_out());
        let verdict = match (own, beside) {
            (Verdict::Unsure, Some(beside)) => beside,
            (Verdict::Single, _) if last == Verdict::Code && next != Verdict::Prose => {
                Verdict::Code
            }
            (Verdict::Unsure | Verdict::Single, _) => Verdict::Prose,
            (sure, _) => sure,
        };
        match verdict {
            Verdict::Lines => self.keep(&group, BlockKind::Lines),
            Verdict::Code => self.keep(&group, BlockKind::Code),
            _ => close(self.text, &group, self.blocks),
        }
        self.last = Some(verdict);
    }

    /// The lines as they are, from the beginning of the first one.
    fn keep(&mut self, group: &[Line], kind: BlockKind) {
        if let (Some(first), Some(last)) = (group.first(), group.last()) {
            let start = first.span.start as usize - first.indent;
            let span = Span::of(start, last.span.end as usize);
            self.blocks.push(Block { kind, span });
        }
    }
}

/// Turns a group of lines of prose into blocks.
fn close(text: &str, group: &[Line], blocks: &mut Vec<Block>) {
    let widest = measure_of(text, group);
    let numbered = is_numbered(text, group);
    let mut open: Option<Span> = None;
    for (index, line) in group.iter().enumerate() {
        let words = line.span.in_text(text);
        if index > 0 && is_underline(words) {
            // The line before is a heading; the underline itself is not shown.
            if let Some(span) = open.take() {
                blocks.push(Block { kind: BlockKind::Heading(2), span });
            }
            continue;
        }
        let joins = match (widest, index.checked_sub(1).and_then(|i| group.get(i))) {
            (_, Some(_)) if numbered && number_of(words).is_some() => false,
            // The title may be as long as the widest line.
            (_, Some(_)) if index < BYLINES && byline(words).is_some() => false,
            // What is set in below a number belongs to it.
            (_, Some(before)) if numbered && line.indent > before.indent => true,
            (Some(widest), Some(before)) => is_soft_break(text, before, line, widest),
            _ => false,
        };
        match open {
            Some(span) if joins => open = Some(span.join(line.span)),
            Some(span) => {
                blocks.push(block(text, span));
                open = Some(line.span);
            }
            None => open = Some(line.span),
        }
    }
    if let Some(span) = open {
        blocks.push(block(text, span));
    }
}

fn block(text: &str, span: Span) -> Block {
    let words = span.in_text(text);
    let kind = if is_bullet(words) {
        BlockKind::Item(1)
    } else if is_underline(words) {
        BlockKind::Rule
    } else {
        BlockKind::Paragraph
    };
    Block { kind, span }
}
