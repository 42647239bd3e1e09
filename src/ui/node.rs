//! Elements whose types are all the same.
//!
//! Leptos' `view!` gives every piece of markup a type of its own and compiles build, rebuild, mount and drop for
//! each; `ARCHITECTURE.md` has the figures. This is the same renderer with attributes, handlers and children erased,
//! so that each of them is compiled once.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, on};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::tachys::html::element::{ElementChild, custom};
use leptos::tachys::html::property::prop;
use leptos::tachys::view::iterators::StaticVec;
use std::time::Duration;
use web_sys::Event;

/// An element that is being described. Boxed: a pointer is cheap to hand from call to call.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// What can be put into an element.
pub trait IntoNode {
    /// The node.
    fn node(self) -> AnyView;
}

impl IntoNode for AnyView {
    #[inline(never)]
    fn node(self) -> AnyView {
        self
    }
}

impl IntoNode for El {
    #[inline(never)]
    fn node(self) -> AnyView {
        let Parts { tag, attributes, children } = *self.0;
        custom(tag).add_any_attr(attributes).child(StaticVec::from(children)).into_any()
    }
}

impl IntoNode for String {
    #[inline(never)]
    fn node(self) -> AnyView {
        self.into_any()
    }
}

impl IntoNode for &str {
    #[inline(never)]
    fn node(self) -> AnyView {
        self.to_owned().into_any()
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    #[inline(never)]
    fn node(self) -> AnyView {
        self.map_or_else(|| ().into_any(), IntoNode::node)
    }
}

impl<T: IntoNode> IntoNode for Vec<T> {
    #[inline(never)]
    fn node(self) -> AnyView {
        self.into_iter().map(IntoNode::node).collect::<Vec<_>>().into_any()
    }
}

/// Nodes that follow the signals they read.
pub fn now<T: IntoNode>(nodes: impl Fn() -> T + Send + 'static) -> AnyView {
    let erased: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || nodes().node());
    erased.into_any()
}

/// How long [`soon`] waits: longer than a frame, shorter than one notices beside a chart that has moved already.
const SOON: Duration = Duration::from_millis(80);

/// Nodes that follow a signal a moment after it rests, so that what is folded away or far below does not hold up the
/// keystroke that changed it. `follows` reads the signal.
pub fn soon<T: IntoNode>(follows: impl Fn() + 'static, nodes: impl Fn() -> T + Send + 'static) -> AnyView {
    let changes = RwSignal::new(0_u32);
    after_rest(follows, move || {
        changes.try_update(|changes| *changes = changes.wrapping_add(1));
    });
    now(move || {
        changes.track();
        untrack(&nodes)
    })
}

/// Does something a moment after a signal that changed rests; not for its first value. `follows` reads the signal.
pub fn after_rest(follows: impl Fn() + 'static, act: impl Fn() + Copy + 'static) {
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
        waiting.try_set_value(here.later(SOON, act));
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
pub fn text_now(words: impl Fn() -> String + Send + 'static) -> AnyView {
    let erased: Box<dyn FnMut() -> String + Send> = Box::new(words);
    erased.into_any()
}

impl El {
    /// Adds a child.
    pub fn add(self, child: impl IntoNode) -> Self {
        self.push(child.node())
    }

    #[inline(never)]
    fn push(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: &str) -> Self {
        self.with(custom_attribute(name, value.to_owned()).into_any_attr())
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

    /// Adds an attribute that was made elsewhere.
    #[inline(never)]
    pub fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
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
