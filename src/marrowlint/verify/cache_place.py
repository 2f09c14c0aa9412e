"""Say where the user's cache lies, and refuse a place that a stranger's pull request can fill.

A cache inside the tree that is linted could be committed with invented answers in it.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

_NAME = "marrowlint"
_SECONDS = 10
_GIT = (
    "-c",
    "core.fsmonitor=",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "safe.bareRepository=explicit",
)
"""Nothing that a repository's own settings name may run."""


class Placed(Struct, frozen=True):
    """Where the cache lies."""

    folder: Path | None
    """``None`` where there is to be no cache."""
    note: str = ""
    """Why there is none although one was wanted, one line for standard error."""


def place(asked: Path | None, roots: Iterable[Path]) -> Placed:
    """Return the folder ``asked`` for, else the user's own, unless it lies below a linted root."""
    folder = asked or of_user(os.environ, os.name if os.name == "nt" else os.uname().sysname)
    if folder is None:
        return Placed(None, "there is no home folder to keep a cache in; nothing is kept")
    real = Path(os.path.realpath(folder))
    for root in roots:
        top = Path(os.path.realpath(root))
        if real.is_relative_to(top) and not _ours_alone(real, top):
            said = "the cache folder lies in the tree that is checked and git does not ignore it"
            return Placed(None, f"{said}; nothing is kept: name another with --cache-dir")
    return Placed(real)


def of_user(environ: Mapping[str, str], system: str) -> Path | None:
    """Return the user's cache folder for marrowlint on ``system`` (``nt``, ``Darwin``, others).

    ``XDG_CACHE_HOME`` counts only where it is absolute (XDG Base Directory Specification 0.8).
    """
    if system == "nt":
        local = environ.get("LOCALAPPDATA", "")
        return Path(local) / _NAME / "cache" if local else None
    named = environ.get("XDG_CACHE_HOME", "")
    if Path(named).is_absolute():
        return Path(named) / _NAME
    home = environ.get("HOME", "")
    if not Path(home).is_absolute():
        return None
    return Path(home) / ("Library/Caches" if system == "Darwin" else ".cache") / _NAME


def _ours_alone(folder: Path, root: Path) -> bool:
    """Return whether git ignores ``folder`` and tracks nothing in it."""
    inside = f"{folder}{os.sep}"  # a rule for folders fits what is not there yet only so
    ignored = _git(root, "check-ignore", "--quiet", "--", inside)
    tracked = _git(root, "ls-files", "-z", "--", inside)
    return ignored == (0, b"") and tracked == (0, b"")


def _git(root: Path, *words: str) -> tuple[int, bytes]:
    program = shutil.which("git")
    if program is None or not Path(program).is_absolute():
        return 127, b""  # what a folder of the tree offers is not git
    environ = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - the program is git, the words are ours and one path
            [program, *_GIT, "-C", str(root), *words],
            capture_output=True,
            check=False,
            env={**environ, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        return 127, b""
    return done.returncode, done.stdout
