//! The lists of a dossier as tables for pipes: one column a fact, each row with its places.

use std::io::{self, Write};

use super::{ColumnInfo, LastColumn, Separated, align};
use crate::calendar::Date;
use crate::doc::problem::Problem;
use crate::dossier::{
    Difference, Digest, Dossier, Event, Person, PersonDigest, ShownPlace, Wording,
};

/// A list of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DossierList {
    /// A row for each person over all articles.
    People,
    /// A row for each interval and event.
    Timeline,
    /// A row for each wording of an utterance.
    Quotes,
    /// A row for each article.
    Articles,
    /// A row for what two articles give differently.
    Differences,
}

/// A column: its name, what it holds, whether aligned text has it too, and its cell in a row.
type Column<R> = (&'static str, &'static str, bool, fn(&Dossier, &R) -> String);

/// A wording, and the number of its utterance.
struct WordingRow {
    utterance: usize,
    wording: Wording,
}

const PEOPLE: &[Column<Person>] = &[
    ("name", "fullest name over the articles", true, |_, p| p.name.clone()),
    ("articles", "articles that name them, copies counted once", true, |d, p| {
        d.independent(p.members.iter().map(|member| member.article)).to_string()
    }),
    ("mentions", "number of mentions", true, |d, p| {
        sum(d, p, |person| person.mentions).to_string()
    }),
    ("quotes", "number of direct and partial quotations", true, |d, p| {
        sum(d, p, |person| person.quotes).to_string()
    }),
    ("from", "day of the first article", true, |d, p| day(days(d, p).min())),
    ("to", "day of the last article", true, |d, p| day(days(d, p).max())),
    ("named", "whether it is a name", false, |_, p| p.named.to_string()),
    ("certain", "whether every article is certain of them", false, |_, p| p.certain.to_string()),
    ("rule", "why the people of the articles are one", false, |_, p| p.rule.name().to_owned()),
    ("sources", "the articles, separated by semicolons", false, |d, p| {
        sources(d, p.members.iter().map(|member| member.article))
    }),
    ("perhaps", "who may be the same, not counted", false, |d, p| {
        let name = |id: &u32| d.people.get(*id as usize).map(|person| person.name.as_str());
        p.perhaps.iter().filter_map(name).collect::<Vec<_>>().join("; ")
    }),
    ("titles", "their roles as written, most frequent first", true, |d, p| d.titles(p).join("; ")),
];

const TIMELINE: &[Column<Event>] = &[
    ("from", "first day", true, |_, e| e.from.to_string()),
    ("to", "last day", true, |_, e| e.to.to_string()),
    ("grain", "unit of the date", false, |_, e| e.grain.name().to_owned()),
    ("future", "whether all reports place it after their own day", false, |_, e| {
        e.future.to_string()
    }),
    ("articles", "articles that report it, copies counted once", true, |d, e| {
        d.independent(e.reports.iter().map(|report| report.article)).to_string()
    }),
    ("own_day", "whether it is the day of an article", false, |_, e| {
        e.reports.iter().any(|report| report.own_day).to_string()
    }),
    ("start_byte", "first byte of the first report", false, |_, e| {
        e.reports.first().map_or_else(String::new, |report| report.span.start.to_string())
    }),
    ("end_byte", "its end (exclusive)", false, |_, e| {
        e.reports.first().map_or_else(String::new, |report| report.span.end.to_string())
    }),
    ("sources", "the articles, separated by semicolons", true, |d, e| {
        sources(d, e.reports.iter().map(|report| report.article))
    }),
    (
        "event",
        "what happened, as the first report has it: the clause, or the title",
        true,
        |d, e| e.reports.first().map_or_else(String::new, |report| d.clause(report).to_owned()),
    ),
];

const QUOTES: &[Column<WordingRow>] = &[
    ("quote_group", "wordings of one utterance share this number", true, |_, row| {
        row.utterance.to_string()
    }),
    ("relation", "to the first wording: = the same, ⊂ shorter or longer, ≠ different", true, {
        |_, row| row.wording.relation.sign().to_owned()
    }),
    ("published", "day of the article", true, |d, row| {
        day(d.articles.get(row.wording.article as usize).and_then(|article| article.published))
    }),
    ("speaker", "full name of the speaker in this article", true, |d, row| {
        let speaker = d.quote(&row.wording).and_then(|quote| quote.speaker.as_deref());
        speaker.unwrap_or_default().to_owned()
    }),
    ("verb", "base form of the cue", false, |d, row| {
        d.quote(&row.wording).and_then(|quote| quote.verb).unwrap_or_default().to_owned()
    }),
    ("kind", "direct or partial", false, |d, row| {
        d.quote(&row.wording).map(|quote| quote.kind.name()).unwrap_or_default().to_owned()
    }),
    ("start_byte", "first byte of the words", false, |d, row| {
        d.quote(&row.wording).map_or_else(String::new, |quote| quote.span.start.to_string())
    }),
    ("end_byte", "their end (exclusive)", false, |d, row| {
        d.quote(&row.wording).map_or_else(String::new, |quote| quote.span.end.to_string())
    }),
    ("source", "where the article was read from", false, |d, row| {
        sources(d, std::iter::once(row.wording.article))
    }),
    ("text", "the words, without quotation marks", true, |d, row| {
        d.quote(&row.wording).map_or_else(String::new, |quote| quote.text.clone())
    }),
];

const ARTICLES: &[Column<u32>] = &[
    ("published", "day of publication", true, |d, at| {
        day(article(d, *at).and_then(|article| article.published))
    }),
    ("outlet", "who published it", true, |d, at| {
        article(d, *at).and_then(|article| article.outlet.clone()).unwrap_or_default()
    }),
    ("id", "what it is called where it comes from", false, |d, at| match unread(d, *at) {
        Some(problem) => problem.id.clone().unwrap_or_default(),
        None => article(d, *at).map_or_else(String::new, |article| article.id.clone()),
    }),
    ("url", "its address", false, |d, at| {
        article(d, *at).and_then(|article| article.url.clone()).unwrap_or_default()
    }),
    ("source", "where it was read from", true, |d, at| match unread(d, *at) {
        Some(problem) => problem.source.clone().unwrap_or_default(),
        None => sources(d, std::iter::once(*at)),
    }),
    ("people", "number of people with a name", true, |d, at| {
        let people = article(d, *at).map(|article| article.people.iter());
        people.into_iter().flatten().filter(|person| person.named).count().to_string()
    }),
    ("quotes", "number of direct and partial quotations", true, |d, at| {
        article(d, *at).map_or(0, |article| article.quotes.len()).to_string()
    }),
    ("copy_of", "the article that it copies, cuts or updates", true, |d, at| {
        let of = d.copy_of.get(*at as usize).copied().flatten();
        of.map_or_else(String::new, |of| sources(d, std::iter::once(of)))
    }),
    ("error", "why it cannot be read, with `--errors json`", false, |d, at| {
        unread(d, *at).map_or_else(String::new, |problem| problem.fault.name().to_owned())
    }),
    ("title", "its title; of one that cannot be read what is wrong", true, |d, at| {
        match unread(d, *at) {
            Some(problem) => problem.message.clone(),
            None => article(d, *at).map_or_else(String::new, |article| article.title.clone()),
        }
    }),
];

const DIFFERENCES: &[Column<Difference>] = &[
    ("kind", "what differs: day, words or speaker", true, |_, row| {
        row.rule.kind().name().to_owned()
    }),
    ("relation", "≠ different, → a plan that moved", true, |_, row| row.sign().to_owned()),
    ("weak", "whether it may come from how days are counted", false, |_, row| row.weak.to_string()),
    ("rule", "why both are taken to be about one thing", false, |_, row| {
        row.rule.name().to_owned()
    }),
    ("first_published", "day of the first article", true, |d, row| published(d, row, 0)),
    ("first_source", "where it was read from", true, |d, row| at_place(d, row, 0, source_of)),
    ("first_start_byte", "first byte of its words", false, |d, row| at_place(d, row, 0, start)),
    ("first_end_byte", "their end (exclusive)", false, |d, row| at_place(d, row, 0, end)),
    ("first_day", "the day that it gives, where days differ", true, |d, row| {
        at_place(d, row, 0, |place| day(place.day))
    }),
    ("first_speaker", "the speaker of a quotation", false, |d, row| at_place(d, row, 0, speaker)),
    ("first_text", "the quotation, or the clause with the day", true, |d, row| {
        at_place(d, row, 0, |place| place.text.to_owned())
    }),
    ("second_published", "day of the second article", true, |d, row| published(d, row, 1)),
    ("second_source", "where it was read from", true, |d, row| at_place(d, row, 1, source_of)),
    ("second_start_byte", "first byte of its words", false, |d, row| at_place(d, row, 1, start)),
    ("second_end_byte", "their end (exclusive)", false, |d, row| at_place(d, row, 1, end)),
    ("second_day", "the day that it gives, where days differ", true, |d, row| {
        at_place(d, row, 1, |place| day(place.day))
    }),
    ("second_speaker", "the speaker of a quotation", false, |d, row| at_place(d, row, 1, speaker)),
    ("second_text", "the quotation, or the clause with the day", true, |d, row| {
        at_place(d, row, 1, |place| place.text.to_owned())
    }),
];

fn at_place(
    dossier: &Dossier,
    row: &Difference,
    which: usize,
    cell: fn(ShownPlace<'_>) -> String,
) -> String {
    let place = row.places.get(which).and_then(|place| dossier.shown(place));
    place.map_or_else(String::new, cell)
}

fn published(dossier: &Dossier, row: &Difference, which: usize) -> String {
    at_place(dossier, row, which, |place| day(place.article.published))
}

fn source_of(place: ShownPlace<'_>) -> String {
    place.article.source.clone()
}

fn start(place: ShownPlace<'_>) -> String {
    place.span.start.to_string()
}

fn end(place: ShownPlace<'_>) -> String {
    place.span.end.to_string()
}

fn speaker(place: ShownPlace<'_>) -> String {
    place.speaker.unwrap_or_default().to_owned()
}

impl DossierList {
    /// All lists, with the names of their commands.
    pub const ALL: [(&str, Self); 5] = [
        ("people", Self::People),
        ("timeline", Self::Timeline),
        ("quotes", Self::Quotes),
        ("articles", Self::Articles),
        ("differences", Self::Differences),
    ];

    /// The list of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, list)| *list)
    }

    /// Its columns in order.
    #[must_use]
    pub fn columns(self) -> Vec<ColumnInfo> {
        match self {
            Self::People => infos(PEOPLE),
            Self::Timeline => infos(TIMELINE),
            Self::Quotes => infos(QUOTES),
            Self::Articles => infos(ARTICLES),
            Self::Differences => infos(DIFFERENCES),
        }
    }

    /// The cells of every row: all of them, or those of aligned text.
    fn rows(self, d: &Dossier, all: bool) -> Vec<Vec<String>> {
        match self {
            Self::People => rows(PEOPLE, d, all, d.people.iter()),
            Self::Timeline => rows(TIMELINE, d, all, d.timeline.iter()),
            Self::Quotes => {
                let utterances = d.quotes.iter().enumerate();
                let wordings = utterances.flat_map(|(utterance, quote)| {
                    quote.wordings.iter().map(move |w| WordingRow { utterance, wording: *w })
                });
                rows(QUOTES, d, all, wordings.collect::<Vec<_>>().iter())
            }
            Self::Articles => {
                let count = d.articles.len() + d.unread.len();
                rows(ARTICLES, d, all, (0..).take(count).collect::<Vec<_>>().iter())
            }
            Self::Differences => rows(DIFFERENCES, d, all, d.differences.iter()),
        }
    }
}

/// Writes a list with every column, under their names.
///
/// # Errors
/// Those of `out`.
pub fn write(
    list: DossierList,
    dossier: &Dossier,
    form: Separated,
    out: &mut impl Write,
) -> io::Result<()> {
    let names = list.columns().iter().map(|column| column.name).collect();
    form.write::<&str>(std::iter::once(names), out)?;
    form.write(list.rows(dossier, true).into_iter(), out)
}

/// Writes a list as aligned text; `columns` are those of the terminal, none for a pipe.
///
/// # Errors
/// Those of `out`.
pub fn write_aligned(
    list: DossierList,
    dossier: &Dossier,
    columns: Option<u16>,
    out: &mut impl Write,
) -> io::Result<()> {
    let shown = list.columns().into_iter().filter(|column| column.shown);
    let names = shown.map(|column| column.name.to_uppercase()).collect();
    let last = if list == DossierList::Timeline { LastColumn::Cut } else { LastColumn::Wrapped };
    align(names, list.rows(dossier, false).into_iter(), columns, last, out)
}

fn infos<R>(columns: &[Column<R>]) -> Vec<ColumnInfo> {
    let info = |(name, about, shown, _): &Column<R>| ColumnInfo { name, about, shown: *shown };
    columns.iter().map(info).collect()
}

fn rows<'r, R: 'r>(
    columns: &[Column<R>],
    dossier: &Dossier,
    all: bool,
    items: impl Iterator<Item = &'r R>,
) -> Vec<Vec<String>> {
    let row = |item: &R| {
        let columns = columns.iter().filter(|(_, _, shown, _)| all || *shown);
        columns.map(|(_, _, _, cell)| cell(dossier, item)).collect()
    };
    items.map(row).collect()
}

fn article(dossier: &Dossier, at: u32) -> Option<&Digest> {
    dossier.articles.get(at as usize)
}

/// The article that could not be read in a row behind all others.
fn unread(dossier: &Dossier, at: u32) -> Option<&Problem> {
    dossier.unread.get((at as usize).checked_sub(dossier.articles.len())?)
}

fn sum(dossier: &Dossier, person: &Person, of: fn(&PersonDigest) -> u32) -> u32 {
    dossier.members(person).map(of).sum()
}

fn days(dossier: &Dossier, person: &Person) -> impl Iterator<Item = Date> {
    let articles = person.members.iter().map(|member| member.article as usize);
    articles.filter_map(|at| dossier.articles.get(at)?.published)
}

fn day(day: Option<Date>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}

/// Where articles were read from, in their order.
fn sources(dossier: &Dossier, articles: impl Iterator<Item = u32>) -> String {
    let mut articles: Vec<u32> = articles.collect();
    articles.dedup();
    let source = |at: &u32| dossier.articles.get(*at as usize).map(|article| &*article.source);
    articles.iter().filter_map(source).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    #[test]
    fn an_event_of_a_terminal_is_a_line_that_is_cut() {
        let text = "The old harbour bridge over the river collapsed on 3 March 2021, and the \
                    mayor, Anna Berg, resigned on the evening of the same day.";
        let mut doc = plain::parse(text);
        doc.meta.source = "a/long/folder/of/articles/wire.jsonl#3".to_owned();
        let dossier = Dossier::of(vec![Digest::of(&doc, &extract(&doc, &Context::default()))]);
        let aligned = |columns: Option<u16>| {
            let mut out = Vec::new();
            write_aligned(DossierList::Timeline, &dossier, columns, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        let (cut, whole) = (aligned(Some(90)), aligned(None));
        assert!(whole.contains("The old harbour bridge over the river collapsed on 3 March"));
        assert_eq!(cut.lines().count(), whole.lines().count(), "{cut}");
        let row = cut.lines().nth(1).unwrap();
        assert!(row.ends_with('…') && row.chars().count() <= 90, "{cut}");
        assert!(row.contains("wire.jsonl#3 "), "{cut}");
    }
}
