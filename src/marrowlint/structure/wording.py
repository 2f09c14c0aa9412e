"""Say in words what the schema has against a page's data; jsonschema is the authority here.

Imported by name on the first page that fails: see ``validate.WORDING``.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry

from marrowlint.pointer import join
from marrowlint.structure.fault import VIOLATION, Fault, Where
from marrowlint.structure.phrases import RANK, Breach, phrase
from marrowlint.structure.shape import KEPT, Fields, schema_with

MOST = 500
"""Faults of one page that are told; a page made to be wrong could hold a hundred thousand."""


def faults_of(data: dict[str, Any], fields: Fields) -> tuple[Fault, ...]:
    """Return the faults of ``data``, at most one for each value and missing or unknown key."""
    try:
        breaches = list(islice(_breaches(data, fields), MOST + 1))
    except (ValueError, RecursionError):
        # jsonschema quotes values in its messages, and some numbers are too long to print.
        return (_overall("the page holds a value that cannot be checked", "Write it as text."),)
    faults = tuple(islice(_fault_per_place(breaches), MOST + 1))
    if len(breaches) <= MOST and len(faults) <= MOST:
        return faults
    told = f"the page has more than {MOST} such faults; the others are not listed"
    return *faults[:MOST], _overall(told, "Mend these first, then check again.")


@lru_cache(maxsize=KEPT)
def _validator(fields: Fields) -> Draft202012Validator:
    # The empty registry refuses every reference out of the schema; the default one fetches.
    registry: Registry[Any] = Registry()
    return Draft202012Validator(schema_with(fields), registry=registry)


def _breaches(data: dict[str, Any], fields: Fields) -> Iterator[Breach]:
    for error in _validator(fields).iter_errors(data):
        for leaf in best(error):
            pointer = join(*leaf.absolute_path)
            schema = leaf.schema if isinstance(leaf.schema, dict) else {}
            yield Breach(pointer, str(leaf.validator), leaf.instance, schema)


def best(error: ValidationError) -> list[ValidationError]:
    """Return the errors of the branch of ``anyOf`` or ``oneOf`` the author most likely meant.

    That is a branch whose type fits the value: one with faults only inside the value before
    one with a fault of the value itself. Where no type fits, the error stays whole.
    """
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.relative_schema_path[0], []).append(inner)
    fitting = [branch for branch in branches.values() if not any(map(_wrong_type, branch))]
    if not fitting:
        return [error]
    chosen = min(fitting, key=lambda branch: (any(map(_of_itself, branch)), len(branch)))
    return [leaf for inner in chosen for leaf in best(inner)]


def _of_itself(error: ValidationError) -> bool:
    return not error.relative_path


def _wrong_type(error: ValidationError) -> bool:
    return _of_itself(error) and error.validator == "type"


def _fault_per_place(breaches: Iterable[Breach]) -> Iterator[Fault]:
    """Yield the faults, one for each pointer and part: the plainest breach stands for all."""
    seen: set[tuple[str, Where]] = set()
    for breach in sorted(breaches, key=lambda breach: RANK.get(breach.keyword, len(RANK))):
        for fault in phrase(breach):
            if (fault.pointer, fault.where) not in seen:
                seen.add((fault.pointer, fault.where))
                yield fault


def _overall(detail: str, way_out: str) -> Fault:
    return Fault(VIOLATION, "", Where.MISSING, detail, way_out)
