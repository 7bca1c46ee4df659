//! TIMEX3 values of lengths, repetitions and times of day (ISO-TimeML, as TempEval writes them).

use super::form::{Clock, Count, Length, Rate, Vague};
use super::words::{DayPart, Measure};

/// "P3Y", "PT2H", "PXD", "P2Y6M".
pub fn length(length: Length) -> String {
    let Length { count, unit } = length;
    // Units that TIMEX3 has letters for, and how many of them one is.
    let (time, letter, times) = match unit {
        Measure::Second => ("T", "S", 1),
        Measure::Minute => ("T", "M", 1),
        Measure::Hour => ("T", "H", 1),
        Measure::Day | Measure::Night => ("", "D", 1),
        Measure::Weekend => ("", "D", 2),
        Measure::Week => ("", "W", 1),
        Measure::Month => ("", "M", 1),
        Measure::Season | Measure::Quarter => ("", "M", 3),
        Measure::Half => ("", "M", 6),
        Measure::Year | Measure::Period => ("", "Y", 1),
        Measure::Decade => ("", "Y", 10),
        Measure::Century => ("", "Y", 100),
        Measure::Millennium => ("", "Y", 1000),
    };
    match count {
        Count::Unknown => format!("P{time}X{letter}"),
        Count::Of(n) => format!("P{time}{}{letter}", n.saturating_mul(times)),
        Count::AndHalf(n) => {
            let whole = n.saturating_mul(times);
            match (unit, whole) {
                (Measure::Year, 0) => "P6M".to_owned(),
                (Measure::Year, _) => format!("P{whole}Y6M"),
                (Measure::Hour, 0) => "PT30M".to_owned(),
                (Measure::Hour, _) => format!("PT{whole}H30M"),
                _ if times % 2 == 0 => format!("P{time}{}{letter}", whole + times / 2),
                _ => format!("P{time}{whole}.5{letter}"),
            }
        }
    }
}

/// "P1D", "XXXX-WXX-4".
pub fn rate(rate: Rate) -> String {
    match rate {
        Rate::Every(Length { count, unit: Measure::Quarter }) => match count {
            Count::Of(n) => format!("P{n}Q"),
            _ => "PXQ".to_owned(),
        },
        Rate::Every(every) => length(every),
        Rate::Weekday(weekday, part) => {
            format!("XXXX-WXX-{}{}", weekday.iso(), part.map_or("", day_part))
        }
    }
}

/// "T10:35", "TMO".
pub fn clock(clock: Clock) -> String {
    match clock {
        Clock::At(hour, minute, utc) => {
            let zone = if utc { "Z" } else { "" };
            format!("T{hour:02}:{:02}{zone}", minute.unwrap_or(0))
        }
        Clock::Part(part) => day_part(part).to_owned(),
    }
}

const fn day_part(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning | DayPart::Dawn => "TMO",
        DayPart::Noon => "T12:00",
        DayPart::Afternoon => "TAF",
        DayPart::Evening => "TEV",
        DayPart::Night => "TNI",
        DayPart::Midnight => "T24:00",
    }
}

/// "`PRESENT_REF`" and its like.
pub const fn vague(vague: Vague) -> &'static str {
    match vague {
        Vague::Present => "PRESENT_REF",
        Vague::Past => "PAST_REF",
        Vague::Future => "FUTURE_REF",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        for (count, unit, expected) in [
            (Count::Of(3), Measure::Year, "P3Y"),
            (Count::AndHalf(2), Measure::Year, "P2Y6M"),
            (Count::Of(2), Measure::Decade, "P20Y"),
            (Count::Unknown, Measure::Day, "PXD"),
            (Count::AndHalf(0), Measure::Hour, "PT30M"),
            (Count::AndHalf(0), Measure::Century, "P50Y"),
            (Count::Of(u32::MAX), Measure::Century, "P4294967295Y"),
        ] {
            assert_eq!(length(Length { count, unit }), expected);
        }
    }
}
