//! Letters without case, accents and typographic shapes, as a reader types them.

/// The letters below those of U+00C0 to U+024F, `.` for none: the first character of their canonical
/// decomposition (UnicodeData), and those with a stroke.
const LATIN: &str = "\
    AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yAaAaAaCcCcCcCcDdDdEeEeEe\
    EeEeGgGgGgGgHhHhIiIiIiIiIi..JjKk.LlLlLlLlLlNnNnNnn..OoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUu\
    UuUuWwYyYZzZzZzsb................Ff....I........Oo.............Uu....Zz.................\
    .....AaIiOoUuUuUuUuUu.AaAa..GgGgKkOoOo..j...Gg..NnAa..OoAaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh\
    ......AaEeOoOoOoOoYy......A........B..EeJj..RrYy";
/// The same of U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &str = "\
    AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPp\
    RrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy.s....AaAaAaAaAaAaAaAa\
    AaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......";

/// Accented letters of Greek and Cyrillic, each with the letter below.
#[rustfmt::skip]
const ACCENTED: &[(char, char)] = &[
    ('Ά', 'Α'), ('Έ', 'Ε'), ('Ή', 'Η'), ('Ί', 'Ι'), ('Ό', 'Ο'), ('Ύ', 'Υ'), ('Ώ', 'Ω'), ('ΐ', 'ι'),
    ('Ϊ', 'Ι'), ('Ϋ', 'Υ'), ('ά', 'α'), ('έ', 'ε'), ('ή', 'η'), ('ί', 'ι'), ('ΰ', 'υ'), ('ϊ', 'ι'),
    ('ϋ', 'υ'), ('ό', 'ο'), ('ύ', 'υ'), ('ώ', 'ω'), ('Ё', 'Е'), ('Ѓ', 'Г'), ('Ї', 'І'), ('Ќ', 'К'),
    ('Ў', 'У'), ('Й', 'И'), ('й', 'и'), ('ё', 'е'), ('ѓ', 'г'), ('ї', 'і'), ('ќ', 'к'), ('ў', 'у'),
];

/// The letter below an accent, the straight quotation mark for a curly one, the hyphen for a dash.
#[must_use]
pub fn base(c: char) -> char {
    match c {
        '\0'..='\u{7F}' => c,
        '‘' | '’' | '‚' | '‛' | '′' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        'Ͱ'..='ӿ' => {
            let at = ACCENTED.binary_search_by_key(&c, |(accented, _)| *accented).ok();
            at.and_then(|at| ACCENTED.get(at)).map_or(c, |(_, base)| *base)
        }
        'À'..='ɏ' => below(LATIN, c, 'À'),
        'Ḁ'..='ỿ' => below(LATIN_ADDITIONAL, c, 'Ḁ'),
        _ => c,
    }
}

fn below(table: &str, c: char, first: char) -> char {
    let at = u32::from(c).saturating_sub(u32::from(first)) as usize;
    table.as_bytes().get(at).filter(|base| **base != b'.').map_or(c, |base| char::from(*base))
}

/// Whether it is drawn over the character before it.
#[must_use]
pub const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Lower case, one character for one.
#[must_use]
pub fn lower(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

/// Words as they are compared: letters below their accents, in lower case.
#[must_use]
pub fn plain(words: &str) -> String {
    words.chars().filter(|c| !is_combining(*c)).map(|c| lower(base(c))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_found_below_their_accents() {
        for (letters, expected) in [
            ("àÉîõüç", "aEiouc"),
            ("ğŁřșžđ", "gLrszd"),
            ("ạễỲøıŁŞ", "aeYoiLS"),
            ("ώΐЙёї", "ωιИеі"),
            ("“„«’—", "\"\"\"'-"),
            ("aß¿中æ×÷", "aß¿中æ×÷"),
        ] {
            assert_eq!(letters.chars().map(base).collect::<String>(), expected);
        }
        assert_eq!(plain("Erdog\u{306}an’s Café"), "erdogan's cafe");
        assert!(ACCENTED.is_sorted());
        assert!(is_combining('\u{301}') && !is_combining('a'));
        assert_eq!([lower('É'), lower('Q'), lower('1')], ['é', 'q', '1']);
    }
}
