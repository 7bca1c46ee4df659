//! What leaves the program: JSON, plain text. The stable contract, and the only serde of facts.

pub mod json;
pub mod plain;
pub mod restore;
