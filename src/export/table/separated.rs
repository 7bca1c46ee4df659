//! Rows as tab- or comma-separated values: TSV for `cut` and spreadsheets, CSV by RFC 4180.

use std::io::{self, Write};

use crate::text::folded;

/// How cells are separated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separated {
    /// By tabs. A cell that begins with a quotation mark is quoted as in CSV, because readers of TSV
    /// would take the mark for the beginning of a quoted cell; all others stand as they are.
    Tabs,
    /// By commas, after RFC 4180: quoted where needed, lines end in CR LF.
    Commas,
}

impl Separated {
    /// Writes rows, each on one line: tabs and line ends within a cell become a space.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write<C: AsRef<str>>(
        self,
        rows: impl Iterator<Item = Vec<C>>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        match self {
            Self::Tabs => tabs(rows, out),
            Self::Commas => commas(rows, out),
        }
    }
}

fn tabs<C: AsRef<str>>(
    mut rows: impl Iterator<Item = Vec<C>>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut line = String::new();
    rows.try_for_each(|row| {
        line.clear();
        for (number, cell) in row.iter().enumerate() {
            if number > 0 {
                line.push('\t');
            }
            let cell = folded(cell.as_ref());
            if cell.starts_with('"') {
                line.push('"');
                line.push_str(&cell.replace('"', "\"\""));
                line.push('"');
            } else {
                line.push_str(&cell);
            }
        }
        line.push('\n');
        out.write_all(line.as_bytes())
    })
}

fn commas<C: AsRef<str>>(
    rows: impl Iterator<Item = Vec<C>>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    for row in rows {
        for cell in &row {
            writer.write_field(folded(cell.as_ref()).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold_space;

    fn written(form: Separated, rows: &[Vec<String>]) -> String {
        let mut out = Vec::new();
        form.write(rows.iter().cloned(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// What a real reader of such a file finds.
    fn read(form: Separated, text: &str) -> Vec<Vec<String>> {
        let delimiter = if form == Separated::Tabs { b'\t' } else { b',' };
        let mut reader = csv::ReaderBuilder::new();
        reader.has_headers(false).flexible(true).delimiter(delimiter);
        let rows = reader.from_reader(text.as_bytes()).into_records();
        rows.map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn cells_are_quoted_where_a_reader_needs_it() {
        for (cell, tabs, commas) in [
            ("words", "words", "words"),
            ("a, b", "a, b", "\"a, b\""),
            (
                "\"We left,\" he said",
                "\"\"\"We left,\"\" he said\"",
                "\"\"\"We left,\"\" he said\"",
            ),
            ("a 5\" pipe", "a 5\" pipe", "\"a 5\"\" pipe\""),
            ("a\tb\r\nc\u{2028}d", "a b c d", "a b c d"),
            ("", "", ""),
        ] {
            let row = [vec![cell.to_owned(), "x".to_owned()]];
            assert_eq!(written(Separated::Tabs, &row), format!("{tabs}\tx\n"));
            assert_eq!(written(Separated::Commas, &row), format!("{commas},x\r\n"));
        }
    }

    proptest! {
        #[test]
        fn a_reader_finds_every_cell(
            rows in prop::collection::vec(prop::collection::vec("[a\", \t\r\n“;']{0,8}", 3), 1..6)
        ) {
            let expected: Vec<Vec<String>> =
                rows.iter().map(|row| row.iter().map(|cell| fold_space(cell)).collect()).collect();
            for form in [Separated::Tabs, Separated::Commas] {
                let text = written(form, &rows);
                prop_assert_eq!(read(form, &text), expected.clone());
                prop_assert_eq!(text.lines().count(), rows.len());
            }
            // `cut -f` finds the columns too.
            for line in written(Separated::Tabs, &rows).lines() {
                prop_assert_eq!(line.split('\t').count(), 3);
            }
        }
    }
}
