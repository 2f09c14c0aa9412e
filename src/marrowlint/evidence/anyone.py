"""Hold whom a claim promises something against whom all the sources it cites studied."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.passages import Material, stems
from marrowlint.evidence.populations import Named, excluded, named, table
from marrowlint.evidence.results import unstudied
from marrowlint.evidence.who import diseases
from marrowlint.patterns import lazy

_EVERYONE = lazy(
    r"\b(?:(?:anyone|anybody|everyone|everybody)(?!['’]s)|(?:of |at )?(?:all|any|every) ages?"
    r"|every user|young and old|from \w+ to \w+ alike|the whole family|all of us|each of us"
    r"|(?:no matter|regardless of) (?:how old|(?:your|their|his|her) age|the age|age)"
    r"|(?:however|no matter how) (?:old|young|ill|sick))\b",
    re.IGNORECASE,
)
_STUDY = lazy(r"\b(?:trial|study|group|sample|survey|cohort|was|were|had|took)\b", re.IGNORECASE)
"""Wording of a study: "everyone in the trial", "anyone who had been vaccinated"."""
_WITHOUT = lazy(
    r"\b(?:people|adults|persons|those|anyone|anybody|men|women|children|individuals)\s"
    r"(?:without|free of|not having)\s(?P<what>[\w-]+(?:\s[\w-]+){0,3})",
    re.IGNORECASE,
)
_WELL = lazy(r"\b(?:without|healthy|no history of|non-?\w+ic|volunteers)\b", re.IGNORECASE)
_DEGREES = lazy(
    r"\b(?P<degree>mild|moderate|severe|major|advanced|end-stage|bone-on-bone)"
    r"(?:(?:,|\sto|\sor|\sand)\s(?:\w+-)*(?P<second>mild|moderate|severe|advanced))?"
    r"(?:,?\s(?:\w+-)*[\w-]+){0,2}?\s(?P<what>[a-z]{5,})",
    re.IGNORECASE,
)
_LOW = frozenset({"mild", "moderate"})
_HIGH = frozenset({"severe", "major", "advanced", "end-stage", "bone-on-bone"})
_TYPES = lazy(r"\btype[ -](?P<type>1|2|I{1,2}|one|two)(?=[ -]diabet)", re.IGNORECASE)
_FROM = lazy(
    r"\b(?:aged|ages|(?:adults|people|men|women|patients|those|residents)\s(?:aged\s)?"
    r"(?:over|above|older than|at least))"
    r"\s(?:(?:from|of|over|above|at least)\s)?(?P<low>\d+)(?:\s?(?:to|-|–|and)\s?(?P<high>\d+))?"
    r"(?! ?(?:days|weeks|months))"
)
_GROWN = 18
_MIDDLE = 45
"""Age from which on nobody is young."""


def mismatch(claim: str, known: Sequence[Material]) -> Mismatch | None:
    """Return the people that ``claim`` names and every one of ``known`` rules out, if any.

    The claim must tell an effect; what is said of those who were not studied is no promise.
    """
    if any(one.guideline for one in known) or not all(one.passages for one in known):
        return None
    return next(_groups(claim, known), None) or _everyone(claim, known)


def form(claim: str, known: Sequence[Material]) -> Mismatch | None:
    """Return the degree or type of a disease that every one of ``known`` studied otherwise."""
    if any(one.guideline for one in known) or not all(one.passages for one in known):
        return None
    return _degree(claim, known) or _type(claim, known)


def _groups(claim: str, known: Sequence[Material]) -> Iterator[Mismatch]:
    ours = named(claim)
    both = frozenset(one.concept for one in ours)
    for one in ours:
        if one.concept == "human" and ("hint" in both or both & _beasts()):
            continue
        there = [_rival(one, both, material) for material in known]
        if there and all(there):
            yield _mismatch(one.text, one.start, there[0], known[0])


@cache
def _beasts() -> frozenset[str]:
    group = table().group
    return frozenset(name for name in group if group[name] == "species") - {"human"}


def _rival(one: Named, both: frozenset[str], known: Material) -> str:
    """Return the group that a source studied instead of ``one``, ``""`` where it did not."""
    theirs = studied(known)
    concepts = frozenset(other.concept for other in theirs)
    rivals = excluded(one, concepts) - both
    if not rivals or (one.concept == "human" and "hint" in concepts):
        return _aged(one, known)
    return next(other.text for other in theirs if other.concept in rivals)


def _aged(one: Named, known: Material) -> str:
    """Return the span of ages that leaves ``one`` out: "aged 18 to 65" of teenagers."""
    for match in _FROM.finditer(known.whole):
        low, high = int(match["low"]), int(match["high"] or 0)
        if one.concept in {"child", "infant", "adolescent"} and low >= _GROWN:
            return match[0]
        if one.concept == "young" and low >= _MIDDLE:
            return match[0]
        if one.concept in {"adult", "older"} and 0 < high < _GROWN:
            return match[0]
    return ""


@lru_cache(maxsize=1_024)
def studied(known: Material) -> tuple[Named, ...]:
    """Return the groups that a source names, those out that it says were not studied."""
    return tuple(one for part in known.parts if not unstudied(part) for one in named(part))


def _everyone(claim: str, known: Sequence[Material]) -> Mismatch | None:
    match = _EVERYONE.search(claim)
    if match is None or _STUDY.search(claim):
        return None
    there = [_narrow(one) for one in known]
    return _mismatch(match[0], match.start(), there[0], known[0]) if all(there) else None


def without(claim: str, known: Sequence[Material]) -> Mismatch | None:
    """Return "people without diabetes" where every source studied those who have it alone."""
    match = _WITHOUT.search(claim) if " without " in claim or " free of " in claim else None
    sick = next(iter(diseases(match["what"])), None) if match else None
    if match is None or sick is None or any(one.guideline for one in known):
        return None
    there = [_having(stems(sick.text), one) for one in known]
    here = claim[match.start() : match.start("what") + sick.end]
    return _mismatch(here, match.start(), there[0], known[0]) if all(there) else None


def _having(disease: frozenset[str], known: Material) -> str:
    """Return the name of a disease that a source studied, ``""`` where it had others as well."""
    if _WELL.search(known.whole):
        return ""
    return next((cue.text for cue in diseases(known.whole) if disease <= stems(cue.text)), "")


def _narrow(known: Material) -> str:
    """Return the group of people that a source kept to, ``""`` where it names none."""
    sick = next((cue.text for cue in diseases(known.whole)), "")
    groups = (one.text for one in studied(known) if one.concept not in {"human", "hint"})
    return next(groups, "") or sick


def _degree(claim: str, known: Sequence[Material]) -> Mismatch | None:
    """Return a grave form of what the sources studied in its mild forms only."""
    for match in _DEGREES.finditer(claim):
        if match["degree"].lower() in _HIGH:
            there = [_milder(one) for one in known]
            if all(there):
                return _mismatch(match["degree"], match.start("degree"), there[0], known[0])
    return None


def _type(claim: str, known: Sequence[Material]) -> Mismatch | None:
    """Return "type 1" of a disease of which every source studied only another type."""
    for match in _TYPES.finditer(claim):
        there = [_other_type(match["type"], one) for one in known]
        if all(there):
            return _mismatch(match[0], match.start(), there[0], known[0])
    return None


def _other_type(number: str, known: Material) -> str:
    """Return the type that a source studied instead, ``""`` where it had this one as well."""
    found = list(_TYPES.finditer(known.whole))
    if any(_roman(match["type"]) == _roman(number) for match in found):
        return ""
    return next((match[0] for match in found), "")


def _roman(number: str) -> str:
    return {"i": "1", "ii": "2", "one": "1", "two": "2"}.get(number.lower(), number)


def _milder(known: Material) -> str:
    """Return "mild to moderate" of a source that names no graver form as studied."""
    parts = [part for part in known.parts if not unstudied(part)]
    found = [match for part in parts for match in _DEGREES.finditer(part)]
    degrees = {
        match[name].lower() for match in found for name in ("degree", "second") if match[name]
    }
    if not degrees or degrees & _HIGH:
        return ""
    return next(match[0] for match in found if match["degree"].lower() in _LOW)


def _mismatch(here: str, start: int, there: str, known: Material) -> Mismatch:
    passage = next((one.text for one in known.passages if there in one.text), "")
    why = f"the claim is about '{here}', the source about '{there}'"
    return Mismatch("population-mismatch", start, start + len(here), here, there, passage, why)
