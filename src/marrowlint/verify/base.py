"""Read files of another revision from git, which is trusted where the working tree is not.

git is asked by two commands that read objects and nothing else. A repository's own settings, and
a bare repository hidden in a folder, get to run nothing; the environment cannot point git to
another repository; nothing is fetched.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from marrowlint.errors import UsageError

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that are read; git is asked for its size first."""
_SECONDS = 30
_LONGEST = 250
"""Characters of a revision's name."""
_HEX = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_PLAIN = (
    "--no-pager",
    "--no-optional-locks",
    "--no-replace-objects",
    *("-c", "core.fsmonitor="),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "protocol.allow=never"),
)
"""Nothing that a repository names may run, be asked, or stand in for an object."""
_QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}


class _Said(Struct, frozen=True):
    """What git answered."""

    code: int
    out: bytes = b""

    @property
    def word(self) -> str:
        return self.out.decode("utf-8", "surrogateescape").rstrip("\n")


def at_revision(path: Path, revision: str) -> bytes | None:
    """Return what ``revision`` holds at ``path``, ``None`` where it has no such file.

    ``path`` is a file of a working tree; it need not exist there. Raises ``UsageError`` where git
    or the revision is not to be had, or the file is too large.
    """
    git = _git()
    _hold_plain(revision)
    real = Path(os.path.realpath(path.parent)) / path.name
    top = _ask(git, real.parent, "rev-parse", "--show-toplevel")
    if top.code or not top.word:
        fault = f"--base {revision}: '{path.parent}' is not in a git repository that may be read"
        raise UsageError(fault, "Leave --base out, or run it in a clone of your own.")
    commit = _ask(
        git, real.parent, "rev-parse", "--verify", "--quiet", "--end-of-options",
        f"{revision}^{{commit}}",
    )  # fmt: skip
    if commit.code or not _HEX.fullmatch(commit.word):
        fault = f"--base {revision}: git knows no such revision"
        hint = "Fetch it first; in CI, check out with the whole history (fetch-depth: 0)."
        raise UsageError(fault, hint)
    inside = os.path.relpath(real, os.path.realpath(top.word)).replace(os.sep, "/")
    return _content(git, real.parent, f"{commit.word}:{inside}", revision)


def _content(git: str, folder: Path, name: str, revision: str) -> bytes | None:
    blob = _ask(git, folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    if blob.code or not _HEX.fullmatch(blob.word):
        return None
    size = _ask(git, folder, "cat-file", "-s", blob.word)
    if size.code or not size.word.isdigit() or int(size.word) > LARGEST:
        _refuse(revision, f"the file is larger than {LARGEST // 1024**2} MiB")
    found = _ask(git, folder, "cat-file", "blob", blob.word)
    return None if found.code else found.out


def _git() -> str:
    """Return the path of git: an absolute one, so that no folder we stand in can offer its own."""
    found = shutil.which("git")
    if found is None or not Path(found).is_absolute():
        fault = "--base needs git, which is not to be found"
        raise UsageError(fault, "Install git, or leave --base out.")
    return found


def _hold_plain(revision: str) -> None:
    fits = revision.isprintable() and not revision.startswith("-") and len(revision) <= _LONGEST
    if not revision or not fits or set(revision) & set(": \\"):
        fault = f"--base '{revision[:80]}' is no name of a revision"
        raise UsageError(fault, "Write a branch, a tag or a commit, such as origin/main.")


def _ask(git: str, folder: Path, *words: str) -> _Said:
    environ = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - the program is git, the words were looked at
            [git, *_PLAIN, "-C", str(folder), *words],
            capture_output=True,
            check=False,
            env={**environ, **_QUIET},
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        _refuse(words[0], f"git gave no answer in {_SECONDS} seconds")
    except (OSError, ValueError) as error:
        _refuse(words[0], f"git cannot be run: {getattr(error, 'strerror', None) or error}")
    return _Said(done.returncode, done.stdout)


def _refuse(about: str, why: str) -> NoReturn:
    fault = f"--base: {why} ({about})"
    raise UsageError(fault, "Leave --base out, or mend the repository.")
