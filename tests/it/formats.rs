//! Every format and encoding through the real binary, and what it says of what it cannot read.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const DATA: &str = "tests/data/formats";

fn dateline(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn piped(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // The program may stop reading before the end.
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let out = child.wait_with_output().expect("it ends");
    writer.join().expect("written");
    out
}

fn text(out: &Output) -> String {
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout.clone()).expect("UTF-8 goes out")
}

fn said(out: &Output) -> String {
    assert_eq!(out.status.code(), Some(1), "{}", String::from_utf8_lossy(&out.stdout));
    String::from_utf8(out.stderr.clone()).expect("UTF-8 goes out")
}

fn json(out: &Output) -> serde_json::Value {
    serde_json::from_str(&text(out)).expect("JSON goes out")
}

/// A file of this test run.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).expect("written");
    path
}

#[test]
fn a_page_becomes_the_article() {
    let page = format!("{DATA}/talks.html");
    let markdown = text(&dateline(&[&page, "--to", "md"]));
    let expected = "---\ntitle: Harbour talks begin\nauthor: Salma Haddad\ndate: 2023-11-15\n\
        site: The Port Herald\nlang: en\n---\n\n# Harbour talks begin\n\nThe old customs hall";
    assert!(markdown.starts_with(expected), "{markdown}");
    for kept in [
        "“We listened, and for once we were heard,” said Omar Rahal",
        "[the rota](https://example.org/rota)",
        "## What is at stake",
        "- Shorter night shifts\n- A pension for the pilots",
        "> Nobody wins",
        "| Crane drivers | 412 |",
    ] {
        assert!(markdown.contains(kept), "{kept}\n{markdown}");
    }
    for gone in ["Home", "Published:", "Related", "Five ports", "newsletter", "rights reserved"] {
        assert!(!markdown.contains(gone), "{gone}\n{markdown}");
    }
    // What was converted reads the same again.
    let again = piped(&["-", "--to", "md"], markdown.as_bytes());
    assert_eq!(text(&again), markdown);
    let clean = text(&dateline(&[&page, "--to", "html"]));
    let twice = piped(&["-", "--format", "html", "--to", "html"], clean.as_bytes());
    assert_eq!(text(&twice).matches("<p>").count(), clean.matches("<p>").count());
}

#[test]
fn markdown_is_drawn_as_meant() {
    let got = json(&dateline(&[&format!("{DATA}/talks.md"), "--json"]));
    let document = &got["document"];
    let expected = "Harbour talks begin\n\nTwo shipping unions and the harbour board sat down in the old \
        customs hall[1].\n\nWhat is at stake\n\n• Shorter night shifts\n• A pension for the pilots\n1. now\n\
        2. later\n\nNobody wins when the ships go elsewhere.\n\nUnion         │ Members\n\
        Crane drivers │ 412\n\nrota --night 8h\n\n☑ first meeting\n☐ second meeting\n[1] Built in 1898.";
    assert_eq!(document["text"], expected);
    assert_eq!(document["byline"], "Salma Haddad, Jon Vik");
    assert_eq!(document["published"], "2023-11-15");
}

#[test]
fn records_and_books() {
    let one = text(&dateline(&[&format!("{DATA}/talks.json"), "--to", "md"]));
    assert!(one.contains("Two shipping unions &amp; the board sat down."), "{one}");
    let wire = text(&dateline(&[&format!("{DATA}/wire.jsonl"), "--json"]));
    let titles: Vec<String> = wire
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a record"))
        .map(|record| record["document"]["title"].as_str().expect("a title").to_owned())
        .collect();
    assert_eq!(titles, ["Harbour talks begin", "Grain prices rise"]);
    let book = json(&dateline(&[&format!("{DATA}/talks.epub"), "--json"]));
    let sections = book["document"]["sections"].as_array().expect("sections");
    let names: Vec<_> = sections.iter().map(|s| s["title"].as_str().expect("a title")).collect();
    assert_eq!(names, ["Lead", "The strike", "The talks"]);
}

#[test]
fn own_json_opens_again() {
    let first = text(&dateline(&["assets/article.txt", "--json", "--published", "2025-04-12"]));
    let path = file("own.json", first.as_bytes());
    let second = json(&dateline(&[&path.to_string_lossy(), "--json"]));
    let first: serde_json::Value = serde_json::from_str(&first).expect("JSON");
    for key in ["people", "timeline", "quotes", "warnings"] {
        assert_eq!(second[key], first[key], "{key}");
    }
    for key in ["text", "title", "sections"] {
        assert_eq!(second["document"][key], first["document"][key], "{key}");
    }
}

#[test]
fn standard_input_is_sniffed_and_formats_can_be_forced() {
    for (name, begins) in
        [("talks.html", "Harbour talks begin\n"), ("talks.md", "Salma Haddad, Jon Vik")]
    {
        let bytes = fs::read(format!("{DATA}/{name}")).expect("a fixture");
        let got = text(&piped(&["-", "--plain"], &bytes));
        assert!(got.contains(begins), "{name}: {got}");
        assert!(!got.contains("<p>") && !got.contains("**"), "{name}: {got}");
        let raw = text(&piped(&["-", "--plain", "--format", "text"], &bytes));
        assert!(raw.contains("<p>") || raw.contains("**"), "{name}: {raw}");
    }
    let book = fs::read(format!("{DATA}/talks.epub")).expect("a fixture");
    assert!(text(&piped(&["-", "--plain"], &book)).contains("The strike"));
    let wrong = dateline(&["--format", "dvi", "x"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("markdown"), "{wrong:?}");
}

#[test]
fn several_articles_and_folders() {
    let all = text(&dateline(&[DATA, "--json"]));
    assert_eq!(all.lines().count(), 6);
    let out = dateline(&["no-such-file.txt", &format!("{DATA}/talks.md"), "--json"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out.stdout).contains("Harbour talks begin"));
    assert!(String::from_utf8_lossy(&out.stderr).contains("no-such-file.txt: no such file"));
}

#[test]
fn every_encoding_is_read() {
    let words =
        "Überraschung: Der Minister für Häfen sprach über größere Schiffe, sagte Jörg Müßig.";
    let order = |big: bool| {
        let unit = move |u: u16| if big { u.to_be_bytes() } else { u.to_le_bytes() };
        words.encode_utf16().flat_map(unit).collect::<Vec<u8>>()
    };
    let with_mark = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let latin = encoding_rs::WINDOWS_1252.encode(words).0.into_owned();
    for bytes in [
        words.as_bytes().to_vec(),
        with_mark(b"\xFF\xFE", &order(false)),
        with_mark(b"\xFE\xFF", &order(true)),
        order(false),
        order(true),
        latin.clone(),
    ] {
        let got = json(&piped(&["-", "--json"], &bytes));
        assert_eq!(got["document"]["text"], words);
    }
    // Offsets are those of the file: the mark is in it.
    let marked = format!("\u{feff}{words}");
    let got = json(&piped(&["-", "--json"], marked.as_bytes()));
    assert_eq!(got["document"]["text"], marked);
    // The page's own word counts where it is not UTF-8, and not where it is.
    let russian = "Министр заявил, что переговоры прошли успешно.";
    let koi8 = encoding_rs::KOI8_R.encode(russian).0.into_owned();
    let page = with_mark(b"<html><meta charset=koi8-r><p>", &koi8);
    assert_eq!(json(&piped(&["-", "--json"], &page))["document"]["text"], russian);
    let lie = format!("<html><meta charset=latin1><p>{russian}");
    assert_eq!(json(&piped(&["-", "--json"], lie.as_bytes()))["document"]["text"], russian);
    // Twice encoded: as it is, without a fault.
    let twice = "Ãœberraschung fÃ¼r den Minister";
    assert_eq!(json(&piped(&["-", "--json"], twice.as_bytes()))["document"]["text"], twice);
}

#[test]
fn what_is_no_article_is_refused_by_name() {
    for (name, bytes, expected) in [
        ("a.pdf", &b"%PDF-1.7\n%\xE2\xE3\xCF\xD3"[..], "is a damaged PDF; fetch or copy it again"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a PNG image"),
        ("a.xz", b"\xFD7zXZ\0\0\0", "is xz data, not an article; try: xzcat "),
        ("a.zip", b"PK\x03\x04\x14\0\0\0 a.jpg", "is a zip archive"),
        ("a.docx", b"PK\x03\x04\x14\0\0\0 word/document.xml", "is not a whole Word document"),
        (
            "a.txt",
            b"\0\x01\x02\x03\0\x05\0\0\x07\0",
            "a.txt: unknown binary file (--format text forces it)\n",
        ),
        (
            "cut.epub",
            b"PK\x03\x04 application/epub+zip",
            "cut.epub is not a whole EPUB: its end is missing; fetch or copy it again\n",
        ),
        (
            "bad.epub",
            b"PK\x03\x04 application/epub+zip PK\x05\x06\0\0\0\0\x01\0\x01\0",
            "bad.epub is a damaged EPUB (invalid Zip archive: ",
        ),
    ] {
        let path = file(name, bytes);
        let message = said(&dateline(&[&path.to_string_lossy()]));
        assert!(message.contains(expected), "{message}");
        assert_eq!(message.lines().count(), 1, "{message}");
    }
    let own = said(&dateline(&[env!("CARGO_BIN_EXE_dateline")]));
    assert!(own.contains("an ELF program") || own.contains("program"), "{own}");
}

#[test]
fn errors_are_one_line() {
    let empty = Path::new(env!("CARGO_TARGET_TMPDIR")).join("empty-folder");
    fs::create_dir_all(&empty).expect("made");
    for (name, expected) in [
        ("no/such/file.txt", "no/such/file.txt: no such file; use - for standard input"),
        ("", "empty file name; use - for standard input"),
        ("ftp://x/a", "ftp://x/a: ftp is not supported; a URL begins with http:// or https://"),
        ("Cargo.toml/a", "Cargo.toml/a: no such file; part of its path is a file, not a folder"),
        (&*empty.to_string_lossy(), ".html, .rss, .srt, .md, .json"),
        ("/dev/zero", "/dev/zero: unknown binary file"),
        ("/dev/urandom", "/dev/urandom: unknown binary file"),
        ("/proc/self/mem", "/proc/self/mem: cannot be read"),
        ("bad\u{1b}]52;c;aGk=\u{7}name", "badname: no such file"),
    ] {
        let message = said(&dateline(&[name]));
        assert!(message.starts_with("dateline: ") && message.contains(expected), "{message}");
        assert!(!message.trim_end().contains(|c: char| c.is_control()), "{message:?}");
    }
    // All of it is a hole: nothing of it is on the disk.
    let large = file("large.txt", b"");
    fs::File::create(&large).and_then(|f| f.set_len(1_100_000_000)).expect("a file with a hole");
    let message = said(&dateline(&[&large.to_string_lossy()]));
    fs::remove_file(&large).expect("removed");
    assert!(message.contains("too large (1.1 GB, the limit is 1 GB)"), "{message}");
    assert_eq!(said(&dateline(&["--", "-rf"])).trim_end().matches("-rf: no such file").count(), 1);
    // Nothing to read is no fault.
    for bytes in [&b""[..], b" \n\n\t ", b"\xEF\xBB\xBF"] {
        let path = file("blank.txt", bytes);
        assert_eq!(json(&dateline(&[&path.to_string_lossy(), "--json"]))["document"]["title"], "");
    }
}

#[test]
fn scripts_get_an_error_for_an_empty_article() {
    for (name, bytes, code, expected) in [
        ("no.txt", &b""[..], 0, "no.txt: empty"),
        ("no.html", b"<p></p>", 0, "no.html: no text found; try --format text"),
        ("no.jsonl", b"\n", 0, "no.jsonl: no articles"),
        ("no.json", b" ", 1, "no.json: no valid JSON: it is empty"),
        (
            "cut.json",
            b"{\"title\": \"A\",\n \"text\": \"B",
            1,
            "cut.json: no valid JSON at line 2 column 11: it breaks off there; it was cut, or a \
             bracket or quotation mark is not closed",
        ),
        (
            "cut.jsonl",
            b"{\"title\": \"A\" \"text\": \"B\"}",
            1,
            "cut.jsonl, line 1: no valid JSON at column 15: a comma or a closing bracket is missing",
        ),
        (
            "other.json",
            b"[{\"a\": 1}]",
            1,
            "other.json: no article was found in this JSON: its fields are a; the words of an",
        ),
    ] {
        let path = file(name, bytes);
        for list in [&["--json"][..], &["--plain"]] {
            let output = dateline(&[&[&*path.to_string_lossy()], list].concat());
            let message = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(code), "{message}");
            assert!(message.contains(expected), "{message}");
            assert_eq!(message.lines().count(), 1, "{message}");
        }
    }
}

/// Each opens in time, with its first words shown.
#[test]
fn hostile_content_is_shown() {
    let begin = "<html><body><p>BEGIN of the article</p>";
    let html = |unit: &str, times: usize| format!("{begin}{}", unit.repeat(times));
    let attributes: String = (0..20_000).map(|n| format!(" a{n}=\"{n}\"")).collect();
    let data = format!("![x](data:image/png;base64,{})", "QUJD".repeat(1_000_000));
    let columns = |n: usize| format!("|{}\n|{}\n", "a|".repeat(n), "-|".repeat(n));
    let cases: [(&str, String); 18] = [
        ("html", html("<div>", 100_000)),
        ("html", html("<blockquote>", 100_000)),
        ("html", html("<table><tr><td>", 30_000)),
        ("html", html("<b>", 100_000)),
        ("html", html("<ul><li>", 50_000)),
        ("html", html("<span>", 100_000)),
        ("html", html("&amp;", 1_000_000)),
        ("html", html("<td>x", 200_000)),
        ("html", html("<table><tr><td colspan=1000000000 rowspan=1000000000>x", 1)),
        ("html", html("<h2>x</h2>", 100_000)),
        ("html", format!("{begin}<p{attributes}>x</p>")),
        ("html", format!("{begin}<p>{}", "word ".repeat(2_000_000))),
        ("markdown", format!("BEGIN\n\n{}", ">".repeat(100_000))),
        ("markdown", format!("BEGIN\n\n{}", "[".repeat(100_000))),
        ("markdown", format!("BEGIN\n\n{}", "**a ".repeat(100_000))),
        ("markdown", format!("BEGIN\n\n{}", "# x\n".repeat(200_000))),
        ("markdown", format!("BEGIN\n\n{}", columns(2_000))),
        ("markdown", format!("BEGIN\n\n{data}")),
    ];
    for (format, input) in cases {
        let start = Instant::now();
        let out = text(&piped(&["-", "--format", format, "--to", "text"], input.as_bytes()));
        let head: String = input.chars().skip(20).take(60).collect();
        assert!(out.contains("BEGIN"), "{format} {head}");
        assert!(start.elapsed() < Duration::from_secs(20), "{format} {head}");
        assert!(!out.contains("QUJDQUJD"), "{head}");
    }
    let deep = format!("{{\"BEGIN\":{}", "[".repeat(200_000));
    let message = said(&piped(&["-", "--format", "json", "--to", "text"], deep.as_bytes()));
    assert!(message.contains("nested too deeply"), "{message}");
}

#[cfg(unix)]
#[test]
fn deep_nesting_needs_no_stack() {
    for unit in [">", "- ", "* > "] {
        let path = file("deep.md", format!("BEGIN\n\n{}x", unit.repeat(2_000)).as_bytes());
        let out = Command::new("sh")
            .args(["-c", "ulimit -s 512; exec \"$0\" \"$1\" --to text"])
            .args([env!("CARGO_BIN_EXE_dateline"), &path.to_string_lossy()])
            .output()
            .expect("a shell");
        assert!(text(&out).contains("BEGIN"), "{unit}");
    }
}

#[test]
fn days_of_names_are_published_days() {
    let path = file("2023-11-15-talks.txt", b"They met yesterday.");
    let got = json(&dateline(&[&path.to_string_lossy(), "--json"]));
    assert_eq!(got["document"]["published"], "2023-11-15");
}
