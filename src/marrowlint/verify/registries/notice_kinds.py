"""Know what each service calls a notice, as one table.

Sources: NLM DTD ``CommentsCorrections/@RefType`` (pubmed_250101) and its wording in esummary and
Europe PMC ("Retraction in"); publication types of MeSH; JATS ``article-type``; update types of
Crossref; ``RetractionNature`` of Retraction Watch.
"""

from msgspec import Struct


class Meaning(Struct, frozen=True):
    """What a service's word says of the record that carries it."""

    kind: str
    """Value of a ``NoticeKind``."""
    of: bool = False
    """Whether the record is itself the notice, and the other record the work it is about."""


_LINKS = """
retraction           retraction in                   retraction of
retraction           retracted and republished in    retracted and republished from
partial-retraction   partial retraction in           partial retraction of
concern              expression of concern in        expression of concern for
correction           erratum in                      erratum for
correction           corrected and republished in    corrected and republished from
correction           correction in                   correction for
withdrawal           withdrawal in                   withdrawal of
reinstatement        reinstatement in                reinstatement of
"""
"""Kind; how the work links to its notice; how the notice links to its work."""

_UPDATES = """
retraction           retraction
partial-retraction   partial retraction
concern              expression of concern
correction           correction
correction           erratum
correction           corrigendum
withdrawal           withdrawal
withdrawal           removal
reinstatement        reinstatement
"""
"""Kind; what Crossref and Retraction Watch call it. Their fields give the direction."""

_TYPES = """
retraction           retracted publication           retraction of publication
retraction           retracted article               retraction notice
retraction           -                               retraction
partial-retraction   -                               partial retraction
concern              -                               expression of concern
correction           -                               published erratum
correction           -                               correction
"""
"""Kind; publication type of a work that has such a notice; publication type of the notice."""

_IGNORED = """
addendum | clarification | new edition | new version | republication
comment in | comment on | update in | update of | republished in | republished from
reprint in | reprint of | summary for patients in | original report in | cites
associated dataset | associated publication | preprint in | preprint of
"""
_NONE = "-"


def link(name: str) -> Meaning | None:
    """Return what a link between two records says: "Retraction in", "RetractionOf"."""
    return LINKS.get(folded(name))


def update(name: str) -> str:
    """Return the kind of an update: "partial_retraction"; ``""`` where it is no notice."""
    return UPDATES.get(folded(name), "")


def publication_type(name: str) -> Meaning | None:
    """Return what a publication type says of its record: "Retracted Publication"."""
    return TYPES.get(folded(name))


def folded(name: str) -> str:
    """Return the letters of ``name`` in lower case, so that all spellings of a word agree."""
    return "".join(filter(str.isalpha, name.lower()))


def _rows(rows: str) -> list[tuple[str, ...]]:
    """Return the cells of each row; columns stand two blanks or more apart."""
    split = (row.split("  ") for row in rows.strip().split("\n"))
    return [tuple(cell.strip() for cell in row if cell.strip()) for row in split]


def _both_ways(rows: str) -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for kind, about, of in _rows(rows):
        found |= {folded(about): Meaning(kind), folded(of): Meaning(kind, of=True)}
    found.pop(folded(_NONE), None)
    return found


LINKS = _both_ways(_LINKS)
TYPES = _both_ways(_TYPES)
UPDATES = {folded(word): kind for kind, word in _rows(_UPDATES)}
IGNORED = frozenset(map(folded, _IGNORED.replace("\n", "|").split("|"))) - {""}
"""Words seen at the services that are no notices, folded; versions are read where links are."""
