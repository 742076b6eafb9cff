#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Shows Panippura on a fresh Debian 12: installs what is missing, builds, makes a demo cluster with
# a district server beside it, plays a day at the desk, and opens the desk on it. Without a display,
# or with --headless, it leaves the papers of the day in a folder instead.
#
#     sh data/demo.sh [--headless] [--out DIR]
#
# Everything that it starts it stops again.
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
out=
headless=
[ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ] || headless=yes
while [ $# -gt 0 ]; do
    case "$1" in
        --headless) headless=yes ;;
        --out) out=${2:?--out wants a folder}; headless=yes; shift ;;
        *) echo "usage: sh data/demo.sh [--headless] [--out DIR]" >&2; exit 2 ;;
    esac
    shift
done
if [ -n "$headless" ]; then
    [ -n "$out" ] || out=$(mktemp -d)
    mkdir -p "$out"
    out=$(cd "$out" && pwd)
fi

. "$top/data/packages.sh"
packages_install demo

echo "Building ..."
log=$(mktemp)
if ! { { [ -f "$top/build/build.ninja" ] || meson setup "$top/build" "$top"; } &&
       ninja -C "$top/build"; } >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    exit 1
fi
rm -f "$log"

PANIPPURA_LOCALEDIR=$top/build/po
export PANIPPURA_LOCALEDIR
data=$(mktemp -d)
server=
finish ()
{
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || :
        wait "$server" 2>/dev/null || :
    fi
    rm -rf "$data"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP

admin ()
{
    "$top/build/src/admin/panippura-admin" --data-dir "$data/desk" "$@"
}

store=sqlite:$data/district/district.db
district ()
{
    "$top/build/src/district/panippura-district" --store "$store" "$@"
}

cluster=G12011
today=$(TZ=Asia/Kolkata date +%Y-%m-%d)
district add-cluster --cluster $cluster --name Demo
code=$(district enrol-code --cluster $cluster)
# Not through the function: a shell between would be killed in the server's place.
"$top/build/src/district/panippura-district" --store "$store" serve --listen 127.0.0.1:0 \
    >"$data/address" &
server=$!
while ! [ -s "$data/address" ]; do
    kill -0 "$server" 2>/dev/null || exit 1
    sleep 0.2
done
address=$(sed -n '1s|/$||p' "$data/address")

echo "A demo cluster, three weeks old ..."
admin init --demo --manager mini --name "Mini Thomas" --local-body $cluster \
    --at "$(TZ=Asia/Kolkata date -d '-60 days' +%Y-%m-%d) 08:00"
# Who looks at the desk on a Sunday is to find it open.
[ -n "$headless" ] ||
    admin do cluster.edit id=$cluster closed_days= second_saturday=0 >"$data/open"
admin --json play --today "$today" "$top"/data/demo/cluster.jsonl "$top"/data/demo/weeks.jsonl \
    >"$data/weeks.jsonl"
admin enrol "$address" "$code"
admin sync

echo "Today at the desk ..."
# On the screen the day is left to whoever sits there from a quarter past twelve on.
until=24:00
[ -n "$headless" ] || until=$(printf '%s\n12:15\n' "$(TZ=Asia/Kolkata date +%H:%M)" | sort | head -n 1)
awk -v until="$until" 'match ($0, /"at":"0 [0-9:]*"/) && substr ($0, RSTART + 8, 5) > until { exit }
                       { print }' "$top/data/demo/day.jsonl" >"$data/today.jsonl"
admin --json play --today "$today" "$data/today.jsonl" >"$data/day.jsonl"
admin sync
admin verify

if [ -z "$headless" ]; then
    echo "The desk is open. Everybody's PIN is 147258."
    GSETTINGS_SCHEMA_DIR=$top/build/data \
        "$top/build/src/desk/panippura" --data-dir "$data/desk"
    exit
fi

admin day --out "$out/day.json"

# paper WHAT VERB FILE [PLAY]: of what the last act of that verb returned, on the day or in another
# play, as a Malayalam desk prints it.
paper ()
{
    id=$(sed -n "s/.*\"did\":\"$2\",\"record\":{\"id\":\"\\([^\"]*\\)\".*/\\1/p" \
        "$data/${4-day}.jsonl" | tail -n 1)
    (
        export LC_ALL=C.UTF-8 LANGUAGE=ml
        admin print "$1" "$id" --out "$out/$3"
    )
}

paper slip token.give slip.pdf
paper lot-label lot.receive lot-label.pdf
paper certificate lab.certify certificate.pdf
paper label label.print product-label.pdf
paper label label.print chips-label.pdf weeks
paper receipt payment.take receipt.pdf
paper day-sheet day.close day-sheet.pdf

echo "The papers of the day and day.json are in $out"
