#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Pictures of every workplace on a demo cluster, in Malayalam and English, as PNG files in a folder:
#
#     sh tests/desk/screenshots.sh BUILD FOLDER [OPTION…]
#
#     --size WxH           one size; 1366x768 and 1024x768 otherwise
#     --language ml|en     one language
#     --only NAME          only the pictures whose names have this in them; may be said again
#     --text 1.25          larger text
#     --dark               dark colours
#     --contrast           high contrast
#
# Says which windows have no room on the screen, and fails where there are such. The district that
# the demo cluster was enrolled with does not answer any more: the desk shows that it has no line.
set -eu

[ $# -ge 2 ] || { sed -n '3,15s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
build=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
shift 2

sizes='1366x768 1024x768'
set -- "$@" --
while [ "$1" != -- ]; do
    case "$1" in
        --size) sizes=$2; shift ;;
        --dark) export ADW_DEBUG_COLOR_SCHEME=prefer-dark ;;
        --contrast) export ADW_DEBUG_HIGH_CONTRAST=1 ;;
        --language|--only|--text) set -- "$@" "$1" "$2"; shift ;;
        *) echo "screenshots.sh: $1?" >&2; exit 2 ;;
    esac
    shift
done
shift

data=$(mktemp -d)
server=
takers=
finish ()
{
    for one in $server $takers; do
        kill "$one" 2>/dev/null || :
        wait "$one" 2>/dev/null || :
    done
    rm -rf "$data"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP

admin ()
{
    folder=$1
    shift
    "$build/src/admin/panippura-admin" --data-dir "$data/$folder" "$@" >"$data/log" ||
        { cat "$data/log" >&2; exit 1; }
}

start ()
{
    admin "$1" init --demo --manager mini --name "Mini Thomas" --local-body G12011 \
        --at "$(TZ=Asia/Kolkata date -d '-60 days' +%Y-%m-%d) 08:00"
}

district ()
{
    "$build/src/district/panippura-district" --store "sqlite:$data/district/district.db" "$@"
}

export PANIPPURA_LOCALEDIR="${PANIPPURA_LOCALEDIR-$build/po}" GSETTINGS_BACKEND=memory
export LC_ALL=C.UTF-8 GTK_A11Y=none
today=$(TZ=Asia/Kolkata date +%Y-%m-%d)
start fresh
start desk
district add-cluster --cluster G12011 --name Demo
"$build/src/district/panippura-district" --store "sqlite:$data/district/district.db" \
    serve --listen 127.0.0.1:0 >"$data/address" &
server=$!
while ! [ -s "$data/address" ]; do
    kill -0 "$server" 2>/dev/null || exit 1
    sleep 0.2
done
admin desk play --today "$today" "$top/data/demo/cluster.jsonl" "$top/data/demo/weeks.jsonl"
admin desk enrol "$(sed -n '1s|/$||p' "$data/address")" \
    "$(district enrol-code --cluster G12011)"
admin desk play --today "$today" "$top/data/demo/day.jsonl"
kill "$server"
wait "$server" 2>/dev/null || :
server=

for size in $sizes; do
    mkdir "$data/$size"
    cp -R "$data/desk" "$data/fresh" "$data/$size"
    sh "$here/with-display.sh" "$build/tests/desk/screenshots" --data "$data/$size/desk" \
        --fresh "$data/$size/fresh" --out "$out" --size "$size" "$@" &
    takers="$takers $!"
done
status=0
for taker in $takers; do
    wait "$taker" || status=1
done
takers=
exit $status
