//! Formulas in MathML, written in one line: `a/b`, `x²`, `√(…)`.

use dom_query::NodeRef;

/// Elements of a formula that hold others or a sign; those that are not named here end no line
/// either.
pub(super) const ELEMENTS: &[&str] = &[
    "math",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtext",
    "munder",
    "munderover",
    "semantics",
];
/// Signs between two things, with a space on each side.
const BETWEEN: &[&str] =
    &["+", "-", "−", "±", "×", "=", "≠", "<", ">", "≤", "≥", "≈", "≡", "∼", "→", "⇒", "∈", "∝"];

/// What is written before an element for its place in the formula.
pub(super) fn sign_before(node: &NodeRef<'_>, name: &str) -> &'static str {
    if name == "msqrt" || name == "mroot" {
        return "√(";
    }
    let Some(parent) = node.parent() else { return "" };
    let second = node.prev_element_sibling().is_some();
    match parent.node_name().as_deref() {
        Some("mfrac") => match (second, is_long(node)) {
            (true, true) => "/(",
            (true, false) => "/",
            (false, true) => "(",
            (false, false) => "",
        },
        Some("msup") if second && is_long(node) => "^(",
        Some("msup") if second => "^",
        _ => "",
    }
}

/// What closes what [`sign_before`] opened.
pub(super) fn sign_after(node: &NodeRef<'_>, name: &str) -> &'static str {
    let opened = sign_before(node, name).ends_with('(');
    if opened { ")" } else { "" }
}

/// Whether a part of a formula has several things.
fn is_long(node: &NodeRef<'_>) -> bool {
    node.has_name("mrow") && node.element_children().len() > 1
}

/// The words of an operator: apart from both sides where it stands between two things.
pub(super) fn operator(node: &NodeRef<'_>) -> String {
    let text = node.text();
    let sign = text.trim();
    // Signs that are not seen stand for a product or a call.
    if matches!(sign, "\u{2061}" | "\u{2062}" | "\u{2063}" | "\u{2064}") {
        return String::new();
    }
    let between = BETWEEN.contains(&sign) && node.prev_element_sibling().is_some();
    if between { format!(" {sign} ") } else { sign.to_owned() }
}
