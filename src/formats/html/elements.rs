//! What the elements of HTML do: which stand in a line, end a block, are not shown, are emphasis.

use super::formula;
use crate::doc::MarkKind;

/// What an element does to the blocks around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Words in a line.
    Inline,
    /// Ends the block before and after it.
    Block,
    /// Not shown.
    Skipped,
}

pub(super) fn role_of(name: &str) -> Role {
    match name {
        "a" | "abbr" | "acronym" | "b" | "bdi" | "bdo" | "big" | "br" | "cite" | "code"
        | "data" | "dfn" | "em" | "font" | "i" | "img" | "ins" | "kbd" | "label" | "mark" | "q"
        | "rb" | "rp" | "rt" | "ruby" | "samp" | "small" | "span" | "strong" | "sub" | "sup"
        | "time" | "tt" | "u" | "var" | "wbr" | "amp-img" | "picture" => Role::Inline,
        // What the writer struck out does not stand.
        "s" | "del" | "strike" => Role::Skipped,
        "script" | "style" | "template" | "svg" | "noscript" | "iframe" | "textarea" | "select"
        | "object" | "embed" | "annotation" | "annotation-xml" | "title" | "head" | "button"
        | "input" | "video" | "audio" | "canvas" | "map" | "source" | "link" | "meta" => {
            Role::Skipped
        }
        name if formula::ELEMENTS.contains(&name) => Role::Inline,
        _ => Role::Block,
    }
}

/// 1 to 6 for `h1` to `h6`.
pub(super) fn heading_level(name: &str) -> u8 {
    name.bytes().last().map_or(1, |digit| digit.saturating_sub(b'0')).clamp(1, 6)
}

/// The mark of an inline element, if it has one.
pub(super) fn mark_of(name: &str) -> Option<MarkKind> {
    Some(match name {
        "b" | "strong" => MarkKind::Strong,
        "i" | "em" | "cite" | "dfn" | "var" => MarkKind::Emphasis,
        "code" | "kbd" | "samp" | "tt" => MarkKind::Code,
        _ => return None,
    })
}
