//! The pages of a printed document, and what is printed on them.

/// A page of a printed document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its number, from 1, in the order of the file.
    pub number: u32,
    /// The byte of the text that it begins with.
    pub start: u32,
    /// What is printed on it.
    pub label: Label,
}

/// What is printed on a page, "iv" or "12": the number of the page in the file where it says nothing
/// else. At most 15 bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Label {
    letters: [u8; 15],
    length: u8,
}

impl Label {
    /// A label of these words, cut where they are longer.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let mut letters = [0; 15];
        let cut = (0..=words.len().min(15)).rev().find(|at| words.is_char_boundary(*at));
        let bytes = words.as_bytes().get(..cut.unwrap_or(0)).unwrap_or(&[]);
        for (to, from) in letters.iter_mut().zip(bytes) {
            *to = *from;
        }
        Self { letters, length: u8::try_from(bytes.len()).unwrap_or(0) }
    }

    /// Its words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let bytes = self.letters.get(..usize::from(self.length)).unwrap_or(&[]);
        std::str::from_utf8(bytes).unwrap_or("")
    }
}

impl From<u32> for Label {
    fn from(number: u32) -> Self {
        Self::new(&number.to_string())
    }
}

impl std::fmt::Display for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_short() {
        for (words, expected) in [
            ("iv", "iv"),
            ("", ""),
            ("Appendix A-1234567", "Appendix A-1234"),
            ("12345678901234é", "12345678901234"),
        ] {
            assert_eq!(Label::new(words).as_str(), expected);
        }
        assert_eq!(Label::from(u32::MAX).to_string(), "4294967295");
    }
}
