//! Elements whose types are all the same, and that are updated in place.
//!
//! Leptos' `view!` gives every piece of markup a type of its own and compiles build, rebuild, mount and drop for
//! each; its erased views replace an element that is rendered again, with all that was unfolded, focused or read in
//! it. `ARCHITECTURE.md` has the figures. Here an element is plain data; [`tree`] builds it and tells what differs
//! from what is there. Signals, effects, events and properties are Leptos'.

mod tree;

pub use tree::{look, mount};

use crate::chart::drawing::Drawing;
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, on};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::tachys::html::property::prop;
use std::time::Duration;
use web_sys::Event;

/// What stands on a screen.
pub enum Node {
    /// An element.
    El(El),
    /// Text.
    Text(String),
    /// One after the other.
    Many(Vec<Node>),
    /// What follows the signals that it reads.
    Live(Box<dyn FnMut() -> Node>),
}

/// An element that is being described. Boxed: a pointer is cheap to hand from call to call.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    /// Whether it belongs to a picture.
    svg: bool,
    /// Attributes that only a new description changes.
    attributes: Vec<(&'static str, String)>,
    /// Attributes, properties and events that follow signals or call handlers.
    live: Vec<AnyAttribute>,
    children: Vec<Node>,
    /// Whether it takes the place of what was there, alike or not.
    fresh: bool,
    /// What it is about, where several look alike.
    key: Option<String>,
}

/// Begins an element.
pub fn el(tag: &'static str) -> El {
    begin(tag, false)
}

#[inline(never)]
fn begin(tag: &'static str, svg: bool) -> El {
    let (attributes, live, children) = (Vec::new(), Vec::new(), Vec::new());
    El(Box::new(Parts { tag, svg, attributes, live, children, fresh: false, key: None }))
}

/// A picture, if there is one.
#[inline(never)]
pub fn svg(drawing: Drawing) -> Option<El> {
    if drawing.is_empty() {
        return None;
    }
    let mut picture = begin("svg", true);
    picture.0.attributes = drawing.attributes().into();
    let marks = drawing.into_marks().into_iter().map(|mark| {
        let mut element = begin(mark.tag, true);
        element.0.attributes = mark.attributes;
        element.add(mark.text)
    });
    picture.0.children = marks.map(Node::El).collect();
    Some(picture)
}

/// What can be put into an element.
pub trait IntoNode {
    /// The node.
    fn node(self) -> Node;
}

impl IntoNode for Node {
    #[inline(never)]
    fn node(self) -> Node {
        self
    }
}

impl IntoNode for El {
    #[inline(never)]
    fn node(self) -> Node {
        Node::El(self)
    }
}

impl IntoNode for String {
    #[inline(never)]
    fn node(self) -> Node {
        Node::Text(self)
    }
}

impl IntoNode for &str {
    #[inline(never)]
    fn node(self) -> Node {
        Node::Text(self.to_owned())
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    #[inline(never)]
    fn node(self) -> Node {
        self.map_or_else(|| Node::Many(Vec::new()), IntoNode::node)
    }
}

impl<T: IntoNode> IntoNode for Vec<T> {
    #[inline(never)]
    fn node(self) -> Node {
        Node::Many(self.into_iter().map(IntoNode::node).collect())
    }
}

impl Node {
    /// The same, but never as a change of what stands in its place: with another screen everything begins anew.
    pub fn fresh(self) -> Self {
        match self {
            Self::El(mut element) => {
                element.0.fresh = true;
                Self::El(element)
            }
            Self::Many(nodes) => Self::Many(nodes.into_iter().map(Self::fresh).collect()),
            other => other,
        }
    }
}

/// Nodes that follow the signals they read.
pub fn now<T: IntoNode>(nodes: impl Fn() -> T + 'static) -> Node {
    Node::Live(Box::new(move || nodes().node()))
}

/// How long [`soon`] waits: longer than a frame, shorter than one notices beside a chart that has moved already.
pub const SOON: Duration = Duration::from_millis(80);

/// Nodes that follow a signal a moment after it rests, so that what is folded away or far below does not hold up the
/// keystroke that changed it. `follows` reads the signal.
pub fn soon<T: IntoNode>(follows: impl Fn() + 'static, nodes: impl Fn() -> T + 'static) -> Node {
    let changes = RwSignal::new(0_u32);
    after_rest(SOON, follows, move || {
        changes.try_update(|changes| *changes = changes.wrapping_add(1));
    });
    now(move || {
        changes.track();
        untrack(&nodes)
    })
}

/// A copy of a signal that follows it a moment after it rests.
pub fn rested<T: Clone + Send + Sync + 'static>(signal: RwSignal<T>) -> RwSignal<T> {
    let copy = RwSignal::new(signal.get_untracked());
    after_rest(
        SOON,
        move || signal.track(),
        move || {
            if let Some(value) = signal.try_get_untracked() {
                copy.try_set(value);
            }
        },
    );
    copy
}

/// Does something once a signal that changed has rested for a while; not for its first value. `follows` reads the signal.
pub fn after_rest(wait: Duration, follows: impl Fn() + 'static, act: impl Fn() + Copy + 'static) {
    let waiting: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let first = StoredValue::new(true);
    let here = here();
    effect(move || {
        follows();
        if first.try_update_value(std::mem::take) == Some(true) {
            return;
        }
        if let Some(before) = waiting.try_update_value(Option::take).flatten() {
            before.clear();
        }
        waiting.try_set_value(here.later(wait, act));
    });
}

/// A place on the screen, to ask later whether it is still there: signals of a place that is gone can't be read.
#[derive(Clone, Copy)]
pub struct Here(StoredValue<()>);

/// The place that is being described.
pub fn here() -> Here {
    Here(StoredValue::new(()))
}

impl Here {
    fn still(self) -> bool {
        self.0.try_get_value().is_some()
    }

    /// Does something after a while, if the place is still there.
    pub fn later(self, wait: Duration, act: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
        let act = move || {
            if self.still() {
                act();
            }
        };
        set_timeout_with_handle(act, wait).ok()
    }
}

/// Text that follows the signals it reads.
pub fn text_now(words: impl Fn() -> String + 'static) -> Node {
    now(words)
}

impl El {
    /// Adds a child.
    pub fn add(self, child: impl IntoNode) -> Self {
        self.push(child.node())
    }

    #[inline(never)]
    fn push(mut self, child: Node) -> Self {
        match child {
            Node::Many(nodes) => self.0.children.extend(nodes),
            child => self.0.children.push(child),
        }
        self
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: &str) -> Self {
        self.0.attributes.push((name, value.to_owned()));
        self
    }

    /// Sets the classes.
    pub fn class(self, classes: &str) -> Self {
        self.set("class", classes)
    }

    /// An attribute that follows the signals it reads; without a value it is not there.
    pub fn follow(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        let erased: Box<dyn FnMut() -> Option<String> + Send> = Box::new(value);
        self.with(custom_attribute(name, erased).into_any_attr())
    }

    /// Classes, the last of which is there only while something holds.
    pub fn class_while(
        self,
        classes: &'static str,
        extra: &'static str,
        holds: impl Fn() -> bool + Send + 'static,
    ) -> Self {
        self.follow("class", move || {
            Some(if holds() { format!("{classes} {extra}") } else { classes.to_owned() })
        })
    }

    /// The value of a field.
    pub fn value(self, value: impl Fn() -> String + Send + 'static) -> Self {
        let erased: Box<dyn FnMut() -> String + Send> = Box::new(value);
        self.with(prop("value", erased).into_any_attr())
    }

    /// Whether a radio is checked.
    pub fn checked(self, checked: impl Fn() -> bool + Send + 'static) -> Self {
        let erased: Box<dyn FnMut() -> bool + Send> = Box::new(checked);
        self.with(prop("checked", erased).into_any_attr())
    }

    /// Does something when an event arrives, for as long as what the element belongs to is on the screen: a browser
    /// may tell a field that it lost the focus because it is being taken away, when all that it knew is gone.
    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(act))
    }

    #[inline(never)]
    fn listen(self, event: &'static str, mut act: Box<dyn FnMut(Event)>) -> Self {
        let here = here();
        let erased: Box<dyn FnMut(Event)> = Box::new(move |event| {
            if here.still() {
                act(event);
            }
        });
        self.with(on(Custom::<Event>::new(event), erased).into_any_attr())
    }

    /// Says what it is about, so that it never becomes one that is about something else: lists in which elements come
    /// and go need it where an element holds something that can be unfolded, scrolled or focused.
    pub fn about(mut self, key: &str) -> Self {
        self.0.key = Some(key.to_owned());
        self
    }

    /// Adds a live attribute that was made elsewhere.
    #[inline(never)]
    pub fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.live.push(attribute);
        self
    }
}

/// Does something now and whenever a signal that it reads changes.
pub fn effect(act: impl Fn() + 'static) {
    let erased: Box<dyn Fn()> = Box::new(act);
    Effect::new(move |_| erased());
}

/// A condition that is only passed on when it changes.
pub fn condition(holds: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    let erased: Box<dyn Fn() -> bool + Send + Sync> = Box::new(holds);
    Memo::new(move |_| erased())
}
