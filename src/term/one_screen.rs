//! `--quit-if-one-screen`: prints a text that fits on the screen, in its own colours, as `less -F`
//! does.

use std::io::{self, Write};

use crate::doc::Document;
use crate::export::plain;
use crate::text::Span;
use crate::text::styles::{Ink, TextStyle};
use crate::text::wrap::columns;

/// SGR parameters of the attributes.
const ATTRIBUTES: &[(u8, &str)] = &[
    (TextStyle::BOLD, ";1"),
    (TextStyle::DIM, ";2"),
    (TextStyle::ITALIC, ";3"),
    (TextStyle::UNDERLINE, ";4"),
    (TextStyle::REVERSE, ";7"),
    (TextStyle::STRIKE, ";9"),
];

/// Whether a text fits on a screen, with a row left for the shell. Reads no more than a screen.
pub(super) fn fits(doc: &Document, (width, height): (u16, u16)) -> bool {
    let (width, room) = (usize::from(width).max(1), usize::from(height).saturating_sub(1));
    let mut used = 0;
    for line in shown(doc, width).lines() {
        used += columns(line).div_ceil(width).max(1);
        if used > room {
            return false;
        }
    }
    true
}

/// Writes the text as `fits` has measured it; with its own styles where `coloured`.
pub(super) fn write(
    doc: &Document,
    width: u16,
    coloured: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut at = 0;
    if doc.own_lines.is_some() {
        for run in &doc.styles {
            let before = Span::new(at, run.span.start).in_text(&doc.text);
            let words = run.span.in_text(&doc.text);
            let style = sequence(run.style, coloured);
            // A style ends with its line, as the terminal may scroll there.
            let styled = words.replace('\n', &format!("\u{1b}[m\n\u{1b}[{style}m"));
            write!(out, "{before}\u{1b}[{style}m{styled}\u{1b}[m")?;
            at = run.span.end;
        }
    }
    let rest = shown(doc, usize::from(width)).get(at as usize..).unwrap_or("").to_owned();
    write!(out, "{rest}")?;
    if rest.is_empty() || rest.ends_with('\n') { Ok(()) } else { writeln!(out) }
}

/// The lines of a text: its own, or those it is converted to.
fn shown(doc: &Document, width: usize) -> std::borrow::Cow<'_, str> {
    if doc.own_lines.is_some() {
        return doc.text.as_str().into();
    }
    let mut lines = Vec::new();
    let columns = u16::try_from(width).ok();
    // Nothing fails to be written to memory.
    let _ = plain::write(doc, columns, &mut lines);
    String::from_utf8(lines).unwrap_or_default().into()
}

/// The parameters of the sequence that sets a style.
fn sequence(style: TextStyle, coloured: bool) -> String {
    let attributes = ATTRIBUTES.iter().filter(|(bit, _)| style.has(*bit)).map(|(_, code)| *code);
    let mut all = attributes.collect::<String>();
    for (ink, base) in [(style.ink, 30), (style.paper, 40)] {
        match ink.filter(|_| coloured) {
            None => {}
            Some(Ink::Indexed(index @ 0..8)) => all.push_str(&format!(";{}", base + index)),
            Some(Ink::Indexed(index)) => all.push_str(&format!(";{};5;{index}", base + 8)),
            Some(Ink::Rgb([red, green, blue])) => {
                all.push_str(&format!(";{};2;{red};{green};{blue}", base + 8));
            }
        }
    }
    format!("0{all}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::plain::parse;

    #[test]
    fn what_fits_leaves_a_row_for_the_shell() {
        let check = |text: &str, size, expected| assert_eq!(fits(&parse(text), size), expected);
        check("a\nb\n", (80, 3), true);
        check("a\nb\nc\n", (80, 3), false);
        check("a\n\nb\n", (80, 3), false);
        check(&"x".repeat(160), (80, 3), true);
        check(&"x".repeat(161), (80, 3), false);
        check("", (80, 3), true);
    }

    #[test]
    fn the_text_keeps_its_lines_and_colours() {
        let check = |text: &str, coloured, expected: &str| {
            let mut out = Vec::new();
            write(&parse(text), 80, coloured, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        };
        let text = "\u{1b}[1;31mone\ntwo\u{1b}[m \u{1b}]0;x\u{7}three";
        check(text, true, "\u{1b}[0;1;31mone\u{1b}[m\n\u{1b}[0;1;31mtwo\u{1b}[m three\n");
        check(text, false, "\u{1b}[0;1mone\u{1b}[m\n\u{1b}[0;1mtwo\u{1b}[m three\n");
        check("\u{1b}[38;5;200ma\u{1b}[m\n", true, "\u{1b}[0;38;5;200ma\u{1b}[m\n");
        check("one\n  two\n", true, "one\n  two\n");
    }
}
