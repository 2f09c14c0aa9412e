"""Give the answers of services that are kept beside the repository, and read them."""

import json
from collections.abc import Sequence

from marrowlint.facts import Notice, Record
from marrowlint.verify.registries.registry import Registry, Said
from shared_data import shared


def recorded(name: str) -> bytes:
    return shared("api-samples", name).read_bytes()


def crossref(name: str) -> bytes:
    """Return a sample of Crossref as the service sends it; some are kept in another wrapper."""
    found = json.loads(recorded(name))
    found = found.get("body", found)
    return json.dumps(found if "message" in found else {"message": found}).encode()


def listed(*bodies: bytes, total: int | None = None) -> bytes:
    """Return works of Crossref as one list, as its filter gives them."""
    works = [json.loads(body)["message"] for body in bodies]
    count = len(works) if total is None else total
    return body({"message-type": "work-list", "message": {"total-results": count, "items": works}})


def body(value: object) -> bytes:
    return json.dumps(value).encode()


def said(registry: Registry, ids: Sequence[str], answer: bytes) -> dict[str, Said]:
    """Return what ``answer`` says of ``ids``, which must fit one call."""
    (request,) = registry.requests(ids, "")
    return {each.asked: each for each in registry.read(request, answer)}


def record(registry: Registry, asked: str, answer: bytes) -> Record:
    found = said(registry, [asked], answer)[asked].record
    assert found is not None
    assert found.key == asked
    assert asked in found.ids
    return found


def told(notices: Sequence[Notice]) -> list[tuple[str, str, str]]:
    """Return kind, identifier and date of each notice."""
    return [(each.kind, each.id, each.date) for each in notices]
