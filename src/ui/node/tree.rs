//! What is on the screen, and how it becomes what was described anew.
//!
//! An element stays and is changed where the new one has its tag and its id and is about the same, and neither of them
//! has handlers or attributes of its own that follow signals; so what a visitor unfolded, selected or is reading stays, and a key
//! changes a few words instead of a screen. What follows signals begins anew: what it read before is gone.

use super::{El, Node, Parts};
use crate::chart::drawing::NAMESPACE;
use leptos::attr::Attribute;
use leptos::attr::any_attribute::{AnyAttribute, AnyAttributeState};
use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node as DomNode, Placeholder, Text};
use web_sys::HtmlElement;

/// Puts a node into an element of the page, for as long as the page lives.
pub fn mount(place: &Element, node: impl FnOnce() -> Node) {
    // Effects need the executor; only the first call sets it.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let mut built = owner.with(|| node().build());
    built.mount(place, None);
    std::mem::forget((owner, built));
}

/// Puts a node into an element of the page, reads something of it, and takes it away again.
pub fn look<T>(place: &HtmlElement, node: impl FnOnce() -> Node, read: impl FnOnce(&HtmlElement) -> T) -> T {
    let owner = Owner::new();
    let mut built = owner.with(|| node().build());
    built.mount(place, None);
    let found = read(place);
    built.unmount();
    drop(built);
    owner.cleanup();
    found
}

/// A node on the screen.
pub enum Built {
    El(Box<BuiltElement>),
    Text(Text, String),
    Many(Vec<Built>, Placeholder),
    Live(LiveNodes),
}

/// Nodes that an effect keeps up to date.
pub struct LiveNodes(RenderEffect<Built>);

/// The effect's task holds its nodes until it runs again. What follows signals among them must end at once: another
/// task, already waiting, would read signals that are gone.
impl Drop for LiveNodes {
    fn drop(&mut self) {
        drop(self.0.take_value());
    }
}

/// An element on the screen, with what it was described by.
pub struct BuiltElement {
    element: Element,
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    live: Vec<AnyAttributeState>,
    children: Vec<Built>,
    /// What it is about, if that was said or it folds open.
    about: Option<String>,
}

impl Render for Node {
    type State = Built;

    #[inline(never)]
    fn build(self) -> Built {
        match self {
            Self::El(El(parts)) => Built::El(Box::new(build_element(*parts))),
            Self::Text(words) => Built::Text(Rndr::create_text_node(&words), words),
            Self::Many(nodes) => {
                Built::Many(nodes.into_iter().map(Render::build).collect(), Rndr::create_placeholder())
            }
            Self::Live(mut nodes) => {
                Built::Live(LiveNodes(RenderEffect::new(move |before: Option<Built>| {
                    let node = nodes();
                    match before {
                        Some(mut built) => {
                            node.rebuild(&mut built);
                            built
                        }
                        None => node.build(),
                    }
                })))
            }
        }
    }

    #[inline(never)]
    fn rebuild(self, built: &mut Built) {
        match (self, built) {
            (Self::El(El(parts)), Built::El(before)) if before.becomes(&parts) => before.change(*parts),
            (Self::Text(words), Built::Text(node, before)) => {
                if *before != words {
                    Rndr::set_text(node, &words);
                    *before = words;
                }
            }
            (Self::Many(nodes), Built::Many(before, end)) => {
                change_all(nodes, before, &mut |new| {
                    end.insert_before_this(new);
                });
            }
            (node, built) => {
                let mut new = node.build();
                built.insert_before_this(&mut new);
                built.unmount();
                *built = new;
            }
        }
    }
}

#[inline(never)]
fn build_element(parts: Parts) -> BuiltElement {
    let about = about(&parts);
    let Parts { tag, svg, attributes, live, children, .. } = parts;
    let element = Rndr::create_element(tag, svg.then_some(NAMESPACE));
    for (name, value) in &attributes {
        Rndr::set_attribute(&element, name, value);
    }
    let live = live.into_iter().map(|attribute: AnyAttribute| attribute.build(&element)).collect();
    let mut children: Vec<Built> = children.into_iter().map(Render::build).collect();
    for child in &mut children {
        child.mount(&element, None);
    }
    BuiltElement { element, tag, attributes, live, children, about }
}

/// What an element is about: what was said, or the words that fold it open.
fn about(parts: &Parts) -> Option<String> {
    if parts.key.is_some() {
        return parts.key.clone();
    }
    let Node::El(El(first)) = parts.children.first()? else { return None };
    (first.tag == "summary").then(|| {
        let mut words = String::new();
        read(&first.children, &mut words);
        words
    })
}

/// Adds the text of nodes that follow nothing.
fn read(nodes: &[Node], words: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => words.push_str(text),
            Node::El(El(parts)) => read(&parts.children, words),
            Node::Many(nodes) => read(nodes, words),
            Node::Live(_) => {}
        }
    }
}

fn id_of<'a>(attributes: &'a [(&'static str, String)]) -> Option<&'a str> {
    attributes.iter().find(|(name, _)| *name == "id").map(|(_, id)| id.as_str())
}

impl BuiltElement {
    /// Whether it can be changed into what is described.
    fn becomes(&self, new: &Parts) -> bool {
        self.tag == new.tag
            && !new.fresh
            && self.live.is_empty()
            && new.live.is_empty()
            && id_of(&self.attributes) == id_of(&new.attributes)
            && self.about == about(new)
    }

    #[inline(never)]
    fn change(&mut self, new: Parts) {
        let Parts { attributes, children, .. } = new;
        for (name, value) in &attributes {
            if !self.attributes.iter().any(|(before, same)| before == name && same == value) {
                Rndr::set_attribute(&self.element, name, value);
            }
        }
        for (name, _) in &self.attributes {
            if !attributes.iter().any(|(new, _)| new == name) {
                Rndr::remove_attribute(&self.element, name);
            }
        }
        self.attributes = attributes;
        let element = &self.element;
        change_all(children, &mut self.children, &mut |new| new.mount(element, None));
    }
}

/// Whether a node on the screen can be changed into a new one.
fn becomes(built: &Built, new: &Node) -> bool {
    match (built, new) {
        (Built::El(before), Node::El(El(parts))) => before.becomes(parts),
        (Built::Text(..), Node::Text(_)) | (Built::Many(..), Node::Many(_)) => true,
        _ => false,
    }
}

/// Changes a list: what can stay at its beginning and its end stays, the rest in between is replaced.
#[inline(never)]
fn change_all(new: Vec<Node>, built: &mut Vec<Built>, append: &mut dyn FnMut(&mut Built)) {
    if new.len() == built.len() {
        for (node, built) in new.into_iter().zip(built) {
            node.rebuild(built);
        }
        return;
    }
    let most = new.len().min(built.len());
    let ends = built.iter().rev().zip(new.iter().rev());
    let starts = built.iter().zip(&new);
    let first = starts.take(most).take_while(|(built, node)| becomes(built, node)).count();
    let last = ends.take(most - first).take_while(|(built, node)| becomes(built, node)).count();
    let (old_end, new_end) = (built.len() - last, new.len() - last);
    let mut tail = built.split_off(old_end);
    for mut gone in built.drain(first..) {
        gone.unmount();
    }
    for (place, node) in new.into_iter().enumerate() {
        if place < first {
            if let Some(built) = built.get_mut(place) {
                node.rebuild(built);
            }
        } else if place < new_end {
            let mut added = node.build();
            match tail.first() {
                Some(after) => {
                    after.insert_before_this(&mut added);
                }
                None => append(&mut added),
            }
            built.push(added);
        } else if let Some(built) = tail.get_mut(place - new_end) {
            node.rebuild(built);
        }
    }
    built.append(&mut tail);
}

impl Mountable for Built {
    fn unmount(&mut self) {
        match self {
            Self::El(built) => built.element.unmount(),
            Self::Text(node, _) => node.unmount(),
            Self::Many(all, end) => {
                for one in all {
                    one.unmount();
                }
                end.unmount();
            }
            Self::Live(live) => live.0.unmount(),
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&DomNode>) {
        match self {
            Self::El(built) => built.element.mount(parent, marker),
            Self::Text(node, _) => node.mount(parent, marker),
            Self::Many(all, end) => {
                for one in all {
                    one.mount(parent, marker);
                }
                end.mount(parent, marker);
            }
            Self::Live(live) => live.0.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::El(built) => built.element.insert_before_this(child),
            Self::Text(node, _) => node.insert_before_this(child),
            Self::Many(all, end) => match all.first() {
                Some(first) => first.insert_before_this(child),
                None => end.insert_before_this(child),
            },
            Self::Live(live) => live.0.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Self::El(built) => vec![built.element.clone()],
            Self::Text(..) => Vec::new(),
            Self::Many(all, _) => all.iter().flat_map(Mountable::elements).collect(),
            Self::Live(live) => live.0.elements(),
        }
    }
}
