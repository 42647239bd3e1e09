#!/bin/sh
# The browsers of the tests. BROWSERS=chromium,firefox narrows which; the variables CHROMIUM, FIREFOX,
# WEBKIT_DRIVER, MINIBROWSER and XVFB name programs in other places.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

wanted=",${BROWSERS:-chromium,firefox,webkit},"
missing=

has_one() {
    for program in "$@"; do
        if [ -n "$program" ] && has "$program"; then return 0; fi
    done
    return 1
}

has_minibrowser() {
    if [ -n "${MINIBROWSER:-}" ]; then
        [ -x "$MINIBROWSER" ]
        return
    fi
    for program in /usr/lib/*/webkit2gtk-4.1/MiniBrowser /usr/libexec/webkit2gtk-4.1/MiniBrowser; do
        if [ -x "$program" ]; then return 0; fi
    done
    return 1
}

case $wanted in *,chromium,*)
    has_one "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable || missing="$missing chromium"
    ;;
esac
case $wanted in *,firefox,*)
    has_one "${FIREFOX:-}" firefox-esr firefox || missing="$missing firefox-esr"
    ;;
esac
case $wanted in *,webkit,*)
    has_one "${WEBKIT_DRIVER:-}" WebKitWebDriver || missing="$missing webkit2gtk-driver"
    has_minibrowser || missing="$missing libwebkit2gtk-4.1-0"
    has_one "${XVFB:-}" Xvfb || missing="$missing xvfb"
    ;;
esac

# shellcheck disable=SC2086 # the list is meant to become words
[ -z "$missing" ] || apt_install "the browser tests" $missing
