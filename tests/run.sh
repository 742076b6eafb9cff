#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds Panippura and runs its tests: `sh tests/run.sh`, or `sh tests/run.sh long` for the long
# ones as well. Needs no terminal. The last line is `N passed, N failed, N skipped`.

set -eu
cd "$(dirname "$0")/.."
exec </dev/null

case "${1-}" in
    '') skip_suites='--no-suite long' ;;
    long) skip_suites= ;;
    *) echo "usage: sh tests/run.sh [long]" >&2; exit 2 ;;
esac

give_up ()
{
    echo "failed: $1"
    echo '0 passed, 1 failed, 0 skipped'
    exit 1
}

# build_in DIR OPTION…: anew where what stands in DIR cannot be brought up to date.
build_in ()
{
    dir=$1
    shift
    again=
    [ ! -f "$dir/build.ninja" ] || again=--reconfigure
    meson setup $again "$dir" "$@" >"$home/setup.log" 2>&1 ||
        { rm -rf "$dir"; meson setup "$dir" "$@" >"$home/setup.log" 2>&1; } ||
        { cat "$home/setup.log"; return 1; }
    ninja --quiet -C "$dir"
}

# test_in DIR OPTION…: what failed is read from the log afterwards. Half of a test is waiting, so there
# are twice as many at once as there are processors.
test_in ()
{
    dir=$1
    shift
    rm -f "$dir/meson-logs/testlog.json"
    meson test -C "$dir" --no-rebuild --print-errorlogs --num-processes $(($(nproc) * 2)) "$@" || :
    [ -f "$dir/meson-logs/testlog.json" ] || give_up "no test ran in $dir"
}

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
trap 'exit 130' HUP INT TERM
export HOME="${HOME:-$home}"
unset LANGUAGE

. data/packages.sh
packages_install test || give_up 'the packages'

# Without the precompiled header, so that each source is seen to name what it needs; what finds the
# places of a fault is in the sanitized build.
build_in build -Db_pch=false -Ddebug=false || give_up 'the build'
test_in build $skip_suites --timeout-multiplier 4

# Once more under the address and undefined behaviour sanitizers.
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=1
export UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_stacktrace=1
export LSAN_OPTIONS="suppressions=$PWD/tests/lsan.supp:print_suppressions=0"

build_in build-asan -Doptimization=1 -Db_sanitize=address,undefined -Db_lundef=false ||
    give_up 'the sanitized build'
test_in build-asan --no-suite long --no-suite plain --no-suite house --no-suite a11y \
    --timeout-multiplier 8

echo
python3 -B tests/house/count_cases.py build/meson-logs/testlog.json \
    build-asan/meson-logs/testlog.json
