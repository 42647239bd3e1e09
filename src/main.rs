//! The first program: the start, the questions and their check, which is all that a visitor needs until the first
//! answer. Elsewhere than in a browser it says what to run instead.

#[cfg(target_arch = "wasm32")]
fn main() {
    cre_readiness::ui::start(&cre_readiness::ui::FIRST);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser. `make serve` builds and serves it.");
}
