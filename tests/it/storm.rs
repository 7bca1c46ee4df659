//! A short storm of spoiled input: `examples/fuzz.rs` lets it rage as long as one likes.

mod checks;
mod corpus;
mod random;
mod targets;

use random::Random;
use targets::TARGETS;

fn storm(name: &str, runs: u64) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let stock = (target.stock)(&mut Random::new(0));
    for seed in 0..runs {
        (target.run)(&mut Random::new(seed), &stock);
    }
}

#[test]
fn any_bytes_become_a_clean_frame() {
    storm("document", 15);
}

#[test]
fn any_page_becomes_a_clean_frame() {
    storm("html", 25);
}

#[test]
fn any_feed_becomes_articles() {
    storm("feeds", 60);
}

#[test]
fn any_pdf_is_read_or_refused() {
    storm("pdf", 100);
}

#[test]
fn any_document_of_an_office_is_read_or_refused() {
    storm("office", 60);
}

#[test]
fn any_json_is_read_or_refused() {
    storm("json", 100);
}

#[test]
fn any_keys_leave_the_reader_in_order() {
    storm("keys", 100);
}

#[test]
fn any_state_and_config_is_survived() {
    storm("state", 150);
}

#[test]
fn what_is_written_and_copied_is_clean() {
    storm("clean", 150);
}
