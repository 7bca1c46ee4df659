//! Clause segmentation: the part of a sentence that says what happened at a date.

use crate::doc::Document;
use crate::facts::date::DateMention;
use crate::text::Span;

/// Where a sentence is cut between two of its dates; the number is how many bytes of the words
/// belong to neither side.
const CUTS: [(&str, usize); 12] = [
    ("; ", 2),
    (", while ", 8),
    (", whereas ", 10),
    (", but ", 6),
    (", and ", 6),
    (" — ", 5),
    (" – ", 5),
    (", when ", 2),
    (", before ", 2),
    (", after ", 2),
    (" before ", 1),
    (" after ", 1),
];

/// The clause around the mention at `index` (and the one that ends its range): never wider than the
/// sentence, never across another date where the sentence can be cut before it.
pub fn clause(doc: &Document, mentions: &[DateMention], index: u32, until: Option<u32>) -> Span {
    let at = index as usize;
    let Some(mention) = mentions.get(at) else { return Span::default() };
    let end = until.and_then(|until| mentions.get(until as usize)).map_or(mention.span, |m| m.span);
    let sentence = mention.sentence;
    let dated = |m: &&DateMention| m.interval().is_some() && m.sentence == sentence;
    let before = at.checked_sub(1).and_then(|at| mentions.get(at)).filter(dated);
    let after = mentions.get(until.map_or(at, |until| until as usize) + 1).filter(dated);
    let mut cut = sentence;
    if let Some(before) = before
        && let Some((_, resume)) = cut_in(doc, Span::new(before.span.end, mention.span.start), true)
    {
        cut.start = resume;
    }
    if let Some(after) = after
        && let Some((stop, _)) = cut_in(doc, Span::new(end.end, after.span.start), false)
    {
        cut.end = stop;
    }
    cut.trim(&doc.text)
}

/// Bytes between two dates that are searched for a cut.
const REACH: usize = 600;

/// The end of the words before a cut in `gap` and the start of those after it: of the best kind of
/// cut the last one, or the first.
fn cut_in(doc: &Document, gap: Span, last: bool) -> Option<(u32, u32)> {
    let words = gap.in_text(&doc.text);
    if words.len() > REACH {
        return None;
    }
    CUTS.iter().find_map(|(cut, dropped)| {
        let at = if last { words.rfind(cut) } else { words.find(cut) }?;
        let stop = gap.start + u32::try_from(at).ok()?;
        Some((stop, stop + u32::try_from(*dropped).ok()?))
    })
}
