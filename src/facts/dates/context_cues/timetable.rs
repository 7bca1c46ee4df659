//! Verbs in the present that speak of what is planned: "the pope travels to Lima on Friday", "her lease expires in
//! April".

use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::token_class::Class;
use crate::text::word_table::{WordList, WordTable, flags};

use super::verbs::{Sign, is_past_verb, sign};

/// Behind "she", "the firm".
const THIRD: u16 = 1;

/// Behind "they", "the firms".
const BASE: u16 = 2;

/// The plural of a noun, or the noun itself.
const NOUN: u16 = 4;

/// What it says happens once rather than every year.
const ONCE: u16 = 8;

/// A plan only with the words behind it: "goes on trial".
const PHRASE: u16 = 16;

/// The verbs and what is known of them.
static FORMS: WordTable<'static> = WordTable::new(
    &const {
        flags::<512>(&[
            WordList::spaced(
                "airs appears arrives begins clashes closes comes competes concludes convenes debuts decides departs \
                 docks ends expires faces finishes flies follows gathers gets goes heads holds hosts kicks lands \
                 lapses launches leaves meets moves opens performs plays premieres presents publishes reconvenes \
                 releases reopens reports resumes retires returns rings runs screens shuts speaks stages starts steps \
                 stops takes testifies tours travels turns unveils visits votes wraps",
                THIRD,
            ),
            WordList::spaced(
                "air appear arrive begin clash close come compete conclude convene debut decide depart dock end expire \
                 face finish fly follow gather get go head hold host kick land lapse launch leave meet move open \
                 perform play premiere present publish reconvene release reopen report resume retire return ring run \
                 screen shut speak stage start step stop take testify tour travel turn unveil visit vote wrap",
                BASE,
            ),
            WordList::spaced(
                "airs clashes debuts docks ends faces finishes heads hosts kicks lands launches leaves moves plays \
                 premieres presents releases reports returns rings runs screens stages starts steps stops tours turns \
                 visits votes clash close debut dock end face finish head host kick land launch leave move open play \
                 premiere present release report return ring run screen stage start step stop tour turn visit vote",
                NOUN,
            ),
            WordList::spaced(
                "debuts expires faces hosts lapses launches leaves premieres publishes releases reopens retires \
                 returns stages tours travels unveils visits votes debut expire face host lapse launch leave premiere \
                 publish release reopen retire return stage tour travel unveil visit vote",
                ONCE,
            ),
            WordList::spaced(
                "appear appears comes follows gets goes kicks runs steps takes turns wraps come follow get go kick run step take turn \
                 wrap",
                PHRASE,
            ),
        ])
    },
);

/// How a verb speaks of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plan {
    /// It happens once: "expires", "goes on trial".
    Once,
    /// It may happen every week or year: "opens".
    Regular,
}

/// Tokens from the verb to the date.
const REACH: usize = 12;

/// Whether the word at `at`, in a sentence that begins at `first`, is a verb in the present that speaks of what is
/// planned for the date at `i`.
pub(super) fn plan_for(c: &Cursor<'_>, first: usize, at: usize, i: usize) -> Option<Plan> {
    if at + REACH < i {
        return None;
    }
    let plan = plan(c, first, at)?;
    // "The play opens with a song, and on Friday …" goes on with another clause.
    let clause = |at: usize| match c.at(at) {
        Class::Comma => c.capital(at + 1),
        Class::Mark => matches!(c.word(at), "$" | "€" | "£" | "%" | "&"),
        class => class != Class::That,
    };
    (at + 1..i).all(clause).then_some(plan)
}

/// The same of a date before the verb.
pub(super) fn plan(c: &Cursor<'_>, first: usize, at: usize) -> Option<Plan> {
    if !matches!(c.at(at), Class::Other | Class::End | Class::Beginning) || !c.lower(at) {
        return None;
    }
    let forms = FORMS.get(c.word(at));
    let has = |form: u16| forms & form != 0;
    if forms == 0 || c.back(at, 1) == Class::To {
        return None;
    }
    let phrase = if has(PHRASE) { Some(phrase(c, at)?) } else { None };
    let certain = phrase == Some(Plan::Once);
    let verb = certain || has(THIRD) && is_third(c, at) || has(BASE) && is_base(c, first, at);
    let noun = has(NOUN) && !certain && (is_object(c, first, at) || is_noun_before(c, at + 1));
    let once = has(ONCE) || matches!(c.word(at), "hold" | "holds") && is_own(c, at + 1);
    (verb && !noun).then_some(phrase.unwrap_or(if once { Plan::Once } else { Plan::Regular }))
}

/// Whether what is said before "in" and a length at `i` happens once that is over: "runs out in six months", "will
/// open in ten days", "is to be freed in four days"; what "will be built in ten days" takes so long.
pub fn happens_in(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    const SUDDEN: [&str; 14] = [
        "auctioned",
        "buried",
        "closed",
        "deported",
        "executed",
        "freed",
        "launched",
        "opened",
        "published",
        "released",
        "reopened",
        "replaced",
        "sentenced",
        "unveiled",
    ];
    let Some(at) = i.checked_sub(2) else { return false };
    let planned = |at: usize| plan(c, first, at).is_some();
    let with_particle = matches!(
        c.word(at),
        "down" | "effect" | "off" | "office" | "out" | "over" | "place" | "up"
    );
    let to_come =
        c.back(at, 1) == Class::To || matches!(sign(c.word_back(at, 1)), Some(Sign::Future));
    let sudden = c.word_back(at, 1) == "be" && SUDDEN.binary_search(&c.word(at)).is_ok();
    let begins = to_come && FORMS.get(c.word(at)) & BASE != 0;
    begins || sudden || planned(at) || with_particle && at > 0 && planned(at - 1)
}

/// What makes a plan of a verb that by itself is none: "takes effect", "goes to the polls".
fn phrase(c: &Cursor<'_>, at: usize) -> Option<Plan> {
    let next = c.word(at + 1);
    let the = c.at(at + 1) == Class::The;
    let once = match c.word(at) {
        "take" | "takes" if next == "place" => return Some(Plan::Regular),
        "take" | "takes" if the => matches!(c.word(at + 2), "field" | "oath" | "stage" | "stand"),
        "take" | "takes" => matches!(next, "effect" | "office" | "over"),
        "come" | "comes" => matches!(next, "back" | "before" | "into" | "out" | "up"),
        "go" | "goes" if c.at(at + 1) == Class::On => matches!(
            c.word(at + 2),
            "air" | "display" | "hunger" | "sale" | "show" | "stage" | "strike" | "trial" | "view"
        ),
        "go" | "goes" if c.at(at + 1) == Class::To => {
            matches!(c.word(at + 2), "court" | "press" | "trial")
                || c.at(at + 2) == Class::The && c.word(at + 3) == "polls"
        }
        "go" | "goes" if next == "into" => matches!(c.word(at + 2), "effect" | "force" | "service"),
        "go" | "goes" => matches!(next, "back" | "before" | "home" | "live" | "public" | "up"),
        "follow" | "follows" if c.at(at + 1) == Class::On => return Some(Plan::Regular),
        "run" | "runs"
            if c.at(at + 1) == Class::From || matches!(c.at(at + 1), Class::Weekday(_)) =>
        {
            return Some(Plan::Regular);
        }
        "run" | "runs" => next == "out" || c.at(at + 1) == Class::Until,
        "appear" | "appears" => {
            matches!(c.at(at + 1), Class::At | Class::Before) || c.word(at + 1) == "in"
        }
        "step" | "steps" => matches!(next, "aside" | "back" | "down"),
        "turn" | "turns" => matches!(c.at(at + 1), Class::Number | Class::Cardinal(_)),
        "kick" | "kicks" if next == "off" => return Some(Plan::Regular),
        "wrap" | "wraps" => c.at(at + 1) == Class::Up,
        "get" | "gets" if matches!(next, "under" | "underway") => return Some(Plan::Regular),
        _ => false,
    };
    once.then_some(Plan::Once)
}

/// Whether the noun phrase at `i` is someone's own, or one of its kind: "holds its congress", "holds an election".
fn is_own(c: &Cursor<'_>, i: usize) -> bool {
    c.at(i) == Class::A || matches!(c.word(i), "her" | "his" | "its" | "their")
}

/// Whether what stands before a word in -s leaves it to be a verb: no determiner, number or preposition.
fn is_third(c: &Cursor<'_>, at: usize) -> bool {
    let before = c.back(at, 1);
    let leads = matches!(
        before,
        Class::The
            | Class::A
            | Class::These
            | Class::Clitic
            | Class::Of
            | Class::For
            | Class::In
            | Class::By
            | Class::On
            | Class::From
            | Class::At
            | Class::Number
            | Class::Cardinal(_)
            | Class::Vaguely
            | Class::Each
            | Class::Dash
    );
    at > 0 && !leads && !is_own(c, at - 1) && c.word_back(at, 1) != "with"
}

/// Whether the subject before a verb without ending is a plural: "ministers meet", "Rovers host", "City play Rovers".
fn is_base(c: &Cursor<'_>, first: usize, at: usize) -> bool {
    /// Nouns in -s that stand before another noun.
    const SINGULAR: [&str; 7] =
        ["business", "earnings", "goods", "jobs", "news", "sales", "sports"];
    let adverb = c.word_back(at, 1).ends_with("ly") || c.word_back(at, 1) == "also";
    let Some(subject) = at.checked_sub(1 + usize::from(adverb)).filter(|at| *at >= first) else {
        return false;
    };
    let word = c.word(subject);
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    let many = matches!(
        word,
        "I" | "We"
            | "we"
            | "They"
            | "they"
            | "You"
            | "you"
            | "who"
            | "people"
            | "police"
            | "men"
            | "women"
            | "children"
    );
    // "City play Rovers on Sunday".
    let sides = c.capital(subject) && c.capital(at + 1) && c.at(at + 1) == Class::Other;
    let a = c.back(subject, 1) == Class::A || c.back(subject, 2) == Class::A;
    let noun = matches!(c.at(subject), Class::Other | Class::Weekdays(_));
    noun && !a && (plural && SINGULAR.binary_search(&word).is_err() || many || sides)
}

/// Whether a word is the object of a verb before it in its clause, or stands with a preposition: "announced new rules
/// for".
pub(super) fn is_object(c: &Cursor<'_>, first: usize, at: usize) -> bool {
    /// Tokens back.
    const REACH: usize = 10;
    let clause = |at: &usize| {
        !matches!(c.at(*at), Class::Comma | Class::Mark | Class::That)
            && !matches!(c.word(*at), "said" | "says" | "who" | "which" | "when" | "where" | "and")
    };
    let verb = |at: usize| {
        is_past_verb(c, at)
            || matches!(
                sign(c.word(at)),
                Some(Sign::Past | Sign::Present | Sign::Future | Sign::Maybe | Sign::Plan)
            )
            || c.at(at) == Class::To
    };
    (first.max(at.saturating_sub(REACH))..at).rev().take_while(clause).any(verb)
}

/// Whether the word at `i` follows a noun, as its verb does: "the visits were".
fn is_noun_before(c: &Cursor<'_>, i: usize) -> bool {
    c.at(i) == Class::Of
        || is_past_verb(c, i)
        || matches!(sign(c.word(i)), Some(Sign::Past | Sign::Present | Sign::Future | Sign::Maybe))
}
