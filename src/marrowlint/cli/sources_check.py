"""``marrowlint sources check``: say where each source of the pages stands."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from marrowlint.cli.gathering import add_pages, gathered
from marrowlint.cli.locks import locks
from marrowlint.cli.output import complain, write_log
from marrowlint.cli.parser import Parser, add_online, options
from marrowlint.cli.refresh import Choice, Group, groups, renew
from marrowlint.collect import Listed
from marrowlint.evidence.identity import keys
from marrowlint.facts import Fact, Verdict
from marrowlint.lock.join import Clock, fact
from marrowlint.lock.lock import Lock
from marrowlint.page import Source
from marrowlint.report.standing_words import COMMA, state
from marrowlint.report.summary import counted
from marrowlint.report.visible import Safe, joined, lines, say, visible

SOUND, DOUBTFUL, INCOMPLETE = 0, 1, 2
EXAMPLES = """\
  marrowlint sources check                  as the lock says
  marrowlint sources check page.md --online ask now, and write nothing
"""


class Row(Struct, frozen=True):
    """What is said of one source."""

    source: Source
    fact: Fact

    @property
    def kind(self) -> str:
        """Return where it stands, in one word or two; the gravest that is true."""
        if self.fact.unchecked:
            return "unchecked"
        if any(record.retracted for record in self.fact.records):
            return "retracted"
        verdicts = {record.verdict for record in self.fact.records}
        order = (Verdict.DEAD.value, Verdict.UNKNOWN.value, Verdict.ALIVE.value)
        return next(each for each in order if each in verdicts)

    @property
    def fails(self) -> bool:
        """Return whether somebody has to look: it is missing, stale, dead or retracted."""
        if not keys(self.source):
            return False  # there is nothing to ask about; rules speak of that
        return self.fact.stale or self.kind in {"unchecked", "retracted", Verdict.DEAD.value}


def run(argv: Sequence[str]) -> int:
    """Print where the sources of the pages in ``argv`` stand; return the exit code."""
    about = "Say of each source of the pages whether it is there, retracted, or unchecked."
    parser = Parser("sources check", about, EXAMPLES)
    add_pages(parser)
    parser.add_argument("--online", action="store_true", help="ask now; the lock is not written")
    add_online(parser)
    args = parser.read(argv)
    return SOUND if args is None else _check(args)


def _check(args: argparse.Namespace) -> int:
    collected = gathered(args)
    if not collected.pages:
        return INCOMPLETE
    found = groups(collected, locks(args))
    now = options(args).now or datetime.now(UTC)
    known = [(group, group.old) for group in found]
    if args.online:
        from marrowlint.cli.asking import asker

        renewed, answers = renew(found, Choice(now, stale=0), asker(args, now, collected))
        known = [(each.group, each.new) for each in renewed]
        for note in answers.notes:
            complain(note)
    rows = [(page, _rows(page, lock, now)) for page, lock in _pages(known)]
    every = [row for _, some in rows for row in some]
    write_log(lines([*_told(rows), _counts(every)]))
    if any(not group.exists for group in found) and not args.online:
        complain("there is no lock yet", "`marrowlint sources update` asks and writes one.")
    if not collected.complete:
        return INCOMPLETE
    return DOUBTFUL if any(row.fails for row in every) else SOUND


def _pages(known: Sequence[tuple[Group, Lock]]) -> Iterator[tuple[Listed, Lock]]:
    pages = [(page, lock) for group, lock in known for page in group.pages]
    return iter(sorted(pages, key=lambda pair: pair[0].shown))


def _rows(page: Listed, lock: Lock, now: datetime) -> tuple[Row, ...]:
    clock = Clock(now, page.config.sources.stale_days)
    return tuple(Row(source, fact(source, lock, clock)) for source in page.sources)


def _told(rows: Sequence[tuple[Listed, tuple[Row, ...]]]) -> Iterator[Safe]:
    for page, some in rows:
        yield visible(page.shown)
        if page.doubt:
            yield say("  the page could not be read whole: {why}", why=visible(page.doubt))
        for row in some:
            name, key = visible(row.source.id), visible(_key(row))
            yield say("  {name}  {key}  {told}", name=name, key=key, told=_words(row))
        yield Safe("")


def _key(row: Row) -> str:
    if row.fact.records:
        return row.fact.records[0].key
    return next(iter(keys(row.source)), "no identifier")


def _words(row: Row) -> Safe:
    if row.fact.unchecked:
        return say("unchecked: {why}", why=visible(row.fact.unchecked))
    told = joined(Safe(" / "), map(state, row.fact.records))
    on = visible(min(record.at for record in row.fact.records)[:10])
    stale = Safe(", which is long ago") if row.fact.stale else Safe("")
    return say("{told}; asked {on}{stale}", told=told, on=on, stale=stale)


def _counts(rows: Sequence[Row]) -> Safe:
    kinds = [row.kind for row in rows]
    words = [*(each.value for each in Verdict), "retracted", "unchecked"]
    told = [word for word in words if word in kinds]
    parts = [say("{n} {word}", n=kinds.count(word), word=visible(word)) for word in told]
    if stale := sum(row.fact.stale for row in rows):
        parts.append(say("{n} stale", n=stale))
    sources = counted(len(rows), "source")
    return joined(Safe(": "), filter(None, (sources, joined(COMMA, parts))))
