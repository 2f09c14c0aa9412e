"""Write publication types one way: lower case, sorted."""

import re

from marrowlint.verify.registries.answer import texts

PREPRINT = "preprint"

_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST = 50
_NAME = 100


def typed(value: object) -> tuple[str, ...]:
    """Return the types of a list; Europe PMC's short answers join them by semicolons."""
    names = (name for line in texts(value, _MOST * _NAME) for name in line.split(";"))
    found = {name.strip().lower()[:_NAME] for name in names} - {""}
    return tuple(sorted(found)[:_MOST])


def spaced(name: str) -> str:
    """Return "Journal Article" for DataCite's "JournalArticle"."""
    return _JOINED.sub(" ", name)
