//! The one style sheet and the one script of a report, and the policy that allows them and nothing
//! else.

/// The style sheet, the same in every report.
pub(super) const STYLE: &str = include_str!("../../../assets/report/style.css");
/// The script, the same in every report; the page works without it.
pub(super) const SCRIPT: &str = include_str!("../../../assets/report/script.js");
/// SHA-256 of [`STYLE`] in base64.
const STYLE_HASH: &str = "C5fPeoqem0qWQ7Mxjh1LQeq73Y1HP2HrcgGYkhj1sEA=";
/// SHA-256 of [`SCRIPT`] in base64.
const SCRIPT_HASH: &str = "yf257MuPhAKk87ojPfWVfmJ2LHdS5Ckhp/mnf1OqWS4=";

/// The content security policy: nothing is loaded, sent or run but the two above, by their hashes.
pub(super) fn policy() -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{STYLE_HASH}'; script-src 'sha256-{SCRIPT_HASH}'; \
         base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FIPS 180-4: a browser compares this with the text between the tags.
    fn sha256(bytes: &[u8]) -> [u8; 32] {
        let primes: Vec<u32> = (2..312).filter(|n| (2..*n).all(|d| n % d != 0)).collect();
        let bits = |root: f64| (root.fract() * 4_294_967_296.0) as u32;
        let k: Vec<u32> = primes.iter().map(|p| bits(f64::from(*p).cbrt())).collect();
        let mut state: Vec<u32> = primes[..8].iter().map(|p| bits(f64::from(*p).sqrt())).collect();
        let mut message = bytes.to_vec();
        message.push(0x80);
        while message.len() % 64 != 56 {
            message.push(0);
        }
        message.extend((bytes.len() as u64 * 8).to_be_bytes());
        for block in message.chunks(64) {
            let mut w: Vec<u32> =
                block.chunks(4).map(|four| u32::from_be_bytes(four.try_into().unwrap())).collect();
            for i in 16..64 {
                let s0 = w[i - 15].rotate_right(7) ^ w[i - 15].rotate_right(18) ^ (w[i - 15] >> 3);
                let s1 = w[i - 2].rotate_right(17) ^ w[i - 2].rotate_right(19) ^ (w[i - 2] >> 10);
                w.push(w[i - 16].wrapping_add(s0).wrapping_add(w[i - 7]).wrapping_add(s1));
            }
            let mut v = state.clone();
            for i in 0..64 {
                let s1 = v[4].rotate_right(6) ^ v[4].rotate_right(11) ^ v[4].rotate_right(25);
                let choice = (v[4] & v[5]) ^ (!v[4] & v[6]);
                let one = v[7]
                    .wrapping_add(s1)
                    .wrapping_add(choice)
                    .wrapping_add(k[i])
                    .wrapping_add(w[i]);
                let s0 = v[0].rotate_right(2) ^ v[0].rotate_right(13) ^ v[0].rotate_right(22);
                let most = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
                let two = s0.wrapping_add(most);
                v.rotate_right(1);
                v[4] = v[4].wrapping_add(one);
                v[0] = one.wrapping_add(two);
            }
            state.iter_mut().zip(v).for_each(|(sum, part)| *sum = sum.wrapping_add(part));
        }
        let mut out = [0; 32];
        out.chunks_mut(4).zip(state).for_each(|(four, word)| {
            four.copy_from_slice(&word.to_be_bytes());
        });
        out
    }

    fn base64(bytes: &[u8]) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for three in bytes.chunks(3) {
            let number = three.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
            let number = number << (8 * (3 - three.len()));
            for place in 0..=three.len() {
                out.push(char::from(LETTERS[(number >> (18 - 6 * place) & 63) as usize]));
            }
        }
        format!("{out:=<width$}", width = bytes.len().div_ceil(3) * 4)
    }

    #[test]
    fn the_hashes_are_those_of_style_and_script() {
        assert_eq!(
            base64(&sha256(b"abc")),
            "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=",
            "the example of the standard"
        );
        assert_eq!(base64(&sha256(STYLE.as_bytes())), STYLE_HASH);
        assert_eq!(base64(&sha256(SCRIPT.as_bytes())), SCRIPT_HASH);
    }

    #[test]
    fn neither_ends_its_element_or_loads_anything() {
        for text in [STYLE, SCRIPT] {
            assert!(!text.contains("</") && !text.contains("<!--"));
            assert!(!text.contains("//") || text.contains("// "));
            for word in ["http:", "https:", "@import", "url(", "eval(", "innerHTML", "fetch("] {
                assert!(!text.replace("url(#hatch)", "").contains(word), "{word}");
            }
        }
    }
}
