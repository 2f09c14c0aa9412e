"""Tell by which way a text says that something was given, and where its sources name another."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from marrowlint.language import lexicon
from marrowlint.language.analysis import Cue
from marrowlint.page import Source
from marrowlint.patterns import lazy

_HINTS = {
    "mouth": lazy(r"\b(?:took|take|taken|taking|powder|extract|drank|drink\w*|chew\w*|ate)\b"),
    "injected": lazy(r"\b(?:inject\w*|infus\w*|implant\w*|transplant\w*|graft\w*)"),
    "skin": lazy(r"\b(?:appl(?:y|ied|ication|ications)|patch\w*|rinse\w*|wash\w*|spray\w*)\b"),
    "nose": lazy(r"\b(?:drops|spray\w*)\b"),
    "eye": lazy(r"\b(?:drops|ointments?)\b"),
}
"""Words of giving that leave one kind of way possible."""


class Way(Struct, frozen=True):
    """A way of giving that a claim names and its sources do not."""

    start: int
    end: int
    text: str
    other: str
    """The words of a source that name the way it was given there."""


def elsewhere(claim: str, sources: Sequence[Source]) -> Way | None:
    """Return the way of giving in ``claim`` that each of ``sources`` gives otherwise."""
    found = _ways(claim)
    if not found or not sources or not _is_one({cue.tag for cue in found}):
        return None
    cue = max(found, key=lambda each: "." in each.tag)
    texts = [f"{one.title} {one.citation} {one.summary}" for one in sources]
    if any(not _ways(text) or _leaves(cue.tag, text) for text in texts):
        return None
    return Way(cue.start, cue.end, cue.text, _ways(texts[0])[0].text)


def _is_one(tags: set[str]) -> bool:
    """Tell whether a claim names one way alone, by its kind or by its form as well."""
    forms = {tag for tag in tags if "." in tag}
    return len({_kind(tag) for tag in tags}) == 1 and len(forms) <= 1


def _leaves(way: str, text: str) -> bool:
    """Tell whether a source names ``way`` too, or leaves it possible."""
    kind = _kind(way)
    same = [cue.tag for cue in _ways(text) if _kind(cue.tag) == kind]
    forms = [tag for tag in same if "." in tag]
    if forms and "." in way:
        return way in forms
    return bool(same) or (kind in _HINTS and _HINTS[kind].search(text) is not None)


def _kind(way: str) -> str:
    return way.partition(".")[0]


@lru_cache(maxsize=256)
def _ways(text: str) -> tuple[Cue, ...]:
    return lexicon.find(text, names=("ways",))
