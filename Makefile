# Everything there is to do with this project. A plain “make” lists it.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

# Where make serve listens.
PORT ?= 8080
HOST ?= 127.0.0.1

# What is installed for the project comes before what else there is.
CARGO_HOME ?= $(HOME)/.cargo
export PATH := $(CURDIR)/node_modules/.bin:$(CARGO_HOME)/bin:$(PATH)
# Builds are quiet about newer versions of their tools.
export TRUNK_SKIP_VERSION_CHECK := true

# All that a build is made of. Folders are named too: their time changes when a file comes or goes.
SOURCES := $(shell find src content style public tools embed deploy -not -path '*/.*' 2>/dev/null) \
	$(wildcard index.html Trunk.toml Cargo.toml Cargo.lock build.rs rust-toolchain.toml package-lock.json)

##@ Using it

.PHONY: serve
serve: dist ## Build the release and serve it at http://127.0.0.1:8080/ (PORT=… for another port)
	@exec node scripts/serve.mjs --dir dist --port $(PORT) --host $(HOST)

.PHONY: dist
dist: dist/index.html.br ## Build the release into dist/, with .br and .gz beside each file

# Only a release has compressed files, so a debug build in dist/ is never taken for one.
dist/index.html.br: $(SOURCES) | setup
	trunk build --release
	@touch $@

##@ Checking it

.PHONY: test
test: setup browsers servers ## Run all tests: Rust, then the release in three browsers, then the size gate
	INSTA_UPDATE=no cargo test --workspace
	node --test --test-reporter=spec tests/embed/*.test.mjs
	@$(MAKE) dist
	node --test --test-reporter=spec tests/browser/*.test.mjs
	node scripts/size.mjs

.PHONY: check
check: rust machete ## Check formatting, lints (native and WebAssembly), unused dependencies and the types of embed/
	@sh scripts/install-npm.sh
	tsc --project embed
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo clippy -p cre-readiness --lib --bins --target wasm32-unknown-unknown -- -D warnings
	cargo machete

.PHONY: size
size: dist ## Measure what is loaded until the first question can be answered
	node scripts/size.mjs

.PHONY: loader
loader: dist ## Write the hash of the loader that is being made into deploy/loaders.txt, before its release
	node scripts/loaders.mjs --write

.PHONY: bench
bench: setup browsers ## Measure the speed of the release in a browser
	@$(MAKE) dist
	node scripts/bench.mjs
	node scripts/bench-embed.mjs

.PHONY: bench-forecast
bench-forecast: rust ## Measure what a forecast costs, natively
	cargo bench --bench forecast

##@ Installing; all of the above do it by themselves

.PHONY: setup
setup: rust ## Install what building takes: Rust's WebAssembly target, Trunk, wasm-bindgen, wasm-opt
	@sh scripts/install-npm.sh
	@sh scripts/install-trunk.sh

.PHONY: rust
rust:
	@sh scripts/install-rust.sh

.PHONY: machete
machete: rust
	@sh scripts/install-machete.sh

.PHONY: browsers
browsers: ## Install the browsers of the tests (BROWSERS=chromium,firefox,webkit)
	@sh scripts/install-browsers.sh

.PHONY: servers
servers: ## Install the servers whose configurations are tested: nginx, Caddy
	@sh scripts/install-servers.sh

.PHONY: clean
clean: ## Remove what was built; installed tools stay
	rm -rf dist target tests/output

.PHONY: help
help: ## List what there is to make
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
