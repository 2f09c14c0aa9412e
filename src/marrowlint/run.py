"""Run over many pages: find them, look at each, and put one report together."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from marrowlint import __version__
from marrowlint.errors import UsageError
from marrowlint.finding import Report
from marrowlint.guide import info
from marrowlint.lock.join import Clock
from marrowlint.lock.locks import Locks
from marrowlint.look import Given, Known, Looked, learn, look, parse
from marrowlint.read.decode import decode, read_bytes
from marrowlint.read.discover import File, Found, Left, discover
from marrowlint.read.sniff import form_of, looks_like_page
from marrowlint.read.tree import Form, Problem, Tree
from marrowlint.rules import ALL
from marrowlint.settings import Options, Settings
from marrowlint.severity import Severity
from marrowlint.text import Text

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


def examine(paths: Sequence[Path], options: Options = DEFAULTS) -> Examined:
    """Return what ``check`` returns, with what the exit code hangs on."""
    tally = _Tally(options)
    found = _find(paths, tally.settings)
    for file in found.files:
        tally.take_file(file)
    return tally.total(found)


def examine_text(text: str | bytes, shown: str, options: Options = DEFAULTS) -> Examined:
    """Return what ``check_text`` returns, with what the exit code hangs on."""
    tally = _Tally(options)
    tally.take(_decode(text, shown), Path(shown), shown)
    return tally.total(Found(()))


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
        fault = f"'{path.as_posix()}' cannot be read: {_reason(error)}"
        raise UsageError(fault) from error


class _Giver:
    """Gives the pages of each folder what they are judged with."""

    def __init__(self, options: Options) -> None:
        self.settings = Settings(options, ALL)
        self._locks = Locks(options.lock, none=options.no_lock)
        self._clock = Clock(options.now or datetime.now(UTC))

    def at(self, folder: Path) -> Given:
        return Given(self.settings.at(folder), self._locks.at(folder), self._clock)


class _Tally:
    """Gathers what comes of one page after another."""

    def __init__(self, options: Options) -> None:
        self._giver = _Giver(options)
        self.settings = self._giver.settings
        self._looked: list[Looked] = []
        self._failing = 0
        self._ran: set[str] = set()
        self._passed_over: list[str] = []
        self._unread: list[Left] = []

    def take_file(self, file: File) -> None:
        """Look at a file, unless it was only met in a folder and is no page."""
        try:
            raw = read_bytes(file.path)
        except OSError as error:
            self._unread.append(Left(file.shown, _reason(error)))
            return
        text = decode(file.shown, raw)
        if file.named or _is_page(text, raw, file.shown):
            self.take(text, file.path, file.shown)
        else:
            self._passed_over.append(file.shown)

    def take(self, text: Text | Problem, path: Path, shown: str) -> None:
        """Look at a page."""
        folder = path.absolute().parent
        given = self._giver.at(folder)
        selection = self.settings.selection(given.config, path.absolute())
        looked = look(text, shown, given, selection, FAMILIES)
        self._looked.append(looked)
        self._ran.update(selection.severities)
        self._failing += _failing(looked, self.settings.fail_on(given.config))

    def total(self, found: Found) -> Examined:
        """Return everything so far; ``found`` tells what could not be taken."""
        unread = (*found.missing, *self._unread)
        judged = [looked.judgement for looked in self._looked]
        report = Report(
            version=__version__,
            findings=tuple(each for one in judged for each in one.findings),
            abstentions=tuple(each for one in judged for each in one.abstentions),
            suppressed=tuple(each for one in judged for each in one.suppressed),
            pages=tuple(looked.summary for looked in self._looked),
            passed_over=tuple(self._passed_over),
            unread=tuple(sorted({left.shown for left in unread})),
            faults=tuple(each for one in judged for each in one.faults),
            rules=tuple(info(rule) for rule in ALL if rule.meta.id in self._ran),
        )
        return Examined(report, self._failing, (*unread, *found.skipped))


def _find(paths: Sequence[Path], settings: Settings) -> Found:
    """Return the files of all ``paths``, each walked by the globs of its own settings.

    A link or device that was named itself is missing; one met in a folder is skipped.
    """
    files: dict[Path, File] = {}
    missing: dict[Left, None] = {}
    skipped: dict[Left, None] = {}
    for path in paths:
        walked = path.is_dir()
        config = settings.at(path.absolute() if walked else path.absolute().parent)
        found = discover([path], config.exclude, config.root)
        for file in found.files:
            known = files.get(file.path, file)
            files[file.path] = replace(file, named=file.named or known.named)
        missing.update(dict.fromkeys(found.missing))
        (skipped if walked else missing).update(dict.fromkeys(found.skipped))
    ordered = sorted(files.values(), key=lambda file: file.shown)
    return Found(tuple(ordered), tuple(missing), tuple(skipped))


def _is_page(text: Text | Problem, raw: bytes, shown: str) -> bool:
    form = form_of(shown)
    if isinstance(text, Text):
        return looks_like_page(text.content, form)
    # Markdown that cannot be read may well be a page; data is one if its ASCII words say so.
    ascii_words = raw.replace(b"\0", b"").decode("latin-1")
    return form is Form.MARKDOWN or looks_like_page(ascii_words, form)


def _decode(text: str | bytes, shown: str) -> Text | Problem:
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return decode(shown, raw)


def _failing(looked: Looked, fail_on: str) -> int:
    if fail_on == NEVER:
        return 0
    worst = Severity(fail_on).rank
    return sum(finding.severity.rank <= worst for finding in looked.judgement.findings)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
