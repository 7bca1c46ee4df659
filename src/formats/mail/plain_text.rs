//! The plain text of a message: what was written, the signature, and the history that follows.

use crate::doc::{BlockKind, Builder};
use crate::formats::history::{self, Begin};
use crate::formats::plain;

/// Text of more lines below `-- ` is no signature; so much for `--` without the blank.
const LONGEST_SIGNATURE: usize = 24;
const LONGEST_WITHOUT_BLANK: usize = 10;

/// Writes the text into `builder`: lines behind `>` and what follows the head of an older mail are
/// quotations, unless the mail passes it on; what follows `-- ` is the signature.
pub fn write(words: &str, is_passed_on: bool, builder: &mut Builder) {
    let mut writer = Writer { builder, is_passed_on, answered: 0 };
    let mut run = String::new();
    let mut depth = 0;
    for line in words.lines() {
        let (level, rest) = quoted(line);
        // A blank line ends no quotation by itself.
        if level != depth && !line.trim().is_empty() {
            writer.run(&run, depth, level > depth);
            run.clear();
            depth = level;
        }
        run.push_str(rest);
        run.push('\n');
    }
    writer.run(&run, depth, false);
}

/// How deep a line is quoted, and its words.
fn quoted(line: &str) -> (u8, &str) {
    let (mut level, mut rest) = (0_u8, line);
    while let Some(after) = rest.strip_prefix('>').or_else(|| rest.strip_prefix(" >")) {
        level = level.saturating_add(1);
        rest = after;
    }
    (level, if level > 0 { rest.strip_prefix(' ').unwrap_or(rest) } else { rest })
}

struct Writer<'b> {
    builder: &'b mut Builder,
    /// The first head is that of a mail that is passed on.
    is_passed_on: bool,
    /// Heads of mails that are answered, one inside the other.
    answered: u8,
}

impl Writer<'_> {
    /// Writes lines that are quoted equally deep; those that follow are quoted deeper if `leads`.
    fn run(&mut self, run: &str, depth: u8, leads: bool) {
        let outer = self.answered;
        let (mut open, mut at) = (0, 0);
        let mut is_first = true;
        while let Some(rest) = run.get(at..).filter(|rest| !rest.is_empty()) {
            let line = rest.split_inclusive('\n').next().unwrap_or(rest);
            let signature = signature(rest, leads);
            let begin = history::begin(rest, leads).filter(|_| signature == 0);
            let lead = match begin {
                Some(Begin::Answered(bytes) | Begin::PassedOn(bytes)) => bytes,
                Some(Begin::WroteUnquoted(bytes)) if is_first => bytes,
                // A sentence before quoted lines is a part of the text.
                _ => 0,
            };
            is_first = line.trim().is_empty() || signature > 0;
            if signature + lead == 0 {
                at += line.len();
                continue;
            }
            self.text(run.get(open..at).unwrap_or(""), depth);
            match begin {
                Some(begin) => self.lead(begin, rest.get(..lead).unwrap_or(""), depth),
                None => self.signature(rest.get(line.len()..signature).unwrap_or(""), depth),
            }
            at += signature + lead;
            open = at;
        }
        self.text(run.get(open..).unwrap_or(""), depth);
        if depth > 0 {
            self.answered = outer;
        }
    }

    fn text(&mut self, words: &str, depth: u8) {
        let depth = depth.saturating_add(self.answered);
        let doc = plain::parse(words);
        for block in &doc.blocks {
            let words = block.span.in_text(&doc.text);
            if depth > 0 && block.kind.keeps_lines() {
                words.lines().for_each(|line| self.builder.block(BlockKind::Quote(depth), line));
                continue;
            }
            let kind = match (depth, block.kind) {
                // The subject is the only title.
                (0, BlockKind::Heading(level)) => BlockKind::Heading(level.max(2)),
                (0, kind) => kind,
                (depth, _) => BlockKind::Quote(depth),
            };
            self.builder.block(kind, words);
        }
    }

    fn signature(&mut self, lines: &str, depth: u8) {
        if depth + self.answered > 0 {
            return self.text(lines, depth);
        }
        self.builder.block(BlockKind::Lines, lines.trim());
    }

    /// Writes what leads to an older text.
    fn lead(&mut self, begin: Begin, lead: &str, depth: u8) {
        if let Begin::Wrote(_) | Begin::WroteUnquoted(_) = begin {
            self.text(lead, depth);
        } else {
            let fields = lead.lines().filter(|line| line.contains(char::is_alphanumeric));
            fields.for_each(|line| self.builder.block(BlockKind::Meta, line.trim()));
        }
        let is_passed_on = std::mem::take(&mut self.is_passed_on);
        match begin {
            Begin::Answered(_) if is_passed_on => {}
            Begin::Answered(_) | Begin::WroteUnquoted(_) => {
                self.answered = self.answered.saturating_add(1);
            }
            Begin::Wrote(_) | Begin::PassedOn(_) | Begin::Quoted => {}
        }
    }
}

/// The bytes of the signature that `rest` begins with: from a line `-- ` to the history, or to the
/// end; 0 where there is none.
fn signature(rest: &str, leads: bool) -> usize {
    let mut lines = rest.split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    let most = match first.trim_end_matches(['\r', '\n']) {
        "-- " => LONGEST_SIGNATURE,
        "--" => LONGEST_WITHOUT_BLANK,
        _ => return 0,
    };
    let (mut end, mut count) = (first.len(), 0);
    for line in lines {
        if history::begin(rest.get(end..).unwrap_or(""), leads).is_some() {
            break;
        }
        count += usize::from(!line.trim().is_empty());
        if count > most {
            return 0;
        }
        end += line.len();
    }
    end
}
