#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# unit.sh UNIT PROGRAM: systemd reads the server's unit without a complaint, and finds it well shut in.
set -u

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
unit="$home/${1##*/}"
sed "s#^ExecStart=[^ ]*#ExecStart=$2#" "$1" >"$unit"

n=0
tell ()
{
    n=$((n + 1))
    if [ "$2" = 0 ]; then echo "ok $n $1"; else echo "not ok $n $1"; fi
}

echo 1..3
said=$(systemd-analyze verify "$unit" 2>&1)
tell "/unit/read" $?
[ -z "$said" ]
tell "/unit/no-complaint" $?
# Of 0 to 100, as systemd-analyze weighs it; a service that names nothing stands at 96.
systemd-analyze security --offline=true --threshold=15 "$unit" >"$home/weighed"
tell "/unit/shut-in" $?
printf '%s' "$said" >&2
grep -F '✗' "$home/weighed" >&2 || :
