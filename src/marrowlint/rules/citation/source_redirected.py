"""Point out an address that has moved, or that leads to its work by a roundabout way."""

from collections.abc import Iterator
from urllib.parse import unquote

from marrowlint import pointer
from marrowlint.evidence.identity import address, canonical, in_url
from marrowlint.evidence.services import day
from marrowlint.facts import Fact, Record, Verdict
from marrowlint.page import Node, Source
from marrowlint.rule import Answer, Context, Fix, Hit, Meta, put_address
from marrowlint.severity import Confidence, Severity

_OWN = ("doi.org/", "ncbi.nlm.nih.gov/", "clinicaltrials.gov/", "arxiv.org/")
"""Hosts of the identifiers themselves: a publisher's page is no detour to its own work."""


@Meta(
    id="source-redirected",
    family="citation",
    on=Source,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="'{url}' {how} '{new}' (asked on {asked})",
    help="Write the new address, so that the link still works when the redirect is gone.",
    source="RFC 9110, 15.4.2 and 15.4.9 (moved for good); DOI handbook 3.8; NLM on PMC links",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Point out an address that has moved, or that leads to its work by a roundabout way.

    Flags: an address that answered "moved for good" (301, 308), and the old or plain-http form of
        an address at doi.org, NCBI, ClinicalTrials.gov or arXiv, once its record was found. The
        fix is safe where the new address holds the same identifier, or is the same but for https.
    Why: redirects are switched off sooner or later, and then the link is dead.
    Misses: a redirect that is said to be for now (302, 307). Where nothing is known of an address
        source-unreachable says so.
    Overflags: an address that a publisher asks to be cited by, though it only forwards.
    Span: the address.
    """
    fact = ctx.fact(source)
    for record, how, new in (*_moved(fact), *_roundabout(source, fact)):
        values = {"url": source.url, "how": how, "new": new, "asked": day(record)}
        at = Node(pointer.child(source.pointer, "url"))
        yield Hit(at, values, fix=_fix(at.pointer, source.url, new), sources=(source,))
        return


def _moved(fact: Fact) -> Iterator[tuple[Record, str, str]]:
    for record in fact.records:
        if record.moved_to and record.verdict == Verdict.ALIVE.value:
            yield record, "has moved for good to", record.moved_to


def _roundabout(source: Source, fact: Fact) -> Iterator[tuple[Record, str, str]]:
    own = any(host in source.url.lower() for host in _OWN)
    for found in in_url(source.url) if own else ():
        key = f"{found.scheme}:{found.value}"
        new = canonical(key)
        if found.derived or not new or _plain(source.url) == _plain(new):
            continue
        for record in fact.records:
            if key in record.ids and record.verdict == Verdict.ALIVE.value:
                yield record, "is another form of the lasting address", new


def _plain(url: str) -> str:
    """Return an address as compared: what follows ``?`` or ``#`` shows the same work."""
    return unquote(url.partition("#")[0].partition("?")[0]).rstrip("/").lower()


def _fix(at: str, old: str, new: str) -> Fix | None:
    same = {(each.scheme, each.value) for each in in_url(old)}
    kept = bool(same) and same == {(each.scheme, each.value) for each in in_url(new)}
    safe = (kept and "#" not in old) or address(old) == address(new)
    return put_address(at, old, new, safe=safe)
