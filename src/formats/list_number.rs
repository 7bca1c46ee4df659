//! Numbers of lists as office documents write them: digits, letters, Roman numbers.

/// A number in the form that Word (`lowerRoman`) or OpenDocument (`i`) names.
#[must_use]
pub fn list_number(number: u32, form: &str) -> String {
    match form {
        "lowerLetter" | "a" => letters(number),
        "upperLetter" | "A" => letters(number).to_ascii_uppercase(),
        "lowerRoman" | "i" => roman(number),
        "upperRoman" | "I" => roman(number).to_ascii_uppercase(),
        "decimalZero" => format!("{number:02}"),
        "none" | "" => String::new(),
        _ => number.to_string(),
    }
}

/// a … z, aa, bb …
fn letters(number: u32) -> String {
    let Some(index) = number.checked_sub(1) else { return "0".to_owned() };
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    let times = usize::try_from(index / 26).unwrap_or(0).min(9) + 1;
    std::iter::repeat_n(letter, times).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let (mut rest, mut out) = (number, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            rest -= value;
            out.push_str(sign);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_form() {
        for (number, form, expected) in [
            (3, "decimal", "3"),
            (3, "decimalZero", "03"),
            (28, "lowerLetter", "bb"),
            (2, "A", "B"),
            (1994, "upperRoman", "MCMXCIV"),
            (4, "i", "iv"),
            (5000, "i", "5000"),
            (0, "a", "0"),
            (7, "", ""),
        ] {
            assert_eq!(list_number(number, form), expected, "{number} {form}");
        }
    }
}
