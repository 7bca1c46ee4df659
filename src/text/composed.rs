//! Composes letters with separate accents: "e" and U+0301 become "é".

use std::borrow::Cow;

/// A combining mark, letters, and the letters that they make with it, in the same order.
const MARKS: [(char, &str, &str); 13] = [
    ('\u{300}', "aeiounAEIOU", "àèìòùǹÀÈÌÒÙ"),
    ('\u{301}', "aeiouycnszlrAEIOUYCNSZ", "áéíóúýćńśźĺŕÁÉÍÓÚÝĆŃŚŹ"),
    ('\u{302}', "aeiougshwyAEIOUGSHWY", "âêîôûĝŝĥŵŷÂÊÎÔÛĜŜĤŴŶ"),
    ('\u{303}', "anouieANOUIE", "ãñõũĩẽÃÑÕŨĨẼ"),
    ('\u{304}', "aeiouAEIOU", "āēīōūĀĒĪŌŪ"),
    ('\u{306}', "aegiouAEGIOU", "ăĕğĭŏŭĂĔĞĬŎŬ"),
    ('\u{307}', "zegcIZEGC", "żėġċİŻĖĠĊ"),
    ('\u{308}', "aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ"),
    ('\u{30A}', "auAU", "åůÅŮ"),
    ('\u{30B}', "ouOU", "őűŐŰ"),
    ('\u{30C}', "cszrnedtglaCSZRNEDTGLA", "čšžřňěďťǧľǎČŠŽŘŇĚĎŤǦĽǍ"),
    ('\u{327}', "csgtnklrCSGTNKLR", "çşģţņķļŗÇŞĢŢŅĶĻŖ"),
    ('\u{328}', "aeiuAEIU", "ąęįųĄĘĮŲ"),
];

/// `word` with its letters composed; as it is where it has no combining mark.
#[must_use]
pub fn composed(word: &str) -> Cow<'_, str> {
    // They begin with these bytes.
    if !word.bytes().any(|byte| matches!(byte, 0xCC | 0xCD)) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        let letter = out.chars().next_back().and_then(|letter| compose(letter, c));
        if let Some(letter) = letter {
            out.pop();
            out.push(letter);
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn compose(letter: char, mark: char) -> Option<char> {
    let (_, letters, made) = MARKS.iter().find(|(known, ..)| *known == mark)?;
    let at = letters.chars().position(|known| known == letter)?;
    made.chars().nth(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separate_accents_are_composed() {
        for (word, expected) in [
            ("Re\u{301}my", "Rémy"),
            ("Franc\u{327}ois", "François"),
            ("Zoe\u{308} Bra\u{308}uer", "Zoë Bräuer"),
            ("Dvor\u{30C}a\u{301}k", "Dvořák"),
            ("Rémy", "Rémy"),
            ("x\u{301}", "x\u{301}"),
            ("\u{301}", "\u{301}"),
        ] {
            assert_eq!(composed(word), expected);
        }
    }

    #[test]
    fn each_letter_has_its_composed_one() {
        for (mark, letters, made) in MARKS {
            assert_eq!(letters.chars().count(), made.chars().count(), "{mark:?}");
        }
    }
}
