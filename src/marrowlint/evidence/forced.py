"""Find where a claim has one thing bring another about, in whatever tense."""

import re
from functools import lru_cache

from marrowlint.evidence.results import outcome
from marrowlint.evidence.timeless import alike
from marrowlint.language import lexicon
from marrowlint.language.analysis import Cue
from marrowlint.patterns import lazy

_STARTS = lazy(
    r"[,;:(\u2013\u2014]\s?|\b(?:and|but|while|whereas|when|if|as|that|which|who)\s", re.IGNORECASE
)
"""What a clause, and so its subject, starts behind."""
_BEHIND = 60
"""Code points after "because of" within which the agent stands."""
_OBJECT = 40
"""Code points behind a verb within which people stand whom it acts on."""
_PREPOSITION = lazy(r"\b(?:of|in|from|by|than|for|on|with|and|or|to|at|as)\b|[,;:.]", re.IGNORECASE)
_OFF = lazy(r"\b(?:away|at bay|off|out of|down)\b")
_THE = lazy(r"\s(?:the|their|his|her|your|its)\s", re.IGNORECASE)
_UNTOLD = lazy(r"\b(?:which|that|who|whose|to|not|never|by|be|been|being|of|an?|the|from|can)\s\Z")
"""What stands before a word that tells no act of the subject: "a disease that causes"."""


def forced(claim: str, agents: frozenset[str]) -> Cue | None:
    """Return the words in ``claim`` by which something of ``agents`` (stems) brings a thing about.

    The agent must be the subject, or stand behind "because of": what a disease causes is told of
    the disease.
    """
    cues = _cues(claim)
    if any(cue.tag == "back" for cue in cues):
        return None
    told = (cue for cue in cues if _has_object(claim, cue))
    return next((cue for cue in told if alike(agents, _agent(claim, cue))), None)


def _has_object(claim: str, cue: Cue) -> bool:
    """Tell whether what a verb that may mean many things takes its object from people."""
    behind = claim[cue.end : cue.end + _OBJECT]
    if cue.tag == "to":
        people = lexicon.find(behind, names=("people",))
        return bool(people) and not _PREPOSITION.search(behind[: people[0].start])
    if cue.tag == "holds":
        return _OFF.search(behind) is not None
    return cue.tag != "moves" or _THE.match(behind) is not None


def _agent(claim: str, cue: Cue) -> frozenset[str]:
    """Return the stems of what ``cue`` says brings something about."""
    if cue.tag == "owes":
        behind = claim[cue.end : cue.end + _BEHIND]
        stop = _STARTS.search(behind)
        return outcome(behind[: stop.start()] if stop else behind)
    before = claim[: cue.start]
    if _UNTOLD.search(before):
        return frozenset()
    starts = [match.end() for match in _STARTS.finditer(before)]
    return outcome(before[starts[-1] if starts else 0 :])


@lru_cache(maxsize=128)
def _cues(claim: str) -> tuple[Cue, ...]:
    return lexicon.find(claim, names=("forcing",))
