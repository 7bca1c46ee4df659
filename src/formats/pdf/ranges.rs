//! How many letters the ranges of a character map stand for, before it is read: what reads it keeps
//! each of them (ISO 32000-2, 9.10.3).

/// Letters of the ranges between `beginbfrange` and `endbfrange`.
#[must_use]
pub fn letters(map: &[u8]) -> u64 {
    let mut sum: u64 = 0;
    let mut rest = map;
    while let Some(begin) = memchr::memmem::find(rest, b"beginbfrange") {
        let section = rest.get(begin + 12..).unwrap_or_default();
        let end = memchr::memmem::find(section, b"endbfrange").unwrap_or(section.len());
        sum = sum.saturating_add(of_section(section.get(..end).unwrap_or_default()));
        rest = section.get(end..).unwrap_or_default();
    }
    sum
}

/// The same for lines such as `<0041> <005a> <0061>` and `<0041> <0042> [<0061> <0062>]`.
fn of_section(section: &[u8]) -> u64 {
    let mut sum: u64 = 0;
    let mut first: Option<u64> = None;
    // Which of the three parts of a range comes next.
    let mut part = 0;
    let mut in_list = false;
    for piece in section.split(|b| *b == b'<') {
        let close = piece.iter().position(|b| *b == b'>').unwrap_or(piece.len());
        let (code, after) = piece.split_at(close);
        if close < piece.len() && !in_list {
            match (part, first) {
                (0, _) => first = Some(hexadecimal(code)),
                (1, Some(first)) => {
                    let width = hexadecimal(code).saturating_sub(first).saturating_add(1);
                    sum = sum.saturating_add(width);
                }
                _ => {}
            }
            part = (part + 1) % 3;
        }
        if after.contains(&b'[') || (close == piece.len() && piece.contains(&b'[')) {
            in_list = true;
        }
        if in_list && after.contains(&b']') {
            in_list = false;
            part = 0;
        }
    }
    sum
}

fn hexadecimal(digits: &[u8]) -> u64 {
    let digits = digits.iter().filter_map(|b| char::from(*b).to_digit(16));
    digits.fold(0, |sum: u64, digit| sum.saturating_mul(16).saturating_add(u64::from(digit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_counted() {
        for (map, expected) in [
            ("beginbfrange <0041> <005a> <0061> endbfrange", 26),
            ("2 beginbfrange\n<41> <42> [<61> <62>]\n<50><5f><70>\nendbfrange", 18),
            ("1 beginbfrange <0> <1> <2> endbfrange 1 beginbfrange <0> <3> <2> endbfrange", 6),
            ("beginbfrange <0000> <ffff> <0041> <0000> <ffff> <0041> endbfrange", 131_072),
            ("beginbfrange <0> <ffffffffffffffffffffff> <1>", u64::MAX),
            ("beginbfrange <5> <1> <1> endbfrange", 1),
            ("beginbfchar <0000> <ffff> endbfchar", 0),
            ("beginbfrange [[ <<>> ]] < endbfrange", 0),
            ("", 0),
        ] {
            assert_eq!(letters(map.as_bytes()), expected, "{map}");
        }
    }
}
