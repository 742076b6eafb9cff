# SPDX-License-Identifier: GPL-3.0-or-later
"""A demo cluster in a folder of its own and a district server on loopback, on a working day: the
programs themselves, run as people run them."""
import datetime
import json
import os
import shutil
import subprocess
import tempfile
import time

CLUSTER = "G12011"
INDIA = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
# A Wednesday, so that the cluster is open whenever the test runs.
MORNING = datetime.datetime(2026, 3, 11, 9, 40, tzinfo=INDIA)
PATIENCE = 20       # seconds


class Town:
    def __init__(self, build, source):
        self.build, self.source = build, source
        self.folder = tempfile.mkdtemp()
        self.data = os.path.join(self.folder, "desk")
        self.store = "sqlite:" + os.path.join(self.folder, "district.db")
        self.server = None
        ahead = int(MORNING.timestamp() - time.time())
        quiet = {name: value for name, value in os.environ.items() if name != "G_DEBUG"}
        self.env = quiet | {
            "LD_PRELOAD": os.path.join(build, "tests", "a11y", "libpp-other-day.so"),
            "PP_OTHER_DAY_SECONDS": str(ahead), "ASAN_OPTIONS": "verify_asan_link_order=0"}

    def with_disk(self, disk, milliseconds):
        """The environment of a desk whose disk takes so long for each sync."""
        return self.env | {"LD_PRELOAD": f"{self.env['LD_PRELOAD']} {disk}",
                           "PP_DISK_FOLDER": self.data, "PP_DISK_SYNC_MS": milliseconds}

    def run(self, program, *words):
        done = subprocess.run([os.path.join(self.build, "src", program, f"panippura-{program}"),
                               *words], env=self.env, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"Bail out! panippura-{program} {words}: {done.stderr}{done.stdout}")
        return done.stdout

    def admin(self, *words):
        return self.run("admin", "--data-dir", self.data, *words)

    def list(self, kind):
        """Every record of a kind, as panippura-admin tells them."""
        return [json.loads(line) for line in self.admin("--json", "list", kind).splitlines()]

    def district(self, *words):
        return self.run("district", "--store", self.store, *words)

    def make_cluster(self, language):
        """A demo cluster whose staff all have the desk in one language."""
        past = (MORNING - datetime.timedelta(days=60)).strftime("%Y-%m-%d 08:00")
        self.admin("init", "--demo", "--manager", "mini", "--name", "Mini Thomas",
                   "--local-body", CLUSTER, "--at", past)
        self.admin("play", "--today", MORNING.strftime("%Y-%m-%d"),
                   os.path.join(self.source, "data", "demo", "cluster.jsonl"))
        for staff in self.list("staff"):
            self.admin("do", "staff.edit", f"id={staff['id']}", f"language={language}")

    def serve(self):
        """Returns the server's address and a code that enrols one desk."""
        self.district("add-cluster", "--cluster", CLUSTER, "--name", "Demo")
        code = self.district("enrol-code", "--cluster", CLUSTER).strip()
        self.server = subprocess.Popen(
            [os.path.join(self.build, "src", "district", "panippura-district"), "--store",
             self.store, "serve", "--listen", "127.0.0.1:0"],
            env=self.env, stdout=subprocess.PIPE, text=True)
        return self.server.stdout.readline().strip().rstrip("/"), code

    def close(self):
        if self.server is not None:
            self.server.terminate()
            self.server.wait(PATIENCE)
        shutil.rmtree(self.folder, ignore_errors=True)
