"""Ask about the sources that locks know too little of, and put the answers into the locks.

The caller decides whether the locks are written.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from marrowlint.cli.save import save
from marrowlint.collect import Collected, Listed
from marrowlint.evidence.identity import keys
from marrowlint.facts import Record
from marrowlint.lock.due import due
from marrowlint.lock.find import home, shown
from marrowlint.lock.join import Clock
from marrowlint.lock.keep import answered, merge
from marrowlint.lock.lock import Lock
from marrowlint.lock.locks import Locks
from marrowlint.lock.write import render
from marrowlint.page import Source

Keys = tuple[str, ...]


class Answers(Struct, frozen=True):
    """What came of asking."""

    of: Mapping[Keys, tuple[Record, ...]]
    """The identifiers of a source to the works that they lead to."""
    calls: int = 0
    notes: tuple[str, ...] = ()
    """What people should hear of, one line each."""


Ask = Callable[[Sequence[Source]], Answers]


class Group(Struct, frozen=True):
    """The pages that one lock speaks for."""

    file: Path
    old: Lock
    """As it was; empty where the file is not there yet."""
    exists: bool
    pages: tuple[Listed, ...]
    sources: Mapping[Keys, Source]
    """The sources that can be asked about, each once, by their identifiers."""


class Renewed(Struct, frozen=True):
    """A lock, and what came of asking for it."""

    group: Group
    new: Lock
    asked: tuple[Keys, ...] = ()
    """What was asked about."""
    unreached: Mapping[Keys, str] = {}
    """Of these, what nobody gave an answer about, and why."""

    @property
    def known(self) -> int:
        """Return how many sources of the pages were not asked about: the lock knows them."""
        return len(self.group.sources) - len(self.asked)


class Choice(Struct, frozen=True):
    """Which sources are asked about."""

    now: datetime
    stale: int | None = None
    """Days after which a source is asked about again; ``None`` leaves it to the settings."""
    only: tuple[str, ...] = ()
    """Ask about the sources with one of these identifiers alone, however fresh."""


def groups(collected: Collected, locks: Locks) -> tuple[Group, ...]:
    """Return the pages by their lock, a made-up one where there is none.

    Raises ``ConfigError``.
    """
    files: dict[Path, list[Listed]] = {}
    for page in collected.pages:
        file = locks.file(page.folder) or home(page.folder, page.config.path, Path.cwd())
        files.setdefault(file, []).append(page)
    return tuple(_group(file, tuple(pages), locks) for file, pages in sorted(files.items()))


def renew(found: Sequence[Group], choice: Choice, ask: Ask) -> tuple[tuple[Renewed, ...], Answers]:
    """Return each lock with the answers put into it, and the answers."""
    wanted = {group.file: _wanted(group, choice) for group in found}
    every = {asked: source for each in wanted.values() for asked, source in each.items()}
    answers = ask(tuple(every.values())) if every else Answers({})
    return tuple(_renewed(group, tuple(wanted[group.file]), answers) for group in found), answers


def reached(renewed: Sequence[Renewed]) -> bool:
    """Return whether anybody gave an answer, or nobody was asked."""
    asked = sum(len(each.asked) for each in renewed)
    return not asked or asked > sum(len(each.unreached) for each in renewed)


def keep(renewed: Renewed) -> bool:
    """Write the lock where it changed, whole or not at all; return whether it did.

    Raises ``OutputError``.
    """
    if renewed.new.records == renewed.group.old.records:
        return False
    save(renewed.group.file, render(renewed.new.records))
    return True


def _group(file: Path, pages: tuple[Listed, ...], locks: Locks) -> Group:
    exists = os.path.lexists(file)
    every = [source for page in pages for source in page.sources]
    sources = {asked: source for source in reversed(every) if (asked := keys(source))}
    old = locks.of(file) if exists else Lock(shown(file))
    return Group(file, old, exists, pages, dict(reversed(sources.items())))


def _wanted(group: Group, choice: Choice) -> dict[Keys, Source]:
    found: dict[Keys, Source] = {}
    for page in group.pages:
        days = page.config.sources.stale_days if choice.stale is None else choice.stale
        clock = Clock(choice.now, days)
        for source in page.sources:
            asked = keys(source)
            chosen = bool(set(choice.only) & set(asked))
            if chosen or (not choice.only and due(source, group.old, clock)):
                found.setdefault(asked, source)
    return found


def _renewed(group: Group, asked: tuple[Keys, ...], answers: Answers) -> Renewed:
    records = {record.key: record for each in asked for record in answers.of.get(each, ())}
    unreached = {
        each: _why(answers.of.get(each, ()))
        for each in asked
        if not any(map(answered, answers.of.get(each, ())))
    }
    return Renewed(group, merge(group.old, records.values()), asked, unreached)


def _why(records: Sequence[Record]) -> str:
    reasons = (f"{asked.service}: {asked.why}" for each in records for asked in each.asked)
    return next(reasons, next((each.reason for each in records if each.reason), "no answer"))
