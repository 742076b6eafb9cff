#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the cases in the logs of meson test, and names those that failed or were skipped.

A case that ran in more than one build is one case: failed where it failed in any of them, and
skipped only where it ran in none. Why one failed is the last remark after it."""

import json
import re
import sys

CASE = re.compile(r"(not )?ok\b *\d* *(?:- )?(.*?)(?: *# *(\w+) *(.*))?$")
REMARK = re.compile(r"# *(\S.*)")
NONE = re.compile(r"1\.\.0 *# *SKIP\S* *(.*)", re.I)
BAIL = re.compile(r"^Bail out! *(.*)", re.M)


def cases(run):
    """(case, state, reason) of one run of a test program, TAP or not."""
    found = []
    for line in run.get("stdout", "").splitlines():
        if m := CASE.match(line):
            case = "skipped" if m[3] else "failed" if m[1] else "passed"
            found.append((m[2], case, m[4] or ""))
        elif m := NONE.match(line):
            found.append(("", "skipped", m[1]))
        elif (m := REMARK.match(line)) and found and found[-1][1] == "failed":
            found[-1] = *found[-1][:2], m[1]
    if run["result"] in ("OK", "SKIP"):
        return found or [("", "passed" if run["result"] == "OK" else "skipped", "")]
    if not any(state == "failed" for _, state, _ in found):
        bail = BAIL.search(run.get("stdout", ""))
        found.append(("", "failed", bail[1] if bail else f"it ended with {run['result']}"))
    return found


def merge(runs):
    """{(program, case): (state, reason)} over all runs."""
    weight = {"skipped": 0, "passed": 1, "failed": 2}
    total = {}
    for run in runs:
        program = run["name"].replace("panippura:", "")
        for case, state, reason in cases(run):
            key = program, case
            if key not in total or weight[state] > weight[total[key][0]]:
                total[key] = state, reason
    return total


def read(paths):
    for path in paths:
        with open(path, encoding="utf-8") as f:
            yield from map(json.loads, f)


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    total = merge(read(sys.argv[1:]))
    for (program, case), (state, reason) in sorted(total.items()):
        if state != "passed":
            print(": ".join(filter(None, (state, program, case, reason))))
    states = [state for state, _ in total.values()]
    print(", ".join(f"{states.count(s)} {s}" for s in ("passed", "failed", "skipped")))
    sys.exit(1 if "failed" in states or not states else 0)


if __name__ == "__main__":
    main()
