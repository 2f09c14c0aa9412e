"""Hold a record to what its fields may say; a lock may come from a stranger."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import astuple

from marrowlint.evidence.identity import FORMS
from marrowlint.facts import Answer, Asked, Notice, NoticeKind, Record, Verdict
from marrowlint.lock.licence import permits
from marrowlint.patterns import lazy

LONGEST = {"title": 2_000, "abstract": 20_000, "url": 2_048, "moved_to": 2_048, "archived": 2_048}
"""Characters of a field."""
LONG = 500
"""Characters of any other, or of an item of a list."""
MOST = {"retracted_references": 1_000, "authors": 300, "numbers": 300}
"""Items of a list."""
MANY = 100
"""Items of any other."""
_MOMENT = lazy(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\dZ")
_DAY = lazy(r"\d{4}(?:-[01]\d(?:-[0-3]\d)?)?")
_YEAR = lazy(r"\d{4}")
_SHA256 = lazy(r"[0-9a-f]{64}")
_ADDRESS = lazy(r"https?://[^\s\x00-\x20\"<>\\^`{|}\x7f-\x9f]+")
_KEY = lazy(r"[a-z]+:[^\s\x00-\x20\x7f-\x9f]+")

VERDICTS = frozenset(each.value for each in Verdict)
ANSWERS = frozenset(each.value for each in Answer)
KINDS = frozenset(each.value for each in NoticeKind)

NAMES = Record.__struct_fields__
LENGTHS = tuple(LONGEST.get(name, LONG) for name in NAMES)
"""Characters, for each field of a record in its order."""
ITEMS = tuple(MOST.get(name, MANY) for name in NAMES)
"""Items, likewise."""
IDENTIFIERS = ("ids", "registrations", "retracted_references")
"""Fields that list identifiers."""
_EMPTY = Record("")
_OBJECTS = frozenset({"notices", "notice_of", "asked"})
_short = attrgetter(
    *(name for name in NAMES if isinstance(getattr(_EMPTY, name), str) and name not in LONGEST)
)
_listed = attrgetter(
    *(name for name in NAMES if isinstance(getattr(_EMPTY, name), tuple) and name not in _OBJECTS)
)


class Fault(Struct, frozen=True):
    """What is wrong with one field of a record."""

    field: str
    why: str


def fault(key: str, record: Record) -> Fault | None:
    """Return the first thing in ``record``, filed under ``key``, that it must not say."""
    if record.key != key:
        return Fault("key", f"it says '{record.key[:80]}', another one than its entry")
    return next((found for check in _CHECKS if (found := check(record))), None)


def is_identifier(word: str) -> bool:
    """Return whether ``word`` is ``scheme:value``, of a scheme we know and in its form."""
    scheme, _, value = word.partition(":")
    if form := FORMS.get(scheme):
        return form.fullmatch(value) is not None
    return scheme == "url" and _KEY.fullmatch(word) is not None


@lru_cache(maxsize=4096)
def is_moment(word: str) -> bool:
    """Return whether ``word`` is a moment in UTC, ``2026-11-23T09:30:00Z``."""
    return _MOMENT.fullmatch(word) is not None


def _sizes(record: Record) -> Fault | None:
    # Ten thousand records are held to this before a page is looked at: first a rough look.
    lists = _listed(record)
    long = max(map(len, chain(_short(record), *lists))) > LONG or max(map(len, lists)) > MANY
    long = long or any(len(getattr(record, name)) > most for name, most in LONGEST.items())
    long = long or len(record.notices) + len(record.notice_of) + len(record.asked) > MANY
    if not long:
        return None
    return next(filter(None, map(_size, NAMES, astuple(record), LENGTHS, ITEMS)), None)


def _size(name: str, value: object, longest: int, most: int) -> Fault | None:
    words = [value] if isinstance(value, str) else value if isinstance(value, tuple) else ()
    if len(words) > most:
        return Fault(name, f"it has more than {most:,} items")
    if any(isinstance(each, str) and len(each) > longest for each in words):
        return Fault(name, f"it has more than {longest:,} characters")
    return None


def _identity(record: Record) -> Fault | None:
    if record.key not in record.ids and record.ids:
        return Fault("ids", "the key of the entry is not among them")
    if not is_identifier(record.key):
        return Fault("key", f"'{record.key[:80]}' is no identifier that a lock is sorted by")
    return next(
        filter(None, (_not_identifiers(name, getattr(record, name)) for name in IDENTIFIERS)), None
    )


def _words(record: Record) -> Fault | None:
    if record.verdict not in VERDICTS:
        return _other("verdict", record.verdict, VERDICTS)
    if record.year and not _YEAR.fullmatch(record.year):
        return Fault("year", f"'{record.year[:80]}' is no year")
    if record.at and not is_moment(record.at):
        return Fault("at", f"'{record.at[:80]}' is no moment such as 2026-11-23T09:30:00Z")
    if record.abstract_sha256 and not _SHA256.fullmatch(record.abstract_sha256):
        return Fault("abstract_sha256", "it is no SHA-256 in hexadecimal digits")
    return None


def _addresses(record: Record) -> Fault | None:
    for name in ("url", "moved_to", "archived"):
        value = getattr(record, name)
        if value and not _ADDRESS.fullmatch(value):
            return Fault(name, f"'{value[:80]}' is no address of the web")
    return None


def _abstract(record: Record) -> Fault | None:
    if record.abstract and not permits(record.licence):
        said = f"its licence is '{record.licence[:80]}'" if record.licence else "it has no licence"
        return Fault("abstract", f"an abstract may not be kept where {said}")
    return None


def _asked(record: Record) -> Fault | None:
    for each in record.asked:
        if found := asked_fault(each):
            return Fault("asked", found)
    return None


def asked_fault(asked: Asked) -> str:
    """Return what is wrong with what a service is said to have answered, or ``""``."""
    if asked.answer not in ANSWERS:
        return _other("answer", asked.answer, ANSWERS).why
    if not is_moment(asked.at):
        return f"'{asked.at[:80]}' is no moment such as 2026-11-23T09:30:00Z"
    return _long((asked.service, asked.why))


def _trial(record: Record) -> Fault | None:
    trial = record.trial
    if trial is None:
        return None
    words = [each for each in (*astuple(trial), *trial.phases) if isinstance(each, str)]
    if len(trial.phases) > MANY:
        return Fault("trial", f"it has more than {MANY:,} phases")
    return Fault("trial", found) if (found := _long(words)) else None


def _notices(record: Record) -> Fault | None:
    for name, notices in (("notices", record.notices), ("notice_of", record.notice_of)):
        for each in notices:
            if found := notice_fault(each):
                return Fault(name, found)
    return None


def notice_fault(notice: Notice) -> str:
    """Return what is wrong with a notice, or ``""``."""
    if notice.kind not in KINDS:
        return _other("kind", notice.kind, KINDS).why
    if notice.id and not is_identifier(notice.id):
        return f"'{notice.id[:80]}' is no identifier"
    if notice.date and not _DAY.fullmatch(notice.date):
        return f"'{notice.date[:80]}' is no date such as 2026-11-23, 2026-11 or 2026"
    return _long(notice.services)


_CHECKS: tuple[Callable[[Record], Fault | None], ...] = (
    _sizes,
    _identity,
    _words,
    _addresses,
    _abstract,
    _asked,
    _trial,
    _notices,
)


def _not_identifiers(name: str, words: Iterable[str]) -> Fault | None:
    bad = next((each for each in words if not is_identifier(each)), None)
    return None if bad is None else Fault(name, f"'{bad[:80]}' is no identifier")


def _other(name: str, word: str, allowed: Iterable[str]) -> Fault:
    return Fault(name, f"'{word[:80]}' is none of {', '.join(sorted(allowed))}")


def _long(words: Iterable[str]) -> str:
    return "it has words that are too long" if any(len(each) > LONG for each in words) else ""
