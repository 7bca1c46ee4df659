//! The schema file of the JSON and the table of `docs/json.md`, made from the wire types.
//!
//! `DOCS=write cargo test --lib schema` makes both again.

use std::env;
use std::fmt::Write;
use std::fs;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::dossier;
use super::wire::{
    Comment, DateMention, ErrorRecord, Hidden, Mention, Page, Person, Picture, Quote, Record,
    Section, Warning,
};

type Rows<T> = Vec<T>;
type Whole = Record<
    'static,
    String,
    Rows<Section>,
    Rows<Page<'static>>,
    Rows<Picture<'static>>,
    Rows<Comment<'static>>,
    Rows<&'static str>,
    Rows<Hidden>,
    Rows<Person<'static, Rows<Mention<'static>>>>,
    Rows<DateMention<'static, String>>,
    Rows<Quote<'static>>,
    Rows<Warning<'static>>,
>;

type WholeDossier = dossier::Record<
    Rows<dossier::ArticleRow<'static>>,
    Rows<dossier::ErrorRow<'static>>,
    Rows<dossier::PersonRow<'static, Rows<dossier::MemberRow<'static>>>>,
    Rows<dossier::EventRow<Rows<dossier::Place<'static>>>>,
    Rows<dossier::QuoteRow<'static, Rows<dossier::WordingRow<'static>>>>,
    Rows<dossier::DifferenceRow<Rows<dossier::DifferencePlace<'static>>>>,
>;

/// A schema file, the page whose table has its fields, and how it is made.
struct Contract {
    file: &'static str,
    page: &'static str,
    /// The page's place for the table.
    begins: &'static str,
    schema: fn() -> Value,
}

const CONTRACTS: [Contract; 3] = [
    Contract {
        file: "docs/dateline.schema.json",
        page: "docs/json.md",
        begins: "<!-- made: fields -->\n",
        schema: || schema::<Whole>("What dateline --json prints, a line for each article"),
    },
    Contract {
        file: "docs/error.schema.json",
        page: "docs/json.md",
        begins: "<!-- made: errors -->\n",
        schema: || {
            schema::<ErrorRecord<'static>>(
                "What --errors json prints for an article that cannot be read",
            )
        },
    },
    Contract {
        file: "docs/dossier.schema.json",
        page: "docs/dossier.md",
        begins: "<!-- made: fields -->\n",
        schema: || schema::<WholeDossier>("What dateline dossier --json prints"),
    },
];
const ENDS: &str = "<!-- end -->";

fn schema<T: JsonSchema>(title: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    schema["title"] = title.into();
    schema
}

/// The schema that a `$ref` names.
fn resolved<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    match schema["$ref"].as_str() {
        Some(reference) => {
            root.pointer(reference.trim_start_matches('#')).expect("a definition of this schema")
        }
        None => schema,
    }
}

/// The schemas of which a value may fit any.
fn alternatives<'s>(root: &'s Value, schema: &'s Value) -> Vec<&'s Value> {
    match schema["anyOf"].as_array() {
        Some(any) => any.iter().map(|schema| resolved(root, schema)).collect(),
        None => vec![resolved(root, schema)],
    }
}

/// The names of the types of a schema: "string", "null".
fn types(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// A row of the page for every field below `schema`.
fn table(root: &Value, schema: &Value, path: &str, out: &mut String) {
    // Every field is required; this list, unlike the properties, has the order of the output.
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        let field = &schema["properties"][name];
        let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let any = alternatives(root, field);
        let mut kinds: Vec<&str> = Vec::new();
        for kind in any.iter().flat_map(|schema| types(schema)) {
            kinds.push(match kind {
                "integer" => "number",
                "boolean" => "bool",
                "string" if any[0]["pattern"].is_string() => "`YYYY-MM-DD`",
                other => other,
            });
        }
        let mut meaning = field["description"].as_str().unwrap_or_default().replace('\n', " ");
        let names = any[0]["enum"].as_array().filter(|names| names.len() < 20);
        if let Some(names) = names {
            let named = names.iter().filter_map(Value::as_str).map(|name| format!("`{name}`"));
            let list = named.collect::<Vec<_>>().join(", ");
            meaning = format!("{}: {list}.", meaning.trim_end_matches('.'));
        }
        writeln!(out, "| `{path}` | {} | {meaning} |", kinds.join(" or ")).unwrap();
        let items = resolved(root, &any[0]["items"]);
        table(root, items, &format!("{path}[]"), out);
        table(root, any[0], &path, out);
    }
}

/// Compares a made file with what it should be, or writes it with `DOCS=write`.
#[allow(clippy::disallowed_methods, reason = "a page of the sources, where the tester asks for it")]
fn compare(path: &str, made: &str) {
    if env::var_os("DOCS").is_some_and(|how| how == "write") {
        fs::write(path, made).unwrap();
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(found == made, "{path} is old: run `DOCS=write cargo test --lib schema`");
}

#[test]
fn the_schema_files_are_those_of_the_types() {
    for contract in &CONTRACTS {
        let text = serde_json::to_string_pretty(&(contract.schema)()).unwrap();
        compare(contract.file, &format!("{text}\n"));
    }
}

#[test]
fn the_pages_document_every_field() {
    for Contract { page: path, begins, schema, .. } in &CONTRACTS {
        let page = fs::read_to_string(path).unwrap();
        let (head, rest) = page.split_once(begins).expect("the page has a place for the table");
        let (_, tail) = rest.split_once(ENDS).expect("the table has an end");
        let mut rows = "\n| field | type | meaning |\n|---|---|---|\n".to_owned();
        table(&schema(), &schema(), "", &mut rows);
        compare(path, &format!("{head}{begins}{rows}\n{ENDS}{tail}"));
    }
}
