//! Fields and links of a Word document: a field's code says what it does, what it shows is text.

use super::super::xml::Tag;
use crate::formats::flow::Flow;

/// A field: what it does, then what it shows.
#[derive(Debug, Default)]
struct Field {
    code: String,
    shows: bool,
    /// It is a link, which is open.
    linked: bool,
}

/// Fields and links that are open, the outermost first.
#[derive(Debug, Default)]
pub struct Fields {
    fields: Vec<Field>,
    /// Links, and whether each has an address.
    links: Vec<bool>,
}

impl Fields {
    /// Whether what comes is code, not shown.
    pub fn in_code(&self) -> bool {
        self.fields.iter().any(|field| !field.shows)
    }

    /// Words of the code of the open field.
    pub fn code(&mut self, words: &str) {
        if let Some(field) = self.fields.last_mut() {
            field.code.push_str(words);
        }
    }

    /// A field begins, goes on to what it shows, or ends.
    pub fn mark(&mut self, tag: &Tag<'_>, flow: &mut Flow) {
        match tag.get("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => self.show(flow),
            Some("end") => self.end(flow),
            _ => {}
        }
    }

    /// A field begins that is one element, with its code.
    pub fn begin_simple(&mut self, tag: &Tag<'_>, flow: &mut Flow) {
        let code = tag.get("instr").unwrap_or_default();
        self.fields.push(Field { code, ..Field::default() });
        self.show(flow);
    }

    /// What the field shows comes next.
    fn show(&mut self, flow: &mut Flow) {
        let Some(field) = self.fields.last_mut() else { return };
        field.shows = true;
        let words = field.code.trim();
        let address = words.strip_prefix("HYPERLINK").and_then(|rest| rest.split('"').nth(1));
        if let Some(address) = address.filter(|address| address.contains(':')) {
            flow.link(address);
            field.linked = true;
        }
    }

    /// The open field ends.
    pub fn end(&mut self, flow: &mut Flow) {
        if self.fields.pop().is_some_and(|field| field.linked) {
            flow.end_mark();
        }
    }

    /// A link begins; one without an address leads to a place of the document.
    pub fn begin_link(&mut self, address: Option<&String>, flow: &mut Flow) {
        if let Some(address) = address {
            flow.link(address);
        }
        self.links.push(address.is_some());
    }

    /// The open link ends.
    pub fn end_link(&mut self, flow: &mut Flow) {
        if self.links.pop() == Some(true) {
            flow.end_mark();
        }
    }
}
