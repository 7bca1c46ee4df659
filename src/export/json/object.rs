//! Objects as JSON. Their names are known when the program is compiled: each is written in one go
//! with the marks around it, and not looked through for what must be escaped. Values are left to
//! serde.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::calendar::Date;
use crate::facts::Timex;
use crate::text::Span;

/// What can be written as JSON.
pub(super) trait Json {
    /// Writes it to `out`.
    fn write(&self, out: &mut impl Write) -> io::Result<()>;
}

/// Declares structs that are written as objects, with the names of their fields; another name may
/// be given behind a field's type.
macro_rules! objects {
    ($(struct $object:ident $(<$($life:lifetime)? $(,)? $($part:ident),*>)? {
        $first:ident: $type:ty $(= $first_name:literal)?,
        $($field:ident: $rest:ty $(= $name:literal)?,)*
    })*) => {$(
        struct $object $(<$($life,)? $($part),*>)? {
            $first: $type,
            $($field: $rest,)*
        }

        impl $(<$($life,)? $($part: Json),*>)? Json for $object $(<$($life,)? $($part),*>)? {
            fn write(&self, out: &mut impl Write) -> io::Result<()> {
                out.write_all(concat!("{\"", name!($first $($first_name)?), "\":").as_bytes())?;
                self.$first.write(out)?;
                $(
                    out.write_all(concat!(",\"", name!($field $($name)?), "\":").as_bytes())?;
                    self.$field.write(out)?;
                )*
                out.write_all(b"}")
            }
        }
    )*};
}

macro_rules! name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

macro_rules! values {
    ($($type:ty),*) => {$(
        impl Json for $type {
            fn write(&self, out: &mut impl Write) -> io::Result<()> {
                Ok(serde_json::to_writer(out, self)?)
            }
        }
    )*};
}

pub(super) use {name, objects};

values!(bool, u8, u32, usize, str, Date, Timex);

objects! {
    struct Place {
        start: u32,
        end: u32,
    }
}

impl Json for Span {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        Place { start: self.start, end: self.end }.write(out)
    }
}

impl Json for String {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        self.as_str().write(out)
    }
}

impl Json for Cow<'_, str> {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        (**self).write(out)
    }
}

impl<T: Json + ?Sized> Json for &T {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        (**self).write(out)
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        match self {
            Some(value) => value.write(out),
            None => out.write_all(b"null"),
        }
    }
}

impl<T: Json> Json for [T] {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        Rows(self.iter()).write(out)
    }
}

/// Rows that are made when they are written.
pub(super) struct Rows<I>(pub I);

impl<I: Iterator<Item: Json> + Clone> Json for Rows<I> {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(b"[")?;
        for (index, row) in self.0.clone().enumerate() {
            if index > 0 {
                out.write_all(b",")?;
            }
            row.write(out)?;
        }
        out.write_all(b"]")
    }
}
