"""Name what one cue of wording adds to what a sentence states."""

from enum import Enum, auto


class Mark(Enum):
    """What one cue adds; what decides where several stand is ``strength``'s to say."""

    __hash__ = object.__hash__  # Python's own hashes the name, slowly

    HEDGED = auto()
    """A cause under "may"."""
    LINK = auto()
    """An association, told as such."""
    CAUSE = auto()
    WEAK = auto()
    """A difference, a change or an aside: a link if nothing stronger stands beside it."""
    OPEN = auto()
    """ "May" with a verb that no list knows."""
