//! What a scan found of a date, in fewer bytes: it waits for all the others.

use crate::calendar::{Period, Unit, Weekday};
use crate::facts::Modifier;
use crate::facts::packed::{Around, Flags, Pack};
use crate::text::Span;

use super::form::{
    Clock, Form, Found, Length, Origin, Part, Point, Preposition, Rate, Scope, Tense, Vague, Way,
};

/// An expression that was found, as it is kept.
#[derive(Clone, Copy, Debug)]
pub struct SmallFound {
    start: u32,
    form: SmallForm,
    sentence: Around,
    /// Bytes of the words.
    length: u8,
    modifier: Option<Modifier>,
    tense: Tense,
    preposition: Preposition,
    flags: Flags,
}

/// A form; one that is moved by some units has no room.
#[derive(Clone, Copy, Debug)]
enum SmallForm {
    Point { scope: SmallScope, part: Part, clock: Option<Clock>, weekday: Option<Weekday> },
    Length(Length),
    Rate(Rate),
    Vague(Vague),
}

/// A scope, with its period taken apart.
#[derive(Clone, Copy, Debug)]
enum SmallScope {
    Open,
    At { unit: Unit, index: i32 },
    Shift { unit: Unit, by: i32, from: Origin },
    Near(Way),
    NearTold(Way),
}

impl SmallForm {
    const fn of(form: &Form) -> Option<Self> {
        Some(match *form {
            Form::Point(Point { part, scope, clock, weekday, plus: None }) => {
                Self::Point { scope: SmallScope::of(scope), part, clock, weekday }
            }
            Form::Point(_) => return None,
            Form::Length(length) => Self::Length(length),
            Form::Rate(rate) => Self::Rate(rate),
            Form::Vague(vague) => Self::Vague(vague),
        })
    }

    const fn form(self) -> Form {
        match self {
            Self::Point { scope, part, clock, weekday } => {
                Form::Point(Point { part, scope: scope.scope(), clock, weekday, plus: None })
            }
            Self::Length(length) => Form::Length(length),
            Self::Rate(rate) => Form::Rate(rate),
            Self::Vague(vague) => Form::Vague(vague),
        }
    }
}

impl SmallScope {
    const fn of(scope: Scope) -> Self {
        match scope {
            Scope::Open => Self::Open,
            Scope::At(period) => Self::At { unit: period.unit(), index: period.index() },
            Scope::Shift { unit, by, from } => Self::Shift { unit, by, from },
            Scope::Near(way) => Self::Near(way),
            Scope::NearTold(way) => Self::NearTold(way),
        }
    }

    const fn scope(self) -> Scope {
        match self {
            Self::Open => Scope::Open,
            Self::At { unit, index } => Scope::At(Period::nth(unit, index)),
            Self::Shift { unit, by, from } => Scope::Shift { unit, by, from },
            Self::Near(way) => Scope::Near(way),
            Self::NearTold(way) => Scope::NearTold(way),
        }
    }
}

impl Pack for Found {
    type Small = SmallFound;
    type Shared = ();

    fn span(&self) -> Span {
        self.span
    }

    fn pack(&self, _: usize, (): &mut ()) -> Option<SmallFound> {
        Some(SmallFound {
            start: self.span.start,
            form: SmallForm::of(&self.form)?,
            sentence: Around::of(self.sentence, self.span)?,
            length: self.span.len().try_into().ok()?,
            modifier: self.modifier,
            tense: self.tense,
            preposition: self.preposition,
            flags: Flags::of([
                self.ends_range,
                self.in_range,
                self.heading,
                self.opens,
                self.declares,
                self.quoted,
                self.compared,
                self.attributive,
            ]),
        })
    }

    fn unpack(small: &SmallFound, _: usize, (): &()) -> Self {
        let [ends_range, in_range, heading, opens, declares, quoted, compared, attributive] =
            small.flags.get();
        Self {
            span: Self::span_of(small),
            sentence: small.sentence.span(small.start),
            form: small.form.form(),
            modifier: small.modifier,
            tense: small.tense,
            ends_range,
            in_range,
            heading,
            opens,
            declares,
            quoted,
            preposition: small.preposition,
            compared,
            attributive,
        }
    }

    fn span_of(small: &SmallFound) -> Span {
        Span::new(small.start, small.start + u32::from(small.length))
    }

    fn moved(small: SmallFound, (): &(), (): &mut ()) -> Option<SmallFound> {
        Some(small)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::dates::form::Count;
    use crate::facts::dates::words::{DayPart, Measure};
    use crate::facts::packed::Packed;

    #[test]
    fn what_was_found_comes_back() {
        let found = Found {
            span: Span::new(70_010, 70_020),
            sentence: Span::new(70_000, 70_100),
            form: Form::Vague(Vague::Future),
            modifier: Some(Modifier::By),
            tense: Tense::JustPast,
            ends_range: true,
            in_range: false,
            heading: true,
            opens: false,
            declares: true,
            quoted: false,
            preposition: Preposition::Until,
            compared: true,
            attributive: false,
        };
        let point = |part, scope| Form::Point(Point::new(part, scope));
        let shift = Scope::Shift { unit: Unit::Quarter, by: -4, from: Origin::Text };
        let length = Length { count: Count::AndHalf(2), unit: Measure::Year };
        let clocked = Point {
            clock: Some(Clock::At(9, 30, true)),
            weekday: Some(Weekday::Sunday),
            ..Point::new(Part::Day { month: 2, day: 30 }, Scope::NearTold(Way::This))
        };
        let moved = Point { plus: Some((Measure::Year, -1)), ..clocked };
        for (form, fits) in [
            (found.form, true),
            (point(Part::Whole, Scope::At(Period::year(-43))), true),
            (point(Part::AncientYear(512), Scope::Open), true),
            (point(Part::EdgeWeek { last: true, month: 5 }, shift), true),
            (point(Part::Weekday(Weekday::Friday), Scope::Near(Way::Next)), true),
            (Form::Point(clocked), true),
            (Form::Point(moved), false),
            (Form::Length(length), true),
            (Form::Rate(Rate::Every(length)), true),
            (Form::Rate(Rate::Weekday(Weekday::Monday, Some(DayPart::Dawn))), true),
        ] {
            let found = Found { form, ..found };
            assert_eq!(found.pack(0, &mut ()).is_some(), fits, "{form:?}");
            let packed: Packed<Found> = [found].into_iter().collect();
            assert_eq!(packed.get(0), Some(found));
        }
        let far = Found { sentence: Span::new(0, 70_100), ..found };
        assert!(far.pack(0, &mut ()).is_none());
        assert_eq!(Packed::<Found>::ROW, 32);
    }
}
