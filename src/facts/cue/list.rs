//! The list of reporting verbs, read while the program is compiled.

use super::{CueKind, Frames, ReportingVerb, VerbForm};

/// `form TAB base TAB kind TAB frames`, one form a line, sorted; comments begin with `#`.
pub const FILE: &str = include_str!("../../../assets/lists/cues.txt");

/// The forms in the order of their lines.
static LINES: [Line; count()] = read();

/// A form, and the bytes of its base form in [`FILE`].
#[derive(Clone, Copy, Debug)]
struct Line {
    verb: ReportingVerb,
    base: (u16, u16),
}

/// The verb of a line; comments do not count.
#[must_use]
#[inline]
pub fn at(number: usize) -> Option<ReportingVerb> {
    LINES.get(number).map(|line| line.verb)
}

/// The base form of a verb.
#[must_use]
pub fn base_of(verb: ReportingVerb) -> &'static str {
    LINES.get(usize::from(verb.number)).map_or("", Line::base)
}

/// The first verb with that base form.
#[must_use]
pub fn find_base(base: &str) -> Option<ReportingVerb> {
    LINES.iter().find(|line| line.base() == base).map(|line| line.verb)
}

impl Line {
    fn base(&self) -> &'static str {
        let (from, to) = self.base;
        FILE.get(usize::from(from)..usize::from(to)).unwrap_or_default()
    }
}

const fn count() -> usize {
    let (mut rest, mut lines) = (FILE.as_bytes(), 0);
    while !rest.is_empty() {
        let (line, after) = cut(rest, b'\n');
        lines += is_form(line) as usize;
        rest = after;
    }
    lines
}

#[expect(clippy::indexing_slicing, reason = "below the length; an iterator is not const")]
#[expect(clippy::cast_possible_truncation, reason = "the list has fewer than 65,536 bytes")]
const fn read() -> [Line; count()] {
    assert!(FILE.len() <= 0xFFFF, "offsets are numbers of 16 bits");
    let verb = ReportingVerb {
        number: 0,
        kind: CueKind::Said,
        frames: Frames::NONE,
        form: VerbForm::Base,
    };
    let mut lines = [Line { verb, base: (0, 0) }; count()];
    let (mut rest, mut number) = (FILE.as_bytes(), 0);
    while !rest.is_empty() {
        let from = FILE.len() - rest.len();
        let (line, after) = cut(rest, b'\n');
        rest = after;
        if !is_form(line) {
            continue;
        }
        let (form, fields) = cut(line, b'\t');
        let (base, fields) = cut(fields, b'\t');
        let (kind, frames) = cut(fields, b'\t');
        let begin = from + form.len() + 1;
        lines[number] = Line {
            verb: ReportingVerb {
                number: number as u16,
                kind: CueKind::named(kind),
                frames: Frames::parse(frames),
                form: form_of(form, base),
            },
            base: (begin as u16, (begin + base.len()) as u16),
        };
        number += 1;
    }
    lines
}

const fn is_form(line: &[u8]) -> bool {
    match line.first() {
        Some(first) => *first != b'#',
        None => false,
    }
}

/// What stands before the first separator, and behind it.
const fn cut(bytes: &[u8], separator: u8) -> (&[u8], &[u8]) {
    let mut after = bytes;
    while let Some((first, rest)) = after.split_first() {
        if *first == separator {
            return (bytes.split_at(bytes.len() - after.len()).0, rest);
        }
        after = rest;
    }
    (bytes, after)
}

const fn form_of(form: &[u8], base: &[u8]) -> VerbForm {
    if let [.., b'i', b'n', b'g'] = form {
        return VerbForm::Participle;
    }
    let past_too = same(form, b"forecast") || same(form, b"read");
    if same(form, base) && !past_too { VerbForm::Base } else { VerbForm::Finite }
}

/// Whether two words are the same.
#[expect(clippy::indexing_slicing, reason = "below the length; an iterator is not const")]
pub const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

#[cfg(test)]
mod tests {
    use super::super::Cue;
    use super::*;

    /// Each form in the list with its number.
    fn forms() -> impl Iterator<Item = (usize, &'static str)> {
        let lines = FILE.lines().filter(|line| !line.starts_with('#'));
        lines.map(|line| line.split('\t').next().unwrap()).enumerate()
    }

    fn find(form: &str) -> ReportingVerb {
        at(forms().find(|(_, known)| *known == form).unwrap().0).unwrap()
    }

    #[test]
    fn every_line_is_read_and_sorted() {
        let mut last = "";
        let mut bases = Vec::new();
        for (number, form) in forms() {
            assert!(last < form, "{last} before {form}");
            last = form;
            let verb = at(number).unwrap_or_else(|| panic!("{form}"));
            assert_eq!(usize::from(verb.number), number);
            bases.push(verb.base());
        }
        assert_eq!(LINES.len(), forms().count());
        bases.sort_unstable();
        bases.dedup();
        assert!(bases.len() >= 90 && bases.iter().all(|base| !base.is_empty()), "{}", bases.len());
    }

    #[test]
    fn kinds_of_all_lines_are_known() {
        for line in FILE.lines().filter(|line| !line.starts_with('#')) {
            let kind = line.split('\t').nth(2).unwrap();
            assert_eq!(CueKind::from_name(kind), Some(find(line.split('\t').next().unwrap()).kind));
        }
    }

    #[test]
    fn cues_are_found_by_their_base_form() {
        for known in ["say", "according to", "shoot", "tell"] {
            assert_eq!(Cue::from_base(known).and_then(Cue::base), Some(known));
        }
        for other in ["", "said", "walk", "q", "say\tsaid", "base", "FORM", "\n"] {
            assert_eq!(Cue::from_base(other), None, "{other:?}");
        }
        assert_eq!(Cue::from_base("deny").map(Cue::kind), Some(CueKind::Denied));
        assert_eq!((Cue::Noun.base(), Cue::Noun.kind()), (None, CueKind::Said));
    }

    #[test]
    fn knows_kind_and_form() {
        let denied = find("denied");
        assert_eq!(
            (denied.base(), denied.kind, denied.form),
            ("deny", CueKind::Denied, VerbForm::Finite)
        );
        assert_eq!(find("saying").form, VerbForm::Participle);
        assert_eq!(find("say").form, VerbForm::Base);
        assert_eq!(find("read").form, VerbForm::Finite);
        assert!(find("told").frames.has(Frames::TOLD));
        assert!(find("states").frames.has(Frames::ALSO_NOUN));
    }
}
