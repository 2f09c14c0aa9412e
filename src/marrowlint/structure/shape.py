"""Give the schema of a page with a site's own fields, and a fast yes or no by it."""

from functools import lru_cache
from typing import Any

import jsonschema_rs

from marrowlint import schemas

Fields = tuple[tuple[str, str], ...]
"""The fields a site adds, each with its JSON type (or ``any``), sorted."""
TYPES = ("string", "integer", "number", "boolean", "array", "object")
KEPT = 16
"""Settings whose compiled schema is kept; a run has one, a language server a few."""


@lru_cache(maxsize=KEPT)
def schema_with(fields: Fields) -> dict[str, Any]:
    """Return the monograph schema; ``fields`` add to its own and never replace them."""
    schema = schemas.load("monograph")
    for name, kind in fields:
        schema["properties"].setdefault(name, {"type": kind} if kind in TYPES else {})
    return schema


def conforms(data: dict[str, Any], fields: Fields) -> bool:
    """Return whether ``data`` surely conforms; ``False`` also where the fast path cannot tell."""
    validator = _validator(fields)
    try:
        return validator.is_valid(data)
    except (ValueError, OverflowError, RecursionError):
        # Lone surrogates, for one, cannot cross into Rust. The slow path decides.
        return False


@lru_cache(maxsize=KEPT)
def _validator(fields: Fields) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schema_with(fields), retriever=_retrieve)


def _retrieve(uri: str) -> Any:  # noqa: ANN401
    """Refuse to fetch: a schema speaks of itself only, never of a file or the network."""
    raise LookupError(uri)
