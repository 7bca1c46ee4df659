//! Fetches an article from a URL over HTTP: one GET, a time limit, a size limit, few redirects.
//!
//! Nothing else in the program opens a socket, and this only when a URL is named or a link followed.

use std::io::ErrorKind;
use std::time::Duration;

use anyhow::{Result, anyhow, bail};
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error, ResponseExt as _};

use super::content::Content;
use super::fill::{Ended, fill};
use super::progress::Progress;
use super::reach::{Reach, is_local_name, is_public};
use super::shell;
use crate::doc::url::host;
use crate::text::in_words;
use crate::text::sanitize::clean_line;

/// What a request may cost.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// From the first packet to the last.
    whole: Duration,
    connect: Duration,
    redirects: u32,
    bytes: u64,
}

const LIMITS: Limits = Limits {
    whole: Duration::from_secs(30),
    connect: Duration::from_secs(10),
    redirects: 5,
    bytes: 64 << 20,
};

const UNKNOWN_HOST: &str = "unknown host; check the URL and the network";
const NOT_PUBLIC: &str = "a link to this machine or its network is not followed";
const BROKE_OFF: &str = "connection lost; try again";
const INVALID_URL: &str = "invalid URL; check what follows http://";
const NO_REDIRECT: &str = "redirect without a target; check the URL";

/// What is asked for, best first.
const ACCEPT: &str =
    "text/html, application/xhtml+xml, text/markdown, text/plain, application/json, */*;q=0.5";

/// Fetches what `url` names into `progress`; gives what is known about it.
///
/// # Errors
/// When the answer does not come, is too large or is no success; the message says what to do.
pub(super) fn fetch(url: &str, progress: &Progress, reach: Reach) -> Result<Content> {
    fetch_within(url, progress, reach, LIMITS)
}

fn fetch_within(url: &str, progress: &Progress, reach: Reach, limits: Limits) -> Result<Content> {
    let shown = clean_line(url, 300);
    let config = Agent::config_builder()
        .timeout_global(Some(limits.whole))
        .timeout_connect(Some(limits.connect))
        .max_redirects(limits.redirects)
        .http_status_as_error(false)
        // A server may close a connection without a word: each redirect has its own.
        .max_idle_connections(0)
        .user_agent(concat!("dateline/", env!("CARGO_PKG_VERSION")))
        .accept(ACCEPT)
        .build();
    let agent = agent(reach, config, url).ok_or_else(|| anyhow!("{shown}: {NOT_PUBLIC}"))?;
    let mut answer = agent.get(url).call().map_err(|error| explain(&shown, &error, limits))?;
    let status = answer.status();
    if !status.is_success() {
        bail!("{shown}: {}", refusal(status.as_u16()));
    }
    let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok());
    let packed = header("content-encoding").is_some();
    let length = header("content-length").and_then(|value| value.parse::<u64>().ok());
    let (kind, charset) = header("content-type").map(media_type).unwrap_or_default();
    if length.is_some_and(|length| length > limits.bytes) {
        bail!("{}", too_large(&shown, limits));
    }
    let name = answer.get_uri().to_string();
    let about = Content { name, kind, charset, ..Content::default() };
    // What is packed has another length than what comes out of it.
    progress.expect(&about, length.filter(|_| !packed));
    let mut body = answer.body_mut().as_reader();
    let ended = fill(&mut body, limits.bytes, progress).map_err(|error| {
        let inner = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        match inner.and_then(|inner| inner.downcast_ref::<Error>()) {
            Some(inner) => explain(&shown, inner, limits),
            None if is_cut(&error) => anyhow!("{shown}: {BROKE_OFF}"),
            None => error.context(shown.clone()),
        }
    })?;
    if ended == Ended::Limit {
        bail!("{}", too_large(&shown, limits));
    }
    Ok(about)
}

/// The agent for a request; none where the URL itself leads too near.
fn agent(reach: Reach, config: Config, url: &str) -> Option<Agent> {
    if reach == Reach::All {
        return Some(config.new_agent());
    }
    if is_local_name(host(url)) {
        return None;
    }
    // A proxy looks the names up itself, in its own network, and is often near.
    if config.proxy().is_some() {
        return Some(config.new_agent());
    }
    let resolver = PublicResolver(DefaultResolver::default());
    Some(Agent::with_parts(config, DefaultConnector::new(), resolver))
}

/// Looks names up, and refuses addresses that are not public.
#[derive(Debug)]
struct PublicResolver(DefaultResolver);

impl Resolver for PublicResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.0.resolve(uri, config, timeout)?;
        if found.iter().all(|address| is_public(address.ip())) {
            return Ok(found);
        }
        Err(Error::Io(ErrorKind::AddrNotAvailable.into()))
    }
}

/// Whether the server went away in the middle of its answer.
fn is_cut(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| breaks_off(error.kind()))
}

const fn breaks_off(kind: std::io::ErrorKind) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionReset, UnexpectedEof};
    matches!(kind, UnexpectedEof | ConnectionReset | ConnectionAborted)
}

fn too_large(shown: &str, limits: Limits) -> String {
    let (most, url) = (limits.bytes >> 20, shell::quote(shown));
    format!("{shown}: larger than {most} MiB; try: curl {url} | head -c {most}M | dateline")
}

/// What went wrong, and what to do.
fn explain(shown: &str, error: &Error, limits: Limits) -> anyhow::Error {
    let what = match error {
        Error::HostNotFound => UNKNOWN_HOST.into(),
        Error::Io(error) if error.kind() == ErrorKind::AddrNotAvailable => NOT_PUBLIC.into(),
        // The system's resolver has no kind of its own for it.
        Error::Io(error) if error.to_string().contains("lookup address") => UNKNOWN_HOST.into(),
        Error::ConnectionFailed => "connection failed; check the URL".into(),
        Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => {
            "connection refused; check the URL and its port".into()
        }
        Error::Io(error) if breaks_off(error.kind()) => BROKE_OFF.into(),
        Error::Timeout(_) => {
            format!("timed out after {} s; try again later", limits.whole.as_secs().max(1))
        }
        Error::TooManyRedirects => format!(
            "more than {} redirects; open it in a browser, and use the URL where it ends",
            limits.redirects
        ),
        Error::RedirectFailed => NO_REDIRECT.into(),
        Error::Protocol(inner) if inner.to_string().contains("location") => NO_REDIRECT.into(),
        Error::BadUri(_) | Error::Http(_) => INVALID_URL.into(),
        Error::Tls(_) | Error::Rustls(_) => format!(
            "no secure connection ({}); check the URL and the clock of this machine",
            clean_line(&error.to_string(), 200)
        ),
        Error::Protocol(_) | Error::Decompress(..) => format!(
            "invalid response ({}); check the URL, or try again later",
            clean_line(&error.to_string(), 200)
        ),
        Error::Io(error) => format!("connection failed: {}", in_words(error)),
        other => clean_line(&other.to_string(), 200),
    };
    anyhow!("{shown}: {what}")
}

/// What a status other than success means, and what to do.
fn refusal(status: u16) -> String {
    let what = match status {
        401 | 402 | 403 | 407 | 451 => {
            "access denied; save the page in a browser, and open the file"
        }
        404 | 410 => "page not found; check the URL",
        429 => "too many requests; try again later",
        500..=599 => "server error; try again later",
        _ => "no page in the response; check the URL",
    };
    format!("{what} (HTTP {status})")
}

/// The format that a media type names, as an extension, and its encoding.
fn media_type(header: &str) -> (Option<String>, Option<String>) {
    let mut parts = header.split(';').map(str::trim);
    let kind = match parts.next().unwrap_or("").to_ascii_lowercase().as_str() {
        "text/html" | "application/xhtml+xml" => Some("html"),
        "text/markdown" | "text/x-markdown" => Some("md"),
        json if json.ends_with("/json") || json.ends_with("+json") => Some("json"),
        "application/rss+xml" | "application/atom+xml" | "application/rdf+xml" => Some("rss"),
        // Servers call much text/plain that is not: the name or the content decides.
        _ => None,
    };
    let charset = parts.find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.eq_ignore_ascii_case("charset").then(|| value.trim_matches('"').to_owned())
    });
    (kind.map(str::to_owned), charset)
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;

    use super::*;

    const QUICK: Limits = Limits {
        whole: Duration::from_millis(400),
        connect: Duration::from_millis(400),
        redirects: 3,
        bytes: 1 << 20,
    };

    /// A server that gives `answer` to every request; `{}` in it becomes its own address.
    fn serve(answer: &[u8], hold: bool) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let answer = String::from_utf8_lossy(answer).replace("{}", &address).into_bytes();
        std::thread::spawn(move || {
            for stream in listener.incoming().take(8) {
                let mut stream = stream.unwrap();
                let mut request = [0; 4096];
                let _ = stream.read(&mut request);
                let _ = stream.write_all(&answer);
                if hold {
                    std::thread::sleep(Duration::from_secs(2));
                }
            }
        });
        address
    }

    fn get(url: &str) -> Result<Content> {
        let progress = Progress::default();
        let about = fetch_within(url, &progress, Reach::All, QUICK)?;
        Ok(Content { bytes: progress.take(), ..about })
    }

    #[test]
    fn fetches_a_page() {
        let url = serve(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\nContent-Length: 5\r\n\r\n<p>Hi",
            false,
        );
        let got = get(&format!("{url}/2023/11/15/a")).unwrap();
        assert_eq!(got.bytes, b"<p>Hi");
        assert_eq!((got.kind.as_deref(), got.charset.as_deref()), (Some("html"), Some("koi8-r")));
        assert_eq!(got.name, format!("{url}/2023/11/15/a"));
    }

    #[test]
    fn every_failure_has_its_words() {
        let check = |answer: &[u8], hold, expected: &str| {
            let error = get(&serve(answer, hold)).unwrap_err();
            assert!(format!("{error:#}").contains(expected), "{error:#}");
        };
        check(
            b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
            false,
            "page not found; check the URL (HTTP 404)",
        );
        check(
            b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n",
            false,
            "try again later (HTTP 503)",
        );
        check(
            b"HTTP/1.1 302 Found\r\nLocation: {}/again\r\nContent-Length: 0\r\n\r\n",
            false,
            "more than 3 redirects; open it in a browser",
        );
        check(b"HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n", false, "larger than 1 MiB");
        check(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", true, "timed out after 1 s");
        check(b"", true, "timed out after 1 s");
        let endless = [b"HTTP/1.1 200 OK\r\n\r\n".as_slice(), &vec![b'x'; 3 << 20]].concat();
        check(&endless, false, "larger than 1 MiB");
    }

    #[test]
    fn a_server_that_is_not_there() {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let error = get(&format!("http://{address}/")).unwrap_err();
        assert!(error.to_string().contains("connection refused"), "{error}");
        assert!(get("http://").unwrap_err().to_string().contains("invalid URL"));
    }

    #[test]
    fn a_link_does_not_reach_this_machine() {
        let url = serve(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwords", false);
        let port = url.rsplit(':').next().unwrap();
        for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"] {
            let url = format!("http://{host}:{port}/");
            let error = fetch_within(&url, &Progress::default(), Reach::Public, QUICK);
            let error = format!("{:#}", error.unwrap_err());
            assert!(error.ends_with(NOT_PUBLIC) || error.contains("invalid URL"), "{error}");
        }
    }

    #[test]
    fn media_types() {
        for (header, kind, charset) in [
            ("text/html", Some("html"), None),
            ("Text/HTML; Charset=\"utf-8\"", Some("html"), Some("utf-8")),
            ("application/ld+json", Some("json"), None),
            ("text/plain", None, None),
        ] {
            let (got, label) = media_type(header);
            assert_eq!((got.as_deref(), label.as_deref()), (kind, charset), "{header}");
        }
    }
}
