"""Color words, where color is wanted."""

from enum import Enum

from msgspec import Struct

from marrowlint.report.visible import Safe, say

_RESET = Safe("\x1b[0m")


class Ink(Enum):
    """What words may look like, as the terminal's own sequences (ECMA-48, SGR)."""

    RED = Safe("\x1b[1;31m")
    YELLOW = Safe("\x1b[1;33m")
    CYAN = Safe("\x1b[1;36m")
    GREEN = Safe("\x1b[1;32m")
    BLUE = Safe("\x1b[1;34m")
    BOLD = Safe("\x1b[1m")


class Pen(Struct, frozen=True):
    """Write in color, or plainly."""

    color: bool

    def write(self, ink: Ink, text: Safe) -> Safe:
        """Return ``text`` in ``ink``; as it is where there is no color or no text."""
        if not self.color or not text:
            return text
        return say("{ink}{text}{reset}", ink=ink.value, text=text, reset=_RESET)
