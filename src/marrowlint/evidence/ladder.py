"""Place a study on a ladder of nine steps by the words of its title and abstract."""

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from marrowlint.evidence.signs import Signs
from marrowlint.evidence.weights import (
    ANIMALS,
    CASE,
    CELLS,
    PEOPLE,
    REVIEW,
    SYNTHESIS,
    TREATED,
    TRIAL,
    weigh,
)


class Step(Enum):
    """What kind of study a text describes."""

    SYNTHESIS = "systematic-review"
    TRIAL = "randomized-trial"
    TREATED = "intervention-without-randomization"
    PLAN = "protocol"
    OBSERVED = "other"
    """People observed, and all else: genes, questionnaires, methods."""
    CASE = "case-report"
    REVIEW = "narrative-review"
    ANIMAL = "animal-experiment"
    CELLS = "in-vitro"


NAMED_SYNTHESIS = (
    "umbrella-review",
    "network-meta-analysis",
    "meta-analysis",
    "systematic-review",
)
_NO_RESULTS = 2.2
"""Points as a review for a start: a text without results discusses."""
_SYNTHESIS = 2.8
_REVIEW = 2.0
_CASE = 3.0
_TRIAL = 1.2
_TREATED = 5.0
_ANIMAL = 4.0
_CELLS = 6.0
_DISCUSSED = 4.0
"""Points as a review from which animals and cells are what it discusses."""
_TITLED = 7.0
"""The same where the title names animals and no word names a review."""
_OFTEN = 3
_HARDLY = 1.5
"""Points for people that one word in passing gives."""
_KINDS = ("animal", "strain", "species")
_PLANNED = 4
"""Times "will be" or the like must stand in a text to make it a plan."""


class Scores(Struct, frozen=True):
    """Points for each thing a text may be."""

    animals: float
    people: float
    cells: float
    synthesis: float
    review: float
    case: float
    trial: float
    treated: float


def score(title: Signs, body: Signs) -> Scores:
    """Return the points of a title and its abstract."""
    tables = (ANIMALS, PEOPLE, CELLS, SYNTHESIS, REVIEW, CASE, TRIAL, TREATED)
    scores = Scores(*(weigh(table, title, body) for table in tables))
    return replace(scores, review=scores.review + _NO_RESULTS)


def step(title: Signs, body: Signs) -> Step:
    """Return the step of a study with ``title`` and abstract ``body``."""
    scores = score(title, body)
    if planned(title, body):
        return Step.PLAN
    if is_synthesis(scores, title):
        return Step.SYNTHESIS
    if _is_animal(scores, title, body):
        return Step.ANIMAL
    if scores.cells >= max(_CELLS, 1.3 * scores.people) and scores.review < _DISCUSSED:
        return Step.CELLS
    return _clinical(scores, title)


def planned(title: Signs, body: Signs) -> bool:
    """Return whether a text is the plan of a study that is yet to be done."""
    future, past = body.count("future"), body.count("past")
    if title.count("plan") and not title.count("protocol"):
        return future > 0 or body.count("registration") > 0 or past == 0
    return title.count("protocol") > 0 or (future >= _PLANNED and future > past)


def is_synthesis(scores: Scores, title: Signs) -> bool:
    """Return whether a text is a systematic review or a meta-analysis."""
    named = title.count(*NAMED_SYNTHESIS)
    points = scores.synthesis
    if named and title.count("case"):
        points -= 4
    elif not named and title.count("review"):
        points -= 2
    return points >= _SYNTHESIS


def _is_animal(scores: Scores, title: Signs, body: Signs) -> bool:
    """Tell whether whole animals were studied: more than people, enough beside cells."""
    named = title.count(*_KINDS) + body.count(*_KINDS) + body.count("handling") // 2
    if not named or scores.animals <= 1.1 * scores.people:
        return False
    if not (_enough(scores, body) or _alone(scores, title, body)):
        return False
    if scores.review < (_DISCUSSED if title.count(*_KINDS) else _REVIEW):
        return True
    titled = title.count("animal", "strain") and not title.count("review") + body.count("review")
    return bool(titled) and scores.review < _TITLED


def _enough(scores: Scores, body: Signs) -> bool:
    """Tell whether animals hold their own beside the cells of the same study."""
    if scores.animals >= _ANIMAL and scores.animals >= 0.4 * scores.cells:
        return True
    mentions, alive = body.count("animal"), body.count("weak")
    told = mentions >= _OFTEN or (mentions > 1 and alive > 0)
    tested = alive > 1 and body.count(*_KINDS, "specimen") > 0
    return (told or tested) and scores.cells <= 6 * _ANIMAL


def _alone(scores: Scores, title: Signs, body: Signs) -> bool:
    """Tell whether animals, though named but once, are all that was studied."""
    named = title.count("animal", "strain") + body.count("animal", "strain")
    few = scores.people <= _HARDLY and scores.cells <= _ANIMAL
    return named > 0 and scores.animals >= _ANIMAL / 2 and few and scores.review < _REVIEW


def _clinical(scores: Scores, title: Signs) -> Step:
    """Return the step of a study of people, or of none."""
    if title.count("case") and scores.trial < _TRIAL:
        return Step.CASE
    if scores.case >= _CASE and scores.case > max(scores.review, scores.trial):
        return Step.CASE
    if scores.trial >= _TRIAL and scores.review < _DISCUSSED:
        return Step.TRIAL
    if scores.review >= _REVIEW:
        return Step.REVIEW
    return Step.TREATED if scores.treated >= _TREATED else Step.OBSERVED
