//! The JSON contract, schema 1: every field, its type and what its offsets point at.

use dateline::calendar::Date;
use dateline::export::json;
use dateline::facts::{Context, extract};
use dateline::formats;
use dateline::input::{self, InputSource};
use dateline::text::sanitize;
use serde_json::Value;

/// Articles with what is hard for offsets: other scripts, combining marks, wide quotes, no words.
const ARTICLES: &[(&str, &str)] = &[
    ("text", include_str!("../../assets/article.txt")),
    ("text", ""),
    ("text", "\u{feff}\r\n \t \u{200b}\n"),
    (
        "text",
        "Çaykara’da köprü açıldı\r\n\r\n“Nihayet geçebiliyoruz,” said Mayor Şule Ünal on 3 May \
         2022, who had\u{a0}waited since 1998.\r\n\r\n“We never gave up,” Ünal told reporters, “and \
         we never will.”\r\n",
    ),
    (
        "markdown",
        "---\ntitle: The yard\nauthor: Lena Falk\ndate: 2024-02-29\n---\n\n## Work *resumes*\n\n\
         Foreman **Jonas Weber** said on Monday that the yard would reopen next month. He called it \
         “a slow\nstart”. A senior official, who asked not to be named, denied it.\nFormer mayor Jonas Weber left.\n\n> “It is \
         over,” Weber wrote in 1987.\n\n| year | ships |\n|---|---|\n| 1950 | 12 |\n",
    ),
    (
        "text",
        "大橋再開\n\n「3年ぶりです」と田中氏は2021年3月に語った。 The bridge 🌉 “reopened” on 14 March 2021, e\u{301}lan \
         said.\n",
    ),
    (
        "html",
        "<html><head><title>Quay</title><meta name=author content='Ola Moe'></head><body><article>\
         <h1>Quay</h1><p>The quay, built in the 1890s, sank on Tuesday, 4 June 2024.</p>\
         <figure><img src='/q.jpg' alt='Mud'><figcaption>Kari Moe on 5 May 2021. <span class=credit>Per \
         Li</span></figcaption></figure><p>&ldquo;I \
         heard it go,&rdquo; said Kari Moe, a neighbour. &ldquo;It was loud.&rdquo;</p></article>\
         </body></html>",
    ),
];

fn json_of(format: &str, text: &str) -> (Value, Vec<u8>) {
    let doc = formats::named(format).unwrap().document(text, None);
    let facts = extract(&doc, &Context::default());
    let mut out = Vec::new();
    json::write(&doc, &facts, &mut out).unwrap();
    (serde_json::from_slice(&out).unwrap(), out)
}

/// The schema that a `$ref` names.
fn resolved<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    match schema["$ref"].as_str() {
        Some(reference) => root.pointer(&reference[1..]).expect("a definition of this schema"),
        None => schema,
    }
}

fn has_type(schema: &Value, kind: &str) -> bool {
    schema["type"] == kind
        || schema["type"].as_array().is_some_and(|any| any.contains(&kind.into()))
}

/// What of a value does not fit its schema.
fn faults(root: &Value, schema: &Value, value: &Value, path: &str, out: &mut Vec<String>) {
    let any: Vec<&Value> = match schema["anyOf"].as_array() {
        Some(any) => any.iter().map(|schema| resolved(root, schema)).collect(),
        None => vec![resolved(root, schema)],
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let Some(schema) = any.into_iter().find(|schema| has_type(schema, kind)) else {
        out.push(format!("{path}: {value} has another type"));
        return;
    };
    if let Some(names) = schema["enum"].as_array().filter(|names| !names.contains(value)) {
        out.push(format!("{path}: {value} is none of {names:?}"));
    }
    let day = schema["pattern"].is_string() && value.is_string();
    if day && value.as_str().is_none_or(|words| Date::parse_iso(words).is_none()) {
        out.push(format!("{path}: {value} is no day"));
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        faults(root, &schema["items"], item, &format!("{path}[{index}]"), out);
    }
    let Some(object) = value.as_object() else { return };
    for required in schema["required"].as_array().into_iter().flatten() {
        if !object.contains_key(required.as_str().unwrap()) {
            out.push(format!("{path}: {required} is missing"));
        }
    }
    for (name, value) in object {
        match schema["properties"].get(name) {
            Some(field) => faults(root, field, value, &format!("{path}.{name}"), out),
            None => out.push(format!("{path}: {name} is not in the schema")),
        }
    }
}

fn schema() -> Value {
    serde_json::from_str(&std::fs::read_to_string("docs/dateline.schema.json").unwrap()).unwrap()
}

#[test]
fn what_is_written_fits_the_schema() {
    let schema = schema();
    for (format, text) in ARTICLES {
        let (root, _) = json_of(format, text);
        let mut found = Vec::new();
        faults(&schema, &schema, &root, "", &mut found);
        assert_eq!(found, Vec::<String>::new());
    }
}

#[test]
fn what_does_not_fit_the_schema_is_found() {
    let schema = schema();
    let (mut root, _) = json_of("text", ARTICLES[0].1);
    let object = root.as_object_mut().unwrap();
    object.insert("schema".into(), "1".into());
    object.insert("more".into(), Value::Null);
    object.remove("warnings");
    root["people"][0]["mentions"][0]["kind"] = "nickname".into();
    root["document"]["published"] = "2023-02-30".into();
    let mut found = Vec::new();
    faults(&schema, &schema, &root, "", &mut found);
    let found = found.join("\n");
    for part in [
        "\"1\" has another type",
        "more is not in",
        "\"warnings\" is missing",
        "\"nickname\" is none of",
        "\"2023-02-30\" is no day",
    ] {
        assert!(found.contains(part), "{part}: {found}");
    }
}

#[test]
fn spans_hold_their_words() {
    for (format, text) in ARTICLES {
        let (root, _) = json_of(format, text);
        let text = root["document"]["text"].as_str().unwrap();
        let mut objects = Vec::new();
        let mut keep = |value: &Value| objects.push(value.clone());
        for key in ["people", "timeline", "quotes", "warnings"] {
            for item in root[key].as_array().unwrap() {
                keep(item);
                for inner in ["title", "former_title", "sentence", "cue", "to", "speaker"] {
                    keep(&item[inner]);
                }
                for mention in item["mentions"].as_array().into_iter().flatten() {
                    keep(mention);
                }
            }
        }
        root["document"]["sections"].as_array().unwrap().iter().for_each(&mut keep);
        for object in objects {
            let (Some(start), Some(end)) = (object["start"].as_u64(), object["end"].as_u64())
            else {
                continue;
            };
            let words = text.get(start as usize..end as usize);
            let words = words.unwrap_or_else(|| panic!("{start}..{end} is no range: {object}"));
            if let Some(text) = object["text"].as_str() {
                let clean = sanitize::clean(words).text;
                assert_eq!(clean.split_whitespace().collect::<Vec<_>>().join(" "), text);
            }
        }
    }
}

#[test]
fn references_lead_somewhere() {
    for (format, text) in ARTICLES {
        let (root, _) = json_of(format, text);
        let people = root["people"].as_array().unwrap();
        let dates = root["timeline"].as_array().unwrap();
        for (index, person) in people.iter().enumerate() {
            assert_eq!(person["id"], index);
            assert!(!person["mentions"].as_array().unwrap().is_empty(), "{person}");
        }
        for quote in root["quotes"].as_array().unwrap() {
            if let Some(id) = quote["speaker"]["person"].as_u64() {
                assert_eq!(people[id as usize]["name"], quote["speaker"]["name"]);
            }
            if let Some(when) = quote["when"].as_u64() {
                assert!((when as usize) < dates.len());
            }
        }
        for date in dates {
            assert_eq!(date["from"].is_null(), date["to"].is_null());
            assert!(date["from"].as_str() <= date["to"].as_str(), "{date}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for (format, text) in ARTICLES {
        assert_eq!(json_of(format, text).1, json_of(format, text).1);
        assert_eq!(json_of(format, text).1.iter().filter(|b| **b == b'\n').count(), 1);
    }
}

#[test]
fn the_words_of_plain_text_are_the_input() {
    for (_, text) in ARTICLES.iter().filter(|(format, _)| *format == "text") {
        let (root, _) = json_of("text", text);
        assert_eq!(root["document"]["text"], **text);
    }
}

/// Every form of a line end, invisible characters and marks, and a byte order mark before them.
const UNCLEAN: &str = "The quay\r\n\r\n\u{93}It\u{92}s over,\u{94} Ann\u{200b}a Berg\u{202e} said on\t3 May \
                       2022.\r\n\r\n\u{1b}[1mBerg\u{1b}[0m left on 4\u{ad} May 2022.\r";

#[test]
fn offsets_are_those_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    for (file, text) in [
        (UNCLEAN.as_bytes().to_vec(), UNCLEAN.to_owned()),
        (format!("\u{feff}{UNCLEAN}").into_bytes(), format!("\u{feff}{UNCLEAN}")),
        (
            b"Caf\xe9 \x93Berg\x94\r\nAnna Berg left.".to_vec(),
            "Café “Berg”\r\nAnna Berg left.".into(),
        ),
    ] {
        std::fs::write(&path, &file).unwrap();
        let article = input::open_article(&InputSource::File(path.clone()), None).unwrap();
        let facts = extract(&article.doc, &Context::default());
        let mut out = Vec::new();
        json::write(&article.doc, &facts, &mut out).unwrap();
        assert!(
            std::str::from_utf8(&out)
                .unwrap()
                .chars()
                .all(|c| c == '\n' || sanitize::may_be_drawn(c))
        );
        let root: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(root["document"]["text"], text);
        let names: Vec<&str> = root["people"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|person| {
                person["mentions"].as_array().unwrap().iter().map(|mention| {
                    &text[mention["start"].as_u64().unwrap() as usize
                        ..mention["end"].as_u64().unwrap() as usize]
                })
            })
            .collect();
        assert!(names.iter().all(|name| name.contains("Berg")), "{names:?}");
        // What was written is read back, with the same offsets.
        std::fs::write(&path, &out).unwrap();
        let again =
            input::open_article(&InputSource::File(path.clone()), formats::named("json")).unwrap();
        let mut second = Vec::new();
        json::write(&again.doc, &again.facts.unwrap(), &mut second).unwrap();
        let mut again: Value = serde_json::from_slice(&second).unwrap();
        again["document"]["source"] = root["document"]["source"].clone();
        assert_eq!(again, root);
    }
}

#[test]
fn hidden_characters_are_listed() {
    for (format, text, expected) in [
        ("text", UNCLEAN, "U+200B U+202E U+001B U+001B U+00AD"),
        ("markdown", "Two\u{200b}words\u{ad}", "U+200B U+00AD"),
        ("text", "a\r\nb\tc", ""),
    ] {
        let (root, _) = json_of(format, text);
        let hidden = root["document"]["hidden"].as_array().unwrap();
        let codes: Vec<&str> = hidden.iter().map(|row| row["code"].as_str().unwrap()).collect();
        assert_eq!(codes.join(" "), expected, "{text:?}");
    }
}
