"""Hold the index of all cues: what a word may begin."""

from pathlib import Path

from msgspec import Struct

from marrowlint.tables import HOME as PACKAGE

HOME: Path = PACKAGE / "lexicons"
"""Not importlib.resources: it costs more start-up than the lists themselves."""


class Kind(Struct, frozen=True, array_like=True):
    """What all cues under one tag of a lexicon have in common."""

    lexicon: str
    tag: str
    joined: bool
    """Whether they may be part of a hyphenated compound ("post-stroke")."""


class Entry(Struct, frozen=True, array_like=True, gc=False):
    """One cue as the index keeps it."""

    words: tuple[str, ...]
    kind: int
    """Its place among the kinds of the index."""


class Start(Struct, frozen=True, array_like=True):
    """What may begin with one word."""

    single: tuple[Entry, ...]
    """Cues of that word alone."""
    longer: dict[str, tuple[Entry, ...]]
    """Longer cues by their second word, longest first."""


class Index(Struct, frozen=True, array_like=True):
    """All cues by their first word, so that a text is searched by look-ups alone."""

    kinds: tuple[Kind, ...]
    starts: dict[str, Start]
