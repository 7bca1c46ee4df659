//! A few words that are kept many times over: in place where they are short.

use std::fmt;
use std::ops::Deref;

/// Words of up to 22 bytes take no memory beside these 24; longer ones are kept apart.
#[derive(Clone, PartialEq, Eq)]
pub struct Short(Kept);

#[derive(Clone, PartialEq, Eq)]
enum Kept {
    /// So many of the bytes; the others are 0.
    Here(u8, [u8; ROOM]),
    Apart(Box<str>),
}

/// Bytes that have room in place.
const ROOM: usize = 22;

impl Short {
    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kept::Here(length, bytes) => {
                let words = bytes.get(..usize::from(*length)).unwrap_or_default();
                // They came from words.
                std::str::from_utf8(words).unwrap_or_default()
            }
            Kept::Apart(words) => words,
        }
    }
}

impl From<&str> for Short {
    fn from(words: &str) -> Self {
        let mut bytes = [0; ROOM];
        match (bytes.get_mut(..words.len()), u8::try_from(words.len())) {
            (Some(room), Ok(length)) => {
                room.copy_from_slice(words.as_bytes());
                Self(Kept::Here(length, bytes))
            }
            _ => Self(Kept::Apart(words.into())),
        }
    }
}

impl From<String> for Short {
    fn from(words: String) -> Self {
        words.as_str().into()
    }
}

impl Deref for Short {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back() {
        for words in ["", "2023-11-15", "é", &"é".repeat(11), &"é".repeat(12), &"a".repeat(300)]
        {
            let short = Short::from(words);
            assert_eq!(short.as_str(), words);
            assert_eq!(matches!(short.0, Kept::Here(..)), words.len() <= ROOM, "{words}");
            assert_eq!(short, Short::from(words.to_owned()));
        }
        assert_ne!(Short::from("a"), Short::from("a\0"));
    }

    #[test]
    fn they_take_little() {
        assert_eq!((size_of::<Short>(), size_of::<Option<Short>>()), (24, 24));
    }
}
