//! Mail: single messages (EML), mailboxes (mbox), saved pages (MHTML).
//!
//! The text is decoded before it comes here: parts that are written as they are need no decoding any
//! more, encoded ones (base64, quoted-printable) have a charset of their own.

mod body;
mod encoded_words;
mod flowed;
mod headers;
mod mbox;
mod plain_text;

use mailparse::{ParsedMail, parse_mail};

use super::articles::{Articles, Item};
use super::{html, plain};
use crate::doc::problem::Problem;
use crate::doc::{BlockKind, Builder, Document, Meta, Note};
use crate::text::sanitize::clean_line;
use body::Parts;
use headers::meta_of;

/// Longest metadata value kept, in characters.
const LONGEST: usize = 300;
/// Fields that every program writes, and those that only mail on its way has.
const FIELDS: &[&str] = &["from", "date", "subject", "to", "sender"];
const TRANSPORT: &[&str] = &[
    "mime-version",
    "received",
    "message-id",
    "content-type",
    "return-path",
    "delivered-to",
    "content-transfer-encoding",
    "dkim-signature",
];

/// Beginnings of subjects of mail that passes on another.
#[rustfmt::skip]
const SUBJECTS: &[&str] = &[
    "doorst:", "enc:", "fw:", "fwd:", "i:", "pd:", "rv:", "tr:", "vb:", "vl:", "vs:", "wg:", "转发:", "轉寄:",
];

/// Whether the beginning of a text is mail as it travels, or a mailbox.
#[must_use]
pub fn sniff(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let fields = mbox::without_envelope(head);
    let is_mailbox = fields.len() < head.len();
    let (mut known, mut transport) = (0, 0);
    for line in fields.lines().take_while(|line| !line.trim().is_empty()).take(200) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        let name = name.trim().to_ascii_lowercase();
        let is_name = |c: char| c.is_ascii_graphic();
        if !name.chars().all(is_name) {
            return false;
        }
        known += usize::from(FIELDS.contains(&name.as_str()));
        transport += usize::from(TRANSPORT.contains(&name.as_str()));
    }
    known + transport >= 2 && transport + usize::from(is_mailbox) >= 1
}

/// The messages of a text.
#[derive(Debug)]
pub struct Mails<'t> {
    text: &'t str,
    mails: Vec<&'t str>,
}

impl<'t> Mails<'t> {
    /// Finds the messages in `text`: a message, or a mailbox of several.
    #[must_use]
    pub fn find(text: &'t str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        Self { text, mails: mbox::split(text) }
    }
}

impl Articles for Mails<'_> {
    fn count(&self) -> usize {
        self.mails.len().max(1)
    }

    fn article(&self, index: usize) -> Result<Item, Problem> {
        let Some(mail) = self.mails.get(index) else {
            return Err(match self.mails.len() {
                0 | 1 => "it holds one message and no more".to_owned().into(),
                count => format!("it holds {count} messages and no more").into(),
            });
        };
        let mail = mbox::unquoted(mail, self.mails.len() > 1 || self.text.starts_with("From "));
        match parse_mail(&encoded_words::bounded(mail.as_bytes())) {
            Ok(parsed) => Ok(Item { doc: document(&parsed), own: None }),
            Err(error) => {
                let mut doc = plain::parse(&mail);
                let why = clean_line(&error.to_string(), LONGEST).to_lowercase();
                let message = format!("cannot be read as mail ({why}); shown as it is");
                doc.notes.push(Note { span: None, message });
                Ok(Item { doc, own: None })
            }
        }
    }

    fn as_it_is(&self, index: usize) -> Document {
        plain::parse(self.mails.get(index).unwrap_or(&self.text))
    }
}

/// A message as a document: the subject as its title, then what was written.
fn document(mail: &ParsedMail<'_>) -> Document {
    let meta = meta_of(mail);
    let parts = Parts::of(mail);
    if let Some((page, address)) = &parts.saved_page {
        let mut doc = html::parse(page, address.as_deref());
        let found = std::mem::take(&mut doc.meta);
        doc.meta = Meta {
            title: if found.title.is_empty() { meta.title } else { found.title },
            published: found.published.or(meta.published),
            ..found
        };
        return doc;
    }
    let mut builder = Builder::new();
    builder.block(BlockKind::Heading(1), &meta.title);
    parts.write(&meta.title, is_passed_on(&meta.title), &mut builder);
    let mut doc = builder.finish();
    doc.meta = meta;
    doc
}

/// Whether a subject says that the mail passes on another.
fn is_passed_on(subject: &str) -> bool {
    let subject = subject.trim_start().to_lowercase();
    SUBJECTS.iter().any(|begin| subject.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(mail: &str) -> Document {
        let text = mail.replace('\n', "\r\n");
        let mails = Mails::find(&text);
        assert_eq!(mails.count(), 1);
        mails.article(0).unwrap().doc
    }

    fn shown(doc: &Document) -> Vec<(BlockKind, &str)> {
        doc.blocks.iter().map(|block| (block.kind, block.span.in_text(&doc.text))).collect()
    }

    const HEAD: &str = "From: =?utf-8?q?Ren=C3=A9e_Lund?= <r@example.org>\nDate: Tue, 5 Mar 2024 23:30:00 -0800\n\
                        Subject: =?utf-8?b?RmVycnkgw7ZmZm5ldA==?=\nMIME-Version: 1.0\n";

    #[test]
    fn headers_are_what_the_message_says_of_itself() {
        let doc = read(&format!("{HEAD}\nIt opens again.\n"));
        let meta = &doc.meta;
        assert_eq!(
            (meta.title.as_str(), meta.byline.as_deref()),
            ("Ferry öffnet", Some("Renée Lund"))
        );
        assert_eq!(meta.published.map(|(day, _)| day.to_string()).as_deref(), Some("2024-03-05"));
        assert_eq!(doc.text, "Ferry öffnet\n\nIt opens again.");
    }

    #[test]
    fn fields_may_hold_letters_as_they_are() {
        for (field, expected) in [
            ("Frösche", "Frösche"),
            ("=?iso-8859-1?Q?Die_Fr=F6sche?=", "Die Frösche"),
            ("=?iso-8859-1?Q?Die_Frösche?= und Hasen", "Die Frösche und Hasen"),
            ("=?utf-8?B?RmVycnk=?= läuft?", "Ferry läuft?"),
        ] {
            let doc =
                read(&format!("From: A <a@x>\nMIME-Version: 1.0\nSubject: {field}\n\nWords.\n"));
            assert_eq!(doc.meta.title, expected);
        }
    }

    #[test]
    fn history_is_set_off_and_the_signature_keeps_its_lines() {
        use BlockKind::{Lines, Paragraph, Quote};
        let doc = read(&format!(
            "{HEAD}\nYes.\n\nOn Monday Ann wrote:\n> Does it open?\n>\n>> Who says so?\n> I do.\n\n-- \nRenée\nHarbour Press\n"
        ));
        assert_eq!(
            shown(&doc)[1..],
            [
                (Paragraph, "Yes."),
                (Paragraph, "On Monday Ann wrote:"),
                (Quote(1), "Does it open?"),
                (Quote(2), "Who says so?"),
                (Quote(1), "I do."),
                (Lines, "Renée\nHarbour Press"),
            ]
        );
    }

    #[test]
    fn the_signature_ends_where_older_mail_begins() {
        use BlockKind::{Lines, Meta, Paragraph, Quote};
        let kinds = |body: &str| -> Vec<BlockKind> {
            let doc = read(&format!("{HEAD}\nYes.\n\n-- \nRenée\nHarbour Press\n{body}"));
            shown(&doc).into_iter().skip(1).map(|(kind, _)| kind).collect()
        };
        let head = [Paragraph, Lines];
        let check = |body: &str, expected: &[BlockKind]| {
            assert_eq!(kinds(body), [&head, expected].concat(), "{body}");
        };
        check("", &[]);
        check("Tel 12\n\nQuay 3\n", &[]);
        check("\nOn Monday, Ann wrote:\n> Does it open?\n", &[Paragraph, Quote(1)]);
        check(
            "Am Montag schrieb Ann:\n\n> Fährt sie?\n> \n> -- \n> Ann\n",
            &[Paragraph, Quote(1), Quote(1)],
        );
        check("\nAm 5.3.2024 um 10:00 schrieb Ann:\n\nFährt sie?\n", &[Paragraph, Quote(1)]);
        check("> Does it open?\n\nIt does.\n", &[Quote(1), Paragraph]);
        check(
            "\n________________________________\nVon: Ann <a@x>\nGesendet: Montag\nBetreff: Fähre\n\nFährt sie?\n\n\
             -----Original Message-----\nFrom: Jo\nTo: Ann\nSubject: Ferry\n\nWhy not?\n\n-- \nJo\n",
            &[Meta, Meta, Meta, Quote(1), Meta, Meta, Meta, Meta, Quote(2), Quote(2)],
        );
        check(
            "\n---------- Forwarded message ---------\nFrom: Jo <j@x>\nSubject: Ferry\n\nIt opens.\n",
            &[Meta, Meta, Meta, Paragraph],
        );
    }

    #[test]
    fn the_text_is_chosen_and_attachments_are_named() {
        let doc = read(&format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=a\n\n\
             --a\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nCaf=E9 opens.\n\
             --a\nContent-Type: text/html\n\n<p>Other words</p>\n--a--\n\
             --b\nContent-Type: application/pdf; name=plan.pdf\nContent-Disposition: attachment; filename=plan.pdf\n\
             Content-Transfer-Encoding: base64\n\nAAAA\n--b--\n"
        ));
        assert_eq!(doc.text, "Ferry öffnet\n\nCafé opens.");
        assert_eq!(doc.notes.first().map(|n| n.message.as_str()), Some("1 attachment: plan.pdf"));
        let html = read(&format!(
            "{HEAD}Content-Type: text/html\n\n<p>One &amp; two.</p><blockquote>Three.</blockquote>\n"
        ));
        assert_eq!(html.text, "Ferry öffnet\n\nOne & two.\n\nThree.");
    }

    #[test]
    fn a_mailbox_holds_several_messages() {
        let text = "From a@x Tue Mar  5 10:00:00 2024\nFrom: A <a@x>\nSubject: One\n\nFirst.\n\n>From here on.\nFrom there too.\n\n\
                    From b@x Wed Mar  6 10:00:00 2024\nFrom: B <b@x>\nSubject: Two\n\nSecond.\n";
        assert!(sniff(text));
        let mails = Mails::find(text);
        let all = |index: usize| mails.article(index).unwrap().doc.text;
        assert_eq!((mails.count(), mails.article(1).unwrap().doc.meta.title.as_str()), (2, "Two"));
        assert_eq!(all(0), "One\n\nFirst.\n\nFrom here on.\n\nFrom there too.");
        assert_eq!(all(1), "Two\n\nSecond.");
        assert!(mails.article(2).is_err());
    }

    #[test]
    fn a_saved_page_is_read_as_a_page() {
        let page = "<html><head><title>Quay</title></head><body><article><h1>Quay</h1><p>The quay, built in the 1890s, sank on \
                    Tuesday, the fourth of June, and nobody was hurt by it.</p></article></body></html>";
        let doc = read(&format!(
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/quay\nSubject: Quay\nDate: Tue, 4 Jun 2024 10:00:00 +0000\n\
             MIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=b\n\n--b\nContent-Type: text/html\n\
             Content-Location: https://example.org/quay\n\n{page}\n--b--\n"
        ));
        assert_eq!(doc.meta.title, "Quay");
        assert!(doc.text.ends_with("nobody was hurt by it."), "{}", doc.text);
        assert_eq!(
            doc.meta.published.map(|(day, _)| day.to_string()).as_deref(),
            Some("2024-06-04")
        );
    }

    #[test]
    fn mail_is_known_by_what_only_mail_has() {
        for (head, expected) in [
            ("From: A <a@x>\nSubject: B\nMIME-Version: 1.0\n\nC", true),
            ("\u{feff}\n\nReceived: from x\n\tby y\nDate: today\n\nC", true),
            ("From: A\nSubject: B\nDate: C\n\nD", false),
            ("From here on: words\nMessage-ID: 1\n\nD", false),
            ("Title: A\nMessage-ID: 7\n", false),
            ("", false),
        ] {
            assert_eq!(sniff(head), expected, "{head:?}");
        }
    }

    #[test]
    fn subjects_say_that_mail_is_passed_on() {
        for (subject, expected) in
            [("Fwd: Ferry", true), ("WG: Fähre", true), ("Re: Fwd", false), ("Forward!", false)]
        {
            assert_eq!(is_passed_on(subject), expected, "{subject}");
        }
    }
}
