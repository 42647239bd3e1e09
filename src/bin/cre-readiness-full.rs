//! The full program: every screen. `public/boot.js` fetches it once the first program runs, or at once where the
//! address asks for a screen that the first one does not have.

#[cfg(target_arch = "wasm32")]
fn main() {
    cre_readiness::ui::start(&cre_readiness::ui::FULL);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser. `make serve` builds and serves it.");
}
