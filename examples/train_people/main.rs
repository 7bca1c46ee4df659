//! Trains the tagger that finds people, from folders of annotated articles and the project's own
//! text: `cargo run --release --example train_people -- FOLDER…`. With `tag MODEL FILE` instead it
//! prints the people that a model finds.
//!
//! The same input gives the same bytes of `assets/model/people.bin`.
#![expect(clippy::print_stderr, reason = "a command-line tool that reports its progress")]
#![expect(clippy::print_stdout, reason = "and prints what a model finds")]

mod corpus;
mod learn;
mod names;
mod pack;
mod tag;
mod widen;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use dateline::facts::people::model::Model;

/// Where the model goes, from the root of the repository.
const MODEL: &str = "assets/model/people.bin";
/// Passes over the text.
const EPOCHS: usize = 10;
/// Copies of every annotated article with other people in it.
const COPIES: u64 = 3;

fn main() -> Result<()> {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if let [command, model, file] = folders.as_slice()
        && command.as_os_str() == "tag"
    {
        let bytes = read(model)?;
        print!("{}", tag::tag(&Model::new(&bytes), file)?);
        return Ok(());
    }
    if folders.is_empty() {
        bail!("name the folders of the corpora: train_people FOLDER…");
    }
    let names = names::Names::read("assets/training/names.txt")?;
    let mut articles = Vec::new();
    for folder in &folders {
        corpus::read_folder(folder, &mut articles)
            .with_context(|| format!("reading {}", folder.display()))?;
    }
    let annotated = articles.len();
    for copy in 1..=COPIES {
        for at in 0..annotated {
            if let Some(article) = articles.get(at).and_then(|a| widen::renamed(a, &names, copy)) {
                articles.push(article);
            }
        }
    }
    widen::own_text("assets/training", &names, &mut articles)?;
    eprintln!("{annotated} annotated articles, {} with those made from them", articles.len());
    let examples = learn::Examples::of(&articles);
    eprintln!("{}", examples.summary());
    let weights = learn::train(&examples, EPOCHS);
    let bytes = pack::pack(&weights)?;
    eprintln!("{MODEL}: {} bytes", bytes.len());
    write(MODEL, &bytes)
}

#[expect(clippy::disallowed_methods, reason = "a tool of the workbench reads its product")]
fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("reading {}", path.display()))
}

#[expect(clippy::disallowed_methods, reason = "a tool of the workbench writes its product")]
fn write(path: &str, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("writing {path}"))
}
