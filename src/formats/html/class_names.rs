//! Class names and ids of page elements that hold no part of an article: advertisements, offers,
//! links to other articles.

/// Words in class names and ids of elements that hold no part of the article.
const FOREIGN: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "agegate",
    "authorbio",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "comments",
    "copyright",
    "credit",
    "credits",
    "disclaimer",
    "newsletter",
    "newsletters",
    "outbrain",
    "pager",
    "pagination",
    "paywall",
    "popular",
    "promo",
    "promoted",
    "recirc",
    "recirculation",
    "recommended",
    "related",
    "relatedcontent",
    "relatedlinks",
    "reprints",
    "rollover",
    "share",
    "sharing",
    "sharetools",
    "signup",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "timestamp",
    "toolbar",
    "trending",
    "visuallyhidden",
];

/// Whether a class or id names something that is not the article.
pub(super) fn is_foreign_name(name: &str) -> bool {
    has_word(name, FOREIGN)
}

/// Whether a class or id has one of these words.
pub(super) fn has_word(name: &str, words: &[&str]) -> bool {
    words_of_name(name).any(|word| words.contains(&word.as_str()))
}

/// The names in a class attribute.
pub(super) fn tokens(class: &str) -> impl Iterator<Item = &str> {
    class.split_ascii_whitespace().take(60)
}

/// The words of `article__related-links`, `shareTools` and the like, lower case.
pub(super) fn words_of_name(name: &str) -> impl Iterator<Item = String> {
    let parts = name.get(..500).unwrap_or(name).split(|c: char| !c.is_ascii_alphanumeric());
    parts.filter(|part| !part.is_empty()).flat_map(|part| {
        // A capital begins a word: the part as a whole counts, too.
        let first = part.find(|c: char| c.is_ascii_uppercase()).filter(|at| *at > 0);
        let head = first.and_then(|at| part.get(..at)).map(str::to_ascii_lowercase);
        [Some(part.to_ascii_lowercase()), head].into_iter().flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_elements() {
        for yes in ["related-links", "article__newsletter", "shareTools", "x breadcrumb y"] {
            assert!(is_foreign_name(yes), "{yes}");
        }
        for no in ["article-body", "unrelated", "address", "loads", ""] {
            assert!(!is_foreign_name(no), "{no}");
        }
    }
}
