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

/// Where a link leads, seen from the article that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a place in the article: the name after `#`.
    Place(String),
    /// To a page of the web: its URL.
    Web(String),
    /// To a file, by its path from the article's folder.
    File(String),
    /// To something that is not opened here.
    Other,
}

impl Target {
    /// Where `link` leads from an article that was read from `source`, a path or a URL.
    #[must_use]
    pub fn of(link: &str, source: &str) -> Self {
        if let Some(place) = link.strip_prefix('#') {
            return Self::Place(place.to_owned());
        }
        let is_web = |words: &str| has_known_scheme(words) && !words.starts_with("mailto:");
        let (before, _) = link.split_once(['/', '?', '#']).unwrap_or((link, ""));
        let absolute = match before.split_once(':') {
            Some(_) => link.to_owned(),
            None if is_web(source) => joined(source, link),
            None if link.is_empty() => return Self::Other,
            None => return Self::File(link.to_owned()),
        };
        if is_web(&absolute) && can_be_opened(&absolute) {
            Self::Web(absolute)
        } else {
            Self::Other
        }
    }
}

/// The host of a URL, with its port: what is shown before it is opened.
#[must_use]
pub fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or("");
    authority.rsplit('@').next().unwrap_or("")
}

/// The bytes of a path, with `%20` as the byte it stands for (RFC 3986, section 2.1); what is no such
/// code stays.
#[must_use]
pub fn percent_decoded(path: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match code.filter(|_| *first == b'%').and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or(&[]);
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    bytes
}

/// The URL that a relative link means on the page `base` (RFC 3986, section 5.2).
fn joined(base: &str, link: &str) -> String {
    let Some((scheme, rest)) = base.split_once("://") else { return link.to_owned() };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let path = rest.get(authority.len()..).unwrap_or("");
    let path = path.split(['?', '#']).next().unwrap_or("");
    if link.starts_with("//") {
        return format!("{scheme}:{link}");
    }
    let (link_path, tail) = link.split_at(link.find(['?', '#']).unwrap_or(link.len()));
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let whole = match link_path {
        "" => path.to_owned(),
        rooted if rooted.starts_with('/') => rooted.to_owned(),
        relative => format!("{folder}/{relative}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.trim_start_matches('/').split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    format!("{scheme}://{authority}/{}{tail}", parts.join("/"))
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

    #[test]
    fn codes_of_bytes_are_decoded() {
        for (path, expected) in
            [("a%20b", "a b"), ("%C3%A5", "å"), ("100%", "100%"), ("%zz%4", "%zz%4"), ("", "")]
        {
            assert_eq!(percent_decoded(path), expected.as_bytes(), "{path}");
        }
    }

    #[test]
    fn links_lead_to_places_pages_and_files() {
        use Target::{File, Other, Place, Web};
        let page = "https://example.org/news/a.html?x=1";
        for (link, source, expected) in [
            ("#fn1", "a.html", Place("fn1".into())),
            ("b.html", "a.html", File("b.html".into())),
            ("b.html#x", "/home/a.html", File("b.html#x".into())),
            ("https://example.org/b", "a.html", Web("https://example.org/b".into())),
            ("b.html", page, Web("https://example.org/news/b.html".into())),
            ("../c?d=/..", page, Web("https://example.org/c?d=/..".into())),
            ("/c/./d", page, Web("https://example.org/c/d".into())),
            ("//other.org/e", page, Web("https://other.org/e".into())),
            ("?y=2", page, Web("https://example.org/news/a.html?y=2".into())),
            ("mailto:a@example.org", page, Other),
            ("javascript:alert(1)", "a.html", Other),
            ("file:///etc/passwd", "a.html", Other),
            ("https://example.org/\u{202e}", "a.html", Other),
            ("", "a.html", Other),
        ] {
            assert_eq!(Target::of(link, source), expected, "{link} on {source}");
        }
    }

    #[test]
    fn the_host_is_what_a_browser_would_ask() {
        for (url, expected) in [
            ("https://example.org/a", "example.org"),
            ("http://example.org:8080?x", "example.org:8080"),
            ("https://bank.example@evil.example/", "evil.example"),
            ("https://[::1]/", "[::1]"),
            ("mailto:x", ""),
        ] {
            assert_eq!(host(url), expected, "{url}");
        }
    }
}
