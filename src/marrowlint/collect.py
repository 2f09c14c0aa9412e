"""Collect the sources of many pages, without judging any."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from marrowlint.ask import crash
from marrowlint.build import build
from marrowlint.config import Config
from marrowlint.look import parse
from marrowlint.page import Source
from marrowlint.read.discover import Left
from marrowlint.read.tree import Problem
from marrowlint.settings import Settings
from marrowlint.text import Text
from marrowlint.walk import Walk


class Listed(Struct, frozen=True):
    """The sources of one page."""

    shown: str
    """The page's path as reported."""
    folder: Path
    config: Config
    sources: tuple[Source, ...]
    doubt: str = ""
    """Why it may have sources besides these, in a few words."""


class Collected(Struct, frozen=True):
    """The sources of the pages of a run."""

    pages: tuple[Listed, ...]
    """By path."""
    left_out: tuple[Left, ...] = ()
    """Paths that were not read, each with the reason."""
    complete: bool = True
    """Whether every path that was named could be opened."""


def collect(paths: Sequence[Path], settings: Settings) -> Collected:
    """Return the sources of the pages that ``paths`` stand for; raise ``ConfigError``."""
    walk = Walk(paths, settings)
    pages = tuple(
        listed(text, file.path, file.shown, settings.at(file.path.absolute().parent))
        for file, text in walk.pages()
    )
    walked = walk.walked()
    return Collected(pages, (*walked.unread, *walked.skipped), not walked.unread)


def listed(text: Text | Problem, path: Path, shown: str, config: Config) -> Listed:
    """Return the sources of the page in ``text``; raise nothing."""
    folder = path.absolute().parent
    try:
        tree = parse(text, shown, config)
        page = build(tree)
    except Exception as error:  # noqa: BLE001 - the page's boundary, as in look
        return Listed(shown, folder, config, (), crash(error))
    fault = next(iter(tree.problems), None)
    if not tree.readable:
        return Listed(shown, folder, config, (), fault.detail if fault else "it cannot be read")
    doubt = "" if page.whole or fault is None else fault.detail
    return Listed(shown, folder, config, page.sources, doubt)


def every(collected: Collected) -> Iterator[Source]:
    """Yield each source of each page."""
    for page in collected.pages:
        yield from page.sources
