"""Find the DOIs of works whose addresses say only journal, volume and page: ask Crossref."""

from collections.abc import Mapping

from marrowlint.evidence.locators import Locator
from marrowlint.facts import Record
from marrowlint.verify.cache import Scope
from marrowlint.verify.heard import Heard, absent, found, unchecked
from marrowlint.verify.line import Line
from marrowlint.verify.registries.crossref_locate import read, request
from marrowlint.verify.registries.registry import NotAnAnswerError
from marrowlint.verify.remember import Memory

OK = 200
MOST = 500
"""Addresses looked for in one run, one call each."""


async def locate(locators: Mapping[str, Locator], line: Line, memory: Memory) -> dict[str, Heard]:
    """Return what Crossref says of each address, ``url:...`` to the place it names.

    What is found has the DOI among its ``ids``. ``line`` is the one to Crossref.
    """
    scope = Scope("locate", line.base, "")
    known = memory.heard(scope, sorted(locators))
    for key in sorted(locators.keys() - known.keys())[:MOST]:
        heard = await _ask(key, locators[key], line)
        if heard is not None:
            known[key] = heard
            memory.keep(scope, {key: heard})
    return known


async def _ask(key: str, locator: Locator, line: Line) -> Heard | None:
    asked = request(locator, line.desk.online.contact)
    if asked is None:
        return None
    shown, at = line.registry.shown, line.desk.online.at
    got = await line.send(asked)
    if got.why or got.status != OK:
        return unchecked(shown, at, got.why or f"it answered {got.status}")
    try:
        doi = read(locator, got.body)
    except NotAnAnswerError:
        line.fails("what it sent is not an answer")
        return unchecked(shown, at, "what it sent is not an answer")
    line.fine()
    if not doi:
        return absent(shown, at)
    return found(shown, at, Record(key, ids=tuple(sorted((key, doi)))))
