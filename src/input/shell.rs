//! Names in shell commands that a message proposes.

/// A name as a shell takes it: quoted where that is needed.
pub(super) fn quote(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+".contains(c);
    // A name like `-rf` must not become an option.
    if name.starts_with('-') {
        return quote(&format!("./{name}"));
    }
    if name.chars().all(is_plain) {
        return name.to_owned();
    }
    format!("'{}'", name.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_in_commands() {
        for (name, quoted) in
            [("a/b-c.txt", "a/b-c.txt"), ("a b", "'a b'"), ("it's", "'it'\\''s'"), ("-rf", "./-rf")]
        {
            assert_eq!(quote(name), quoted);
        }
    }
}
