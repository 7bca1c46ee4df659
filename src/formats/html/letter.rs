//! The page of a mail: all of it is text but what is hidden, the link to a copy on the web, and the foot
//! with the way out of a mailing list.

use super::boilerplate::key_of;
use super::chunk::{Chunk, Part};
use super::fragment::chunks_of;
use super::{parting, write};
use crate::doc::{BlockKind, Builder};
use crate::formats::history::{self, Begin};

/// Longest line of a head or foot, in bytes.
const LONGEST: usize = 250;
/// How many blocks of the beginning and of the end are looked at.
const HEAD: usize = 4;
const FOOT: usize = 8;
/// The head of an older mail has no more blocks.
const FIELDS: usize = 10;
/// How a line with a link to the same on the web says so.
const ON_THE_WEB: &[&str] = &[
    "in browser",
    "in your browser",
    "in a browser",
    "in your web browser",
    "read online",
    "view online",
    "web version",
];
/// What a link out of a mailing list says.
const WAYS_OUT: &[&str] = &[
    "unsubscribe",
    "email preferences",
    "manage preferences",
    "update your preferences",
    "update preferences",
    "opt out",
];
/// What the lines above it say.
const FOOT_WORDS: &[&str] = &[
    "all rights reserved",
    "copyright",
    "mailing address",
    "you are receiving this",
    "you re receiving this",
    "you received this",
    "this email was sent to",
    "this message was sent to",
];
/// Words of links to social media and the like.
const SOCIAL: &[&str] = &[
    "bluesky",
    "email",
    "facebook",
    "forward",
    "instagram",
    "linkedin",
    "mastodon",
    "share",
    "threads",
    "tiktok",
    "twitter",
    "web",
    "website",
    "x",
    "youtube",
];

/// Writes the page of a mail into `builder`, its headings one level down: the subject is the `title`, and
/// a heading that repeats it is left out. What follows the head of an older mail is a quotation, unless
/// the mail passes it on.
pub(crate) fn letter(html: &str, title: &str, is_passed_on: bool, builder: &mut Builder) {
    let Some(mut chunks) = chunks_of(html, builder, |_| {}) else { return };
    chunks.retain(|chunk| !chunk.text.is_empty() || chunk.kind == BlockKind::Rule);
    take_off_foot(&mut chunks);
    let head = chunks.iter().take(HEAD).position(is_link_to_web);
    if let Some(index) = head {
        chunks.remove(index);
    }
    take_off_title(&mut chunks, title);
    set_off_history(&mut chunks, is_passed_on);
    for chunk in &mut parting::at_line_ends(chunks) {
        if let BlockKind::Heading(level) = chunk.kind {
            chunk.kind = BlockKind::Heading(level.saturating_add(1).min(6));
        }
        write(chunk, builder);
    }
}

/// Makes what follows the head of an older mail a quotation, one inside the other.
fn set_off_history(chunks: &mut [Chunk], mut is_passed_on: bool) {
    let mut answered: u8 = 0;
    let mut at = 0;
    while let Some(rest) = chunks.get_mut(at..).filter(|rest| !rest.is_empty()) {
        let head = if matches!(rest, [Chunk { kind: BlockKind::Paragraph, .. }, ..]) {
            head(rest)
        } else {
            None
        };
        if let Some((begin, count)) = head {
            if matches!(begin, Begin::Answered(_)) && !is_passed_on {
                answered = answered.saturating_add(1);
            }
            is_passed_on = false;
            let has_lines = |chunk: &Chunk| chunk.parts.iter().any(|p| matches!(p, Part::Break));
            for chunk in rest.iter_mut().take(count) {
                chunk.kind = if has_lines(chunk) { BlockKind::Lines } else { BlockKind::Meta };
            }
            at += count;
            continue;
        }
        if let Some(chunk) = rest.first_mut().filter(|_| answered > 0) {
            chunk.kind = match chunk.kind {
                BlockKind::Paragraph => BlockKind::Quote(answered),
                BlockKind::Quote(depth) => BlockKind::Quote(depth.saturating_add(answered)),
                kind => kind,
            };
        }
        at += 1;
    }
}

/// The head of an older mail that the first of the chunks begins, and of how many chunks it is.
fn head(chunks: &[Chunk]) -> Option<(Begin, usize)> {
    let is_short = |chunk: &&Chunk| chunk.text.len() <= 8 * LONGEST;
    let near = chunks.iter().take(FIELDS).take_while(is_short);
    let texts: Vec<String> = near.map(|chunk| chunk.lines().join("\n") + "\n").collect();
    let begin = history::begin(&texts.concat(), false)?;
    let (Begin::Answered(mut bytes) | Begin::PassedOn(mut bytes)) = begin else { return None };
    let mut count = 0;
    for text in &texts {
        if bytes == 0 {
            break;
        }
        // What stands in one block with it is not parted.
        bytes = bytes.saturating_sub(text.len());
        count += 1;
    }
    Some((begin, count))
}

/// The first heading, where it says what the subject says.
fn take_off_title(chunks: &mut Vec<Chunk>, title: &str) {
    let is_heading = |chunk: &Chunk| matches!(chunk.kind, BlockKind::Heading(_));
    let Some(at) = chunks.iter().take(HEAD).position(is_heading) else { return };
    let key = key_of(title);
    if !key.is_empty() && chunks.get(at).is_some_and(|chunk| key_of(&chunk.text) == key) {
        chunks.remove(at);
    }
}

/// "View this email in your browser".
fn is_link_to_web(chunk: &Chunk) -> bool {
    let key = key_of(&chunk.text);
    chunk.linked > 0
        && chunk.text.len() <= LONGEST
        && ON_THE_WEB.iter().any(|words| key.contains(words))
}

/// From the line with the way out of the list to the end, where only lines follow, with the lines of the
/// foot above it: who sends it and why, its address, links to social media.
fn take_off_foot(chunks: &mut Vec<Chunk>) {
    let start = chunks.len().saturating_sub(FOOT).max(1);
    let is_way_out = |chunk: &Chunk| {
        let key = key_of(&chunk.text);
        chunk.linked > 0 && WAYS_OUT.iter().any(|words| key.contains(words))
    };
    let foot = chunks.get(start..).unwrap_or_default();
    let Some(at) = foot.iter().position(is_way_out) else { return };
    if foot.iter().skip(at).all(|chunk| chunk.text.len() <= LONGEST) {
        chunks.truncate(start + at);
        while chunks.len() > 1 && chunks.last().is_some_and(is_of_foot) {
            chunks.pop();
        }
    }
}

/// A line that stands above the way out of a mailing list.
fn is_of_foot(chunk: &Chunk) -> bool {
    let key = key_of(&chunk.text);
    chunk.text.len() <= LONGEST
        && (chunk.text.trim_start().starts_with('©')
            || chunk.kind == BlockKind::Rule
            || FOOT_WORDS.iter().any(|words| key.contains(words))
            || chunk.linked > 0 && key.split(' ').all(|word| SOCIAL.contains(&word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letter_without_its_head_and_foot() {
        for (html, expected) in [
            (
                "<div style='display:none'>Soon.</div><p><a href=v>View in browser</a></p><h1>Tide</h1><p>One.</p>\
                 <p>You signed up. <a href=u>Unsubscribe</a></p><p>1 Quay Street</p>",
                "Tide|One.",
            ),
            (
                "<p>Read this letter <a href=v>in your browser</a>.</p><p>One.</p><p><a href=u>Opt out</a>",
                "One.",
            ),
            ("<p>One.</p><p><a href=u>Manage preferences</a> | © Tide", "One."),
            (
                "<h1>The Tide: May</h1><p>One.</p><p><a href=f>Facebook</a></p><p><em>Copyright © Tide.</em><br>You are receiving \
                 this because you signed up.<br><br>Our mailing address is:<br>1 Quay Street<br><br>You can <a href=u>update your \
                 preferences</a> or <a href=u>unsubscribe</a>.</p>",
                "One.",
            ),
            // Words about it, no link; much that follows.
            ("<p>How to unsubscribe</p><p>One.</p>", "How to unsubscribe|One."),
            ("<p>Maps open in your browser.</p><p>One.</p>", "Maps open in your browser.|One."),
            ("<p><a href=u>Unsubscribe</a></p>", "Unsubscribe"),
        ] {
            let mut builder = Builder::new();
            letter(html, "The Tide – May", false, &mut builder);
            assert_eq!(builder.finish().text.replace("\n\n", "|").trim(), expected, "{html}");
        }
        let long =
            format!("<p>One.</p><p><a href=u>Unsubscribe</a></p><p>{}</p>", "More. ".repeat(60));
        let mut builder = Builder::new();
        letter(&long, "", false, &mut builder);
        assert!(builder.finish().text.contains("Unsubscribe"));
    }
    #[test]
    fn what_follows_the_head_of_an_older_mail_is_quoted() {
        use BlockKind::{Lines, Meta, Paragraph, Quote};
        let outlook = "<p>Yes.</p><div style='border-top:solid 1pt'><p><b>From:</b> Ann Lund &lt;a@x&gt;<br><b>Sent:</b> Tuesday<br>\
                       <b>To:</b> Ben<br><b>Subject:</b> Ferry</p></div><p>Does it open?</p><blockquote>Who?</blockquote>";
        let web = "<p>Oui.</p><hr><div><b>De :</b> Ann Lund</div><div><b>Envoyé :</b> mardi 5 mars</div><div><b>Objet :</b> \
                   Bac</div><div>Ouvre-t-il ?</div>";
        for (html, is_passed_on, expected) in [
            (outlook, false, vec![Paragraph, Lines, Quote(1), Quote(2)]),
            (outlook, true, vec![Paragraph, Lines, Paragraph, Quote(1)]),
            (web, false, vec![Paragraph, BlockKind::Rule, Meta, Meta, Meta, Quote(1)]),
            ("<p>From: the quay</p><p>To: the sea</p><p>One.</p>", false, vec![Paragraph; 3]),
        ] {
            let mut builder = Builder::new();
            letter(html, "", is_passed_on, &mut builder);
            let kinds: Vec<_> = builder.finish().blocks.iter().map(|block| block.kind).collect();
            assert_eq!(kinds, expected, "{html}");
        }
    }
}
