"""Run the commands that README.md shows and write what they print below them.

``python docs/make_readme.py``; only ``console`` blocks that open with ``$ marrowlint`` are run.
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (?P<command>marrowlint [^\n]*)\n.*?```\n", re.DOTALL)


def rendered(readme: str) -> str:
    """Return ``readme`` with the present output of each command."""
    return BLOCK.sub(lambda block: _block(block["command"]), readme)


def _block(command: str) -> str:
    return f"```console\n$ {command}\n{output(command)}```\n"


def output(command: str) -> str:
    """Return what ``command`` prints to standard output, without trailing blanks."""
    words = [sys.executable, "-m", *shlex.split(command)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)  # noqa: S603 - from our own README
    lines = done.stdout.decode().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


if __name__ == "__main__":
    TARGET.write_text(rendered(TARGET.read_text("utf-8")), "utf-8", newline="\n")
