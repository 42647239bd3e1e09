#!/bin/sh
# Trunk and wasm-bindgen: Trunk in the version below, wasm-bindgen in exactly that of Cargo.lock.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

trunk=0.22.1

[ -f Cargo.lock ] || cargo generate-lockfile
bindgen=$(awk '$1 == "name" && $3 == "\"wasm-bindgen\"" { getline; gsub(/"/, "", $3); print $3; exit }' Cargo.lock)
[ -n "$bindgen" ] || fail "Cargo.lock does not name wasm-bindgen."

version_of() {
    "$1" --version 2>/dev/null | awk '{ print $2; exit }' || true
}

if [ "$(version_of wasm-bindgen)" != "$bindgen" ]; then
    cargo_install wasm-bindgen-cli "$bindgen"
fi
if [ "$(version_of trunk)" != "$trunk" ]; then
    # Trunk asks for the newest Rust of its day, and builds with a slightly older one as well.
    cargo_install trunk "$trunk" --ignore-rust-version
fi
