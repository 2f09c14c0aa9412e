"""Build the claim table: one row for each clause that asserts something checkable."""

from collections.abc import Sequence
from itertools import groupby

from marrowlint.language.analysis import Claim, Cue, Kind, Quantity, Sentence
from marrowlint.language.clauses import clauses
from marrowlint.language.covering import covering
from marrowlint.language.rows import row
from marrowlint.language.units import DOSE
from marrowlint.language.unlisted import states
from marrowlint.read.tree import BlockKind

_LEAST_WORDS = 3
_TO_READERS = frozenset({"lead", "overview", "benefits", "faqs"})
_ASIDE = frozenset({
    ("claims", "background"), ("claims", "definition"), ("silence", "unknown"),
    ("silence", "study"), ("approval", "approved"), ("approval", "status"),
})  # fmt: skip
_BY_SECTION = {
    "mechanism": Kind.MECHANISM,
    "side_effects": Kind.HARM,
    "dosage": Kind.DOSE,
}
"""What a cited sentence with an amount is taken to assert where no cue says so."""


def table(sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """Return the claims of ``sentences``, which stand in page order."""
    rows: list[Claim] = []
    for _, group in groupby(sentences, key=lambda sentence: id(sentence.block)):
        block = tuple(group)
        for sentence in block:
            for start, end, kind in _assertions(sentence) or _other(sentence):
                span = (start, end)
                markers = covering(sentence, block)
                rows.append(
                    row(Claim, len(rows), sentence, block, span, kind=kind, markers=markers)
                )
    return tuple(rows)


def _other(sentence: Sentence) -> list[tuple[int, int, Kind]]:
    end = sentence.start + len(sentence.text.rstrip(".!"))
    return [(sentence.start, end, Kind.OTHER)] if states(sentence) else []


def _assertions(sentence: Sentence) -> list[tuple[int, int, Kind]]:
    if sentence.block.kind is BlockKind.HEADING or sentence.text.endswith("?"):
        return []
    found = []
    for start, end in clauses(sentence):
        if sentence.block.text.count(" ", start, end) < _LEAST_WORDS - 1:
            continue
        inside = [cue for cue in sentence.cues if start <= cue.start < end]
        cues = [cue for cue in inside if _told(sentence, cue)]
        amounts = [amount for amount in sentence.quantities if start <= amount.start < end]
        kind = classify(sentence.section, cues, amounts)
        if kind is None and sentence.markers and (amounts or moves(cues) or _tells(sentence, cues)):
            kind = _BY_SECTION.get(sentence.section, Kind.BENEFIT)
        if kind is not None:
            found.append((start, end, kind))
    return found


def _tells(sentence: Sentence, cues: Sequence[Cue]) -> bool:
    """Tell whether a cited clause speaks to readers of what the topic does, in whatever words.

    "An evening cup gets you to sleep sooner [1]": no list holds every verb, but what is cited
    asserts something, unless it says what the topic is or is licensed for, or what is not known.
    """
    aside = any((cue.lexicon, cue.tag) in _ASIDE for cue in cues)
    return sentence.section in _TO_READERS and not aside


def _told(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a label such as "Uses" stands with its colon; other cues need none."""
    if cue.lexicon != "indications" or cue.tag != "label":
        return True
    return cue.start == sentence.start and sentence.block.text[cue.end : cue.end + 1] == ":"


def classify(section: str, cues: Sequence[Cue], amounts: Sequence[Quantity]) -> Kind | None:
    """Return what a clause asserts, or ``None`` where it asserts nothing to check."""
    has = {(cue.lexicon, cue.tag) for cue in cues}
    has |= {(lexicon, "*") for lexicon, _ in has}
    dimensions = {amount.dimension for amount in amounts}
    for kind, test in _TESTS:
        if test(section, has, dimensions):
            return kind
    return None


def moves(cues: Sequence[Cue]) -> bool:
    """Return whether a cue says that an outcome changes."""
    return any(cue.lexicon == "effects" and cue.tag != "same" for cue in cues)


Has = set[tuple[str, str]]


def _grade(_section: str, has: Has, _amounts: set[str]) -> bool:
    return {("grades", "noun"), ("grades", "grade")} <= has


def _indication(section: str, has: Has, _amounts: set[str]) -> bool:
    listed = bool(has & {("indications", "use"), ("indications", "label")})
    treats = ("indications", "treat") in has and section in {"overview", "benefits"}
    return ("conditions", "*") in has and (listed or treats) and section != "side_effects"


def _harm(section: str, has: Has, _amounts: set[str]) -> bool:
    told = {("harms", "noun"), ("harms", "event")} <= has
    lexicons = ("harms", "interactions", "dismissals")
    named = ("claims", "need") in has or any((lexicon, "*") in has for lexicon in lexicons)
    return ("safety", "*") in has or told or (section == "side_effects" and named)


def _time(section: str, has: Has, amounts: set[str]) -> bool:
    timed = "time" in amounts or ("claims", "early") in has
    moved = _moves(has) and section != "dosage"  # there a dose is raised, not an outcome
    return timed and (moved or bool(has & {("claims", "early"), ("claims", "benefit")}))


def _dose(section: str, has: Has, amounts: set[str]) -> bool:
    told = bool(amounts & DOSE) or bool(has & {("dosing", "dose"), ("dosing", "timing")})
    return ("dosing", "route") in has or (section == "dosage" and told)


def _mechanism(section: str, has: Has, _amounts: set[str]) -> bool:
    return section == "mechanism" or (
        ("claims", "mechanism") in has and ("claims", "benefit") not in has and _moves(has)
    )


def _benefit(section: str, has: Has, amounts: set[str]) -> bool:
    if ("claims", "benefit") in has:
        return True
    lexicons = ("conditions", "people", "models", "studies")
    named = any((lexicon, "*") in has for lexicon in lexicons)
    measured = ("people", "*") in has and bool(amounts - {"count", "time"})
    moved = _moves(has) or ("effects", "same") in has
    return (moved and (named or section == "benefits")) or (section == "benefits" and measured)


_MOVES = frozenset(("effects", tag) for tag in ("increase", "decrease", "better", "worse"))


def _moves(has: Has) -> bool:
    return not _MOVES.isdisjoint(has)


_TESTS = (
    (Kind.EVIDENCE_GRADE, _grade),
    (Kind.TIME_COURSE, _time),
    (Kind.INDICATION, _indication),
    (Kind.HARM, _harm),
    (Kind.DOSE, _dose),
    (Kind.MECHANISM, _mechanism),
    (Kind.BENEFIT, _benefit),
)
"""Tried in this order; the first that holds names the claim."""
