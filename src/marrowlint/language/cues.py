"""Hold the index of all cues: what a word may begin."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

HOME = Path(__file__).parents[1] / "lexicons"
"""Not importlib.resources: it costs more start-up than the lists themselves."""


class Entry(Struct, frozen=True, gc=False):
    """One cue as the index keeps it."""

    words: tuple[str, ...]
    lexicon: str
    tag: str
    joined: bool
    """Whether it may be part of a hyphenated compound ("post-stroke")."""


class Start(Struct, frozen=True):
    """What may begin with one word."""

    single: tuple[Entry, ...]
    """Cues of that word alone."""
    longer: dict[str, tuple[Entry, ...]]
    """Longer cues by their second word, longest first."""


class Index(Struct, frozen=True):
    """All cues by their first word, so that a text is searched by look-ups alone."""

    starts: dict[str, Start]

    def entries(self) -> Iterator[Entry]:
        """Yield every cue."""
        for start in self.starts.values():
            yield from start.single
            for entries in start.longer.values():
                yield from entries
