#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Looks for inputs that break a parser, with libFuzzer, for so many seconds each:
#
#     sh tests/fuzz/fuzz.sh BUILD SECONDS [NAME…]
#
# BUILD is a folder that is made for it; what is new is kept in BUILD/found-NAME, what breaks it in
# BUILD/broken-NAME-*. Needs clang. Says at the end how many inputs were tried.
set -eu

[ $# -ge 2 ] || { sed -n '3,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
command -v clang >/dev/null || { echo 'fuzz.sh: clang is not installed' >&2; exit 1; }
build=$1
seconds=$2
shift 2
[ $# -gt 0 ] || set -- csv identifier json record search sheet text values vault wire

flags='-g -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined'
[ -f "$build/build.ninja" ] ||
    CC=clang meson setup "$build" "$top" -Db_pch=false -Db_lundef=false -Doptimization=1 \
        -Dc_args="$flags" -Dc_link_args=-fsanitize=address,undefined
ninja -C "$build" src/libpanippura-core.a tests/store/libpp-fixture.a
build=$(cd "$build" && pwd)
libraries='gio-2.0 json-glib-1.0 sqlite3 libsodium pangocairo poppler-glib icu-i18n icu-uc zlib libsoup-3.0'

export LSAN_OPTIONS="suppressions=$top/tests/lsan.supp:print_suppressions=0"
export UBSAN_OPTIONS=print_stacktrace=1
for name in "$@"; do
    # shellcheck disable=SC2046
    clang -g -O1 -fsanitize=fuzzer,address,undefined -D_GNU_SOURCE \
        -I "$top/src" -I "$here" -I "$top/tests/lib" $(pkg-config --cflags $libraries) \
        "$here/fuzz-$name.c" -o "$build/fuzz-$name" \
        "$build/tests/store/libpp-fixture.a" \
        -Wl,--whole-archive "$build/src/libpanippura-core.a" -Wl,--no-whole-archive $(pkg-config --libs $libraries) -lzint -lm
    mkdir -p "$build/found-$name"
    echo "== $name"
    "$build/fuzz-$name" -max_total_time="$seconds" -max_len=4096 -print_final_stats=1 \
        -artifact_prefix="$build/broken-$name-" "$build/found-$name" "$here/corpus/$name" \
        >"$build/fuzz-$name.log" 2>&1 || { tail -40 "$build/fuzz-$name.log"; exit 1; }
    sed -n 's/^stat::number_of_executed_units: */tried: /p' "$build/fuzz-$name.log"
done
