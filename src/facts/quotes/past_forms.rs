//! Finite forms of verbs that are in no list, guessed by their ending.

/// Whether a lower-case word looks like a finite verb.
#[must_use]
pub fn looks_past(word: &str) -> bool {
    (word.ends_with("ed") && word.len() > 4) || VERBS.binary_search(&word).is_ok()
}

/// Irregular past forms and common forms of the present, which end a subject.
const VERBS: [&str; 89] = [
    "appears", "became", "become", "becomes", "began", "begins", "broke", "brought", "built",
    "came", "chose", "comes", "drew", "drove", "fell", "flew", "fought", "gave", "gets", "gives",
    "goes", "got", "grew", "grows", "heard", "held", "helps", "hit", "includes", "keeps", "kept",
    "knows", "laid", "lays", "leads", "led", "left", "lives", "lost", "made", "makes", "means",
    "meant", "meets", "met", "needs", "paid", "pays", "quit", "raises", "ran", "remain", "remains",
    "rose", "runs", "sat", "says", "seems", "sent", "sets", "shook", "sits", "sold", "spent",
    "spoke", "stands", "stole", "stood", "struck", "stuck", "takes", "taught", "tells", "threw",
    "took", "tries", "turns", "used", "uses", "wants", "wears", "went", "withdrew", "woke", "won",
    "wore", "works", "writes", "wrote",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(VERBS.is_sorted());
    }
}
