//! Starts the app in a browser; elsewhere it says what to run instead.

#[cfg(target_arch = "wasm32")]
fn main() {
    cre_readiness::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser. `make serve` builds and serves it.");
}
