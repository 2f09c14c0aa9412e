"""Find the peers that come from the npm registry, in a folder of their own."""

import shutil
import subprocess

from benchmarks.peers import HOME, Peer

FOLDER = HOME / "npm"
BIN = FOLDER / "node_modules" / ".bin"
PACKAGES = {
    "linkinator": "linkinator@7.6.1",
    "markdown-link-check": "markdown-link-check@3.15.0",
}
"""Pinned: a figure says nothing without the version it was measured against."""


def find(name: str) -> Peer:
    """Return the peer called ``name``, installed if it is missing and there is a Node.js."""
    package, program = PACKAGES[name], BIN / name
    npm = shutil.which("npm")
    if not shutil.which("node") or npm is None:
        return Peer(name, package, None, "there is no Node.js")
    if not program.exists():
        fault = _install(npm, package)
        if fault:
            return Peer(name, package, None, fault)
    return Peer(name, package, program)


def _install(npm: str, package: str) -> str:
    """Install ``package``; return the last line of what went wrong, or nothing."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--prefix", str(FOLDER), "--ignore-scripts", "--no-audit", package]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    return (done.stderr.strip().splitlines() or ["npm failed"])[-1]
