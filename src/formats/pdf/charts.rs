//! Axes of charts: columns and rows of numbers that say nothing without the picture.

use super::line::Line;

/// Numbers of an axis, at least.
const FEWEST: usize = 4;
/// How much the steps between them may differ, as a part of the first.
const STEP: f32 = 0.15;
/// The numbers below a chart stand so many steps of the axis away at most.
const NEAR: f32 = 2.5;

/// The lines without the axes of charts: numbers that stand alone one below the other and count down by
/// equal steps, and those on a line below that count up.
pub fn without_axes(lines: Vec<Line>) -> Vec<Line> {
    let mut gone = vec![false; lines.len()];
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let mut count = axis(rest);
        if count >= FEWEST {
            let step = rest.get(1).zip(rest.first()).map_or(0.0, |(next, first)| next.y - first.y);
            let last = rest.get(count - 1).map_or(0.0, |line| line.y);
            let below = rest.get(count).filter(|line| line.y - last < NEAR * step);
            count += usize::from(below.is_some_and(counts_up));
            gone.iter_mut().skip(at).take(count).for_each(|gone| *gone = true);
        }
        at += count.max(1);
    }
    let mut gone = gone.into_iter();
    lines.into_iter().filter(|_| gone.next() != Some(true)).collect()
}

/// How many lines are numbers of an axis.
fn axis(lines: &[Line]) -> usize {
    let alone = |line: &Line| match line.words.as_slice() {
        [word] => number(&word.text),
        _ => None,
    };
    let (Some(first), Some(second)) = (lines.first(), lines.get(1)) else { return 0 };
    let (Some(top), Some(next)) = (alone(first), alone(second)) else { return 0 };
    let (by, step) = (top - next, second.y - first.y);
    if by <= 0.0 {
        return 0;
    }
    let goes_on = |(before, line): &(&Line, &Line)| {
        let is_step = |(a, b): (f64, f64)| (a - b - by).abs() < by / 100.0;
        alone(before).zip(alone(line)).is_some_and(is_step)
            && (line.y - before.y - step).abs() < STEP * step
            && ((line.x1 - before.x1).abs() < 0.5 * line.size
                || (line.x0 - before.x0).abs() < 0.5 * line.size)
    };
    1 + lines.iter().zip(lines.iter().skip(1)).take_while(goes_on).count()
}

/// Whether a line is numbers that count up by equal steps.
fn counts_up(line: &Line) -> bool {
    let numbers: Option<Vec<f64>> = line.words.iter().map(|word| number(&word.text)).collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() >= FEWEST) else { return false };
    let (Some(first), Some(second)) = (numbers.first(), numbers.get(1)) else { return false };
    let by = second - first;
    by > 0.0
        && numbers
            .iter()
            .zip(numbers.iter().skip(1))
            .all(|(one, next)| (next - one - by).abs() < by / 100.0)
}

/// The number that a word is: `1,200`, `40%`, `−0.5`, `£3`.
fn number(word: &str) -> Option<f64> {
    let bare = word.trim_start_matches(['£', '$', '€']).trim_end_matches(['%', '°']);
    bare.replace('−', "-").replace(',', "").parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::super::words::Word;
    use super::*;

    fn check(rows: &[&str], expected: &str) {
        let words = rows.iter().zip(0_u8..).flat_map(|(row, at)| {
            row.split(' ').zip(0_u8..).map(move |(text, column)| {
                let x0 = 50.0 * f32::from(column);
                let y = 20.0 * f32::from(at);
                Word { text: text.to_owned(), x0, x1: x0 + 10.0, y, size: 10.0, ..Word::default() }
            })
        });
        let left = without_axes(lines(words.collect()));
        let left: Vec<String> = left.iter().map(Line::text).collect();
        assert_eq!(left.join("|"), expected, "{rows:?}");
    }

    #[test]
    fn axes_are_left_out() {
        check(&["Fees", "40", "30", "20", "10", "2019 2020 2021 2022", "Chart"], "Fees|Chart");
        check(&["1.5%", "1.0%", "0.5%", "0.0%", "−0.5%"], "");
        for text in [
            &["1", "2", "3", "4"][..],
            &["40", "30", "20"],
            &["40", "31", "20", "10"],
            &["40 a", "30 b", "20 c", "10 d"],
        ] {
            check(text, &text.join("|"));
        }
    }
}
