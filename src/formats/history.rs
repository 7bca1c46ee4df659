//! Where the history of a mail begins, the text that it answers or passes on: quoted lines, a line such as
//! "On Monday Ann wrote:", or the head of the older mail (`From: … Sent: … To: … Subject: …`).

/// Lines of a head, and those that are looked at before its first field.
const MOST_LINES: usize = 30;
/// A line that leads to history has no more bytes.
const LONGEST: usize = 400;
/// Lines of a sentence that ends in "wrote:".
const MOST_LEADING: usize = 4;
/// A line that goes on in the next one has so many bytes.
const WRAPPED: usize = 40;
/// Fields of a head, at least, and those below a line of dashes.
const FEWEST_FIELDS: (usize, usize) = (3, 2);
/// The name of a field has no more letters and words.
const LONGEST_NAME: (usize, usize) = (24, 3);

/// What programs for mail call the sender, in small letters (Outlook, Gmail, Apple Mail, Thunderbird).
#[rustfmt::skip]
const SENDERS: &[&str] = &[
    "absender", "afzender", "da", "de", "expéditeur", "feladó", "fra", "från", "from", "kimden",
    "lähettäjä", "mittente", "od", "remitente", "van", "von", "από", "от", "от кого", "від", "מאת",
    "من", "发件人", "寄件者", "差出人", "보낸 사람",
];
/// The same for the day, those who receive it and what it is about.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "a", "aan", "aihe", "an", "asunto", "assunto", "betreff", "cc", "data", "date", "dato", "datum",
    "do", "emne", "enviada", "enviada em", "enviado", "enviado el", "enviado em", "envoyé", "envoyé le",
    "fecha", "gesendet", "inviato", "kime", "konu", "kopia", "lähetetty", "objet", "odesláno", "oggetto",
    "onderwerp", "para", "předmět", "sendt", "sent", "skickat", "subject", "tarih", "temat", "til", "till",
    "to", "vastaanottaja", "verzonden", "wysłano", "à", "ämne", "дата", "кому", "отправлено", "тема",
    "主题", "主旨", "件名", "发送时间", "宛先", "收件人", "收件者", "日時", "日期", "送信日時", "제목",
    "받는 사람", "날짜",
];
/// Beginnings of words for passing on, in the line above a head.
#[rustfmt::skip]
const PASSED_ON: &[&str] = &[
    "doorgestuurd", "encaminhad", "forward", "fwd", "inoltrat", "przekazan", "reenviad", "transfér",
    "vidarebefordra", "videresend", "videresendt", "weitergeleitet", "переслан", "转发", "轉寄", "転送",
];
/// Verbs in the line above what is answered.
#[rustfmt::skip]
const WROTE: &[&str] = &[
    "a scris", "a écrit", "escreveu", "escribió", "ha scritto", "kirjoitti", "napisał", "napsal", "pisze",
    "schreef", "schrieb", "skrev", "wrote", "writes", "yazdı", "írta", "έγραψε", "написал", "пише", "пишет",
    "写道", "書きました", "작성",
];

/// How history begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// A line behind `>`.
    Quoted,
    /// Words that say who wrote what is answered, in so many bytes; quoted lines follow.
    Wrote(usize),
    /// The same; what is answered follows as it is.
    WroteUnquoted(usize),
    /// The head of an older mail that is answered, in so many bytes.
    Answered(usize),
    /// The head of an older mail that is passed on.
    PassedOn(usize),
}

/// Whether history begins with the first line of `rest`. A lead that ends with `rest` is followed by
/// quoted lines if `is_quoted_next`.
#[must_use]
pub fn begin(rest: &str, is_quoted_next: bool) -> Option<Begin> {
    let first = rest.lines().next()?;
    if first.trim_start().starts_with('>') {
        return Some(Begin::Quoted);
    }
    if first.trim().is_empty() || first.len() > LONGEST {
        return None;
    }
    head(rest).or_else(|| wrote(rest, is_quoted_next))
}

/// The head of an older mail, with the line above it.
fn head(rest: &str) -> Option<Begin> {
    let mut lines = rest.split_inclusive('\n').take(MOST_LINES).peekable();
    let first = lines.peek().map_or("", |line| line.trim());
    let is_bar = is_bar(first);
    // "Begin forwarded message:"
    let is_lead = field(first).is_some_and(|(_, value)| value.is_empty())
        || first.ends_with(':') && first.split_whitespace().count() <= 6;
    let mut end = 0;
    if is_bar || is_lead {
        end += lines.next().map_or(0, str::len);
        while let Some(blank) = lines.next_if(|line| line.trim().is_empty()) {
            end += blank.len();
        }
    }
    let mut fields: Vec<(&str, &str)> = Vec::new();
    for line in lines {
        let goes_on = fields.last().is_some_and(|(_, value)| value.ends_with([',', ';']));
        if line.trim().is_empty() {
            break;
        } else if let Some(field) = field(line.trim()) {
            fields.push(field);
        } else if !(goes_on || line.starts_with([' ', '\t'])) || fields.is_empty() {
            break;
        }
        end += line.len();
    }
    let is_named = |names: &[&str], name: &str| names.contains(&name.to_lowercase().as_str());
    let has = |names: &[&str]| fields.iter().any(|(name, _)| is_named(names, name));
    let has_value = |is: fn(&str) -> bool| fields.iter().any(|(_, value)| is(value));
    let (fewest, below) = FEWEST_FIELDS;
    let is_head = if is_bar || is_lead {
        fields.len() >= below
            && (has(SENDERS) && has(OTHERS)
                || is_bar && has_value(|value| value.contains('@')) && has_value(has_time))
    } else {
        let first = fields.first().is_some_and(|(name, _)| is_named(SENDERS, name));
        fields.len() >= fewest && first && has(OTHERS)
    };
    let lead = first.to_lowercase();
    let is_passed_on = (is_bar || is_lead) && PASSED_ON.iter().any(|word| lead.contains(word));
    is_head.then_some(if is_passed_on { Begin::PassedOn(end) } else { Begin::Answered(end) })
}

/// A line of dashes, with or without words: `-----Original Message-----`, `________________`.
fn is_bar(line: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '_' | '=' | '—' | '–');
    let count = |dashes: &str| dashes.chars().count();
    let words = line.trim_start_matches(is_dash);
    let before = count(line) - count(words);
    let words_only = words.trim_end_matches(is_dash);
    let after = count(words) - count(words_only);
    before >= 3 && (words.is_empty() || (after >= 3 && words_only.len() < 80))
}

/// The name and the value of a field; programs set names in bold with asterisks.
fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) =
        Some(line).filter(|line| line.len() <= 8 * LONGEST)?.split_once([':', '：'])?;
    let name = name.trim_matches('*').trim();
    let (longest, most) = LONGEST_NAME;
    let is_name = name.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\u{A0}'))
        && name.chars().count() <= longest
        && name.split_whitespace().count() <= most;
    is_name.then(|| (name, value.trim_start_matches('*').trim()))
}

/// Whether words have a time of the day: `10:05`, `10h05`.
fn has_time(words: &str) -> bool {
    let bytes = words.as_bytes();
    bytes.windows(4).any(|window| match window {
        [a, b':' | b'h' | b'.', c, d] => [a, c, d].into_iter().all(u8::is_ascii_digit),
        _ => false,
    })
}

/// "On Monday Ann wrote:", in one line or in several.
fn wrote(rest: &str, is_quoted_next: bool) -> Option<Begin> {
    let mut words: Vec<&str> = Vec::new();
    let mut end = 0;
    let mut lines = rest.split_inclusive('\n');
    let mut next = lines.next();
    while let Some(line) = next.filter(|line| !line.trim().is_empty()) {
        if line.trim_start().starts_with('>') || words.len() >= MOST_LEADING || line.len() > LONGEST
        {
            break;
        }
        words.push(line.trim());
        end += line.len();
        next = lines.next();
        let is_end = |words: &str| words.ends_with([':', '：']) || words.ends_with("----");
        if is_end(line.trim()) {
            break;
        }
    }
    if next.is_some_and(|line| line.trim().is_empty()) {
        next = lines.next();
    }
    let is_quoted = next.map_or(is_quoted_next, |line| line.trim_start().starts_with('>'));
    let (last, before) = words.split_last()?;
    let is_short = |line: &str| line.split_whitespace().count() <= 3;
    let is_sentence = before.iter().all(|line| line.len() >= WRAPPED)
        || (before.len() == 1 && is_short(last) && before.iter().all(|line| has_digit(line)));
    let whole = words.join(" ");
    let is_barred = whole.starts_with("---") && whole.ends_with("---");
    if !is_sentence || whole.len() > LONGEST || !(last.ends_with([':', '：']) || is_barred) {
        return None;
    }
    if is_quoted {
        return Some(Begin::Wrote(end));
    }
    let lower = whole.to_lowercase();
    let is_said = WROTE.iter().any(|verb| lower.contains(verb));
    let is_dated = has_time(&whole) || (whole.contains('@') && has_digit(&whole));
    (is_said && is_dated).then_some(Begin::WroteUnquoted(end))
}

fn has_digit(words: &str) -> bool {
    words.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn history_begins_in_many_ways() {
        let all = |rest: &str| Begin::Answered(rest.len());
        for (rest, expected) in [
            ("> Who says so?", Some(Begin::Quoted)),
            ("On Monday Ann wrote:\n> Who?", Some(Begin::Wrote(21))),
            (
                "On Tue, 5 Mar 2024 at 10:00, Ann Lund <ann@example.org>\nwrote:\n\n> Who?",
                Some(Begin::Wrote(63)),
            ),
            ("Ann <a@x>, 5.3.24:\n> Who?", Some(Begin::Wrote(19))),
            ("Am 5. März 2024 um 10:00 schrieb Ann Lund:\n\nWer?", Some(Begin::WroteUnquoted(44))),
            (
                "Le mar. 5 mars 2024 à 10:00, Ann <a@x.fr> a écrit :\nQui ?",
                Some(Begin::WroteUnquoted(54)),
            ),
            (
                "---- On Tue, 05 Mar 2024 10:00:00 +0000 Ann <a@x> wrote ----\nWho?",
                Some(Begin::WroteUnquoted(61)),
            ),
            // What a person says.
            ("The minister wrote:\nWho says so?", None),
            ("On 5 March the minister wrote:\nWho says so?", None),
            ("Harbour Press\nOn Monday Ann wrote:\n> Who?", None),
            ("We meet at 10:00:\nat the quay.", None),
            ("Tel: 12\nFax: 13\nWeb: example.org\n", None),
            ("Words.", None),
            ("", None),
        ] {
            assert_eq!(begin(rest, false), expected, "{rest}");
        }
        for head in [
            "-----Original Message-----\nFrom: Ann Lund [mailto:a@x]\nSent: Tuesday, March 5, 2024 10:00\nTo: Ben\nSubject: Ferry\n",
            "From: Ann Lund\nSent: Tuesday\nTo: Ben;\nJo Ott\nSubject: Ferry\n",
            "*From:* Ann Lund\n*Sent:* Tuesday\n*Subject:* Ferry\n",
            "________________________________\nVon: Ann Lund <a@x>\nGesendet: Dienstag, 5. März 2024 10:00\nAn: Ben\nBetreff: Fähre\n",
            "De : Ann Lund\nEnvoyé : mardi 5 mars 2024 10:00\nÀ : Ben\nObjet : Bac\n",
            "________________\nMinnir: Ann <a@x>\nHenni: 5 3 2024 10:00\n",
            "发件人：安\n发送时间：2024\n收件人：本\n",
        ] {
            assert_eq!(begin(head, false), Some(all(head)), "{head}");
            assert_eq!(begin(&format!("{head}\nMore."), false), Some(all(head)), "{head}");
        }
        for head in [
            "---------- Forwarded message ---------\nFrom: Ann <a@x>\nDate: Tue\nSubject: Ferry\n",
            "Begin forwarded message:\n\nFrom: Ann <a@x>\nSubject: Ferry\n",
            "Anfang der weitergeleiteten Nachricht:\n\nVon: Ann\nBetreff: Fähre\n",
        ] {
            assert_eq!(begin(head, false), Some(Begin::PassedOn(head.len())), "{head}");
        }
        assert_eq!(begin("Ann wrote:", true), Some(Begin::Wrote(10)));
    }
}
