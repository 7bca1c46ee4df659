//! Snapshots of the lists over all articles, at two sizes.

use dateline::app::dossier_state::ArticlesRead;
use dateline::app::viewport::{Focus, View};
use dateline::app::{App, Article, Event, Stage};
use dateline::calendar::Date;
use dateline::dossier::{Digest, Dossier};
use dateline::facts::{Context, extract};
use dateline::formats::plain;

use super::screens::{draw, press, snapshots, text};

/// Day of May 2024, outlet, text; the third is a copy of the first.
const ARTICLES: [(u8, &str, &str); 6] = [
    (
        6,
        "Sund Post",
        "Ferry stays in port\n\nThe ferry will stay in port, William Hobbs, the harbour master, \
         said on Monday. “We will not sail before every lifeboat has been inspected,” he said. The \
         ferry was built in March 1974 at a yard in the north and has carried cars, cattle and \
         churchgoers over the sound ever since, in fog and in storms, for fares that never rose.\n",
    ),
    (
        7,
        "Wire",
        "Lifeboats first\n\nBill Hobbs left no doubt on Monday that the ferry stays in port. “We \
         will never sail before each lifeboat has been inspected,” the harbour master said.\n",
    ),
    (
        7,
        "Evening Mail",
        "Ferry stays in port\n\nThe ferry will stay in port, William Hobbs, the harbour master, \
         said on Monday. “We will not sail before every lifeboat has been inspected,” he said. The \
         ferry was built in March 1974 at a yard in the north and has carried cars, cattle and \
         churchgoers over the sound ever since, in fog and in storms, for fares that never rose.\n",
    ),
    (
        8,
        "Wire",
        "Council asks for a date\n\nAnna Berg, the mayor, met Hobbs on 7 May 2024 in the town hall. \
         “The island needs its ferry by June,” Berg said. A senior official said no.\n",
    ),
    (
        9,
        "Sund Post",
        "Mayor waits\n\nMayor Anna Berg met the harbour master in the town hall on 7 May 2024, \
         officials said. “By June,” she said, “the island needs its ferry.”\n",
    ),
    (
        10,
        "Weather Desk",
        "Rain\n\nRain fell over the valley while the choir sang, Ida Lund said. More is due in \
         June 2024.\n",
    ),
];

/// Articles that give a number, a day and a speaker differently.
const DIFFERING: [(u8, &str, &str); 4] = [
    (
        6,
        "Sund Post",
        "Storm in the sound\n\n“The storm tore eleven fishing boats from the northern quay before \
         midnight,” said Anna Berg, the mayor. Captain William Hobbs brought the ferry Solveig back \
         to the harbour of Sund on 3 May 2024 after a night at anchor.\n",
    ),
    (
        7,
        "Evening Mail",
        "Boats lost\n\n“The storm tore fourteen fishing boats from the northern quay before \
         midnight,” said Anna Berg on Tuesday. Captain William Hobbs brought the ferry Solveig back \
         to the harbour of Sund on 5 May 2024 after a night at anchor.\n",
    ),
    (
        8,
        "Wire",
        "Lighthouse dark\n\n“Nobody climbed the lighthouse stairs to trim the paraffin lamp that \
         evening,” said Ida Lund.\n",
    ),
    (
        9,
        "Sund Post",
        "Lamp not lit\n\n“Nobody climbed the lighthouse stairs to trim the paraffin lamp that \
         evening,” said Ola Moe.\n",
    ),
];

type Articles = [(u8, &'static str, &'static str)];

fn open(size: (u16, u16), articles: &Articles) -> App {
    let names: Vec<String> = (1..=articles.len()).map(|n| format!("wire/{n}.txt")).collect();
    let article = |at: usize| {
        let (day, outlet, text) = articles[at];
        let mut doc = plain::parse(text);
        doc.meta.source.clone_from(&names[at]);
        doc.meta.site = Some(outlet.to_owned());
        let facts = extract(&doc, &Context { published: Date::new(2024, 5, day) });
        Article::new(doc.into(), facts, Stage::Whole)
    };
    let mut app = dateline::ui::open(article(0), size);
    let mut all = names.clone();
    all.push("wire/broken.txt".to_owned());
    app.set_open_articles(all.clone(), 0);
    let digests = (0..articles.len()).map(|at| {
        let article = article(at);
        Digest::of(&article.doc, &article.facts)
    });
    let problems = vec![(articles.len(), "wire/broken.txt: unknown binary file".to_owned())];
    let read = ArticlesRead::new(&all, Dossier::of(digests.collect()), problems);
    app.update(Event::ArticlesRead(Box::new(read)));
    app
}

fn screen(size: (u16, u16), keys: &str) -> String {
    let articles = if keys.contains('!') { &DIFFERING[..] } else { &ARTICLES };
    let mut app = open(size, articles);
    press(&mut app, keys);
    text(&draw(&app))
}

snapshots! {
    people_80x24 (80, 24), "D";
    people_120x40 (120, 40), "DPP";
    timeline_80x24 (80, 24), "DTT";
    timeline_120x40 (120, 40), "DTTc";
    quotes_80x24 (80, 24), "DW";
    quotes_120x40 (120, 40), "DWWn";
    card_80x24 (80, 24), "DK";
    articles_80x24 (80, 24), "a";
    articles_120x40 (120, 40), "ac";
    filtered_80x24 (80, 24), "DWW@hobbs<cr>";
    differences_40x12 (40, 12), "D!";
    differences_80x24 (80, 24), "D!";
    differences_120x40 (120, 40), "D!!jn";
    decided_80x24 (80, 24), "D:differ<space>bill<space>hobbs<cr>";
}

#[test]
fn the_scale_over_all_articles_filters_their_timeline() {
    let mut app = open((80, 24), &ARTICLES);
    press(&mut app, "DTTct<home>");
    let row = |app: &App, y: usize| text(&draw(app)).lines().nth(y).unwrap_or("").to_owned();
    assert!(row(&app, 1).starts_with(" Mar 1974 "), "{}", row(&app, 1));
    assert!(row(&app, 1).ends_with("1 date"), "{}", row(&app, 1));
    assert!(row(&app, 2).starts_with(">Mar 1974 ["), "{}", row(&app, 2));
    press(&mut app, "<cr>");
    assert_eq!(app.list(View::AllTimeline).filter, "days:1974-03-01..1974-03-31");
    assert_eq!(app.list(View::AllTimeline).order.len(), 1);
    press(&mut app, "<esc>t<right><cr>");
    assert!(app.list(View::AllTimeline).order.len() > 4);
    press(&mut app, "<esc>tt");
    assert_eq!(app.views.focus, Focus::List(View::Scale));
    assert!(row(&app, 2).contains("Mar 1974"), "{}", row(&app, 2));
}

#[test]
fn every_size_is_drawn_over_all_articles() {
    let mut app = open((0, 0), &DIFFERING);
    for width in (0..=180).step_by(9) {
        for height in [0, 4, 5, 12, 24, 40] {
            app.update(Event::Resize(width, height));
            press(&mut app, "DTjcnTWjcNWPKjt<right><cr><esc><esc>D!jcn!D!DaG<esc>D");
            assert_eq!(draw(&app).area.width, width);
        }
    }
}
