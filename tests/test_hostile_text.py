"""Tell every text that hides or forges characters, and leave ordinary writing alone."""

import json
import subprocess
import sys
from pathlib import Path

from marrowlint.run import check
from marrowlint.settings import Options
from shared_data import shared

RULES = ("hidden-unicode", "confusable-characters")


def test_the_texts_of_the_hostile_tree(tmp_path: Path) -> None:
    script = shared("suites", "hostile", "gen_hostile.py")
    command = [sys.executable, str(script), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    rows = {row["id"]: row["expect"] == "diag" for row in manifest if row["cls"] == "text"}

    options = Options(no_config=True, select=RULES)
    told = {
        name: any(
            found.rule in RULES
            for found in check([tmp_path / "tree" / "text" / f"{name}.md"], options).findings
        )
        for name in rows
    }

    assert told == rows
