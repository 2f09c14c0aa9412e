"""Pick the MeSH headings that say on whom or what a study was done.

Check tags are those of NLM's indexing manual; species and strains stand in
``data/publication_types.toml``.
"""

from collections.abc import Iterable
from functools import cache

from marrowlint.language.dated import split, table

TAGS = frozenset(
    {
        *("Humans", "Animals", "Male", "Female", "Pregnancy"),
        *("Infant, Newborn", "Infant", "Child, Preschool", "Child", "Adolescent"),
        *("Young Adult", "Adult", "Middle Aged", "Aged", "Aged, 80 and over"),
    }
)
_MOST = 50


def told(headings: Iterable[str]) -> tuple[str, ...]:
    """Return the check tags and species among ``headings``, sorted.

    A strain goes with its species: "Mice, Inbred C57BL", "Rats, Sprague-Dawley".
    """
    found = {name for name in headings if name in TAGS or _is_species(name.lower())}
    return tuple(sorted(found)[:_MOST])


def _is_species(name: str) -> bool:
    return name in _species() or name.partition(",")[0] in _species()


@cache
def _species() -> frozenset[str]:
    return frozenset(split(table("publication_types")["species"]["animal"]))
