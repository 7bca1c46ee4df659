//! Patches (`diff -u`, `git diff`) in plain text: where one begins and ends, by the counts in its hunks.

/// The lines between the files of a patch, by their beginnings.
const HEADERS: &[&str] = &[
    "diff ",
    "index ",
    "Index: ",
    "=====",
    "--- ",
    "+++ ",
    "new file mode ",
    "deleted file mode ",
    "old mode ",
    "new mode ",
    "similarity index ",
    "dissimilarity index ",
    "rename from ",
    "rename to ",
    "copy from ",
    "copy to ",
    "Binary files ",
    "GIT binary patch",
    "Only in ",
    "\\ No newline",
];

/// Whether a line is the first one about a file: the heading of what follows.
pub(super) fn begins_file(line: &str) -> bool {
    line.starts_with("diff ")
}

/// The end of the patch that begins with the line at the byte `at`: one past its last line, without
/// the line end. None where no patch begins there. Reads no further than its end.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    if !opens(text, at) {
        return None;
    }
    let mut last = None;
    let mut has_hunk = false;
    let mut next = at;
    while let Some(line) = line_at(text, next) {
        let after = next + line.len() + 1;
        if line.starts_with("@@") {
            has_hunk = true;
            let end = hunk_end(text, after, line);
            (last, next) = (Some(end), end + 1);
        } else if HEADERS.iter().any(|header| line.starts_with(header)) {
            (last, next) = (Some(next + line.len()), after);
        } else if line.trim().is_empty() && opens(text, after) {
            next = after;
        } else {
            break;
        }
    }
    last.filter(|_| has_hunk || begins_file(line_at(text, at).unwrap_or("")))
}

/// Whether a patch may begin with the line at `at`.
fn opens(text: &str, at: usize) -> bool {
    let Some(line) = line_at(text, at) else { return false };
    let next = || line_at(text, at + line.len() + 1).unwrap_or("");
    match line.as_bytes() {
        [b'd', ..] => ["diff --git ", "diff --cc ", "diff -"].iter().any(|d| line.starts_with(d)),
        [b'-', ..] => line.starts_with("--- ") && next().starts_with("+++ "),
        [b'I', ..] => line.starts_with("Index: ") && next().starts_with("====="),
        [b'@', ..] => counts(line).is_some(),
        _ => false,
    }
}

/// The end of the hunk whose lines begin at `at`, by the counts of its head.
fn hunk_end(text: &str, mut at: usize, head: &str) -> usize {
    let mut end = at.saturating_sub(1);
    // That of a merge has no counts that are worth a look.
    let (mut old, mut new) = counts(head).unwrap_or((u32::MAX, u32::MAX));
    while let Some(line) = line_at(text, at) {
        let is_note = line.starts_with('\\');
        if !is_note && old == 0 && new == 0 {
            break;
        }
        match line.as_bytes().first() {
            Some(b'-') => old = old.saturating_sub(1),
            Some(b'+') => new = new.saturating_sub(1),
            Some(b' ') => (old, new) = (old.saturating_sub(1), new.saturating_sub(1)),
            // Mail programs take the space of an empty line away.
            None if old != u32::MAX => (old, new) = (old.saturating_sub(1), new.saturating_sub(1)),
            Some(b'\\') => {}
            _ => break,
        }
        end = at + line.len();
        at = end + 1;
    }
    end
}

/// How many old and new lines `@@ -1,3 +1,4 @@` announces.
fn counts(head: &str) -> Option<(u32, u32)> {
    let mut parts = head.strip_prefix("@@ -")?.split(' ');
    let count = |part: &str| match part.split_once(',') {
        Some((line, count)) => line.parse::<u32>().ok().and(count.parse().ok()),
        None => part.parse::<u32>().ok().map(|_| 1),
    };
    let old = count(parts.next()?)?;
    let new = count(parts.next()?.strip_prefix('+')?)?;
    (parts.next()? == "@@").then_some((old, new))
}

/// The line that begins at `at`, without its end; none behind the text.
fn line_at(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
    let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
    rest.get(..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let found = end(text, 0).map(|end| text.get(..end).unwrap());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_patch_ends_where_its_hunks_do() {
        let patch = "diff --git a/x.py b/x.py\n--- a/x.py\n+++ b/x.py\n@@ -1,3 +1,3 @@\n def f(x):\n\n-    return x\n+    return x + 1";
        check(&format!("{patch}\nNobody asked."), Some(patch));
        check(&format!("{patch}\n\nNobody asked."), Some(patch));
        let two = format!("{patch}\n{patch}");
        check(&format!("{two}\n-- \nJane"), Some(&two));
        let apart = format!("{patch}\n\n{patch}");
        check(&apart, Some(&apart));
        check(
            "--- a\n+++ b\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\nEnd",
            Some("--- a\n+++ b\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file"),
        );
        check(
            "diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n",
            Some("diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y"),
        );
        let merge = "diff --cc x\nindex 1,2..3\n@@@ -1,2 -1,2 +1,3 @@@\n  a\n++b";
        check(&format!("{merge}\nwords"), Some(merge));
    }

    #[test]
    fn other_lines_are_no_patch() {
        for text in ["--- said nobody", "--- a\nwords", "@@ -x @@", "diffuse words", "", "+1"] {
            check(text, None);
        }
        check("--- a\n+++ b\nwords", None);
    }
}
