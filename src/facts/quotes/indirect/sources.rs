//! What the readers of cues share: their result, and who can be a source.

use crate::facts::quotes::attribution::Attribution;
use crate::facts::quotes::reading::Content;
use crate::facts::quotes::speaker_phrase::SpeakerPhrase;
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};

/// What was said, and who said it.
pub type Reported = (Content, Attribution);

/// Whether the words can name a source: neither an article alone nor a participle with its own
/// object ("including an officer").
#[must_use]
pub fn names_someone(tagged: &TaggedParagraph<'_>, source: SpeakerPhrase) -> bool {
    let first = tagged.tokens.partition_point(|t| t.start < source.core.start);
    let alone = tagged.tokens.get(first + 1).is_none_or(|t| t.start >= source.core.end);
    let article = matches!(tagged.class(first), Class::Determiner);
    let word = tagged.word(first);
    let participle = word.len() > 5
        && word.ends_with("ing")
        && matches!(tagged.class(first + 1), Class::Determiner | Class::Possessive | Class::Object);
    // "Nobody said that", "Not everyone agrees that"
    let nobody = matches!(word, "Nobody" | "nobody" | "None" | "none" | "Neither" | "neither")
        || matches!(word, "No" | "no") && tagged.word(first + 1) == "one"
        || first > 0 && tagged.word(first - 1) == "Not";
    !(nobody
        || participle
        || alone && article && ARTICLES.iter().any(|article| word.eq_ignore_ascii_case(article)))
}

/// Determiners that name nobody alone.
const ARTICLES: [&str; 5] = ["a", "an", "every", "no", "the"];
