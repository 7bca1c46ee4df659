//! Letters as fonts of PDF name them, and as a text has them: ligatures, bullets of symbol fonts, soft
//! hyphens; which scripts stand without spaces, and which run from right to left.

/// Stands where a line ended with a hyphen, until it is known whether that parts a word.
pub const PARTED: char = '\u{AD}';

/// Ligatures that Unicode has for old encodings, and their letters.
#[rustfmt::skip]
const LIGATURES: &[(char, &str)] = &[
    ('\u{FB00}', "ff"), ('\u{FB01}', "fi"), ('\u{FB02}', "fl"), ('\u{FB03}', "ffi"),
    ('\u{FB04}', "ffl"), ('\u{FB05}', "st"), ('\u{FB06}', "st"),
];

/// What the symbol fonts of word processors draw for codes of the private use area.
#[rustfmt::skip]
const SYMBOLS: &[(char, &str)] = &[
    ('\u{F02D}', "–"), ('\u{F06C}', "●"), ('\u{F06E}', "■"), ('\u{F06F}', "□"), ('\u{F071}', "❑"),
    ('\u{F076}', "❖"), ('\u{F0A7}', "▪"), ('\u{F0A8}', "◻"), ('\u{F0B7}', "•"), ('\u{F0D8}', "➢"),
    ('\u{F0E0}', "→"), ('\u{F0FC}', "✓"),
];

/// Presentation forms of Arabic letters (Unicode, Arabic Presentation Forms-B): the first code, how
/// many forms follow one another, and the letter.
#[rustfmt::skip]
const ARABIC: &[(u32, u32, &str)] = &[
    (0xFE80, 1, "ء"), (0xFE81, 2, "آ"), (0xFE83, 2, "أ"), (0xFE85, 2, "ؤ"), (0xFE87, 2, "إ"),
    (0xFE89, 4, "ئ"), (0xFE8D, 2, "ا"), (0xFE8F, 4, "ب"), (0xFE93, 2, "ة"), (0xFE95, 4, "ت"),
    (0xFE99, 4, "ث"), (0xFE9D, 4, "ج"), (0xFEA1, 4, "ح"), (0xFEA5, 4, "خ"), (0xFEA9, 2, "د"),
    (0xFEAB, 2, "ذ"), (0xFEAD, 2, "ر"), (0xFEAF, 2, "ز"), (0xFEB1, 4, "س"), (0xFEB5, 4, "ش"),
    (0xFEB9, 4, "ص"), (0xFEBD, 4, "ض"), (0xFEC1, 4, "ط"), (0xFEC5, 4, "ظ"), (0xFEC9, 4, "ع"),
    (0xFECD, 4, "غ"), (0xFED1, 4, "ف"), (0xFED5, 4, "ق"), (0xFED9, 4, "ك"), (0xFEDD, 4, "ل"),
    (0xFEE1, 4, "م"), (0xFEE5, 4, "ن"), (0xFEE9, 4, "ه"), (0xFEED, 2, "و"), (0xFEEF, 2, "ى"),
    (0xFEF1, 4, "ي"), (0xFEF5, 2, "لآ"), (0xFEF7, 2, "لأ"), (0xFEF9, 2, "لإ"), (0xFEFB, 2, "لا"),
];

/// The letters of a text that a font means by `text`.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        let known = [LIGATURES, SYMBOLS].into_iter().flatten().find(|(from, _)| *from == c);
        match c {
            _ if known.is_some() => plain.extend(known.map(|(_, to)| *to)),
            '\u{FE80}'..='\u{FEFC}' => {
                let code = u32::from(c);
                let row = ARABIC.iter().rfind(|(first, ..)| *first <= code);
                plain.extend(row.map(|(.., letter)| *letter));
            }
            '\u{A0}' | '\t' | '\n' | '\r' => plain.push(' '),
            // Codes of symbol fonts stand for those of Latin letters.
            '\u{F021}'..='\u{F07E}' => {
                plain.extend(char::from_u32(u32::from(c) - 0xF000));
            }
            '\0' => {}
            c => plain.push(c),
        }
    }
    plain
}

/// Whether nothing is drawn for it but a gap.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// Whether the script is written without spaces between words.
pub const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{30FF}' | '\u{3100}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether no space stands between words that end and begin so.
pub fn is_tight(before: &str, after: &str) -> bool {
    before.chars().next_back().is_some_and(is_ideograph)
        && after.chars().next().is_some_and(is_ideograph)
}

/// Whether the letter belongs to a script that runs from right to left.
pub const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
        && !matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_a_text() {
        for (drawn, expected) in [
            ("o\u{FB03}ce", "office"),
            ("\u{F0B7}", "•"),
            ("\u{F041}", "A"),
            ("a\u{A0}b", "a b"),
            ("\u{FEB3}\u{FEFB}\u{FEE1}", "سلام"),
            ("½", "½"),
        ] {
            assert_eq!(plain(drawn), expected);
        }
        assert!(is_tight("日本", "語") && !is_tight("日本", "a") && !is_tight("", "語"));
        assert!(is_right_to_left('س') && !is_right_to_left('٣'));
    }
}
