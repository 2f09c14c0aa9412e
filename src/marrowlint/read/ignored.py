"""Tell which files git is told to ignore: ``.gitignore``, read line by line.

Source: https://git-scm.com/docs/gitignore. Not a wrapper around git, which a hostile checkout
could make run code; and linear in pattern times name, since patterns are hostile as well.
"""

import os
import re
from collections.abc import Sequence
from fnmatch import translate
from pathlib import Path

from msgspec import Struct

from marrowlint.patterns import lazy

NAME = ".gitignore"
MOST_BYTES = 64 * 1024
MOST_LINES = 1_000

_ANY_DEPTH = None
_Step = re.Pattern[str] | None
_NEVER = lazy(r"(?!)")
_ESCAPE = lazy(r"\\(.)")


class Pattern(Struct, frozen=True):
    """One line of a ``.gitignore``."""

    steps: tuple[_Step, ...]
    """One for each name of the path; ``None`` stands for any number of names."""
    ignores: bool
    """False for a line that begins with ``!``."""
    folders: bool
    """Whether it speaks of folders only."""


class Ignored(Struct, frozen=True):
    """The patterns of one folder's ``.gitignore``."""

    folder: str
    patterns: tuple[Pattern, ...]

    def verdict(self, path: str, *, folder: bool) -> bool | None:
        """Return whether ``path``, which lies below, is ignored; ``None`` if no line says."""
        names = path[len(os.path.join(self.folder, "")) :].split(os.sep)  # noqa: PTH118, PTH206 - asked of every file: plain strings are fast
        for pattern in reversed(self.patterns):
            if (folder or not pattern.folders) and _match(pattern.steps, names):
                return pattern.ignores
        return None


def is_ignored(path: str, around: Sequence[Ignored], *, folder: bool) -> bool:
    """Return what the innermost of ``around`` that speaks of ``path`` says."""
    for ignored in reversed(around):
        verdict = ignored.verdict(path, folder=folder)
        if verdict is not None:
            return verdict
    return False


def read_ignored(folder: str) -> tuple[Ignored, ...]:
    """Return the ``.gitignore`` of ``folder`` as one value, or none if it cannot be read."""
    path = Path(folder, NAME)
    try:
        if path.is_symlink() or not path.is_file():
            return ()
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES)
    except OSError:
        return ()
    lines = raw.decode("utf-8", "surrogateescape").splitlines()[:MOST_LINES]
    patterns = tuple(pattern for line in lines if (pattern := _parse(line)))
    return (Ignored(folder, patterns),) if patterns else ()


def read_above(folder: str) -> tuple[Ignored, ...]:
    """Return the ``.gitignore`` files above ``folder`` inside its repository, outermost first."""
    chain = (Path(folder), *Path(folder).parents)
    for index, above in enumerate(chain):
        if os.path.lexists(above / ".git"):
            return tuple(
                ignored
                for parent in reversed(chain[1 : index + 1])
                for ignored in read_ignored(str(parent))
            )
    return ()


def _parse(line: str) -> Pattern | None:
    bare = line.rstrip(" ")
    line = f"{bare} " if bare.endswith("\\") and bare != line else bare
    if not line or line.startswith("#"):
        return None
    ignores = not line.startswith("!")
    glob = line.removeprefix("!")
    folders = glob.endswith("/")
    names = [name for name in glob.split("/") if name]
    if not names:
        return None
    steps = [_ANY_DEPTH if name == "**" else _compile(name) for name in names]
    if "/" not in glob.rstrip("/"):
        steps.insert(0, _ANY_DEPTH)
    if steps[-1] is _ANY_DEPTH:
        # `a/**` speaks of what is below `a`, not of `a`.
        steps.append(_compile("*"))
    return Pattern(tuple(steps), ignores, folders)


def _compile(name: str) -> re.Pattern[str]:
    glob = _ESCAPE.sub(lambda found: f"[{found.group(1)}]", name).replace("[^", "[!")
    # The two that stand for something at the start of a character class.
    glob = glob.replace("[!]", "[\\!]")
    return re.compile(translate(glob))


def _match(steps: Sequence[_Step], names: Sequence[str]) -> bool:
    """Return whether ``steps`` match all of ``names``, going back to the last ``**`` only."""
    at_step = at_name = 0
    retry: tuple[int, int] | None = None
    if len(steps) == 2 and steps[0] is _ANY_DEPTH:  # noqa: PLR2004 - the common line: one name
        at_step, at_name = 1, len(names) - 1
    while at_name < len(names):
        step = steps[at_step] if at_step < len(steps) else _NEVER
        if step is _ANY_DEPTH:
            at_step += 1
            retry = (at_step, at_name)
        elif step.match(names[at_name]):
            at_step += 1
            at_name += 1
        elif retry is not None:
            retry = (retry[0], retry[1] + 1)
            at_step, at_name = retry
        else:
            return False
    return all(step is _ANY_DEPTH for step in steps[at_step:])
