//! The JSON contract, schema 1: every field, its type and what its offsets point at.

use dateline::export::json;
use dateline::facts::{Context, extract};
use dateline::formats;
use serde_json::Value;

/// Path, then the kinds of value it may have. `[]` goes into an array. A key that is not listed is
/// a failure, and so is one that is missing.
const FIELDS: &[(&str, &str)] = &[
    ("schema", "number"),
    ("document", "object"),
    ("document.title", "string"),
    ("document.byline", "string null"),
    ("document.published", "day null"),
    ("document.source", "string"),
    ("document.text", "string"),
    ("document.sections", "array"),
    ("document.sections[].title", "string"),
    ("document.sections[].level", "number"),
    ("document.sections[].start", "number"),
    ("document.sections[].end", "number"),
    ("people", "array"),
    ("people[].id", "number"),
    ("people[].name", "string"),
    ("people[].named", "bool"),
    ("people[].title", "object null"),
    ("people[].title.start", "number"),
    ("people[].title.end", "number"),
    ("people[].title.text", "string"),
    ("people[].former", "bool"),
    ("people[].former_title", "object null"),
    ("people[].former_title.start", "number"),
    ("people[].former_title.end", "number"),
    ("people[].former_title.text", "string"),
    ("people[].aliases", "array"),
    ("people[].mentions", "array"),
    ("people[].mentions[].start", "number"),
    ("people[].mentions[].end", "number"),
    ("people[].mentions[].text", "string"),
    ("people[].mentions[].kind", "string"),
    ("people[].certain", "bool"),
    ("people[].rule", "string"),
    ("timeline", "array"),
    ("timeline[].start", "number"),
    ("timeline[].end", "number"),
    ("timeline[].text", "string"),
    ("timeline[].type", "string"),
    ("timeline[].value", "string null"),
    ("timeline[].from", "day null"),
    ("timeline[].to", "day null"),
    ("timeline[].grain", "string null"),
    ("timeline[].modifier", "string null"),
    ("timeline[].future", "bool"),
    ("timeline[].anchor", "string null"),
    ("timeline[].rule", "string"),
    ("timeline[].sentence", "object"),
    ("timeline[].sentence.start", "number"),
    ("timeline[].sentence.end", "number"),
    ("quotes", "array"),
    ("quotes[].start", "number"),
    ("quotes[].end", "number"),
    ("quotes[].text", "string"),
    ("quotes[].kind", "string"),
    ("quotes[].utterance", "number"),
    ("quotes[].speaker", "object null"),
    ("quotes[].speaker.name", "string"),
    ("quotes[].speaker.person", "number null"),
    ("quotes[].speaker.start", "number null"),
    ("quotes[].speaker.end", "number null"),
    ("quotes[].cue", "object null"),
    ("quotes[].cue.start", "number"),
    ("quotes[].cue.end", "number"),
    ("quotes[].cue.text", "string"),
    ("quotes[].verb", "string null"),
    ("quotes[].cue_kind", "string null"),
    ("quotes[].to", "object null"),
    ("quotes[].to.start", "number"),
    ("quotes[].to.end", "number"),
    ("quotes[].to.text", "string"),
    ("quotes[].when", "number null"),
    ("quotes[].rule", "string"),
    ("warnings", "array"),
    ("warnings[].kind", "string"),
    ("warnings[].message", "string"),
    ("warnings[].start", "number"),
    ("warnings[].end", "number"),
];

/// Words that a field may have and no others.
const WORDS: &[(&str, &str)] = &[
    ("people[].mentions[].kind", "full surname titled pronoun role"),
    ("timeline[].type", "DATE TIME DURATION SET"),
    ("quotes[].kind", "direct partial indirect"),
];

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
         <h1>Quay</h1><p>The quay, built in the 1890s, sank on Tuesday, 4 June 2024.</p><p>&ldquo;I \
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

/// Every value with its path.
fn walk(path: &str, value: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                visit(&path, value);
                walk(&path, value, visit);
            }
        }
        Value::Array(items) => {
            for item in items {
                walk(&format!("{path}[]"), item, visit);
            }
        }
        _ => {}
    }
}

fn is_day(words: &str) -> bool {
    dateline::calendar::Date::parse_iso(words).is_some()
}

fn has_kind(value: &Value, kinds: &str) -> bool {
    kinds.split(' ').any(|kind| match kind {
        "null" => value.is_null(),
        "bool" => value.is_boolean(),
        "number" => value.is_u64(),
        "string" => value.is_string(),
        "day" => value.as_str().is_some_and(is_day),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => panic!("{kind}"),
    })
}

#[test]
fn every_field_has_its_name_and_type() {
    for (format, text) in ARTICLES {
        let (root, _) = json_of(format, text);
        walk("", &root, &mut |path, value| {
            let known = FIELDS.iter().find(|(known, _)| *known == path);
            let (_, kinds) = known.unwrap_or_else(|| panic!("{path} is not in the contract"));
            assert!(has_kind(value, kinds), "{path}: {value}");
            if let Some((_, words)) = WORDS.iter().find(|(known, _)| *known == path) {
                assert!(words.split(' ').any(|word| value == word), "{path}: {value}");
            }
        });
        // Every object has all of its fields: null, never left out.
        let mut objects = vec![(String::new(), root.clone())];
        walk("", &root, &mut |path, value| objects.push((path.to_owned(), value.clone())));
        for (path, value) in objects {
            match &value {
                Value::Object(fields) => check_keys(&path, fields),
                Value::Array(items) => {
                    for item in items.iter().filter_map(Value::as_object) {
                        check_keys(&format!("{path}[]"), item);
                    }
                }
                _ => {}
            }
        }
    }
}

fn check_keys(path: &str, fields: &serde_json::Map<String, Value>) {
    let prefix = if path.is_empty() { String::new() } else { format!("{path}.") };
    let expected = FIELDS.iter().filter_map(|(known, _)| known.strip_prefix(&prefix));
    for key in expected.filter(|key| !key.contains(['.', '['])) {
        assert!(fields.contains_key(key), "{path} lacks {key}");
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
                assert_eq!(words.split_whitespace().collect::<Vec<_>>().join(" "), text);
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
    let (_, text) = ARTICLES[0];
    let (root, _) = json_of("text", text);
    assert_eq!(root["document"]["text"], text);
}

/// The page documents every field under its own name.
#[test]
fn the_page_documents_every_field() {
    let page = std::fs::read_to_string("docs/json.md").unwrap();
    let documented: Vec<&str> =
        page.lines().filter_map(|l| l.strip_prefix("| `")?.split('`').next()).collect();
    let fields: Vec<&str> = FIELDS.iter().map(|(path, _)| *path).collect();
    assert_eq!(documented, fields);
}
