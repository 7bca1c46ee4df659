//! News of any length, made up: the same bytes for the same size.

#[path = "../articles/dice.rs"]
mod dice;

use dice::Dice;

/// The title of every text.
pub const TITLE: &str = "Harbour reopens after a winter of talks";
/// A word that stands once in a text, near its end.
pub const RARE: &str = "quillwort";
/// What follows it.
pub const AROUND_RARE: &str = "grows on the eastern wall again";

const GIVEN: [&str; 12] = [
    "Nora", "Arne", "Lucía", "Tariq", "Mei", "Viktor", "Amina", "Henrik", "Salma", "Jonas",
    "Priya", "Omar",
];
const SYLLABLES: [&str; 16] = [
    "an", "ber", "dal", "er", "fors", "gar", "hol", "kan", "lin", "mor", "nes", "ost", "ran",
    "sen", "tor", "vik",
];
const ROLES: [&str; 6] = ["Mayor", "Minister", "Professor", "Captain", "Judge", "Senator"];
const MONTHS: [&str; 6] = ["January", "March", "May", "July", "October", "December"];
const MATTERS: [&str; 6] =
    ["the northern quay", "the ferry", "the old wall", "the toll", "the bridge", "the fleet"];

/// A text of about `size` bytes.
pub fn text(size: usize) -> String {
    let mut dice = Dice(7);
    let mut text = String::with_capacity(size + 1000);
    text.push_str(TITLE);
    text.push_str("\n\nTORP, May 5, 2021 (Wire) — The harbour of Torp reopened on Tuesday.\n\n");
    let rare = size.saturating_sub(size / 50).max(text.len());
    let mut passed = false;
    while text.len() < size || !passed {
        if text.len() >= rare && !passed {
            passed = true;
            text.push_str("The ");
            text.push_str(RARE);
            text.push(' ');
            text.push_str(AROUND_RARE);
            text.push_str(".\n\n");
        }
        story(&mut dice, &mut text);
    }
    text
}

/// A heading and three paragraphs: a name, a date or a quotation every twenty words.
fn story(dice: &mut Dice, text: &mut String) {
    let (given, surname, other) = (dice.of(&GIVEN), dice.name(&SYLLABLES), dice.name(&SYLLABLES));
    let (role, matter) = (dice.of(&ROLES), dice.of(&MATTERS));
    let (month, day, year) = (dice.of(&MONTHS), 1 + dice.below(28), 1950 + dice.below(72));
    text.push_str(&format!(
        "What became of {matter}\n\n\
         {role} {given} {surname} told reporters on Wednesday that {matter} had been closed since \
         {month} {day}, {year}, and that it would open again next month. “We have waited long \
         enough,” {surname} said. “The cost was lower than feared.” The inquiry took three years.\n\n\
         According to {other}, a fisherman who has lived there since {year}, nobody was asked. \
         Traders welcomed the decision, although some wondered why so little had been done after \
         the storm, when the water stood in the streets and the boats lay in the gardens.\n\n\
         {surname} denied that {matter} was in danger, and promised a report by the end of \
         {month}. The wall was built of stone from the hills, by hands that nobody counted, and \
         it has held through every winter that the town remembers.\n\n"
    ));
}
