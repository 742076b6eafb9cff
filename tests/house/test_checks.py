#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the checks: each must find what is wrong in its bad samples, and nothing else.

A sample is a folder of bad/ laid over the tree good/. Its name is the check that must fail, and
after a dot what is wrong."""

import os
import shutil
import sys
import tempfile
import unittest

import check_house
import check_po
import count_cases
import po
import report
from source import Source, Tree

HERE = os.path.dirname(os.path.abspath(__file__))
CHECKS = {**check_house.CHECKS, **check_po.CHECKS}

# Where each sample is wrong.
BAD = {
    "circles.files": ["src/core/pp-egg.c:4"],
    "circles.folders": ["src/district/pages/pp-totals.h:4"],
    "circles.headers": ["src/core/pp-egg.h:4"],
    "complete.fuzzy": ["po/ml.po:15"],
    "complete.missing": ["po/ml.po:1"],
    "complete.obsolete": ["po/ml.po:17"],
    "complete.stale": ["po/ml.po:17"],
    "complete.untranslated": ["po/ml.po:14"],
    "default-application": ["src/core/pp-bell.h:6"],
    "docs.none": ["src/core/pp-bell.c:6"],
    "docs.other-name": ["src/core/pp-bell.c:10"],
    "engines.gtk": ["src/paper/pp-sheet.h:4"],
    "engines.libpq": ["src/store/pp-pool.h:4"],
    "engines.sodium": ["src/lab/pp-vial.h:4"],
    "engines.sqlite": ["src/booking/pp-machine.h:4"],
    "file-length": ["src/core/pp-bell.h:121"],
    "floors.no-such-header": ["src/booking/pp-machine.h:4"],
    "floors.private": ["src/booking/pp-machine.h:4"],
    "floors.programs-meet": ["src/admin/pp-command.h:4"],
    "floors.same-floor": ["src/paper/pp-sheet.h:4"],
    "floors.shell-knows-workplace": ["src/desk/shell/pp-window.h:4"],
    "floors.sync-names-domain": ["src/sync/pp-feed.h:4"],
    "floors.upward": ["src/booking/pp-machine.h:4"],
    "floors.workplaces-meet": ["src/desk/lab/pp-bench.h:5"],
    "function-length": ["src/core/pp-bell.c:11"],
    "goto": ["src/core/pp-bell.h:8"],
    "layout.long-line": ["src/core/pp-bell.h:4"],
    "layout.tab": ["src/core/pp-bell.h:4"],
    "left-over": ["src/core/pp-bell.h:4"],
    "licence.header": ["src/core/pp-bell.h:1"],
    "licence.sql": ["data/sql/0002-bell.sql:1"],
    "names.drawer": ["src/core/pp-bell-utils.h:1"],
    "names.prefix": ["src/core/bell.h:1"],
    "once": ["src/core/pp-bell.h:1"],
    "own-header": ["src/booking/pp-machine.c:2"],
    "potfiles.dead": ["po/POTFILES:2"],
    "potfiles.not-extracted": ["ui/booking/pp-bell.ui:5"],
    "potfiles.unlisted": ["src/core/pp-bell.h:1"],
    "potfiles.unsorted": ["po/POTFILES:2"],
    "print": ["src/core/pp-bell.h:9"],
    "sql": ["src/admin/pp-command.h:4"],
    "top": ["scripts/ring:1"],
    "unsafe": ["src/core/pp-bell.h:9"],
    "valid": ["po/ml.po:15"],
}

# English, Malayalam, and the lints that must speak.
WORDS = [
    # As they should be
    ("Save", "സേവ് ചെയ്യുക", []),
    ("Booked: %s", "ബുക്ക് ചെയ്തത്: %s", []),
    ("%1$s takes %2$d kg", "%2$d kg എടുത്തത്: %1$s", []),
    ("Enter the PIN", "PIN നൽകുക", []),
    ("Run 'panippura-admin verify'", "'panippura-admin verify' നൽകുക", []),
    ("The file day.json is there", "day.json എന്ന ഫയലുണ്ട്", []),
    ("Offline", "ഓഫ്\u200cലൈനിൽ", []),
    ("%s: %s", "%s: %s", []),
    ("FSSAI", "FSSAI", []),
    ("Certificate %s-%s", "സർട്ടിഫിക്കറ്റ് %s-%s", []),
    ("Enrol", "എൻറോൾ ചെയ്യുക", []),
    # Code points
    ("Komala", "കോമള".replace("ോ", "\u0d47\u0d3e"), ["normal"]),
    ("Ravi", "അവന\u0d4d\u200d", ["joiners"]),
    ("Week", "ആഴ്\u200cച", ["joiners"]),
    ("Mouna", "മൌനം", ["letters"]),
    ("Name", "പേരു്", ["letters"]),
    ("Print", "പ്രിൻറ്", ["letters"]),
    ("Print", "പ്രിൻ്റ്", ["letters"]),
    ("5 days", "൫ ദിവസം", ["digits"]),
    ("%d days", "%Id ദിവസം", ["digits"]),
    # Placeholders
    ("%s's lot", "%sന്റെ ലോട്ട്", ["endings"]),
    ("On %s", "%s-ൽ", ["endings"]),
    ("%d%% done", "%d%%ആയി", ["endings"]),
    ("%s of %d", "%d", ["formats"]),
    ("%s of %d", "%d %s", ["formats"]),
    ("%d lots", "%s ലോട്ട്", ["formats"]),
    # Left as it was
    ("Save", "Save", ["copied"]),
    ("Save the draft", "draft സേവ് ചെയ്യുക", ["latin"]),
    ("Save (Ctrl+S)", "സേവ് ചെയ്യുക (Ctrl+S)", []),
    ("Larger (Ctrl++)", "വലുതാക്കുക (Ctrl++)", []),
    ("Show <b>all</b>", "<b>എല്ലാം</b> show", ["latin"]),
    # Spaces
    ("Name:", "പേര്: ", ["spaces"]),
    ("Name ", "പേര്", ["spaces"]),
    ("Save it", "സേവ്  ചെയ്യുക", ["spaces"]),
]

# C, and the functions in it: name, line, lines, static, documented.
FUNCTIONS = [
    ("/**\n * pp_a:\n */\nint\npp_a (void)\n{\n}\n", [("pp_a", 5, 3, False, True)]),
    ("static int\na (int (*f) (int), int b)\n{\n  return '}';\n}\n", [("a", 2, 4, True, False)]),
    ("G_DEFINE_TYPE (PpA, pp_a, G_TYPE_OBJECT)\n\nvoid\npp_a (void)\n{ if (1) { } }\n",
     [("pp_a", 4, 2, False, False)]),
    ("static const int a[] = { f (1), g (2) };\nstruct { int a; } b;\nint c (void);\n", []),
    ("#define A(b) \\\n  int b (void) \\\n  { \\\n  }\nint a;\n", []),
    ("void a (void) { char *s = \"}\"; /* } */ }\nvoid b (void) { }\n",
     [("a", 1, 1, False, False), ("b", 2, 1, False, False)]),
]


def failures(sample):
    """{check: where} of what the checks find in a sample."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(HERE, "good"), folder, dirs_exist_ok=True)
        if sample:
            shutil.copytree(os.path.join(HERE, "bad", sample), folder, dirs_exist_ok=True)
        tree = Tree(folder)
        found = {name: check(tree) for name, check in CHECKS.items()}
    return {name: [f"{f.path}:{f.line}" for f in some] for name, some in found.items() if some}


class TestChecks(unittest.TestCase):
    def test_good(self):
        self.assertEqual(failures(None), {})

    def test_every_check_has_a_bad_sample(self):
        tried = {sample.split(".")[0] for sample in BAD} | {n for _, _, some in WORDS for n in some}
        self.assertEqual(tried, set(CHECKS))

    def test_every_sample_is_tried(self):
        self.assertEqual(sorted(os.listdir(os.path.join(HERE, "bad"))), sorted(BAD))

    def test_words(self):
        for english, malayalam, expected in WORDS:
            flags = frozenset(["c-format"] if "%" in english else [])
            entry = po.Entry(1, None, english, None, (malayalam,), flags)
            spoke = [n for n, lint in check_po.LINTS.items() if list(lint(entry, malayalam))]
            self.assertEqual(spoke, expected, (english, malayalam))

    def test_plural_may_drop_its_number_for_one(self):
        entry = po.Entry(1, None, "%d slot", "%d slots", ("ഒരു സ്ലോട്ട്", "സ്ലോട്ട്"),
                         frozenset(["c-format"]))
        self.assertEqual(list(check_po.lint_formats(entry, entry.strings[0])), [])
        self.assertNotEqual(list(check_po.lint_formats(entry, entry.strings[1])), [])

    def test_functions(self):
        for text, expected in FUNCTIONS:
            self.assertEqual([tuple(f) for f in Source(text).functions()], expected, text)

    def test_po_without_empty_lines(self):
        text = 'msgctxt "a"\nmsgid "b"\nmsgstr "c\\n"\n"d"\n# e\n#, fuzzy\nmsgid "f"\nmsgstr ""\n'
        self.assertEqual([(e.line, e.context, e.msgid, e.strings, "fuzzy" in e.flags)
                          for e in po.parse(text)],
                         [(2, "a", "b", ("c\nd",), False), (7, None, "f", ("",), True)])


class TestCount(unittest.TestCase):
    def count(self, *runs):
        total = count_cases.merge(dict(zip(("name", "result", "stdout"), run)) for run in runs)
        return {" ".join(key).strip(): " ".join(said).strip() for key, said in total.items()}

    def test_tap(self):
        text = "1..4\n# a\nok 1 /a\nnot ok 2 /b - c\nok 3 /d # SKIP no e\nnot ok 4 /f # LATER g\n"
        self.assertEqual(self.count(("p", "FAIL", text)), {
            "p /a": "passed", "p /b - c": "failed", "p /d": "skipped no e", "p /f": "skipped g"})

    def test_why(self):
        text = "1..3\n# a\nnot ok 1 /b\n# Traceback\n#   c\n# Halted: d\nok 2 /e\n# f\n"
        self.assertEqual(self.count(("p", "FAIL", text)),
                         {"p /b": "failed Halted: d", "p /e": "passed"})

    def test_exit_codes(self):
        self.assertEqual(self.count(("p", "OK"), ("q", "SKIP"), ("r", "TIMEOUT")), {
            "p": "passed", "q": "skipped", "r": "failed it ended with TIMEOUT"})

    def test_whole_program_skipped(self):
        self.assertEqual(self.count(("p", "SKIP", "1..0 # SKIP no display\n")),
                         {"p": "skipped no display"})

    def test_crash_after_good_cases(self):
        self.assertEqual(self.count(("p", "ERROR", "1..2\nok 1 /a\nBail out! b.c:4\n")),
                         {"p /a": "passed", "p": "failed b.c:4"})

    def test_two_builds(self):
        good, bad, none = "ok 1 /a\n", "not ok 1 /a\n", "ok 1 /a # SKIP b\n"
        for first, second, state in ((good, bad, "failed"), (bad, good, "failed"),
                                     (good, none, "passed"), (none, none, "skipped b")):
            self.assertEqual(self.count(("p", "OK", first), ("p", "OK", second)), {"p /a": state})


def add_sample(sample, places):
    def test(self):
        self.assertEqual(failures(sample), {sample.split(".")[0]: places})

    setattr(TestChecks, "test_bad_" + sample.replace(".", "_").replace("-", "_"), test)


for name, where in BAD.items():
    add_sample(name, where)


def run(test):
    result = unittest.TestResult()
    test.run(result)
    return test.id().split(".")[-1], [text for _, text in result.failures + result.errors]


if __name__ == "__main__":
    report.speak_unicode()
    load = unittest.defaultTestLoader.loadTestsFromTestCase
    cases = [*load(TestChecks), *load(TestCount)]
    sys.exit(0 if report.tap(run(test) for test in cases) else 1)
