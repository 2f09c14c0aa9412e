"""Draw from an abstract, as soon as it comes in, what may be kept of it under any licence.

It takes some milliseconds an abstract: done while other answers are awaited, and kept in the
cache with the answer, it costs a run no time.
"""

import hashlib

from msgspec.structs import replace

from marrowlint.evidence.drawn import draw
from marrowlint.facts import Record

FIELDS = ("abstract", "abstract_sha256", "numbers", "limits", "design", "population", "licence")
"""Fields that belong to one abstract, and go with it."""


def digest(record: Record) -> Record:
    """Return ``record`` with the hash of its abstract and the facts drawn from it."""
    if not record.abstract:
        return record
    drawn = draw(record.title, record.abstract)
    return replace(
        record,
        abstract_sha256=hashlib.sha256(record.abstract.encode("utf-8", "replace")).hexdigest(),
        numbers=drawn.numbers,
        limits=drawn.limits,
        design=drawn.design,
        population=drawn.population,
    )
