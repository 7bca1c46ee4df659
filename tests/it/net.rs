//! URLs, against a server on the loopback interface.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::process::{Command, Output, Stdio};

/// A server that answers each path in `pages` with its response, and all others with 404.
fn serve(pages: &'static [(&'static str, &'static str)]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut stream = stream;
            let mut request = [0; 8192];
            let length = stream.read(&mut request).unwrap_or(0);
            let request = String::from_utf8_lossy(&request[..length]).into_owned();
            let path = request.split(' ').nth(1).unwrap_or("");
            // One plain request with nothing of the reader's in it.
            let wanted = request.starts_with("GET ")
                && !request.to_ascii_lowercase().contains("cookie")
                && !request.to_ascii_lowercase().contains("referer");
            let known = pages.iter().find(|(known, _)| *known == path).filter(|_| wanted);
            let answer = known.map_or(
                "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                |p| p.1,
            );
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    address
}

fn dateline(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .env_remove("http_proxy")
        .env_remove("HTTP_PROXY")
        .env_remove("ALL_PROXY")
        .env_remove("all_proxy")
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

#[test]
fn a_url_opens_like_a_file() {
    let server = serve(&[
        (
            "/2023/11/15/talks",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n\
             <html><title>Talks</title><p>They met <a href='/rota'>yesterday</a> in the hall.</p>",
        ),
        (
            "/moved",
            "HTTP/1.1 302 Found\r\nLocation: /draft.md\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        ),
        (
            "/draft.md",
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n# Draft\n\n**Text**.",
        ),
        (
            "/2023/11/16/feed",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n\
             {\"title\":\"A\",\"text\":\"One.\"}\n{\"title\":\"B\",\"text\":\"Two.\"}\n",
        ),
    ]);
    let out = dateline(&[&format!("{server}/2023/11/15/talks"), "--json"]);
    let got: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON goes out");
    assert_eq!(got["document"]["text"], "Talks\n\nThey met yesterday in the hall.");
    assert_eq!(got["document"]["published"], "2023-11-15");
    assert_eq!(got["document"]["source"], format!("{server}/2023/11/15/talks"));
    let out = dateline(&[&format!("{server}/moved"), "--to", "md"]);
    let markdown = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(markdown.contains(&format!("source: \"{server}/moved\"")), "{markdown}");
    assert!(markdown.ends_with("# Draft\n\n**Text**.\n"), "{markdown}");
    let out = dateline(&[&format!("{server}/2023/11/16/feed"), "--json"]);
    let lines = String::from_utf8_lossy(&out.stdout).into_owned();
    for (number, (line, text)) in (1..).zip(lines.lines().zip(["A\n\nOne.", "B\n\nTwo."])) {
        let got: serde_json::Value = serde_json::from_str(line).expect("JSON goes out");
        assert_eq!(got["document"]["text"], text);
        assert_eq!(got["document"]["published"], "2023-11-16");
        assert_eq!(got["document"]["source"], format!("{server}/2023/11/16/feed#{number}"));
    }
    assert_eq!(lines.lines().count(), 2);
}

#[test]
fn failures_have_a_message_and_exit_code_1() {
    let server = serve(&[
        (
            "/loop",
            "HTTP/1.1 301 Moved\r\nLocation: /loop\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        ),
        ("/pdf", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n%PDF-1.4"),
        ("/shop", "HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
    ]);
    let nobody =
        TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    for (url, expected) in [
        (format!("{server}/none"), "page not found; check the URL (HTTP 404)"),
        (format!("{server}/loop"), "more than 5 redirects"),
        (format!("{server}/pdf"), "is a damaged PDF"),
        (format!("{server}/shop"), "save the page in a browser, and open the file (HTTP 403)"),
        (format!("http://{nobody}/"), "connection refused"),
        ("http://no-such-host.invalid/".to_owned(), "unknown host"),
        ("https://".to_owned(), "invalid URL"),
    ] {
        let out = dateline(&[&url]);
        let message = String::from_utf8_lossy(&out.stderr).into_owned();
        assert_eq!(out.status.code(), Some(1), "{message}");
        assert!(message.contains(expected), "{message}");
        assert_eq!(message.lines().count(), 1, "{message}");
    }
}

/// No other file can reach the network, and this one only fetches URLs that are named or followed.
#[test]
fn sockets_are_opened_in_one_place() {
    let makers = ["ureq", "std::net", "TcpStream", "UdpSocket"];
    for source in crate::tidy::sources("src") {
        let code: String = source.code().map(|(_, line)| line).collect();
        let found = makers.iter().find(|maker| code.contains(**maker));
        // A pair of ends within the program leads nowhere: it stops the keyboard's thread.
        let pair = source.path == "src/term/keyboard.rs" && found == Some(&"UnixStream");
        let is_test = source.path.ends_with("/tests.rs");
        let allowed = pair || is_test || source.path == "src/input/http.rs";
        assert!(found.is_none() || allowed, "{}: {found:?}", source.path);
    }
}
