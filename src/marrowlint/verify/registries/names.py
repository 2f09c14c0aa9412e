"""Write the authors of a work the one way that records have: "Egashira K"."""

import re
from collections.abc import Iterable

from marrowlint.verify.registries.wording import clean

AUTHORS = 200
"""Authors of a work that are kept."""

_NAME = 200
_PARTS = re.compile(r"[\s.‐-―-]+")
"""What stands between given names: blanks, full stops, hyphens."""
_INITIALS = re.compile(r"[^\W\d_]{1,3}")


def author(family: str, given: str) -> str:
    """Return a person as family name and initials; a group has no given name."""
    short = initials(given)
    return f"{clean(family, _NAME)} {short}".strip() if family.strip() else ""


def initials(given: str) -> str:
    """Return "JP" for "Jean-Pierre", "AJ" for "A. J." and for "AJ"."""
    bare = clean(given, _NAME)
    if _INITIALS.fullmatch(bare) and bare.isupper():
        return bare
    return "".join(part[0] for part in _PARTS.split(bare) if part and part[0].isalpha()).upper()


def inverted(name: str) -> str:
    """Return "Pandey AK" for "Pandey, A. K."; a name without a comma stays as it is."""
    family, _, given = clean(name, _NAME).partition(",")
    return author(family, given)


def listed(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that are not empty, in their order, as many as are kept."""
    return tuple([name for name in names if name][:AUTHORS])
