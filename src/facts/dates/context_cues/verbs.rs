//! Verbs and adverbs that are cues for tense: past, future, plans, habits.

use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::Tense;
use crate::facts::dates::token_class::Class;
use crate::text::word_table::{WordTable, classes};

/// Tokens before an expression that are searched for a verb.
pub(super) const BACK: usize = 14;

/// The cue for tense that a word is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sign {
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
    (
        "'ll aims expect expects hopes intends plan plans shall slated upcoming will ’ll",
        Sign::Future,
    ),
    (
        "booked due expected fixed listed penciled pencilled planned scheduled set slotted supposed",
        Sign::Plan,
    ),
    ("always annually average generally normally regularly typically usually", Sign::Habit),
    ("can may might must should would", Sign::Maybe),
    (
        "ate beat became began blew bought broke brought built came caught chose could \
             cut dealt did died drank drew drove fed fell felt fled flew fought found froze \
             gave got grew had heard held hid hit hung kept knew laid led left lent lit lost made \
             meant met oversaw paid put quit ran rode rose said sang sank sat saw sent shook \
             shot slept slid sold sought spent spoke stole stood struck swam swept swore taught \
             thought threw told took tore understood was went were withdrew woke won wore \
             wrote dug rang wept \
             bit bent bled clung forgot forgave knelt leapt overcame rode shone span sped spread \
             stuck swung woke wound",
        Sign::Past,
    ),
    ("are has have is 're ’re 'm ’m", Sign::Present),
];

/// The number of a word's cue, from 1 on.
static SIGN_OF: WordTable<'static> = WordTable::new(&const { classes::<_, 300>(&SIGNS, &[]) });

pub(super) fn sign(word: &str) -> Option<Sign> {
    let number = usize::from(SIGN_OF.get(word)).checked_sub(1)?;
    SIGNS.get(number).map(|(_, sign)| *sign)
}

/// Whether the word is a verb in the past: "fell", "showed".
pub fn is_past_verb(c: &Cursor<'_>, at: usize) -> bool {
    let word = c.word(at);
    matches!(sign(word), Some(Sign::Past)) || word.len() > 3 && word.ends_with("ed")
}

/// The tense that one word is a cue for.
pub(super) fn cue(c: &Cursor<'_>, at: usize) -> Option<Tense> {
    // "is to be held", "will be closed": the verb before decides.
    if c.word_back(at, 1) == "be" {
        return None;
    }
    let word = c.word(at);
    // Most words are not contractions.
    let joined = || word.bytes().any(|byte| byte == b'\'' || !byte.is_ascii());
    let is_short = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    let sign = match sign(word) {
        Some(sign) => Some(sign),
        None if is_short_is(c, at) => Some(Sign::Present),
        None if !joined() => None,
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
            // "is to open", "are going to", "is likely to".
            let to_come = c.at(at + 1) == Class::To
                || c.at(at + 2) == Class::To
                    && (c.word(at + 1) == "going" || is_foreseen(c.word(at + 1)))
                || c.at(at + 2) == Class::On
                    && matches!(c.word(at + 1), "forecast" | "likely" | "possible" | "unlikely");
            // "is leaving Friday" is usually in the future.
            let going = c.word(at + 1).ends_with("ing")
                && c.at(at + 1) == Class::Other
                && word != "has"
                && word != "have";
            // "is accused of a theft on 4 October".
            if is_of_the_past(c.word(at + 1)) {
                return Some(Tense::Past);
            }
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
            let passive =
                || matches!(auxiliary(c, at), "are" | "is" | "be") || is_joined_passive(c, at);
            (ends_ed && !passive()).then_some(Tense::Past)
        }
    }
}

/// Whether what "is" this lies ahead: "is forecast to hit the coast", "is likely to open".
fn is_foreseen(word: &str) -> bool {
    const WORDS: [&str; 13] = [
        "bound",
        "certain",
        "forecast",
        "likely",
        "poised",
        "predicted",
        "projected",
        "ready",
        "sure",
        "tipped",
        "unlikely",
        "vowing",
        "waiting",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// Whether one who "is" this is so for what was done before: "is accused of a theft on 4 October".
fn is_of_the_past(word: &str) -> bool {
    matches!(
        word,
        "accused" | "alleged" | "charged" | "convicted" | "guilty" | "suspected" | "wanted"
    )
}

/// Whether "'s" is short for "is": "it's colder in winter". That of a noun may own something.
fn is_short_is(c: &Cursor<'_>, at: usize) -> bool {
    const SUBJECTS: [&str; 7] = ["he", "here", "it", "she", "that", "there", "what"];
    let before = c.word_back(at, 1);
    c.at(at) == Class::Clitic
        && !is_participle(c.word(at + 1))
        && SUBJECTS.iter().any(|subject| before.eq_ignore_ascii_case(subject))
}

/// Whether "plan", "hopes" or "aims" is a noun without its own verb: "the city plan for a tunnel", "hopes of a
/// deal"; a "plan to open" looks ahead.
fn is_noun_of_plan(c: &Cursor<'_>, at: usize) -> bool {
    let noun = matches!(c.word(at), "aims" | "hopes" | "plan" | "plans");
    // "announced the plan Aug. 21".
    let owned = matches!(c.back(at, 1), Class::The | Class::A | Class::Clitic)
        || matches!(c.word_back(at, 1), "its" | "his" | "her" | "their");
    noun && (owned && c.at(at + 1) != Class::To
        || matches!(c.word(at + 1), "for" | "of")
        || c.at(at + 1) == Class::Of
        || is_past_verb(c, at + 1))
}

/// The word before a participle, without an adverb between them: "is" of "is usually held".
pub(super) fn auxiliary<'a>(c: &Cursor<'a>, at: usize) -> &'a str {
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
    let helper = match c.word_back(at, 1) {
        "not" | "n't" | "n’t" => c.word_back(at, 2),
        word => word,
    };
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
        // "are expected around 10 p.m."
        Class::Approx => helped,
        Class::For | Class::On | Class::In | Class::At | Class::By => {
            helped || past || word != "set" && word != "expected"
        }
        Class::Weekday(_) | Class::Month(_) | Class::MonthShort(_) => helped || word == "due",
        // "is due back Friday".
        Class::Other if word == "due" => {
            helped && matches!(c.word(at + 1), "back" | "here" | "home" | "out" | "there")
        }
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

pub(super) fn is_participle(word: &str) -> bool {
    word.len() > 4 && ["ed", "en", "wn", "ght"].iter().any(|end| word.ends_with(end))
}
