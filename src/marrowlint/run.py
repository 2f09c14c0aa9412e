"""Run over many pages: find them, look at each, and put one report together."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from marrowlint import __version__
from marrowlint.errors import UsageError
from marrowlint.finding import Report
from marrowlint.guide import info
from marrowlint.lock.join import Clock
from marrowlint.lock.locks import Locks
from marrowlint.look import Given, Known, Looked, learn, look, parse
from marrowlint.read.decode import decode, read_bytes
from marrowlint.read.discover import Left
from marrowlint.read.tree import Problem, Tree
from marrowlint.rules import ALL
from marrowlint.settings import Options, Settings
from marrowlint.severity import Severity
from marrowlint.text import Text
from marrowlint.walk import Walk, Walked, reason

DEFAULTS = Options()
NEVER = "never"
FAMILIES = {rule.meta.id: rule.meta.family for rule in ALL}


class Examined(Struct, frozen=True):
    """A report, and what the exit code hangs on besides."""

    report: Report
    failing: int
    """Findings as severe as the ``fail-on`` of their page's settings, or worse."""
    left_out: tuple[Left, ...]
    """Paths that were not read, each with the reason."""


def check(paths: Sequence[Path], options: Options = DEFAULTS) -> Report:
    """Return the report on the pages that ``paths``, files or folders, stand for.

    Raises ``UsageError`` and ``ConfigError``; a page or a rule that fails is in the report.
    """
    return examine(paths, options).report


def check_text(text: str | bytes, shown: str, options: Options = DEFAULTS) -> Report:
    """Return the report on a page that is no file (yet); ``shown`` gives its form and settings.

    Raises ``UsageError`` and ``ConfigError``.
    """
    return examine_text(text, shown, options).report


def examine(
    paths: Sequence[Path], options: Options = DEFAULTS, locks: Locks | None = None
) -> Examined:
    """Return what ``check`` returns, with what the exit code hangs on.

    ``locks`` are used in the place of those that ``options`` name.
    """
    tally = _Tally(options, locks)
    walk = Walk(paths, tally.settings)
    for file, text in walk.pages():
        tally.take(text, file.path, file.shown)
    return tally.total(walk.walked())


def examine_text(
    text: str | bytes, shown: str, options: Options = DEFAULTS, locks: Locks | None = None
) -> Examined:
    """Return what ``check_text`` returns, with what the exit code hangs on."""
    tally = _Tally(options, locks)
    tally.take(decoded(text, shown), Path(shown), shown)
    return tally.total(Walked())


def claims(path: Path, options: Options = DEFAULTS) -> Known:
    """Return the page in the file at ``path``, its claims and their links.

    Raises ``UsageError`` where the file cannot be opened, ``ConfigError`` as ``check`` does.
    """
    folder = path.absolute().parent
    return learn(_open(path), path.as_posix(), _Giver(options).at(folder))


def read(path: Path, options: Options = DEFAULTS) -> Tree:
    """Return the file at ``path`` as a tree; raises as ``claims`` does."""
    config = Settings(options, ALL).at(path.absolute().parent)
    return parse(_open(path), path.as_posix(), config)


def _open(path: Path) -> Text | Problem:
    try:
        return decode(path.as_posix(), read_bytes(path.resolve()))
    except OSError as error:
        fault = f"'{path.as_posix()}' cannot be read: {reason(error)}"
        raise UsageError(fault) from error


class _Giver:
    """Gives the pages of each folder what they are judged with."""

    def __init__(self, options: Options, locks: Locks | None = None) -> None:
        self.settings = Settings(options, ALL)
        self._locks = locks or Locks(options.lock, none=options.no_lock)
        self._now = options.now or datetime.now(UTC)

    def at(self, folder: Path) -> Given:
        config = self.settings.at(folder)
        return Given(config, self._locks.at(folder), Clock(self._now, config.sources.stale_days))


class _Tally:
    """Gathers what comes of one page after another."""

    def __init__(self, options: Options, locks: Locks | None) -> None:
        self._giver = _Giver(options, locks)
        self.settings = self._giver.settings
        self._looked: list[Looked] = []
        self._failing = 0
        self._ran: set[str] = set()

    def take(self, text: Text | Problem, path: Path, shown: str) -> None:
        """Look at a page."""
        folder = path.absolute().parent
        given = self._giver.at(folder)
        selection = self.settings.selection(given.config, path.absolute())
        looked = look(text, shown, given, selection, FAMILIES)
        self._looked.append(looked)
        self._ran.update(selection.severities)
        self._failing += _failing(looked, self.settings.fail_on(given.config))

    def total(self, walked: Walked) -> Examined:
        """Return everything so far; ``walked`` tells what could not be taken."""
        judged = [looked.judgement for looked in self._looked]
        report = Report(
            version=__version__,
            findings=tuple(each for one in judged for each in one.findings),
            abstentions=tuple(each for one in judged for each in one.abstentions),
            suppressed=tuple(each for one in judged for each in one.suppressed),
            pages=tuple(looked.summary for looked in self._looked),
            passed_over=walked.passed_over,
            unread=tuple(sorted({left.shown for left in walked.unread})),
            faults=tuple(each for one in judged for each in one.faults),
            rules=tuple(info(rule) for rule in ALL if rule.meta.id in self._ran),
            standings=tuple(each for looked in self._looked for each in looked.standings),
        )
        return Examined(report, self._failing, (*walked.unread, *walked.skipped))


def decoded(text: str | bytes, shown: str) -> Text | Problem:
    """Return a page that is no file (yet) as text, or the problem that it is none."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return decode(shown, raw)


def _failing(looked: Looked, fail_on: str) -> int:
    if fail_on == NEVER:
        return 0
    worst = Severity(fail_on).rank
    return sum(finding.severity.rank <= worst for finding in looked.judgement.findings)
