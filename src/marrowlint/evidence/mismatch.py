"""Hold one hard mismatch between a claim and the text known of its source."""

from msgspec import Struct


class Mismatch(Struct, frozen=True):
    """Two stretches of words that cannot both hold, and the one rule that says so."""

    rule: str
    start: int
    """Of the claim's words, in the claim's text."""
    end: int
    here: str
    """The claim's words."""
    there: str
    """The source's words; ``""`` where it has none."""
    passage: str
    """The sentence of the source that says otherwise."""
    why: str
    """One sentence for the reader."""
    sure: float = 1.0
    """How sure it is, 0 to 1: how far both sides speak of one outcome."""
    outright: bool = True
    """False where the two ways are read from words that may belong to other things."""
