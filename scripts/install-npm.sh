#!/bin/sh
# wasm-opt and the test tools, from package-lock.json.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

has node || fail "Node is missing; please install Node 20 or newer."
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fail "Node is $(node --version), but it takes Node 20 or newer."

# npm writes this file at the end of an install.
done=node_modules/.package-lock.json
if [ ! -f "$done" ] || [ ! -e node_modules/.bin/wasm-opt ] || [ -n "$(find package.json package-lock.json -newer "$done")" ]; then
    echo "Installing wasm-opt and the test tools from npm"
    npm ci --include=dev --no-audit --no-fund --no-update-notifier --loglevel=error || fail "npm ci fails; it says why above."
    touch "$done"
fi
