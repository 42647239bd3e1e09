#!/bin/sh
# cargo-machete finds dependencies that nothing uses.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

machete=0.9.2

if [ "$(cargo-machete --version 2>/dev/null | awk '{ print $NF; exit }' || true)" != "$machete" ]; then
    cargo_install cargo-machete "$machete"
fi
