"""Hold what a page says a source is against the works that its identifiers lead to.

Titles weigh most. One that only differs tells too little by itself: people shorten, translate and
paraphrase. So authors and year are heard too, and one author in common settles any doubt.
"""

from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from marrowlint.evidence.titles import SAME, STRANGE, UNLIKE, fold, held, plain, shared
from marrowlint.facts import Fact, Record, Verdict
from marrowlint.language.words import words
from marrowlint.page import Source
from marrowlint.patterns import lazy

_YEAR = lazy(r"\b(?:1[89]|20)\d{2}\b")
_NEAR = 1
"""Years by which print and online publication of one work may lie apart."""
_INITIALS = 4
"""Letters that the initials of a person have at most, as records give them."""
_PERSON = lazy(
    r"[^\w]*(?:\d{1,3}[.)]\s+)?[^\W\d_][\w'\u2019-]+(?: [^\W\d_][\w'\u2019-]+){0,2},? "
    r"(?:[A-Z]\.?[ -]?){1,4}(?=[\s,.;:(]|\Z)"
)
"""How a name of a person begins a reference: "Egashira K, ..." or "van Dam, R. M."."""
_FULL_NAME = lazy(r"[^\W\d_][\w'\u2019-]+, [^\W\d_]")
_WORDY = 10
"""Words from which on a reference names its title too, beside authors, journal and year."""


class Difference(Struct, frozen=True):
    """What does not fit: what the page has, and what the record has."""

    field: str
    """``title`` or ``year``."""
    here: str
    there: str


def works(fact: Fact) -> tuple[Record, ...]:
    """Return the records that are known to be there and are works, not pages of the web.

    The register's entry of a trial counts only where it stands alone: beside a paper it is
    that paper's trial. None count where they are two works: nobody knows which one is meant.
    """
    return () if apart(fact) else _led_to(fact)


def _led_to(fact: Fact) -> tuple[Record, ...]:
    found = [record for record in fact.records if is_work(record)]
    papers = tuple(record for record in found if not record.key.startswith("nct:"))
    return papers or tuple(found)


def is_work(record: Record) -> bool:
    """Return whether ``record`` is known to be there, by an identifier."""
    return record.verdict == Verdict.ALIVE.value and not record.key.startswith("url:")


def work(fact: Fact) -> Record | None:
    """Return the one work of a source; ``None`` where there is none, or two that differ."""
    found = works(fact)
    if not found:
        return None
    return max(found, key=lambda record: (len(record.ids), record.key))


def described(source: Source, fact: Fact) -> Record | None:
    """Return the work that the entry of ``source`` describes, not one that it only leads to.

    Where the two differ source-identity-mismatch says so, and nothing else is learnt of it.
    """
    found = work(fact)
    wrong = difference(source, found) if found else None
    return None if wrong and wrong.field == "title" else found


def trial(fact: Fact) -> Record | None:
    """Return the register's entry of a trial that the identifiers of a source lead to."""
    return next((record for record in fact.records if record.trial and is_work(record)), None)


def apart(fact: Fact) -> tuple[Record, Record] | None:
    """Return two works that the identifiers of one entry lead to, if there are two."""
    titled = [record for record in _led_to(fact) if record.title]
    return next((pair for pair in combinations(titled, 2) if _two(*pair)), None)


def is_pair(one: Record, other: Record) -> bool:
    """Return whether two records are a preprint and its article, or a work and its notice."""
    linked = _linked(one) & set(other.ids) or _linked(other) & set(one.ids)
    return bool(linked)


def difference(source: Source, record: Record) -> Difference | None:
    """Return what the page says of ``source`` that ``record`` contradicts, if anything."""
    alike = _likeness(source, record)
    author, year = _author(source, record), _year(source, record)
    if alike is not None and alike < SAME and author is not True:
        wrong = author is False or year is False
        if (wrong and alike < UNLIKE) or (wrong and bool(source.title)) or alike < STRANGE:
            return Difference("title", source.title or _reference(source), record.title)
    if year is False and author is not False and _is_titled(source, alike, author=author):
        return Difference("year", _years(source)[0], record.year)
    if alike is None and author is not True and year is False:
        return _other_work(source, record, author=author)
    return None


def _is_titled(source: Source, alike: float | None, *, author: bool | None) -> bool:
    """Tell whether the page gives the record's title, or none at all."""
    if alike is not None:
        return alike >= SAME
    return not source.title and (author is True or len(words(_reference(source))) < _WORDY)


def _other_work(source: Source, record: Record, *, author: bool | None) -> Difference | None:
    """Return the difference where the year is wrong and titles are too short to be compared."""
    if source.title and fold(source.title) and fold(record.title):
        return Difference("title", source.title, record.title)
    if author is None:
        return None
    there = ", ".join((*record.authors[:1], record.year))
    return Difference("title", _reference(source) or ", ".join(source.authors[:1]), there)


def _two(one: Record, other: Record) -> bool:
    if is_pair(one, other):
        return False
    alike, kin = shared(one.title, other.title), _families(one) & _families(other)
    if alike is not None and alike < SAME:
        return alike < UNLIKE or not kin
    if not _each_own(one, other) or (kin and one.preprint != other.preprint):
        return False
    strangers = _families(one) and _families(other) and not kin
    return bool(strangers) or (alike is None and plain(one.title) != plain(other.title))


def _each_own(one: Record, other: Record) -> bool:
    """Tell whether both have an identifier of one scheme, a DOI or PMID, and none in common.

    A work may have a second DOI (a copy in a repository), so that alone does not make two.
    """
    owned = [
        [{each for each in record.ids if each.startswith(scheme)} for record in (one, other)]
        for scheme in ("doi:", "pmid:")
    ]
    return any(a and b and not a & b for a, b in owned) and not set(one.ids) & set(other.ids)


def _linked(record: Record) -> set[str]:
    notices = (notice.id for notice in (*record.notices, *record.notice_of))
    return {record.published_as, record.preprint_of, *notices} - {""}


def _likeness(source: Source, record: Record) -> float | None:
    """Return how much of the record's title the page has, ``None`` where that tells nothing."""
    if not record.title:
        return None
    if source.title:
        return shared(source.title, record.title)
    text = _reference(source)
    found = held(record.title, text)
    wordy = len(words(text)) >= _WORDY and _PERSON.match(text) is not None
    return found if found is not None and (found >= SAME or wordy) else None


def _reference(source: Source) -> str:
    """Return the reference as written; in an outline it stands where the summary would."""
    if source.citation:
        return source.citation
    return source.summary if _PERSON.match(source.summary) else ""


def _author(source: Source, record: Record) -> bool | None:
    """Tell whether the page names an author of the record; ``None`` where either names none."""
    families = _families(record)
    text = " ".join((*source.authors, _reference(source)))
    if not families or not text.strip():
        return None
    told = {word.fold for word in words(plain(text))}
    if any(set(family.split()) <= told for family in families):
        return True
    return False if _names_people(source) else None


def _families(record: Record) -> frozenset[str]:
    """Return the family names of the people who wrote the work, folded; no groups."""
    return frozenset(filter(None, map(_family, record.authors)))


def _family(name: str) -> str:
    family, _, initials = name.rpartition(" ")
    if not (initials.isalpha() and initials.isupper() and len(initials) <= _INITIALS):
        return ""
    return " ".join(word.fold for word in words(plain(family)))


def _names_people(source: Source) -> bool:
    listed = any(_PERSON.match(name) or _FULL_NAME.match(name) for name in source.authors)
    return listed or _PERSON.match(_reference(source)) is not None


def _year(source: Source, record: Record) -> bool | None:
    """Tell whether the years agree; a preprint and its article may lie years apart."""
    years, real = _years(source), record.year[:4]
    if not years or not real.isdecimal():
        return None
    if any(abs(int(year) - int(real)) <= _NEAR for year in years):
        return True
    versions = record.preprint or record.published_as or record.preprint_of
    return None if versions else False


def _years(source: Source) -> list[str]:
    return list(_all_years(source.year)) or list(_all_years(_reference(source)))


def _all_years(text: str) -> Iterator[str]:
    return (match[0] for match in _YEAR.finditer(text))
