"""Write the identifiers that services are asked about and answer with: ``scheme:value``."""

import re
from collections.abc import Iterable, Iterator, Sequence

from marrowlint.evidence.identity import FORMS, fold

_DOI = re.compile(r"\bdoi:\s?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_PMCID = re.compile(r"PMC\d+", re.IGNORECASE)
_RESOLVER = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)", re.IGNORECASE)
_LONGEST = 300
"""Characters of an identifier; the longest DOIs in use have about 200."""
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0]")


def ident(scheme: str, value: str) -> str:
    """Return ``scheme:value`` folded; ``""`` where it has not the form of a scheme we know."""
    bare = value.strip()
    if scheme == "doi" and bare[:1] != "1" and (resolver := _RESOLVER.match(bare)):
        bare = bare[resolver.end() :]
    if len(bare) > _LONGEST or _CONTROL.search(bare):
        return ""
    form, folded = FORMS.get(scheme), fold(scheme, bare)
    return f"{scheme}:{folded}" if form and form.fullmatch(folded) else ""


def pmcid(value: str) -> str:
    """Return the PMCID in words such as ``pmc-id: PMC3040717;``, else ``""``."""
    found = _PMCID.search(value[:_LONGEST])
    return ident("pmcid", found[0]) if found else ""


def cited_doi(reference: str) -> str:
    """Return the DOI that a citation as NLM writes it ends with, else ``""``."""
    found = _DOI.search(reference)
    return ident("doi", found[1].rstrip(".,;")) if found else ""


def every(*found: str) -> tuple[str, ...]:
    """Return the identifiers that are not empty, each once, sorted."""
    return tuple(sorted({each for each in found if each}))


def of_scheme(asked: Iterable[str], scheme: str) -> Iterator[tuple[str, str]]:
    """Yield each well-formed identifier of ``scheme`` once, whole and as its bare value."""
    for each in dict.fromkeys(asked):
        name, _, value = each.partition(":")
        if name == scheme and ident(scheme, value) == each:
            yield each, value


def batches(
    found: Iterable[tuple[str, str]], size: int
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield up to ``size`` pairs at a time: the identifiers, and their bare values."""
    pairs: Sequence[tuple[str, str]] = tuple(found)
    for start in range(0, len(pairs), size):
        part = pairs[start : start + size]
        yield tuple(whole for whole, _ in part), tuple(bare for _, bare in part)
