//! Nouns for documents and other things said or written, and who issues them: "a letter sent by Lind".

use super::clause::{clause_subject, is_be};
use super::speaker_phrase::{NOUNS, SpeakerPhrase, phrase_after};
use super::tagged_paragraph::{Class, TaggedParagraph};

/// Tokens from a document to its author, or to the verb that issues it, at most.
const NEAR: usize = 10;

/// Nouns for things written, shown or broadcast that are not in the list of things said.
const DOCUMENTS: [&str; 38] = [
    "ad",
    "ads",
    "advert",
    "adverts",
    "article",
    "banner",
    "brief",
    "column",
    "commercial",
    "commercials",
    "document",
    "documents",
    "editorial",
    "email",
    "emails",
    "essay",
    "filing",
    "flyer",
    "flyers",
    "lawsuit",
    "leaflet",
    "leaflets",
    "mail",
    "memo",
    "newsletter",
    "op-ed",
    "paper",
    "papers",
    "petition",
    "piece",
    "poster",
    "posters",
    "release",
    "ruling",
    "story",
    "study",
    "video",
    "videos",
];

/// Participles of verbs whose agent is an author.
const AUTHORED: [&str; 12] = [
    "delivered",
    "drafted",
    "filed",
    "made",
    "penned",
    "posed",
    "posted",
    "sent",
    "shared",
    "signed",
    "submitted",
    "written",
];

/// Forms of verbs whose subject issues a document.
const ISSUES: [&str; 29] = [
    "added",
    "aired",
    "airing",
    "circulated",
    "circulating",
    "emailed",
    "filed",
    "issued",
    "issues",
    "issuing",
    "left",
    "posted",
    "posting",
    "posts",
    "printed",
    "published",
    "publishes",
    "publishing",
    "ran",
    "released",
    "releasing",
    "running",
    "runs",
    "sent",
    "shared",
    "signed",
    "tweeted",
    "writes",
    "wrote",
];

/// Whether a noun is something that its sender says or writes.
#[must_use]
pub fn is_said(word: &str) -> bool {
    NOUNS.contains(word)
        || matches!(
            word,
            "email" | "emails" | "release" | "op-ed" | "note" | "brief" | "papers" | "ad" | "video"
        )
}

/// Whether a noun is something said, written, shown or broadcast.
#[must_use]
pub fn is_document(word: &str) -> bool {
    NOUNS.contains(word) || DOCUMENTS.binary_search(&word).is_ok()
}

/// The author of the document at the head of `from..to`: "a paper filed by Lind's lawyer", "the
/// message sent out by Moe on Sunday".
#[must_use]
pub fn author(tagged: &TaggedParagraph<'_>, from: usize, to: usize) -> Option<SpeakerPhrase> {
    let by = (from..to)
        .take(NEAR)
        .find(|at| tagged.class(*at) == Class::Preposition && tagged.word(*at) == "by")?;
    let done = (from..by).rev().take(2).find(|at| tagged.class(*at) != Class::Adverb)?;
    let noun = done.checked_sub(1).filter(|at| *at >= from)?;
    let authored = AUTHORED.binary_search(&tagged.word(done)).is_ok();
    let phrase = (from..noun).all(|at| tagged.class(at).joins_phrase());
    (authored && phrase && is_document(tagged.word(noun)))
        .then(|| phrase_after(tagged, by + 1, to))?
}

/// Who issues the document before the relative at `relative`: "posted a message that read", "ran a
/// piece, which said".
#[must_use]
pub fn issuer(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    relative: usize,
) -> Option<SpeakerPhrase> {
    let comma = |at: usize| usize::from(tagged.class(at) == Class::Mark(','));
    let before = relative.checked_sub(1)?;
    let noun = before.checked_sub(comma(before)).filter(|at| *at > bound)?;
    let inside = |at: &usize| {
        tagged.class(*at).joins_phrase()
            || matches!(
                tagged.class(*at),
                Class::Verb(_) | Class::Adverb | Class::Preposition | Class::Number
            )
    };
    let issues = |at: &usize| ISSUES.binary_search(&tagged.word(*at)).is_ok();
    let verb = (bound..noun).rev().take(NEAR).take_while(inside).find(issues)?;
    let be = verb > bound && is_be(tagged.word(verb - 1));
    let undergoes = be && !tagged.word(verb).ends_with("ing");
    (is_document(tagged.word(noun)) && !undergoes).then(|| clause_subject(tagged, bound, verb))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(DOCUMENTS.is_sorted() && AUTHORED.is_sorted() && ISSUES.is_sorted());
    }
}
