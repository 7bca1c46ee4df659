//! Events that a noun goes back to: "ten days after the flood" counts from the day on which "the dam burst".

use crate::facts::dates::expression::Part;
use crate::text::word_table::{WordTable, classes};

/// Words of one kind of event each: how it happens, and what it is called afterwards.
#[rustfmt::skip]
const KINDS: [(&str, ()); 12] = [
    ("broke burst capsized collapsed crashed derailed erupted exploded fell flooded overturned sank shook swept \
      accident avalanche blast blaze collapse crash derailment disaster earthquake eruption explosion fire flood floods \
      hurricane quake shipwreck sinking storm tragedy tsunami wreck", ()),
    ("ambushed attacked bombed gunned kidnapped murdered raided robbed shot stabbed stormed \
      assassination assault attack bombing kidnapping killing massacre murder raid robbery shooting stabbing", ()),
    ("died drowned killed perished death deaths passing", ()),
    ("elected re-elected voted won ballot defeat election poll referendum victory vote win", ()),
    ("escaped fled left ousted quit resigned sacked stepped \
      departure dismissal escape exit flight ouster resignation", ()),
    ("arrested captured caught detained jailed seized arrest capture detention imprisonment", ()),
    ("married wed marriage wedding", ()),
    ("began launched opened started launch opening premiere start", ()),
    ("agreed concluded signed accord agreement armistice ceasefire deal signing treaty truce", ()),
    ("acquitted convicted sentenced tried conviction sentence trial verdict", ()),
    ("crossed declared entered invaded landed invasion landing landings outbreak war", ()),
    ("born birth", ()),
];

static KIND_OF: WordTable<'static> = WordTable::new(&const { classes::<_, 300>(&KINDS, &[]) });

/// The number of the kind of event that a word in lower case speaks of, from 1 on; 0 for none.
pub(super) fn kind(word: &str) -> u16 {
    KIND_OF.get(word)
}

/// The year of an attack that is known by its day without one: "the Sept. 11 hijackings", "the Jan. 6 rioters".
pub(super) fn year_of_attack(day: Part, noun: &str) -> Option<i32> {
    let attack = matches!(noun, "attack" | "attacks");
    match day {
        Part::Day { month: 9, day: 11 }
            if attack || matches!(noun, "hijackings" | "terrorist" | "terrorists") =>
        {
            Some(2001)
        }
        Part::Day { month: 1, day: 6 }
            if attack || matches!(noun, "insurrection" | "riot" | "rioters" | "riots") =>
        {
            Some(2021)
        }
        Part::Day { month: 10, day: 7 } if attack => Some(2023),
        _ => None,
    }
}
