//! Reads all open articles on a thread, for the dossier; later those again whose files have changed.
//! Between two wishes nothing runs.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Error, Result, anyhow};

use super::clock::now;
use super::event_queue::{ArticlesMessage, Message, Sender, Stamps};
use super::{failpoints, guard, persistence};
use crate::app::dossier_state::{ArticleStatus, ArticlesRead};
use crate::dossier::{Decision, Digest, Gathering};
use crate::facts::Context;
use crate::input::threads::{STACK, Threads};
use crate::input::{FileStamp, InputSource, ParsedArticle, Request, json_lines, open_article};
use crate::store::{Lookup, Store};
use crate::text::sanitize::clean_line;

/// Up to so many articles are read as soon as the first one is shown; more when they are asked for.
pub(super) const AT_ONCE: usize = 1000;
/// Time between two reports of how far reading has come, at least.
const BETWEEN_REPORTS: Duration = Duration::from_millis(200);
/// Articles named in a notice.
const NAMED: usize = 3;

/// What is to be read.
pub(super) struct ArticlesJob {
    /// Each open article, with how to read it.
    pub(super) requests: Vec<Request>,
    /// Their names.
    pub(super) names: Vec<String>,
    /// The article of standard input, which cannot be read again.
    pub(super) piped: Option<(usize, Digest)>,
    /// Whether articles may be fetched from the network.
    pub(super) network: bool,
    /// The user's corrections.
    pub(super) store: Store,
    /// What the user decided about people.
    pub(super) decisions: Vec<Decision>,
    /// Each open article, where they have been read before.
    pub(super) before: Option<Vec<ArticleStatus>>,
}

impl ArticlesJob {
    /// More articles than are read unasked are waited for: they take every core. A key that is
    /// pressed meanwhile comes first, since its thread has slept.
    fn threads(&self) -> Threads {
        if self.requests.len() > AT_ONCE { Threads::All } else { Threads::AllButOne }
    }
}

/// Reading of the open articles.
#[derive(Debug, Default)]
pub(super) struct ArticlesReading {
    thread: Option<(Arc<AtomicBool>, JoinHandle<()>)>,
    stamps: Stamps,
    /// Whether the decisions about people have been read from disk.
    pub(super) has_decisions: bool,
}

impl ArticlesReading {
    /// Whether a thread reads.
    pub(super) fn is_active(&self) -> bool {
        self.thread.as_ref().is_some_and(|(_, thread)| !thread.is_finished())
    }

    /// Whether messages come from the thread that reads now.
    pub(super) fn is(&self, token: &Arc<AtomicBool>) -> bool {
        self.thread.as_ref().is_some_and(|(ours, _)| Arc::ptr_eq(ours, token))
    }

    /// The thread has sent all it had; takes note of the files as they were read.
    pub(super) fn read(&mut self, stamps: Stamps) {
        self.thread = None;
        self.stamps = stamps;
    }

    /// Reads articles on a thread of its own. A panic there becomes a notice.
    pub(super) fn start(&mut self, sender: &Sender, job: ArticlesJob) {
        self.cancel();
        let token = Arc::new(AtomicBool::new(false));
        let (cancelled, queue) = (Arc::clone(&token), sender.clone());
        let stamps = self.stamps.clone();
        let work = move || {
            let send = |message| queue.send(Message::Articles(Arc::clone(&cancelled), message));
            let done = catch_unwind(AssertUnwindSafe(|| {
                failpoints::hit("articles");
                read(&job, &stamps, &cancelled, &send);
            }));
            if done.is_err() {
                let report = guard::take_panic().unwrap_or_default();
                let last = report.lines().nth(1).unwrap_or_default();
                queue.send(Message::Notice(format!("internal error, please report it: {last}")));
            }
        };
        match thread::Builder::new().name("articles".into()).stack_size(STACK).spawn(work) {
            Ok(thread) => self.thread = Some((token, thread)),
            Err(_) => {
                let message = "cannot start a thread: system limit reached";
                sender.send(Message::Notice(message.to_owned()));
            }
        }
    }

    /// Stops reading.
    pub(super) fn cancel(&mut self) {
        if let Some((token, _)) = self.thread.take() {
            token.store(true, Ordering::Relaxed);
        }
    }
}

/// Reads what is to be read, and sends the dossier of all. Nothing is sent where nothing changed.
fn read(job: &ArticlesJob, known: &Stamps, cancelled: &AtomicBool, send: &SendMessage<'_>) {
    let stamps = stamps(&job.requests);
    let wanted = wanted(job, known, &stamps);
    if wanted.is_empty() {
        return;
    }
    if let Some(notice) = gone_folders(job, &wanted) {
        return send(ArticlesMessage::Gone(stamps, notice));
    }
    // How rare words are depends on all articles: one that changed has all of them read.
    let all: Vec<usize> =
        (0..job.requests.len()).filter(|number| can_be_read(job, *number)).collect();
    let mut gathering = Gathering::default();
    let statuses = job.before.iter().flatten();
    let mut seen: BTreeSet<usize> =
        statuses.enumerate().filter(|(_, status)| status.seen).map(|(number, _)| number).collect();
    let mut problems = Vec::new();
    let mut report = Report { done: 0, total: all.len(), last: now(), send };
    let store = Lookup::of(job.store.clone());
    let mut take = |number: usize, made: Result<(Digest, bool)>| {
        match made {
            Ok((mut digest, was_read)) => {
                digest.source = job.names.get(number).cloned().unwrap_or_default();
                if was_read {
                    seen.insert(number);
                }
                gathering.add(digest);
            }
            Err(error) => problems.push((number, clean_line(&format!("{error:#}"), 300))),
        }
        report.one_more();
    };
    for unit in units(job, &all) {
        if cancelled.load(Ordering::Relaxed) {
            return;
        }
        match unit {
            Unit::Alone(numbers) => alone(job, numbers, &store, cancelled, &mut take),
            Unit::Several(request, parts) => {
                several(job, request, &parts, &store, cancelled, &mut take);
            }
        }
    }
    if cancelled.load(Ordering::Relaxed) {
        return;
    }
    let notice = job.before.is_some().then(|| notice(job, &wanted, &problems));
    let mut all = ArticlesRead::new(&job.names, gathering.dossier(&job.decisions), problems);
    all.decisions.clone_from(&job.decisions);
    for number in seen {
        if let Some(status) = all.statuses.get_mut(number) {
            status.seen = true;
        }
    }
    send(ArticlesMessage::Read(Box::new(all), stamps, notice.flatten()));
}

/// Sends a message to the event loop.
type SendMessage<'s> = dyn Fn(ArticlesMessage) + Sync + 's;

/// Counts articles, and reports from time to time.
struct Report<'s> {
    done: usize,
    total: usize,
    last: Instant,
    send: &'s SendMessage<'s>,
}

impl Report<'_> {
    fn one_more(&mut self) {
        self.done += 1;
        if now().saturating_duration_since(self.last) >= BETWEEN_REPORTS {
            self.last = now();
            (self.send)(ArticlesMessage::Progress(self.done, self.total));
        }
    }
}

/// The articles to read, by number: those that were not read, and those whose file changed.
fn wanted(job: &ArticlesJob, known: &Stamps, stamps: &Stamps) -> Vec<usize> {
    let changed = |source: &InputSource| {
        source.origin().path().is_some_and(|path| known.get(path) != stamps.get(path))
    };
    let is_wanted = |(number, request): &(usize, &Request)| {
        let source = &request.source;
        let status = job.before.as_ref().and_then(|before| before.get(*number));
        match status {
            Some(status) if status.digest.is_some() || status.problem.is_some() => changed(source),
            _ => can_be_read(job, *number),
        }
    };
    job.requests.iter().enumerate().filter(is_wanted).map(|(number, _)| number).collect()
}

/// Whether an article can be read now: what comes through a pipe is there already or will never be.
fn can_be_read(job: &ArticlesJob, number: usize) -> bool {
    let is_once = job.requests.get(number).is_some_and(|request| request.source.is_once());
    !is_once || job.piped.as_ref().is_some_and(|(at, _)| *at == number)
}

/// Says that the folders of all these articles are gone, where they were read before: a folder that is
/// moved takes nothing away from what was read.
fn gone_folders(job: &ArticlesJob, wanted: &[usize]) -> Option<String> {
    let before = job.before.as_ref()?;
    let mut folders: BTreeSet<&Path> = BTreeSet::new();
    for number in wanted {
        before.get(*number).filter(|it| it.digest.is_some() || it.problem.is_some())?;
        let path = job.requests.get(*number)?.source.origin().path()?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty())?;
        if !folders.contains(folder) && folder.exists() {
            return None;
        }
        folders.insert(folder);
    }
    let names = folders.iter().take(NAMED).map(|folder| folder.to_string_lossy());
    let names = clean_line(&names.collect::<Vec<_>>().join(", "), 200);
    let more = if folders.len() > NAMED { " …" } else { "" };
    let articles = match wanted.len() {
        1 => "1 article stays as it was".to_owned(),
        count => format!("{count} articles stay as they were"),
    };
    Some(format!("{names}{more}: moved or removed; {articles} read"))
}

/// Says what changed since the articles were read first; nothing where others were opened.
fn notice(job: &ArticlesJob, wanted: &[usize], problems: &[(usize, String)]) -> Option<String> {
    let before = job.before.as_ref()?;
    let known = |number: &&usize| before.get(**number).is_some_and(|it| it.digest.is_some());
    let is_gone = |number: &usize| problems.iter().any(|(at, _)| at == number);
    let (gone, changed): (Vec<usize>, Vec<usize>) =
        wanted.iter().filter(known).partition(|number| is_gone(number));
    let names = |numbers: &[usize]| {
        let names = numbers.iter().take(NAMED).filter_map(|number| job.names.get(*number));
        let names = names.map(String::as_str).collect::<Vec<_>>().join(", ");
        if numbers.len() > NAMED { format!("{names} …") } else { names }
    };
    let mut parts = Vec::new();
    if !changed.is_empty() {
        parts.push(format!("changed and read again: {}", names(&changed)));
    }
    if !gone.is_empty() {
        parts.push(format!("can no longer be read: {}", names(&gone)));
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// The state of each file.
fn stamps(requests: &[Request]) -> Stamps {
    let mut stamps = Stamps::new();
    for path in requests.iter().filter_map(|request| request.source.origin().path()) {
        if !stamps.contains_key(path) {
            stamps.insert(path.to_owned(), FileStamp::of(path));
        }
    }
    stamps
}

/// Articles that are read together.
enum Unit<'j> {
    /// Articles with a source of their own, by number.
    Alone(Vec<usize>),
    /// Articles of one source, which is read once: its index in there, and the number.
    Several(&'j Request, BTreeMap<usize, usize>),
}

fn units<'j>(job: &'j ArticlesJob, wanted: &[usize]) -> Vec<Unit<'j>> {
    let mut units: Vec<Unit<'_>> = Vec::new();
    for (number, request) in wanted.iter().filter_map(|n| Some((*n, job.requests.get(*n)?))) {
        match (&request.source, units.last_mut()) {
            (InputSource::Part(whole, index), Some(Unit::Several(first, parts))) if matches!(&first.source, InputSource::Part(of, _) if of == whole) =>
            {
                parts.insert(*index, number);
            }
            (InputSource::Part(_, index), _) => {
                units.push(Unit::Several(request, BTreeMap::from([(*index, number)])));
            }
            (_, Some(Unit::Alone(numbers))) => numbers.push(number),
            _ => units.push(Unit::Alone(vec![number])),
        }
    }
    units
}

/// What is made of an article, by its number.
type Take<'t> = dyn FnMut(usize, Result<(Digest, bool)>) + Send + 't;

fn alone(
    job: &ArticlesJob,
    numbers: Vec<usize>,
    store: &Lookup,
    cancelled: &AtomicBool,
    take: &mut Take<'_>,
) {
    let make = |number: usize| {
        if cancelled.load(Ordering::Relaxed) {
            return (number, Err(stopped()));
        }
        if let Some((_, digest)) = job.piped.as_ref().filter(|(at, _)| *at == number) {
            return (number, Ok((digest.clone(), true)));
        }
        let made = job.requests.get(number).ok_or_else(stopped).and_then(|request| {
            if request.source.is_remote() && !job.network {
                return Err(anyhow!("{}: not fetched", request.source.name()));
            }
            let article = open_article(&request.source, request.format);
            digest(&request.source, article, &request.context, store)
        });
        (number, made)
    };
    job.threads().map_in_order(numbers, make, |(number, made)| take(number, made));
}

fn several(
    job: &ArticlesJob,
    first: &Request,
    parts: &BTreeMap<usize, usize>,
    store: &Lookup,
    cancelled: &AtomicBool,
    take: &mut Take<'_>,
) {
    let InputSource::Part(whole, _) = &first.source else { return };
    let make = |place: &InputSource, read: Result<ParsedArticle>| {
        let index = if let InputSource::Part(_, index) = place { *index } else { 0 };
        let number = parts.get(&index)?;
        Some((*number, digest(place, read, &first.context, store)))
    };
    let mut left: BTreeSet<usize> = parts.values().copied().collect();
    let read = json_lines::each(whole, first.format, job.threads(), &make, &mut |made| {
        if let Some((number, made)) = made {
            left.remove(&number);
            take(number, made);
        }
        if cancelled.load(Ordering::Relaxed) { Err(stopped()) } else { Ok(()) }
    });
    let why = read.err().map_or_else(|| "no longer there".to_owned(), |error| format!("{error:#}"));
    for number in left {
        take(number, Err(anyhow!("{}: {why}", whole.name())));
    }
}

fn stopped() -> Error {
    anyhow!("stopped")
}

/// What the dossier needs of an article, with the user's corrections; and whether the user has read
/// it before.
fn digest(
    source: &InputSource,
    read: Result<ParsedArticle>,
    context: &Context,
    store: &Lookup,
) -> Result<(Digest, bool)> {
    let ParsedArticle { doc, facts, .. } = read?.or_problem()?;
    let mut facts = facts.unwrap_or_else(|| Threads::AllButOne.extract(&doc, context, u32::MAX));
    let was_read = persistence::correct(store, source, &doc, &mut facts);
    Ok((Digest::of(&doc, &facts), was_read))
}
