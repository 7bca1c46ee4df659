//! Context cues: the tense, prepositions and comparisons around a time expression.

use super::cursor::Cursor;
use super::expression::{Preposition, Tense};
use super::token_class::Class;
use crate::text::word_table::{WordTable, classes};

/// Tokens before an expression that are searched for a verb.
const BACK: usize = 14;

/// Tokens after an expression that are searched where it opens its sentence.
const AHEAD: usize = 12;

/// The tense around the expression at the tokens `i..end` of a sentence that begins at `first`.
///
/// The nearest verb before it counts; where it opens the sentence, the first verb after it.
pub fn tense(c: &Cursor<'_>, first: usize, i: usize, end: usize) -> Tense {
    if looks_ahead(c, i) {
        return if is_early_past(c, first, i) { Tense::JustPast } else { Tense::Future };
    }
    if ends_term(c, first, i) {
        return Tense::JustPast;
    }
    if looks_back(c, i) {
        return Tense::JustPast;
    }
    for at in (first.max(i.saturating_sub(BACK))..i).rev() {
        if matches!(c.word(at), ";" | "”") {
            break;
        }
        let planned = is_timetable(c.word(at)) && is_plan(c, first, at, end);
        if at + 3 >= i && (planned || is_own_plan(c, at, i)) {
            return Tense::Maybe;
        }
        // "The deadline is 30 September" looks ahead.
        let beside = at + 1 == i || at + 2 == i && c.at(at + 1) == Class::On;
        if beside && matches!(c.word(at), "is" | "are") && is_day(c.at(i)) && !is_feast(c, i) {
            return Tense::Future;
        }
        if let Some(tense) = cue(c, at) {
            // "extended to", "planned for" and "set" point to the future.
            let near = at + 1 == i || at + 2 == i && matches!(c.at(at + 1), Class::On | Class::In);
            let plan = matches!(sign(c.word(at)), Some(Sign::Plan));
            // "The vote scheduled for Tuesday was put off": before or after that day.
            if plan && tense == Tense::Future && matches!(c.word(end), "was" | "were") {
                return Tense::Maybe;
            }
            let close = near && !plan && tense == Tense::Past;
            return if close { Tense::JustPast } else { tense };
        }
    }
    let mut aside = false;
    (end..end + AHEAD)
        .take_while(|&at| !(c.at(at) == Class::Dot && c.capital(at + 1)))
        .find_map(|at| {
            // "On Sunday, the members – those that use the coin – met".
            let dash = c.at(at) == Class::Dash && !c.glued(at + 1);
            aside ^= dash && !(c.at(at + 1) == Class::Dash);
            if aside { None } else { cue(c, at) }
        })
        .unwrap_or_default()
}

/// Whether a class may begin the name of a day.
const fn is_day(class: Class) -> bool {
    matches!(class, Class::Month(_) | Class::MonthShort(_) | Class::Number | Class::Weekday(_))
}

/// Verbs in the present that speak of what is planned, right before a day: "the trial opens Monday".
fn is_timetable(word: &str) -> bool {
    const VERBS: [&str; 20] = [
        "arrives", "begin", "begins", "close", "closes", "convenes", "ends", "expires", "faces",
        "holds", "hosts", "leaves", "meets", "opens", "plays", "resumes", "returns", "start",
        "starts", "visits",
    ];
    VERBS.binary_search(&word).is_ok()
}

/// Whether a verb in the present stands between a pronoun and the date at `i`: "we leave on Friday", "they vote
/// Sunday".
fn is_own_plan(c: &Cursor<'_>, at: usize, i: usize) -> bool {
    let beside = at + 1 == i || at + 2 == i && c.at(at + 1) == Class::On;
    let pronoun = matches!(c.word_back(at, 1), "I" | "we" | "We" | "they" | "They" | "you" | "You");
    let verb = c.lower(at) && c.at(at) == Class::Other && sign(c.word(at)).is_none();
    beside && pronoun && verb && !c.word(at).ends_with("ed")
}

/// Whether the verb at `at` speaks of a plan: no auxiliary before it, nothing that makes it a habit.
fn is_plan(c: &Cursor<'_>, first: usize, at: usize, end: usize) -> bool {
    let helped = c.back(at, 1) == Class::To || sign(c.word_back(at, 1)).is_some();
    let habit = |at: usize| matches!(sign(c.word(at)), Some(Sign::Habit));
    !helped && !(first..end + 4).any(habit)
}

/// Words right before an expression that put it in the future: "until", "as early as".
fn looks_ahead(c: &Cursor<'_>, i: usize) -> bool {
    let as_soon = c.word_back(i, 1) == "as"
        && matches!(c.word_back(i, 2), "early" | "soon" | "late")
        && c.word_back(i, 3) == "as";
    let opened = (3..8).any(|n| {
        c.word_back(i, n) == "soon"
            && c.word_back(i, n - 1) == "as"
            && c.word_back(i, n + 1) == "as"
    });
    as_soon || opened || matches!(c.word_back(i, 1), "effective" | "starting")
}

/// Whether "as early as" before the date at `i` follows a verb in the past that has no plan after it: "knew of the
/// faults as early as", not "hoped to open as early as".
fn is_early_past(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    let clause = |at: &usize| !matches!(c.word(*at), ";" | "”");
    let verb = (first.max(i.saturating_sub(BACK))..i)
        .rev()
        .take_while(clause)
        .take_while(|&at| c.at(at) != Class::To)
        .find_map(|at| Some((at, cue(c, at)?)));
    let early = matches!(c.word_back(i, 2), "early" | "late") && c.word_back(i, 1) == "as";
    verb.is_some_and(|(at, tense)| {
        let happened = !matches!(sign(c.word(at)), Some(Sign::Plan)) && c.word(at) != "could";
        early && tense == Tense::Past && happened
    })
}

/// Whether a term of office or a stay ends with the date at `i`: "who led the team until Friday", "he ran the works
/// until May". Most other verbs look ahead: "adjourned until", "was closed until".
fn ends_term(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    const OFFICE: [&str; 16] = [
        "captained",
        "chaired",
        "coached",
        "commanded",
        "directed",
        "edited",
        "headed",
        "led",
        "lived",
        "managed",
        "owned",
        "ran",
        "ruled",
        "served",
        "taught",
        "worked",
    ];
    if c.back(i, 1) != Class::Until {
        return false;
    }
    let passive =
        |at: usize| matches!(auxiliary(c, at), "was" | "were" | "be" | "been" | "is" | "are");
    // The last verb before "until" decides.
    (first.max(i.saturating_sub(BACK))..i - 1)
        .rev()
        .take_while(|&at| !matches!(c.word(at), ";" | "”"))
        .find(|&at| cue(c, at).is_some())
        .is_some_and(|at| {
            let active = is_past_verb(c, at) && !passive(at);
            let who = c.word_back(at, 1) == "who" && at + 2 < i;
            active && (who && !is_put_off(c.word(at)) || OFFICE.binary_search(&c.word(at)).is_ok())
        })
}

/// Verbs that move what is to come: "who delayed the vote until Friday".
fn is_put_off(word: &str) -> bool {
    const VERBS: [&str; 19] = [
        "adjourned",
        "agreed",
        "asked",
        "banned",
        "closed",
        "could",
        "deferred",
        "delayed",
        "extended",
        "gave",
        "had",
        "has",
        "postponed",
        "promised",
        "pushed",
        "put",
        "remanded",
        "suspended",
        "was",
    ];
    VERBS.binary_search(&word).is_ok()
}

/// Words right before an expression that put it in the past: "back in", "as of".
fn looks_back(c: &Cursor<'_>, i: usize) -> bool {
    matches!(
        (c.word_back(i, 2), c.back(i, 1)),
        ("back", Class::In | Class::On) | ("as" | "As", Class::Of)
    )
}

/// The cue for tense that a word is.
#[derive(Clone, Copy, Debug)]
enum Sign {
    /// Marks the future.
    Future,
    /// A participle of a plan.
    Plan,
    /// Marks what happens again and again.
    Habit,
    /// May be either.
    Maybe,
    /// A verb in the past.
    Past,
    /// An auxiliary verb in the present.
    Present,
}

/// The words that are cues by themselves.
const SIGNS: [(&str, Sign); 6] = [
    ("'ll aims expects hopes intends plan plans shall slated upcoming will ’ll", Sign::Future),
    (
        "booked due expected fixed listed penciled pencilled planned scheduled set slotted supposed",
        Sign::Plan,
    ),
    ("always annually average generally normally regularly typically usually", Sign::Habit),
    ("can may might must should would", Sign::Maybe),
    (
        "ate beat became began blew bought broke brought built came caught chose could \
             cut dealt did died drank drew drove fed fell felt fled flew fought found froze \
             gave got grew had heard held hid hit hung kept knew laid led left lent lost made \
             meant met oversaw paid put quit ran rode rose said sang sank sat saw sent shook \
             shot slept slid sold sought spent spoke stole stood struck swept swore taught \
             thought threw told took tore understood was went were withdrew woke won wore \
             wrote",
        Sign::Past,
    ),
    ("are has have is 're ’re 'm ’m", Sign::Present),
];

/// The number of a word's cue, from 1 on.
static SIGN_OF: WordTable<'static> = WordTable::new(&const { classes::<_, 300>(&SIGNS, &[]) });

fn sign(word: &str) -> Option<Sign> {
    let number = usize::from(SIGN_OF.get(word)).checked_sub(1)?;
    SIGNS.get(number).map(|(_, sign)| *sign)
}

/// Whether the word is a verb in the past: "fell", "showed".
pub fn is_past_verb(c: &Cursor<'_>, at: usize) -> bool {
    let word = c.word(at);
    matches!(sign(word), Some(Sign::Past)) || word.len() > 3 && word.ends_with("ed")
}

/// The tense that one word is a cue for.
fn cue(c: &Cursor<'_>, at: usize) -> Option<Tense> {
    // "is to be held", "will be closed": the verb before decides.
    if c.word_back(at, 1) == "be" {
        return None;
    }
    let word = c.word(at);
    // Most words are not contractions.
    let joined = word.bytes().any(|byte| byte == b'\'' || !byte.is_ascii());
    let is_short = |ends: &[&str]| joined && ends.iter().any(|end| word.ends_with(end));
    let sign = match sign(word) {
        Some(sign) => Some(sign),
        None if is_short(&["'ll", "’ll"]) => Some(Sign::Future),
        None if is_short(&["'re", "’re", "'m", "’m"]) => Some(Sign::Present),
        None => None,
    };
    match sign {
        Some(Sign::Future) if is_noun_of_plan(c, at) => None,
        Some(Sign::Future) => Some(Tense::Future),
        Some(Sign::Plan) => Some(planned(c, at, word)),
        Some(Sign::Habit) => Some(Tense::Present),
        Some(Sign::Maybe) => Some(Tense::Maybe),
        // "is heard in May": the same word is not a past tense there.
        Some(Sign::Past) if is_joined_passive(c, at) => None,
        Some(Sign::Past) if !matches!(auxiliary(c, at), "are" | "is") => Some(Tense::Past),
        Some(Sign::Present) => {
            // "is to open", "are going to".
            let to_come =
                c.at(at + 1) == Class::To || c.word(at + 1) == "going" && c.at(at + 2) == Class::To;
            // "is leaving Friday" is usually in the future.
            let going = c.word(at + 1).ends_with("ing") && word != "has" && word != "have";
            Some(match (to_come, going) {
                (true, _) => Tense::Future,
                (_, true) => Tense::Maybe,
                _ => Tense::Present,
            })
        }
        // "has been picked to lead the team in November".
        Some(Sign::Past) | None
            if c.at(at + 1) == Class::To
                && c.word_back(at, 1) == "been"
                && matches!(c.word_back(at, 2), "has" | "have")
                && is_participle(word) =>
        {
            Some(Tense::Future)
        }
        Some(Sign::Past) | None => {
            let ends_ed =
                word.len() > 3 && word.ends_with("ed") && c.lower(at) && c.at(at) == Class::Other;
            // "is closed until May" is no past tense.
            let passive = matches!(auxiliary(c, at), "are" | "is" | "be")
                || ends_ed && is_joined_passive(c, at);
            (ends_ed && !passive).then_some(Tense::Past)
        }
    }
}

/// Whether "plan", "hopes" or "aims" is a noun without its own verb: "the city plan for a tunnel", "hopes of a
/// deal"; a "plan to open" looks ahead.
fn is_noun_of_plan(c: &Cursor<'_>, at: usize) -> bool {
    let noun = matches!(c.word(at), "aims" | "hopes" | "plan" | "plans");
    noun && (matches!(c.word(at + 1), "for" | "of")
        || c.at(at + 1) == Class::Of
        || is_past_verb(c, at + 1))
}

/// The word before a participle, without an adverb between them: "is" of "is usually held".
fn auxiliary<'a>(c: &Cursor<'a>, at: usize) -> &'a str {
    let before = c.word_back(at, 1);
    let adverb = before.ends_with("ly") || matches!(sign(before), Some(Sign::Habit));
    if adverb { c.word_back(at, 2) } else { before }
}

/// Whether "and" joins a participle to one after "is": "is sown in April and cut in July".
fn is_joined_passive(c: &Cursor<'_>, at: usize) -> bool {
    /// Tokens back to the auxiliary.
    const REACH: usize = 8;
    let joined = matches!(c.back(at, 1), Class::And | Class::Or);
    joined
        && (at.saturating_sub(REACH)..at - 1)
            .rev()
            .take_while(|&before| !matches!(c.at(before), Class::Dot | Class::Mark))
            .find(|&before| matches!(c.word(before), "are" | "be" | "is" | "was" | "were" | "had"))
            .is_some_and(|before| matches!(c.word(before), "are" | "be" | "is"))
}

/// "is scheduled to", "due in March": future, unless the plan itself is past.
fn planned(c: &Cursor<'_>, at: usize, word: &str) -> Tense {
    let helper = c.word_back(at, 1);
    // "has scheduled a briefing Thursday".
    if matches!(helper, "has" | "have") && matches!(c.at(at + 1), Class::A | Class::The) {
        return Tense::Future;
    }
    let past =
        matches!(helper, "was" | "were" | "had" | "been" | "originally" | "previously" | "as");
    let helped = matches!(helper, "is" | "are" | "be" | "'s" | "’s" | "currently" | "now");
    let ahead = match c.at(at + 1) {
        Class::To if word == "planned" => {
            return if helped { Tense::Future } else { Tense::Maybe };
        }
        Class::To => helped,
        Class::For | Class::On | Class::In | Class::At | Class::By => {
            helped || past || word != "set" && word != "expected"
        }
        Class::Weekday(_) | Class::Month(_) | Class::MonthShort(_) => helped || word == "due",
        _ => false,
    };
    match (ahead, past) {
        (true, false) => Tense::Future,
        // "a trial was set for October 28": the day of the plan may lie ahead or be over.
        (true, true) if word != "due" && !matches!(helper, "originally" | "previously") => {
            Tense::Planned
        }
        _ => Tense::Past,
    }
}

/// Whether the text says that the date at `first..end` is its own day.
pub fn is_declared(c: &Cursor<'_>, first: usize, end: usize) -> bool {
    let alone = first == 0 && end >= c.tokens.len();
    // "It's currently 2:25 a.m. on Wednesday".
    let at = match c.word_back(first, 1) {
        "currently" | "now" | "about" | "already" => first - 1,
        _ => first,
    };
    let introduced = match c.word_back(at, 1) {
        "It's" | "It’s" | "it's" | "it’s" => true,
        "is" | "'s" | "’s" => {
            let subject = c.word_back(at, 2);
            ["it", "today", "tonight"].iter().any(|word| subject.eq_ignore_ascii_case(word))
        }
        _ => false,
    };
    alone || introduced
}

/// Whether a day modifies a noun instead of dating an event: "the July 25 call".
pub fn is_attributive(c: &Cursor<'_>, first: usize, end: usize) -> bool {
    let owned = matches!(c.back(first, 1), Class::The | Class::A | Class::Clitic)
        || matches!(c.word_back(first, 1), "his" | "her" | "its" | "their");
    owned && c.lower(end) && c.at(end) == Class::Other
}

/// Whether "today" at `first..end` means these days: "still stands today", "more than ever today", "known today
/// as".
pub fn is_nowadays(c: &Cursor<'_>, first: usize, end: usize) -> bool {
    const STATES: [&str; 11] = [
        "alive",
        "available",
        "called",
        "exist",
        "exists",
        "known",
        "remain",
        "remains",
        "survive",
        "survives",
        "used",
    ];
    /// Tokens around it.
    const REACH: usize = 6;
    if c.at(first) != Class::Deictic(0) || first + 1 != end {
        return false;
    }
    let clause = |at: &usize| !matches!(c.at(*at), Class::Comma | Class::Dot | Class::Mark);
    let before = || (first.saturating_sub(REACH)..first).rev().take_while(clause);
    let after = || (end..end + REACH).take_while(clause);
    let compared = before().any(|at| c.at(at) == Class::Than)
        && !before().any(|at| is_past_verb(c, at))
        || c.at(end) == Class::Than && c.word(end + 1) == "ever"
        || c.word(end) == "as" && before().any(|at| c.word(at) == "as");
    let state = STATES.binary_search(&c.word_back(first, 1)).is_ok()
        && !before().any(|at| matches!(c.word(at), "was" | "were"));
    let still = |at: usize| c.word(at) == "still";
    let busy = before().any(|at| c.word(at).ends_with("ing"));
    // "Today most people buy it".
    let subject = c.skip(end, Class::Comma);
    let many = matches!(c.at(subject), Class::Vaguely | Class::Least)
        || matches!(c.word(subject), "people" | "nearly" | "millions" | "thousands");
    let acts =
        (subject..subject + REACH).any(|at| is_past_verb(c, at) || c.word(at).ends_with("ing"));
    let opening = c.capital(first) && many && !acts;
    compared || opening || state || !busy && (before().any(still) || after().any(still))
}

/// Whether the words around "today" at `first..end` make it this very day: "has today opened", "today is the third
/// day", "today marks".
pub fn is_this_day(c: &Cursor<'_>, first: usize, end: usize) -> bool {
    let perfect = matches!(c.word_back(first, 1), "has" | "have") && is_participle(c.word(end));
    // "Today is May 5" only names the day.
    let names = matches!(c.at(end + 1), Class::Month(_) | Class::Weekday(_) | Class::Number);
    let subject = matches!(c.word(end), "is" | "was" | "marks" | "marked" | "saw") && !names;
    c.at(first) == Class::Deictic(0) && first + 1 == end && (perfect || subject)
}

fn is_participle(word: &str) -> bool {
    word.len() > 4 && ["ed", "en", "wn", "ght"].iter().any(|end| word.ends_with(end))
}

/// Whether the words before `i`, in a sentence that begins at `first`, speak of what is usual: "temperatures average
/// 29 °C in January", "it is usually held in May".
pub fn is_habit(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    (first.max(i.saturating_sub(BACK))..i)
        .rev()
        .take_while(|&at| !matches!(c.word(at), ";" | "”"))
        .any(|at| {
            matches!(sign(c.word(at)), Some(Sign::Habit))
                && !(c.word(at) == "average" && c.at(at + 1) == Class::Of)
        })
}

/// Whether the day at `i` is that of a feast, which comes every year: "her feast day is 30 September".
pub fn is_feast(c: &Cursor<'_>, i: usize) -> bool {
    let dated =
        matches!(c.at(i), Class::Month(_) | Class::MonthShort(_) | Class::Number | Class::The);
    let is = dated && c.word_back(i, 1) == "is"
        || c.word_back(i, 1) == "on" && c.word_back(i, 2) == "is";
    let noun = c.word_back(i, if c.word_back(i, 1) == "is" { 2 } else { 3 });
    is && matches!(noun, "day" | "birthday" | "feast" | "Day" | "festival" | "holiday")
}

/// Whether a quarter is one of a game: "led 14-7 in the third quarter".
pub fn is_game(c: &Cursor<'_>, i: usize) -> bool {
    const GAME: [&str; 12] = [
        "halftime",
        "outscored",
        "overtime",
        "quarterback",
        "rebounds",
        "scored",
        "scoring",
        "tiebreaker",
        "touchdown",
        "touchdowns",
        "yard",
        "yards",
    ];
    let around = || i.saturating_sub(20)..i + 20;
    let money = || around().any(|at| matches!(c.word(at), "$" | "€" | "£" | "%" | "percent"));
    around().any(|at| GAME.binary_search(&c.word(at)).is_ok())
        || around().any(|at| is_score(c, at) || is_time_left(c, at)) && !money()
}

/// Whether a score begins at `at`: "67-60".
fn is_score(c: &Cursor<'_>, at: usize) -> bool {
    let points = |at: usize| matches!(c.number(at), Some((_, 1..=3)));
    let voted = c.word_back(at, 1).starts_with("vot") || c.back(at, 1) == Class::By;
    points(at)
        && points(at + 2)
        && c.at(at + 1) == Class::Dash
        && c.glued(at + 1)
        && c.glued(at + 2)
        && !c.number_went_on(at)
        && !c.number_goes_on(at + 2)
        && !(c.glued(at + 3) && c.at(at + 3) == Class::Dash)
        && !matches!(c.at(at + 3), Class::Unit(_) | Class::Units(_) | Class::Month(_))
        && !matches!(c.back(at, 1), Class::Month(_) | Class::MonthShort(_))
        && !voted
}

/// Whether the time left of a game begins at `at`: "2:14 left".
fn is_time_left(c: &Cursor<'_>, at: usize) -> bool {
    c.at(at) == Class::Number
        && c.at(at + 1) == Class::Colon
        && c.at(at + 2) == Class::Number
        && matches!(c.word(at + 3), "left" | "remaining" | "into" | "gone")
}

/// Whether a word of time is part of a name, by its capital: "USA Today", "Prime Now".
pub fn is_name(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    const SHOWS: [&str; 6] = ["magazine", "newspaper", "program", "programme", "show", "website"];
    let word = matches!(
        c.at(i),
        Class::Now | Class::Present | Class::Current | Class::Deictic(_) | Class::Tonight
    );
    if !word || i <= first {
        return false;
    }
    let before = c.back(i, 1);
    let listed = before == Class::Comma && c.at(i + 1) == Class::Comma;
    // Among words in capitals a capital means nothing.
    let distinct = c.capital(i) && (c.word(i).chars().any(char::is_lowercase) || c.lower(i + 1));
    // "the station's Today programme", "on the Tonight show".
    let owned = matches!(before, Class::The | Class::Clitic);
    let show = SHOWS.iter().any(|show| c.word(i + 1).eq_ignore_ascii_case(show));
    let named = listed || owned || show || before == Class::Other && c.capital(i - 1);
    distinct && named
}

/// Whether the expression at `i` ends what a relative clause of its sentence, which begins at `first`, says:
/// "an assault that lasted until the fall of the city in", "a house where she stayed until".
pub fn reaches_ahead(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    /// Tokens from the word for "until" to the expression.
    const EVENT: usize = 8;
    /// Tokens of the clause before that word.
    const CLAUSE: usize = 6;
    let until = (first.max(i.saturating_sub(EVENT))..i)
        .rev()
        .take_while(|&at| !matches!(c.at(at), Class::Comma | Class::Mark))
        .find(|&at| c.at(at) == Class::Until);
    until.is_some_and(|until| {
        (first.max(until.saturating_sub(CLAUSE))..until).any(|at| {
            c.at(at) == Class::That || matches!(c.word(at), "which" | "who" | "where" | "whose")
        })
    })
}

/// Whether figures are compared before token `i`: "from", "compared with", "a share".
pub fn is_compared(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    (first.max(i.saturating_sub(12))..i).any(|at| {
        matches!(
            c.word(at),
            "against" | "compared" | "from" | "over" | "share" | "than" | "versus" | "vs"
        )
    })
}

/// Whether the figures of the period at `i` are reported, not made: "expects to report net income of 15 cents a
/// share for", "will release".
pub fn is_reported(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    const VERBS: [&str; 8] =
        ["announce", "disclose", "file", "issue", "post", "publish", "release", "report"];
    let within = c.back(i, 1) == Class::In;
    let verb = |at: usize| VERBS.binary_search(&c.word(at)).is_ok() && c.at(at) == Class::Other;
    !within && (first.max(i.saturating_sub(BACK))..i).any(verb)
}

/// The preposition right before token `i`.
pub fn preposition(c: &Cursor<'_>, i: usize) -> Preposition {
    match c.back(i, 1) {
        Class::In => Preposition::In,
        Class::On => Preposition::On,
        Class::By => Preposition::By,
        Class::Until => Preposition::Until,
        Class::Since => Preposition::Since,
        Class::Before => Preposition::Before,
        Class::After => Preposition::After,
        _ => Preposition::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::cursor::with_cursor;
    use super::*;

    #[test]
    fn the_nearest_verb_decides() {
        for (text, expected) in [
            ("The fair will open Monday", Tense::Future),
            ("The fair is scheduled to open Monday", Tense::Future),
            ("He said the fair will open Monday", Tense::Future),
            ("It may open as early as Monday", Tense::Future),
            ("The fair is to open Monday", Tense::Future),
            ("The loan is due Monday", Tense::Future),
            ("The fair that will close opened Monday", Tense::JustPast),
            ("The fair was scheduled for Monday", Tense::Planned),
            ("The owner met the buyers Monday", Tense::Past),
            ("It may open Monday", Tense::Maybe),
            ("The fair is open Monday", Tense::Present),
            ("A quiet Monday", Tense::Unknown),
        ] {
            with_cursor(text, |c| {
                let last = c.tokens.len() - 1;
                assert_eq!(tense(c, 0, last, last + 1), expected, "{text}");
            });
        }
    }

    #[test]
    fn an_opening_date_looks_at_the_verb_after_it() {
        for (text, expected) in [
            ("On Monday, the owners will meet the buyers", Tense::Future),
            ("On Monday, the owners met the buyers", Tense::Past),
        ] {
            with_cursor(text, |c| assert_eq!(tense(c, 0, 1, 2), expected, "{text}"));
        }
    }
}
