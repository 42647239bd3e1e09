# shellcheck shell=sh
# What the install scripts share. Each script says something only where it does something.

fail() {
    echo "$1" >&2
    exit 1
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# Runs a command as root, without ever asking for a password.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

can_apt() {
    has apt-get && { [ "$(id -u)" -eq 0 ] || { has sudo && sudo -n true 2>/dev/null; }; }
}

# apt_install WHAT-FOR PACKAGE...: installs, or says in one sentence what to install by hand.
apt_install() {
    what=$1
    shift
    can_apt || fail "For $what, please install: $* (these are their names in Debian)."
    echo "Installing for $what: $*"
    as_root apt-get -qq update || fail "apt-get cannot update its lists; for $what it takes: $*."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "$@" >/dev/null ||
        fail "apt-get cannot install what $what takes: $*."
}

# cargo_install CRATE VERSION [OPTION...]: by cargo binstall where it is there, else from source.
cargo_install() {
    crate=$1
    version=$2
    shift 2
    if has cargo-binstall; then
        echo "Installing $crate $version"
        cargo binstall --no-confirm --log-level warn "$crate@$version" </dev/null && return 0
    fi
    echo "Building $crate $version; this is done once and takes some minutes"
    # A registry mirror may lack the exact versions of the crate's own lockfile, hence the second try.
    cargo install --quiet --locked "$crate" --version "$version" "$@" ||
        cargo install --quiet "$crate" --version "$version" "$@" ||
        fail "$crate $version cannot be installed; cargo says why above."
}
