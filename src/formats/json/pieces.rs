//! Reads the body of a JSON record as content management systems store it: a string, a list of
//! paragraphs, or a tree of typed blocks.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::fields::TITLES;
use crate::doc::BlockKind;
use crate::doc::table::Cell;

/// A piece of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'v> {
    /// Words that may have markup, or be several paragraphs.
    Words(&'v str),
    /// A block of this kind; its words may have markup.
    Block(BlockKind, Cow<'v, str>),
    /// The cells of a table, row by row.
    Table(Vec<Vec<Cell>>),
}

impl Piece<'_> {
    /// How many bytes of words it has.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Words(words) => words.len(),
            Self::Block(_, words) => words.len(),
            Self::Table(rows) => rows.iter().flatten().map(Cell::len).sum(),
        }
    }

    /// The same without the tags of markup.
    pub(super) fn shown_len(&self) -> usize {
        let words: &str = match self {
            Self::Words(words) => words,
            Self::Block(_, words) => words,
            Self::Table(_) => return self.len(),
        };
        let after_tag = |part: &str| part.find('>').map_or(part.len(), |end| part.len() - end - 1);
        let mut parts = words.split('<');
        let before = parts.next().map_or(0, str::len);
        before + parts.map(after_tag).sum::<usize>()
    }
}

/// The role of a block, by its own fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Nothing.
    Unsaid,
    /// It is a block of this kind.
    Block(BlockKind),
    /// Its parts are items.
    List,
    Table,
    /// Not part of the text: pictures, advertisements, links to other articles.
    Skipped,
}

const PARAGRAPH: Role = Role::Block(BlockKind::Paragraph);

/// Fields with the kind of a block.
const ROLES: &[&str] = &["listItem", "style", "type", "_type", "nodeType", "kind", "tag"];
/// Where the words of a block are, or the blocks in it.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "text", "content", "value", "rendered", "body", "paragraph", "html", "data", "children",
    "items", "nodes", "blocks", "rows", "content_elements", "elements", "components", "markdown",
    "plain",
];

/// Names of roles, as Arc, Contentful, Draft.js, Editor.js, ProseMirror, Sanity and HTML have them:
/// the first one that a role contains.
const PARTS: &[(&str, Role)] = &[
    ("image", Role::Skipped),
    ("picture", Role::Skipped),
    ("photo", Role::Skipped),
    ("video", Role::Skipped),
    ("audio", Role::Skipped),
    ("gallery", Role::Skipped),
    ("embed", Role::Skipped),
    ("iframe", Role::Skipped),
    ("advert", Role::Skipped),
    ("promo", Role::Skipped),
    ("newsletter", Role::Skipped),
    ("related", Role::Skipped),
    ("divider", Role::Skipped),
    ("separator", Role::Skipped),
    ("head", Role::Block(BlockKind::Heading(2))),
    ("title", Role::Block(BlockKind::Heading(2))),
    ("quote", Role::Block(BlockKind::Quote(1))),
    ("byline", Role::Block(BlockKind::Meta)),
    ("dateline", Role::Block(BlockKind::Meta)),
    ("code", Role::Block(BlockKind::Code)),
    ("listitem", Role::Block(BlockKind::Item(1))),
    ("list-item", Role::Block(BlockKind::Item(1))),
    ("list_item", Role::Block(BlockKind::Item(1))),
    ("list", Role::List),
    ("table", Role::Table),
    ("paragraph", PARAGRAPH),
];
/// Names of roles that must match as a whole.
const NAMES: &[(&str, Role)] = &[
    ("p", PARAGRAPH),
    ("text", PARAGRAPH),
    ("normal", PARAGRAPH),
    ("unstyled", PARAGRAPH),
    ("h1", Role::Block(BlockKind::Heading(1))),
    ("h2", Role::Block(BlockKind::Heading(2))),
    ("h3", Role::Block(BlockKind::Heading(3))),
    ("h4", Role::Block(BlockKind::Heading(4))),
    ("h5", Role::Block(BlockKind::Heading(5))),
    ("h6", Role::Block(BlockKind::Heading(6))),
    ("ul", Role::List),
    ("ol", Role::List),
    ("li", Role::Block(BlockKind::Item(1))),
    ("bullet", Role::Block(BlockKind::Item(1))),
    ("number", Role::Block(BlockKind::Item(1))),
    ("bq", Role::Block(BlockKind::Quote(1))),
    ("pre", Role::Block(BlockKind::Code)),
    ("by", Role::Block(BlockKind::Meta)),
    ("tb", Role::Table),
    ("ad", Role::Skipped),
];

/// The pieces of a body in order. How deep it may be nested, the parser of JSON limits.
pub(super) fn pieces(body: &Value) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    of_value(body, Role::Unsaid, &mut out);
    out
}

fn of_value<'v>(value: &'v Value, role: Role, out: &mut Vec<Piece<'v>>) {
    match (value, role) {
        (_, Role::Skipped) => {}
        (Value::String(words), _) => push(words.into(), role, out),
        (Value::Object(object), _) => of_object(object, role, out),
        (Value::Array(rows), Role::Table) => {
            let rows = rows.iter().filter_map(Value::as_array);
            out.push(Piece::Table(rows.map(|row| row.iter().map(cell).collect()).collect()));
        }
        (Value::Array(items), Role::List) => {
            items.iter().for_each(|item| of_value(item, Role::Block(BlockKind::Item(1)), out));
        }
        (Value::Array(items), Role::Unsaid | Role::Block(BlockKind::Quote(_))) => {
            items.iter().for_each(|item| of_value(item, role, out));
        }
        // What is within a paragraph are stretches of its words.
        (Value::Array(_), Role::Block(_)) => push(joined(value).into(), role, out),
        _ => {}
    }
}

fn of_object<'v>(object: &'v Map<String, Value>, outer: Role, out: &mut Vec<Piece<'v>>) {
    let role = match (outer, role_of(object)) {
        // A paragraph of a quotation or of an item is part of it.
        (Role::Block(BlockKind::Quote(_) | BlockKind::Item(_)), Some(PARAGRAPH)) => outer,
        (_, own) => own.unwrap_or(outer),
    };
    let Some(words) = words_of(object) else { return };
    let begin = out.len();
    of_value(words, role, out);
    // A section: its words under its heading.
    let heading = TITLES.iter().find_map(|key| object.get(*key)?.as_str());
    if let (Role::Unsaid, Some(heading), true) = (role, heading, out.len() > begin) {
        out.insert(begin, Piece::Block(BlockKind::Heading(2), heading.into()));
    }
}

fn push<'v>(words: Cow<'v, str>, role: Role, out: &mut Vec<Piece<'v>>) {
    match (role, words) {
        (_, words) if words.trim().is_empty() => {}
        (Role::Block(kind @ BlockKind::Item(_)), words) => {
            out.push(Piece::Block(kind, format!("• {}", words.trim_start()).into()));
        }
        (Role::Block(kind), words) => out.push(Piece::Block(kind, words)),
        (_, Cow::Borrowed(words)) => out.push(Piece::Words(words)),
        (_, words) => out.push(Piece::Block(BlockKind::Paragraph, words)),
    }
}

/// Where the words of a block are.
fn words_of(object: &Map<String, Value>) -> Option<&Value> {
    let has_any = |value: &&Value| match value {
        Value::String(words) => !words.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(_) => true,
        _ => false,
    };
    WORDS.iter().find_map(|key| object.get(*key).filter(has_any))
}

fn cell(value: &Value) -> Cell {
    let mut cell = Cell::default();
    cell.words(&joined(value));
    cell
}

/// All the words in a value, joined.
fn joined(value: &Value) -> String {
    fn add(value: &Value, out: &mut String) {
        match value {
            Value::String(words) => out.push_str(words),
            Value::Number(number) => out.push_str(&number.to_string()),
            Value::Array(items) => items.iter().for_each(|item| add(item, out)),
            Value::Object(object) => match words_of(object) {
                Some(words) => add(words, out),
                // At most a line break.
                None => out.push(' '),
            },
            _ => {}
        }
    }
    let mut out = String::new();
    add(value, &mut out);
    out
}

fn role_of(object: &Map<String, Value>) -> Option<Role> {
    let named = |key: &&str| object.get(*key).and_then(Value::as_str).and_then(role_named);
    let role = ROLES.iter().find_map(named)?;
    let level = ["level", "depth"].iter().find_map(|key| {
        let inner = ["data", "attrs"].iter().find_map(|inner| object.get(*inner)?.get(*key));
        object.get(*key).or(inner)?.as_u64()
    });
    match (role, level.and_then(|level| u8::try_from(level).ok())) {
        (Role::Block(BlockKind::Heading(_)), Some(level @ 1..=6)) => {
            Some(Role::Block(BlockKind::Heading(level)))
        }
        _ => Some(role),
    }
}

fn role_named(name: &str) -> Option<Role> {
    const LEVELS: [&str; 6] = ["one", "two", "three", "four", "five", "six"];
    let name = name.to_ascii_lowercase();
    let whole = NAMES.iter().find(|(known, _)| *known == name);
    let part = || PARTS.iter().find(|(known, _)| name.contains(known));
    let (_, role) = whole.or_else(part)?;
    // "heading-3", "header-three".
    let digit = name.bytes().last().filter(u8::is_ascii_digit).map(|digit| digit - b'0');
    let word = || (1..).zip(LEVELS).find(|(_, word)| name.ends_with(word)).map(|(level, _)| level);
    match (role, digit.or_else(word)) {
        (Role::Block(BlockKind::Heading(_)), Some(level @ 1..=6)) => {
            Some(Role::Block(BlockKind::Heading(level)))
        }
        _ => Some(*role),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(body: &Value, expected: &str) {
        let shown: Vec<String> = pieces(body)
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => format!("? {words}"),
                Piece::Table(rows) => {
                    let rows =
                        rows.iter().map(|row| row.iter().map(Cell::text).collect::<Vec<_>>());
                    format!("table {:?}", rows.collect::<Vec<_>>())
                }
                Piece::Block(kind, words) => format!("{kind:?} {words}"),
            })
            .collect();
        assert_eq!(shown.join("; "), expected, "{body}");
    }

    #[test]
    fn strings_and_lists_of_them_say_nothing_of_themselves() {
        check(&json!("One."), "? One.");
        check(&json!(["One.", "", {"text": "Two."}, {"x": 1}, 3]), "? One.; ? Two.");
        check(&json!([{"title": "Before", "text": "One."}]), "Heading(2) Before; ? One.");
    }

    #[test]
    fn blocks_say_what_they_are() {
        check(
            &json!([
                {"type": "h1", "text": "Talks"},
                {"type": "by", "text": "By Ann Lee"},
                {"type": "p", "text": "One."},
                {"type": "ul", "text": ["a", "b"]},
                {"type": "bq", "text": "Yes."},
                {"type": "image", "content": "A hall."},
                {"type": "tb", "text": [["May 3", 4]]},
            ]),
            "Heading(1) Talks; Meta By Ann Lee; Paragraph One.; Item(1) • a; Item(1) • b; \
             Quote(1) Yes.; table [[\"May 3\", \"4\"]]",
        );
    }

    #[test]
    fn trees_of_content_systems_are_read() {
        let arc = json!([
            {"type": "text", "content": "One <b>two</b>."},
            {"type": "header", "level": 3, "content": "Then"},
            {"type": "list", "items": [{"type": "text", "content": "a"}]},
            {"type": "quote", "content_elements": [{"type": "text", "content": "Yes."}]},
        ]);
        check(&arc, "Paragraph One <b>two</b>.; Heading(3) Then; Item(1) • a; Quote(1) Yes.");
        let editor = json!({"time": 1, "blocks": [
            {"type": "header", "data": {"text": "Then", "level": 2}},
            {"type": "paragraph", "data": {"text": "One."}},
            {"type": "list", "data": {"items": ["a", "b"]}},
        ]});
        check(&editor, "Heading(2) Then; Paragraph One.; Item(1) • a; Item(1) • b");
        let rich = json!({"nodeType": "document", "content": [
            {"nodeType": "heading-4", "content": [{"nodeType": "text", "value": "Then"}]},
            {"nodeType": "paragraph", "content": [
                {"nodeType": "text", "value": "One "},
                {"nodeType": "hyperlink", "content": [{"nodeType": "text", "value": "two"}]},
                {"nodeType": "text", "value": "."},
            ]},
            {"nodeType": "blockquote", "content": [
                {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "Yes."}]},
            ]},
        ]});
        check(&rich, "Heading(4) Then; Paragraph One two.; Quote(1) Yes.");
        let portable = json!([
            {"_type": "block", "style": "h2", "children": [{"_type": "span", "text": "Then"}]},
            {"_type": "block", "style": "normal", "children": [{"text": "One "}, {"text": "two."}]},
            {"_type": "block", "listItem": "bullet", "style": "normal", "children": [{"text": "a"}]},
        ]);
        check(&portable, "Heading(2) Then; Paragraph One two.; Item(1) • a");
        let draft =
            json!([{"type": "header-two", "text": "Then"}, {"type": "unstyled", "text": "One."}]);
        check(&draft, "Heading(2) Then; Paragraph One.");
    }
}
