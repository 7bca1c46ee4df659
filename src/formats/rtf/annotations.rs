//! The comments of an RTF document (RTF 1.9, annotations): who wrote them, when, what, and on which words.

use std::collections::BTreeSet;

use super::output::Output;
use crate::calendar::Date;
use crate::formats::flow::Remark;

/// Longest name or comment kept, in bytes.
const LONGEST: usize = 4096;
/// Comments that are kept.
const MOST: usize = 10_000;

/// The comments that have begun.
#[derive(Default)]
pub(super) struct Annotations {
    /// The one that is read.
    open: Remark,
    /// Its number, which those words have that it is on.
    id: Option<String>,
    /// The numbers of words that comments are on.
    begun: BTreeSet<String>,
    count: usize,
}

impl Annotations {
    /// Who wrote the next comment.
    pub(super) fn author(&mut self, name: &str) {
        name.trim().clone_into(&mut self.open.author);
    }

    /// The number of the open comment.
    pub(super) fn number(&mut self, id: &str) {
        self.id = Some(id.trim().to_owned());
    }

    /// The day of the open comment.
    pub(super) fn day(&mut self, stamp: &str) {
        self.open.date = stamp.trim().parse().ok().and_then(day);
    }

    /// Words of the open comment.
    pub(super) fn words(&mut self, words: &str) {
        if self.open.words.len() < LONGEST {
            self.open.words.push_str(words);
        }
    }

    /// The words that a comment is on begin or end.
    pub(super) fn edge(&mut self, id: &str, begins: bool, output: &mut Output) {
        let id = id.trim();
        if !begins {
            output.end_comment(id);
        } else if self.begun.len() < MOST && self.begun.insert(id.to_owned()) {
            output.begin_comment(id);
        }
    }

    /// The open comment ends; one that is on no words stands where it is written.
    pub(super) fn end(&mut self, output: &mut Output) {
        let remark = std::mem::take(&mut self.open);
        self.count += 1;
        let id = self.id.take().filter(|id| self.begun.contains(id));
        let has_words = id.is_some();
        let id = id.unwrap_or_else(|| format!("annotation {}", self.count));
        if self.count > MOST || remark.words.trim().is_empty() {
            return;
        }
        if !has_words {
            output.begin_comment(&id);
            output.end_comment(&id);
        }
        output.remark(&id, remark);
    }
}

/// The day of a date and time in 32 bits: from the lowest on minute 6, hour 5, day 5, month 4, and
/// year since 1900 9.
fn day(stamp: i64) -> Option<Date> {
    let part = |shift: u32, bits: u32| stamp >> shift & ((1 << bits) - 1);
    let year = i32::try_from(1900 + part(20, 9)).ok()?;
    Date::new(year, u8::try_from(part(16, 4)).ok()?, u8::try_from(part(11, 5)).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::rtf::parse;

    #[test]
    fn comments_stand_beside_the_text() {
        // 10:00 on 5 March 2024.
        let stamp = 10 << 6 | 5 << 11 | 3 << 16 | 124 << 20;
        let note = |inner: &str| {
            format!(
                r"{{\*\atnid AL}}{{\*\atnauthor Ann Lee}}\chatn {{\*\annotation{inner}{{\*\atndate {stamp}}}\pard\chatn {{\b Sure}}?\par Ask.}}"
            )
        };
        for (rtf, on) in [
            (
                format!(
                    r"It {{\*\atrfstart 7}}rose{{\*\atrfend 7}}{} again.",
                    note(r"{\*\atnref 7}")
                ),
                "rose",
            ),
            (format!(r"It rose{} again.", note("")), "It rose again."),
            (
                format!(
                    r"\pard{{\*\atrfstart 0}}It{{\*\atrfend 0}}{} rose again.",
                    note(r"{\*\atnref 0}")
                ),
                "It",
            ),
            (format!(r"It rose{} again.", note(r"{\*\atnref 3}")), "It rose again."),
        ] {
            let doc = parse(format!(r"{{\rtf1\ansi {rtf}\par}}").as_bytes()).unwrap();
            assert_eq!(doc.text, "It rose again.", "{rtf}");
            let [comment] = doc.comments.as_slice() else { panic!("{rtf}: {:?}", doc.comments) };
            assert_eq!(comment.span.in_text(&doc.text), on, "{rtf}");
            assert_eq!(
                (comment.author.as_str(), comment.words.as_str()),
                ("Ann Lee", "Sure? Ask.")
            );
            assert_eq!(comment.date.map(|day| day.to_string()).as_deref(), Some("2024-03-05"));
        }
    }

    #[test]
    fn broken_ones_do_no_harm() {
        for rtf in [
            r"{\*\atrfend 1}It rose again.",
            r"{\*\annotation}It rose again.",
            r"It rose again.{\*\annotation words{\*\atndate x",
            r"{\*\atrfstart 1}{\*\atrfstart 1}It rose again.",
        ] {
            let doc = parse(format!(r"{{\rtf1\ansi {rtf}\par}}").as_bytes()).unwrap();
            assert_eq!(doc.text, "It rose again.", "{rtf}");
        }
        assert_eq!(day(-1), None);
        assert_eq!(day(0), None);
    }
}
