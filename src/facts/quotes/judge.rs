//! The judge of speech without marks: weights say whether a cue reports here, and where what it
//! reports ends.

mod ends;
mod features;
mod reports;
mod token_code;
mod usual_end;
mod weights;

use super::content::trim_end;
use super::reading::Reading;
use super::tagged_paragraph::TaggedParagraph;
use crate::facts::Rule;
use crate::facts::cue::{Cue, CueKind};
use crate::text::Span;
use features::{block, group, total};

pub use token_code::is_finite;

/// How many weights say whether a cue reports.
pub const REPORTS: usize = total(&reports::BLOCKS);
/// How many weights say where a content ends.
pub const ENDS: usize = total(&ends::BLOCKS);

/// The least score of a reading that is believed, in hundredths: what is left out was found to be
/// reported as often as not.
pub const LEAST: i32 = -50;

/// Whether the cue of a reading reports its content.
#[must_use]
pub fn reports(tagged: &TaggedParagraph<'_>, reading: &Reading) -> bool {
    let content = &reading.content;
    // Nothing is to be weighed where grammar leaves no doubt: "said that …", "According to X, …", "…,
    // X said."
    let plain = match content.rule {
        Rule::XSaidThat | Rule::AccordingToX => true,
        Rule::ClauseXSaid => reading.attribution.cue.map(Cue::kind) == Some(CueKind::Said),
        _ => false,
    };
    let plain = plain && !content.doubtful;
    plain || score(weights::REPORTS, &reports::features(tagged, reading)) >= LEAST
}

/// One past the last token of a content whose end is to be chosen.
#[must_use]
pub fn end(tagged: &TaggedParagraph<'_>, reading: &Reading) -> usize {
    let mut best = (i32::MIN, trim_end(tagged, reading.content.from, reading.content.to));
    ends::each(tagged, reading, |to, features| {
        let score = score(weights::ENDS, &features);
        if score > best.0 {
            best = (score, to);
        }
    });
    best.1
}

/// The sum of the weights of some features, in hundredths.
fn score(weights: &[i16], features: &[usize]) -> i32 {
    features.iter().filter_map(|at| weights.get(*at)).map(|weight| i32::from(*weight)).sum()
}

/// Whether a feature belongs to readings that no rule doubts.
#[must_use]
pub fn is_sure(feature: usize) -> bool {
    let block = block(&reports::BLOCKS, reports::DOUBT);
    block.contains(&feature) && (feature - block.start).is_multiple_of(2)
}

/// Whether a feature belongs to ends that grammar suggests.
#[must_use]
pub fn is_usual(feature: usize) -> bool {
    let block = block(&ends::BLOCKS, ends::USUAL);
    block.contains(&feature) && (feature - block.start) % 2 == 1
}

/// A reading as features, to learn the weights from.
#[derive(Clone, Debug)]
pub struct Example {
    /// The cue.
    pub cue: Span,
    /// The words reported, and what goes on behind the attribution.
    pub content: (Span, Option<Span>),
    /// Indices into the weights that say whether the cue reports.
    pub features: Vec<usize>,
    /// Where the content may end, as bytes, and the features of each end; empty where it is known.
    pub ends: Vec<(u32, Vec<usize>)>,
    /// Whether no rule doubts that it is a content.
    pub sure: bool,
    /// Whether it is a clause or an infinitive after or before a verb.
    pub clause: bool,
}

impl Example {
    /// The features of a reading.
    #[must_use]
    pub fn new(tagged: &TaggedParagraph<'_>, reading: &Reading) -> Self {
        let content = &reading.content;
        let mut all = Vec::new();
        if content.open {
            ends::each(tagged, reading, |to, features| {
                all.push((tagged.span(content.from, to).end, features.to_vec()));
            });
        }
        Self {
            cue: reading.attribution.cue_span.get().unwrap_or_default(),
            content: (
                tagged.span(content.from, content.to),
                content.rest.map(|(from, to)| tagged.span(from, to)),
            ),
            features: reports::features(tagged, reading).to_vec(),
            ends: all,
            sure: !content.doubtful,
            clause: group(reading) != 2 && group(reading) != 4,
        }
    }
}
