//! What cleaning does to each character.

use unicode_width::UnicodeWidthChar;

/// What cleaning does to a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Keep,
    Mark,
    Break,
    CarriageReturn,
    Paragraph,
    Tab,
    Backspace,
    Escape,
    Remove,
    Replace,
    Joiner,
    Combining,
}

/// The mark that Windows-1252 has for this byte: text of that code page that was taken for Latin-1
/// has these control characters for its quotation marks and dashes.
pub(super) const fn windows_mark(byte: char) -> char {
    match byte {
        '\u{91}' => '‘',
        '\u{92}' => '’',
        '\u{93}' => '“',
        '\u{94}' => '”',
        '\u{95}' => '•',
        '\u{96}' => '–',
        _ => '—',
    }
}

pub(super) fn fate_of(c: char) -> Fate {
    match c {
        // What most texts have beside ASCII: punctuation, Latin, Greek, Cyrillic, Chinese, Korean.
        '\u{2010}'..='\u{2027}'
        | '\u{AE}'..='\u{2FF}'
        | '\u{370}'..='\u{482}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' => Fate::Keep,
        '\n' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' => Fate::Break,
        '\r' => Fate::CarriageReturn,
        '\u{2029}' => Fate::Paragraph,
        '\t' => Fate::Tab,
        '\u{08}' => Fate::Backspace,
        // ESC, and the C1 forms of DCS, SOS, CSI, OSC, PM, APC.
        '\u{1B}' | '\u{90}' | '\u{98}' | '\u{9B}' | '\u{9D}' | '\u{9E}' | '\u{9F}' => Fate::Escape,
        '\u{91}'..='\u{97}' => Fate::Mark,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Fate::Remove,
        // Soft hyphen, bidirectional controls, zero-width and invisible operators, byte order
        // mark, interlinear annotation, variation selectors supplement and tags.
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0D}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => Fate::Remove,
        // Arabic number signs and other visible format characters (Cf) that draw over what follows.
        '\u{600}'..='\u{605}'
        | '\u{6DD}'
        | '\u{70F}'
        | '\u{890}'
        | '\u{891}'
        | '\u{8E2}'
        | '\u{110BD}'
        | '\u{110CD}'
        | '\u{13430}'..='\u{1343F}' => Fate::Remove,
        '\u{200C}' | '\u{200D}' | '\u{FE0E}' | '\u{FE0F}' => Fate::Joiner,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FDD0}'..='\u{FDEF}' => {
            Fate::Replace
        }
        _ if (c as u32) & 0xFFFE == 0xFFFE => Fate::Replace,
        _ if (c as u32) < 0x300 => Fate::Keep,
        _ if c.width() == Some(0) => Fate::Combining,
        _ => Fate::Keep,
    }
}

/// Whether a joiner or variation selector has something to join: emoji, or letters of scripts that
/// need it (not Latin, where it only hides words from a search).
pub(super) fn joins(before: &str, after: Option<&str>, c: char) -> bool {
    let last = before.chars().next_back();
    let shapes = |c: char| c as u32 >= 0x590 && !c.is_whitespace();
    match c {
        // VS15 and VS16 also make keycaps: 1️⃣.
        '\u{FE0E}' | '\u{FE0F}' => {
            last.is_some_and(|l| {
                matches!(l, '0'..='9' | '#' | '*' | '©' | '®') || l as u32 >= 0x2000
            }) && !before.ends_with(['\u{FE0E}', '\u{FE0F}'])
        }
        _ => {
            let next = after.and_then(|s| s.chars().next());
            last.is_some_and(|l| shapes(l) && l != '\u{200D}' && l != '\u{200C}')
                && next.is_some_and(shapes)
        }
    }
}
