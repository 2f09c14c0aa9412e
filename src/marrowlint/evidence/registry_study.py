"""Learn from a register's types and headings what kind of study a work is.

Types rank as in PubMed's own use: a trial over the reviews that it may carry too, over observation,
over cases, over opinion. Species headings win over the tag "Humans", which human cells in mice have
as well; that a heading or a type is missing tells nothing, for they come late or never.
"""

from msgspec import Struct

from marrowlint.evidence.drawn import Drawn, draw
from marrowlint.evidence.headings import design_of, is_plain, is_species, one_kind
from marrowlint.evidence.kind import Kind, describe
from marrowlint.evidence.meeting import is_article, published
from marrowlint.evidence.services import listed
from marrowlint.evidence.study import GROUPS, UNKNOWN, Origin, Registered, Value
from marrowlint.facts import Record

_RANK = (
    "animal-experiment",
    "guideline",
    "randomized-controlled-trial",
    "non-randomized-trial",
    "network-meta-analysis",
    "meta-analysis",
    "systematic-review",
    "cohort",
    "case-report",
    "narrative-review",
    "expert-opinion",
)
_POOLED = "review"
_CLINICAL = frozenset({"trial", "observation"})
_BROAD = frozenset({"non-randomized-trial", "cohort"})
"""Designs that stand for a whole group, of which the abstract may show a finer one."""
_LABORATORY = frozenset({"animal", "human-cells-in-animal", "in-vitro", "ex-vivo", "in-silico"})
_BRIEF = 40
"""Characters that two types may take in a message; else one is named."""
_SHOWN = 4
"""Headings that a message names."""


class _Listed(Struct, frozen=True):
    """The types and headings of a record, read."""

    designs: tuple[str, ...]
    """Of its types, the strongest first."""
    titled: str
    """The design its title names."""
    animals: bool
    humans: bool
    species: tuple[str, ...]
    drawn: Drawn

    @property
    def reviewing(self) -> bool:
        """Return whether its title or abstract shows that it reviews the work of others."""
        return any(
            GROUPS.get(design) in {_POOLED, "narrative", "opinion"} or design == "guideline"
            for design in (self.titled, self.drawn.design)
        )


def registered(record: Record) -> Registered:
    """Return what types, headings, title and abstract of ``record`` tell of the study."""
    if record.trial is not None and record.key.startswith("nct:"):
        return _trial(record)
    found = _read(record)
    population, sure = _population(found)
    design = _design(found, population.value)
    groups = {GROUPS.get(each, each) for each in (*found.designs, found.titled, design.value)}
    lists = _lists(record, found)
    if not (design or population or published(record) or found.designs):
        return Registered(lists=lists, full=is_article(record))
    return Registered(
        design=_worded(design, lists),
        population=_worded(population, lists),
        status=published(record),
        groups=frozenset(groups - {""}),
        sure=sure,
        species=one_kind(found.species),
        full=is_article(record),
        lists=lists,
    )


def _read(record: Record) -> _Listed:
    designs = set(map(design_of, record.types))
    headings = {heading.lower() for heading in record.mesh}
    named = describe(record.title, "")
    return _Listed(
        tuple(design for design in _RANK if design in designs),
        named.design.value,
        "animals" in headings,
        "humans" in headings,
        tuple(heading for heading in record.mesh if is_species(heading)),
        _drawn(record, named),
    )


def _drawn(record: Record, named: Kind) -> Drawn:
    """Return what the abstract shows, and for whom it studied else what the title names."""
    design, population = record.design, record.population
    if record.abstract and not (design or population):
        found = draw(record.title, record.abstract)
        design, population = found.design, found.population
    return Drawn(design=design, population=population or named.population.value)


def _population(found: _Listed) -> tuple[Value, bool]:
    """Return who was studied, and whether more than one sign says so."""
    main = found.designs[0] if found.designs else ""
    beasts = found.animals or bool(found.species)
    if main == "animal-experiment" or (beasts and not found.humans):
        return _registry("animal"), True
    if GROUPS.get(main) in _CLINICAL:
        return _registry("human"), True
    if GROUPS.get(main) == _POOLED and found.humans and not beasts:
        return _registry("human"), True
    if main or found.reviewing or not beasts:
        return _only_drawn(found)
    return _both(found)


def _both(found: _Listed) -> tuple[Value, bool]:
    """Return who was studied in research that has the headings of people and of animals."""
    told = found.drawn.population
    if told in {"human", "mixed"}:
        return Value("mixed", Origin.REGISTRY), False
    if not found.species:
        return _only_drawn(found)
    if told in _LABORATORY:
        return _registry("in-vitro" if told == "in-vitro" else "human-cells-in-animal"), True
    return _registry("human-cells-in-animal"), False


def _only_drawn(found: _Listed) -> tuple[Value, bool]:
    told = found.drawn.population
    if not told:
        return UNKNOWN, False
    if told == "human" and found.humans:
        return _registry("human"), True
    return Value(told, Origin.ABSTRACT), False


def _registry(value: str) -> Value:
    return Value(value, Origin.REGISTRY)


def _design(found: _Listed, population: str) -> Value:
    """Return the design of its types; else laboratory work, by its headings; else as drawn."""
    if found.designs:
        return _registry(_by_type(found))
    if population in _LABORATORY and (found.animals or found.species):
        if found.titled:
            return _registry(found.titled)
        if not found.reviewing:
            return _registry("in-vitro" if population == "in-vitro" else "animal-experiment")
    return Value(found.drawn.design, Origin.ABSTRACT) if found.drawn.design else UNKNOWN


def _by_type(found: _Listed) -> str:
    main = found.designs[0]
    if GROUPS.get(found.titled) == _POOLED and found.titled in found.designs:
        return found.titled  # it pools trials, and was listed as one too
    same = GROUPS.get(found.drawn.design) == GROUPS.get(main)
    return found.drawn.design if main in _BROAD and same else main


def _trial(record: Record) -> Registered:
    """Return what a register of trials tells: the plan, not the result."""
    trial = record.trial
    observed = trial is not None and trial.study_type.upper() == "OBSERVATIONAL"
    random = trial is not None and trial.allocation.upper() == "RANDOMIZED"
    design = "randomized-controlled-trial" if random else "non-randomized-trial"
    value = UNKNOWN if observed else _registry(design)
    return Registered(
        design=_worded(value, "a registered trial"),
        population=_worded(_registry("human"), "a registered trial"),
        status=Value("registry-record", Origin.REGISTRY, record.key.partition(":")[2]),
        groups=frozenset({"trial", "observation"}),
        sure=True,
        lists="a registered trial",
    )


def _worded(value: Value, words: str) -> Value:
    return Value(value.value, value.origin, words) if value else value


def _lists(record: Record, found: _Listed) -> str:
    """Return how it is listed, for messages: its telling types, else the plain one."""
    types = sorted(filter(design_of, record.types), key=lambda kind: _RANK.index(design_of(kind)))
    plain = list(filter(is_plain, record.types))
    both = listed(types[:2])
    said = both if len(both) <= _BRIEF else types[0]
    said = said or listed(plain[:1]) or "a work without a type"
    tags = [tag for tag in ("Animals", "Humans") if tag in record.mesh]
    headings = [*tags, *(each for each in found.species if each not in tags)][:_SHOWN]
    noun = "headings" if len(headings) > 1 else "heading"
    return f"{said} with the {noun} {listed(headings)}" if headings else said
