# SPDX-License-Identifier: GPL-3.0-or-later
"""How a check tells what it found: lines for a person, or TAP for meson."""

import argparse
import sys


def tap(cases):
    """Prints (name, complaints) of each case as TAP. Returns whether all had none. The complaints
    go to stderr, the part of a log that meson shows."""
    cases = list(cases)
    print(f"1..{len(cases)}")
    for number, (name, complaints) in enumerate(cases, 1):
        print(f"{'not ok' if complaints else 'ok'} {number} {name}")
        for complaint in complaints:
            print(complaint, file=sys.stderr)
    return not any(complaints for _, complaints in cases)


def speak_unicode():
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")


def main(purpose, checks):
    """Runs each of `checks` (name: function of a tree) as a program."""
    from source import Tree

    speak_unicode()
    options = argparse.ArgumentParser(description=purpose)
    options.add_argument("--tap", action="store_true", help="print TAP, one point a check")
    options.add_argument("tree", help="root of the sources")
    asked = options.parse_args()

    tree = Tree(asked.tree)
    found = [(name, sorted(check(tree))) for name, check in checks.items()]
    if asked.tap:
        sys.exit(0 if tap(found) else 1)
    for name, findings in found:
        for finding in findings:
            print(f"{finding} [{name}]")
    sys.exit(1 if any(findings for _, findings in found) else 0)
