"""Tell whether a sentence advises patients, practice or policy, and how firmly.

The three levels are those of Li 2021 (doi 10.18653/v1/2021.emnlp-main.486). What is advised to
researchers ("further studies are needed") is no health advice.
"""

import re
from collections.abc import Callable, Sequence
from enum import Enum

from marrowlint.language.neighbours import before, stop_end, stop_start
from marrowlint.language.parts import Part, parts

NAMES = ("recommendation", "syntax")
"""Lexicons of the wording; of two that list a phrase the first wins."""
_CLOSE, _NEAR, _FAR = 3, 5, 8
_CITED = re.compile(
    r"\[(?:\d|citation)|\bet al\b|\([^()]{0,99}\b(?:19|20)\d\d[a-z]?\b", re.IGNORECASE
)
"""A reference in the sentence: its number, "et al", or a year in brackets."""

_YIELDING = frozenset({"although", "though", "while", "whereas", "despite", "if"})


class Advice(Enum):
    """How firmly a sentence advises."""

    NONE = "none"
    WEAK = "weak"
    STRONG = "strong"


class _View:
    """One cue in its stretch of the sentence, and the tags around it."""

    def __init__(self, said: Sequence[Part], at: int) -> None:
        self.said, self.at = said, at
        self.start, self.end = stop_start(said, at), stop_end(said, at)

    def tags(self, back: int) -> set[str]:
        """Return the tags of up to ``back`` parts before the cue; 0 for all of the stretch."""
        first = max(self.start, self.at - back) if back else self.start
        return {_tag(part) for part in self.said[first : self.at]}

    def previous(self) -> str:
        """Return the tag of the word before, adverbs passed over."""
        return before(self.said, self.at).tag

    def for_study(self) -> bool:
        """Tell whether the subject is study still to be done ("further trials should")."""
        return any(
            _tag(self.said[at]) == "study"
            and before(self.said, at).tag not in {"syntax.preposition", "syntax.article"}
            for at in range(self._main(), self.at)
        )

    def _main(self) -> int:
        """Return where the main clause starts: "although trials are needed, zinc may"."""
        if self.said[self.start].words not in _YIELDING:
            return self.start
        commas = (at for at in range(self.start, self.at) if self.said[at].tag == "mark.comma")
        return next(commas, self.start)

    def follow(self, ahead: int) -> set[str]:
        """Return the tags of up to ``ahead`` parts after the cue."""
        return {_tag(part) for part in self.said[self.at + 1 : min(self.end, self.at + 1 + ahead)]}

    def to_study(self) -> bool:
        """Tell whether what follows is study ("should be confirmed", "a need for trials")."""
        probed = "probe" in self.follow(_NEAR) and "people" not in self.tags(0)
        return probed or "study" in self.follow(_NEAR + 1)

    def asked(self) -> bool:
        """Tell whether the cue is only asked or aimed at ("how it may help", "we assessed")."""
        return bool(self.tags(0) & {"whether", "aim"})


def advice(text: str, *, cited_is_told: bool = False) -> Advice:
    """Return how firmly ``text``, a sentence, advises; a question does not.

    In a paper's discussion, what stands beside a reference is told of others' work: Li 2021 seldom
    counts it as advice, nor do we with ``cited_is_told``. A monograph advises with references.
    """
    if text.rstrip().endswith("?") or (cited_is_told and _CITED.search(text)):
        return Advice.NONE
    said = parts(text, NAMES)
    found = Advice.NONE
    for at, part in enumerate(said):
        reader = _READERS.get(_tag(part))
        level = reader(_View(said, at)) if reader else Advice.NONE
        if level is Advice.STRONG:
            return level
        found = level if level is Advice.WEAK else found
    return found


def _tag(part: Part) -> str:
    return part.kind if part.family == "recommendation" else ""


def _strong(view: _View) -> Advice:
    """Read "should": strong, unless it speaks of study or of "whether"."""
    unsure = "whether" in view.tags(0) or view.for_study() or view.to_study()
    return Advice.NONE if unsure else Advice.STRONG


def _stated(view: _View) -> Advice:
    """Read "recommended": strong after "is", weak after "may be", told of the past nothing."""
    if view.previous() not in {"recommendation.now", "syntax.be", "syntax.negation"}:
        return Advice.NONE
    return Advice.NONE if view.tags(_CLOSE) & {"past", "aside"} else _softens(view)


def _softens(view: _View) -> Advice:
    level = _strong(view)
    return Advice.WEAK if level is Advice.STRONG and "may" in view.tags(_CLOSE) else level


def _lacks(view: _View) -> Advice:
    """Read "need to": weak after "may", strong of what needs doing, not of "those who need"."""
    if "may" in view.tags(0):
        return _serves(view)
    return Advice.NONE if "aside" in view.tags(_CLOSE) else _strong(view)


def _takes(view: _View) -> Advice:
    """Read "require": as "need to", but strong only of people or of care."""
    cared = "people" in view.tags(0) or "care" in view.follow(_NEAR)
    return _lacks(view) if cared or "may" in view.tags(0) else Advice.NONE


def _need(view: _View) -> Advice:
    """Read "a need for": strong where something shows it or people have it."""
    if "may" in view.tags(_CLOSE):
        return _serves(view)
    known = "shows" in view.tags(_NEAR) or before(view.said, view.at).kind == "people"
    return _strong(view) if known else Advice.NONE


def _weak(view: _View) -> Advice:
    """Read "useful", "an option": weak, unless told of the past or of study."""
    return Advice.NONE if "past" in view.tags(_NEAR + 1) else _open(view)


def _open(view: _View) -> Advice:
    studied = view.for_study() or "study" in view.follow(_FAR)
    return Advice.NONE if studied or view.asked() else Advice.WEAK


def _works(view: _View) -> Advice:
    """Read "effective": weak after "is" or "may be"; "was effective" reports."""
    return _weak(view) if view.tags(_FAR) & {"may", "now"} else Advice.NONE


def _doable(view: _View) -> Advice:
    """Read "used": weak in "can be used"."""
    held = "may" in view.tags(_NEAR) and before(view.said, view.at).words == "be"
    return _open(view) if held else Advice.NONE


def _serves(view: _View) -> Advice:
    """Read "help": weak in "may help"."""
    held = "may" in view.tags(_CLOSE)
    return _open(view) if held else Advice.NONE


_READERS: dict[str, Callable[[_View], Advice]] = {
    "strong": _strong, "stated": _stated, "softens": _softens, "lacks": _lacks, "takes": _takes,
    "need": _need, "weak": _weak, "works": _works, "doable": _doable, "serves": _serves,
}  # fmt: skip
