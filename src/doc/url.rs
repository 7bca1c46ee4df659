//! Checks which URLs may be opened or written out as links.

/// Schemes that may be opened.
const SCHEMES: &[&str] = &["http://", "https://", "mailto:"];

/// Whether an address begins as those do that may be opened.
#[must_use]
pub fn has_known_scheme(address: &str) -> bool {
    let is = |scheme: &&str| {
        address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    SCHEMES.iter().any(is)
}

/// Whether an address may be opened: one of a few schemes, and nothing that is not visible ASCII.
/// So it can neither run a program nor end the sequence that gives it to a terminal.
#[must_use]
pub fn can_be_opened(address: &str) -> bool {
    has_known_scheme(address) && address.bytes().all(|b| b.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_are_opened() {
        for good in ["https://example.org/a?b=c#d", "HTTP://EXAMPLE.ORG", "mailto:a@example.org"] {
            assert!(can_be_opened(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://example.org/\u{1b}]52;c;eA==\u{7}",
            "https://example.org/\u{9c}\u{7f}",
            "https://example.org/a b",
            "https://ex\u{202e}ample.org",
            "-rf",
            "",
            "é",
        ] {
            assert!(!can_be_opened(bad), "{bad}");
        }
    }
}
