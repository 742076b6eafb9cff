#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The one list of Debian packages that Panippura needs, and what installs those that are missing:
#
#     sh data/packages.sh run|test|demo
#
# A script that sources this file calls packages_install with the same words.

# To run the programs.
packages_run='
libglib2.0-0 libsqlite3-0 libsodium23 libicu72
libsoup-3.0-0 libpango-1.0-0 libpangocairo-1.0-0 libcairo2 libpoppler-glib8 libzint2.11
libgtk-4-1 libadwaita-1-0 libcups2 adwaita-icon-theme glib-networking ca-certificates
fonts-noto-core fonts-smc-manjari'

# To build everything, its tests included.
packages_build='
build-essential meson ninja-build pkg-config gettext python3
libglib2.0-dev libsqlite3-dev libsodium-dev libicu-dev libsoup-3.0-dev
libgtk-4-dev libadwaita-1-dev libcups2-dev libpango1.0-dev libcairo2-dev libpoppler-glib-dev
libzint-dev libzbar-dev libdmtx-dev libx11-dev libxext-dev libxdamage-dev libxtst-dev
openssl xvfb dbus-daemon at-spi2-core gir1.2-atspi-2.0 python3-gi libgtk-4-bin libxml2-utils
gtk-update-icon-cache desktop-file-utils appstream'

# To test it with a print queue, a simulated printer and what reads the server's unit.
packages_test='cups-daemon cups-ipp-utils systemd'

packages_of ()
{
    case "$1" in
        run) echo $packages_run ;;
        demo) echo $packages_run $packages_build ;;
        test) echo $packages_run $packages_build $packages_test ;;
        *) echo "usage: sh data/packages.sh run|test|demo" >&2; return 2 ;;
    esac
}

# Prints those of the packages named that are not installed.
packages_missing ()
{
    packages_there=$(dpkg-query -W -f '${db:Status-Status} ${Package} \n' "$@" 2>/dev/null |
        sed -n 's/^installed //p' | tr -d '\n')
    for package; do
        case " $packages_there " in
            *" $package "*) ;;
            *) echo "$package" ;;
        esac
    done
}

packages_apt ()
{
    packages_sudo=
    [ "$(id -u)" = 0 ] || packages_sudo=sudo
    $packages_sudo env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@"
}

# Installs what is missing for run, test or demo. Says only what it installs, unless it fails.
packages_install ()
{
    packages_wanted=$(packages_of "$1") || return
    packages_wanted=$(packages_missing $packages_wanted)
    [ -n "$packages_wanted" ] || return 0

    echo Installing $packages_wanted >&2
    packages_log=$(mktemp)
    if { packages_apt update || :
         packages_apt install -y --no-install-recommends $packages_wanted; } \
        </dev/null >"$packages_log" 2>&1; then
        rm -f "$packages_log"
        return 0
    fi
    cat "$packages_log" >&2
    rm -f "$packages_log"
    echo Could not install $packages_wanted >&2
    return 1
}

case "${0##*/}" in
    packages.sh) packages_install "${1-}" ;;
esac
