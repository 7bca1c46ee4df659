//! The reader in a real terminal: how it comes, what it withstands, how it leaves.

mod broken;
mod clipboard;
mod dossier;
mod hostile;
mod input;
mod keys;
mod leaving;
mod notes;
mod pager;
mod session;
mod sizes;
mod start;
mod state;
mod theme;
mod traces;
