//! Captions that roll: each cue shows the line before once more, as those that YouTube makes do.

use super::{Cue, without_tags};

/// So few cues are no sign.
const FEWEST: usize = 4;

/// Leaves lines out that the cue before has shown, where half of the cues begin so.
pub(super) fn unroll(cues: &mut [Cue<'_>]) {
    let shown = |cue: &Cue<'_>| -> Vec<String> {
        cue.lines.iter().map(|line| without_tags(line).1.trim().to_owned()).collect()
    };
    let lines: Vec<Vec<String>> = cues.iter().map(shown).collect();
    let repeated: Vec<usize> =
        lines.iter().zip(lines.iter().skip(1)).map(|(one, next)| repeats(one, next)).collect();
    let rolling = repeated.iter().filter(|count| **count > 0).count();
    if cues.len() < FEWEST || rolling * 2 < repeated.len() {
        return;
    }
    for (cue, count) in cues.iter_mut().skip(1).zip(repeated) {
        cue.lines.drain(..count.min(cue.lines.len()));
    }
}

/// With how many of the last lines of one cue the next begins.
fn repeats(one: &[String], next: &[String]) -> usize {
    // Cues have two or three lines.
    const MOST: usize = 4;
    (1..=one.len().min(next.len()).min(MOST))
        .rev()
        .find(|count| one.get(one.len() - count..) == next.get(..*count))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crate::formats::subtitles::parse;

    #[test]
    fn lines_that_roll_stand_once() {
        let cue =
            |n: u8, lines: &str| format!("00:00:0{n}.000 --> 00:00:0{}.000\n{lines}\n\n", n + 1);
        let text = [
            cue(0, " \nso<00:00:00.160><c> welcome</c><00:00:00.320><c> back</c>"),
            cue(1, "so welcome back\n "),
            cue(2, "so welcome back\nwith<00:00:02.100><c> me</c> is Ann"),
            cue(3, "with me is Ann\n "),
            cue(4, "with me is Ann\nLund"),
        ];
        assert_eq!(
            parse(&format!("WEBVTT\n\n{}", text.concat())).text,
            "so welcome back with me is Ann Lund"
        );
        // Two people say the same.
        let said =
            [cue(0, "When?"), cue(1, "No."), cue(2, "No."), cue(3, "Never."), cue(4, "Why?")];
        assert_eq!(
            parse(&format!("WEBVTT\n\n{}", said.concat())).text,
            "When? No. No. Never. Why?"
        );
    }
}
