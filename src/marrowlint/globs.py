"""Match paths against globs as git's ignore files write them.

A glob without an inner slash matches at any depth, one with a slash from the root on. ``*``,
``?`` and ``[a-z]`` stay inside one name, ``**`` spans folders, a glob that matches a folder
covers all below it, and ``!`` takes back what an earlier glob matched. Matching takes time in
proportion to glob times path whatever they hold: both may come from a stranger.
"""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

ANY_DEPTH = "**"


def matches(globs: Iterable[str], path: str) -> bool:
    """Return whether the last of ``globs`` that speaks of ``path`` (``/`` between) takes it in."""
    taken = False
    for glob in globs:
        if _match(glob.removeprefix("!"), path.split("/")):
            taken = not glob.startswith("!")
    return taken


def _match(glob: str, names: Sequence[str]) -> bool:
    below = glob.endswith(("/", f"/{ANY_DEPTH}"))
    steps = [
        step for step in glob.removesuffix(f"/{ANY_DEPTH}").split("/") if step not in ("", ".")
    ]
    if "/" not in glob.rstrip("/"):
        steps.insert(0, ANY_DEPTH)
    return _match_steps(steps, names[:-1] if below else names)


def _match_steps(steps: Sequence[str], names: Sequence[str]) -> bool:
    """Return whether ``steps`` match some first names of the path."""
    at_step = at_name = 0
    retry: tuple[int, int] | None = None
    while at_step < len(steps):
        if steps[at_step] == ANY_DEPTH:
            at_step += 1
            retry = (at_step, at_name)
        elif at_name < len(names) and fnmatchcase(names[at_name], steps[at_step]):
            at_step += 1
            at_name += 1
        elif retry is not None and retry[1] < len(names):
            retry = (retry[0], retry[1] + 1)
            at_step, at_name = retry
        else:
            return False
    return True
