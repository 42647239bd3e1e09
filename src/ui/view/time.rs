//! Where the time goes.

use crate::content::say;
use crate::ui::node::{El, el};
use crate::ui::store::Store;

/// Renders the calculator.
pub fn screen(store: Store) -> El {
    el("section").class("calculator").add(el("h1").add(store.text.get(say::app::TIME)))
}
