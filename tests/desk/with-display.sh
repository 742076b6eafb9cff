#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-display.sh PROGRAM [ARGUMENT…]: runs it on an X server and a session bus of its own, which
# end with it.
set -eu

home=$(mktemp -d)
server=
finish ()
{
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || :
        wait "$server" 2>/dev/null || :
    fi
    rm -rf "$home"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

mkfifo "$home/display"
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp -noreset \
    3>"$home/display" >/dev/null 2>&1 &
server=$!
read -r number <"$home/display"

export DISPLAY=":$number" GDK_BACKEND=x11 GSK_RENDERER=cairo HOME="$home" XDG_RUNTIME_DIR="$home"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
# What the bus starts says nothing between the lines of the test.
dbus-run-session -- sh -c 'exec "$@" >&4' sh "$@" 4>&1 >/dev/null
