//! People in the making: full names and stated aliases, each with the person that it is compatible with.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::alias::Alias;
use super::super::gazetteer::Senses;
use super::super::mentions::NameMention;
use super::super::name_parts::{NameParser, NameParts};
use super::cluster::{PersonCluster, SURE_MARGIN};
use super::name_index::NameIndex;
use crate::facts::{Gender, Mention, MentionKind};
use crate::text::Span;

/// A full name that begins with a known given name needs only this much to be certain.
const LISTED_MARGIN: i32 = 70;
/// Full names that make a person certain without a title or a good score.
const ENOUGH: usize = 2;

/// Groups the mentions of one text by person.
pub(super) struct Resolver<'f, 't> {
    pub(super) text: &'t str,
    pub(super) parser: &'f mut NameParser<'t>,
    pub(super) clusters: Vec<PersonCluster>,
    pub(super) index: NameIndex,
    /// Clusters of the names that stated aliases consist of.
    pub(super) stated: BTreeMap<Span, usize>,
}

impl Resolver<'_, '_> {
    /// Adds a name of two words or more to the person it is compatible with, or to a new one.
    pub(super) fn add_full_name(&mut self, name: &NameMention) {
        let parts = self.parser.of(name.span.in_text(self.text));
        if parts.count() < 2 {
            return;
        }
        let known = self.compatible(&parts);
        let at = known.unwrap_or(self.clusters.len());
        if known.is_none() {
            self.clusters
                .push(PersonCluster { parts: Rc::clone(&parts), ..PersonCluster::default() });
        }
        self.index.insert(&parts, at);
        if let Some(cluster) = self.clusters.get_mut(at) {
            if parts.count() > cluster.parts.count() || cluster.full == 0 {
                cluster.parts = parts;
                cluster.name = name.span;
            }
            cluster.add(name, MentionKind::Full);
            let listed = name.first.any(Senses::GIVEN) && name.margin >= LISTED_MARGIN;
            cluster.sure |= listed
                || name.margin >= SURE_MARGIN
                || name.titles.before.is_some()
                || cluster.full >= ENOUGH;
        }
    }

    /// Makes both names of a stated alias one person.
    pub(super) fn add_alias(&mut self, alias: &Alias, names: &[NameMention]) {
        let place = |span: Span| names.binary_search_by_key(&span, |n| n.span).ok();
        let found = |span: Span| place(span).and_then(|at| names.get(at));
        let (Some(of), Some(name)) = (found(alias.of), found(alias.name)) else { return };
        let at = self.alias_owner(of);
        let parts = self.parser.of(name.span.in_text(self.text));
        let full = parts.count() > 1;
        let known = self.compatible(&parts).filter(|&other| full && other != at);
        if let Some(other) = known {
            self.merge(other, at);
        }
        if alias.carries {
            self.index.insert(&parts, at);
        }
        self.stated.insert(of.span, at);
        self.stated.insert(name.span, at);
        if let Some(cluster) = self.clusters.get_mut(at) {
            cluster.also.push((parts, name.span));
            cluster.sure = true;
            let kind = if full { MentionKind::Full } else { MentionKind::Surname };
            cluster.mentions.push(Mention { span: name.span, kind });
        }
    }

    /// The person of the first name of an alias, a new one if there is none.
    fn alias_owner(&mut self, of: &NameMention) -> usize {
        let parts = self.parser.of(of.span.in_text(self.text));
        let known = self.stated.get(&of.span).copied().or_else(|| self.compatible(&parts));
        known.unwrap_or_else(|| {
            let at = self.clusters.len();
            self.index.insert(&parts, at);
            self.clusters.push(PersonCluster { parts, name: of.span, ..PersonCluster::default() });
            at
        })
    }

    /// The person whose name a name is compatible with.
    fn compatible(&self, parts: &NameParts) -> Option<usize> {
        [parts.last(), parts.first()]
            .into_iter()
            .flat_map(|word| self.index.with(word))
            .map(|(cluster, _)| cluster)
            .find(|&d| self.clusters.get(d).is_some_and(|cluster| cluster.agrees(parts)))
    }

    /// Merges one person into another.
    fn merge(&mut self, from: usize, to: usize) {
        let Some(gone) = self.clusters.get_mut(from).map(std::mem::take) else { return };
        for span in self.stated.values_mut().filter(|at| **at == from) {
            *span = to;
        }
        for mention in &gone.mentions {
            let parts = self.parser.of(mention.span.in_text(self.text));
            self.index.insert(&parts, to);
        }
        self.index.remove(&gone, from);
        let Some(cluster) = self.clusters.get_mut(to) else { return };
        cluster.also.push((gone.parts, gone.name));
        cluster.also.extend(gone.also);
        cluster.mentions.extend(gone.mentions);
        cluster.titles.extend(gone.titles);
        cluster.margin = cluster.margin.max(gone.margin);
        cluster.sure |= gone.sure;
        if cluster.gender == Gender::Unknown {
            cluster.gender = gone.gender;
        }
    }
}
