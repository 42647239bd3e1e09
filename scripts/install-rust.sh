#!/bin/sh
# What every build needs: a C linker, Rust, and its WebAssembly target.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

has cc || apt_install "linking Rust programs" gcc libc6-dev
has cargo || fail "Rust is missing; please install it by https://rustup.rs."

if has rustup; then
    # The first call brings the toolchain of rust-toolchain.toml where it is not there yet.
    cargo --version >/dev/null
    installed=$(rustup target list --installed)
    case $installed in
    *wasm32-unknown-unknown*) ;;
    *) rustup target add wasm32-unknown-unknown ;;
    esac
elif [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
    fail "This Rust has no wasm32-unknown-unknown target; please install Rust by https://rustup.rs."
fi
