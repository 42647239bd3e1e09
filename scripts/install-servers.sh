#!/bin/sh
# The servers that run the shipped configurations in the tests. Nothing of them is started or left running here.
# NGINX and CADDY name programs in other places, NGINX_MODULES the folder of nginx's modules.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

PATH=$PATH:/usr/sbin
missing=

has "${NGINX:-nginx}" || missing="$missing nginx"
has_brotli() {
    for module in "${NGINX_MODULES:-/usr/lib/nginx/modules}"/ngx_http_brotli_static_module.so; do
        if [ -e "$module" ]; then return 0; fi
    done
    return 1
}
has_brotli || missing="$missing libnginx-mod-http-brotli-static"
has "${CADDY:-caddy}" || missing="$missing caddy"
[ -n "$missing" ] || exit 0

# Installing a server starts it, unless this file says no to that; one that is there already is left as it is.
policy=/usr/sbin/policy-rc.d
if can_apt && [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
    trap 'as_root rm -f "$policy"' EXIT
fi
# shellcheck disable=SC2086 # the list is meant to become words
apt_install "the tests of the servers' configurations" $missing

# Nor do they start with the machine.
if has systemctl; then
    for package in $missing; do
        case $package in nginx | caddy) as_root systemctl disable --quiet "$package" 2>/dev/null || true ;; esac
    done
fi
