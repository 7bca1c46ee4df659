//! The open articles as one, as Markdown: people, key days, quotations and articles, each with who
//! reports it.

use super::App;
use super::panes::{all_people, all_quotes, all_timeline, articles, count, differences};
use super::viewport::View;

/// What the lists over all articles show now, filtered and in their order; and all articles.
#[must_use]
pub(super) fn dossier_as_markdown(app: &App) -> String {
    let number = app.open_articles.names.len();
    let mut out = format!("# {}\n\n## People\n\n", count(number, "article", "articles"));
    let rows = |view: View| app.list(view).order.iter().copied();
    for row in rows(View::AllPeople).filter_map(|item| all_people::row(app, item)) {
        let title = row.title.map(|title| format!(", {title}")).unwrap_or_default();
        let articles = count(row.totals.articles as usize, "article", "articles");
        out.push_str(&format!("- **{}**{}{title} ({articles})\n", row.name, row.trust.mark()));
    }
    out.push_str("\n## Timeline\n\n");
    for row in rows(View::AllTimeline).filter_map(|item| all_timeline::row(app, item)) {
        let published = if row.own_day { "published: " } else { "" };
        let (date, clause, who) = (row.date(), &row.clause, &row.outlets);
        let doubt = row.status.doubt();
        out.push_str(&format!("- **{date}**{doubt} {published}{clause} ({who})\n"));
    }
    out.push_str("\n## Quotes\n");
    for row in rows(View::AllQuotes).filter_map(|item| all_quotes::row(app, item)) {
        let (first, speaker) = (&row.first, row.speaker_name());
        out.push_str(&format!("\n> {}\n>\n> — {speaker}, {}\n", first.in_marks(), first.outlets));
        for line in &row.others {
            let (sign, words) = (line.relation.sign(), line.in_marks());
            out.push_str(&format!("\n{sign} {words} — {}\n", line.outlets));
        }
    }
    let differences = rows(View::Differences).filter_map(|item| differences::row(app, item));
    for (at, row) in differences.enumerate() {
        let head = if at == 0 { "\n## What differs\n\n" } else { "" };
        out.push_str(&format!("{head}- {} {}\n", row.sign, row.what));
        for place in &row.places {
            let before = place.day.as_ref().or(place.speaker.as_ref());
            let before = before.map(|words| format!("{}: ", words.replace("  ", " ")));
            let before = before.unwrap_or_default();
            let (words, outlet, published) = (&place.words, &place.outlet, &place.published);
            out.push_str(&format!("  - {before}{words} ({outlet}, {published})\n"));
        }
    }
    out.push_str("\n## Articles\n\n");
    for row in rows(View::Articles).filter_map(|item| articles::row(app, item)) {
        let day = row.day.unwrap_or_else(|| "undated".to_owned());
        let outlet = row.outlet.unwrap_or_default();
        let indent = if row.copy { "  " } else { "" };
        let problem = row.problem.map(|problem| format!(" — {problem}")).unwrap_or_default();
        let title = if row.title.is_empty() { &row.name } else { &row.title };
        out.push_str(&format!("{indent}- {day} {outlet}: {title}{problem}\n"));
    }
    let decisions = app.open_articles.dossier.decisions.current();
    if !decisions.is_empty() {
        out.push_str("\n## Decided by hand\n\n");
        for decision in decisions {
            out.push_str(&format!("- {}\n", decision.summary()));
        }
    }
    out
}
