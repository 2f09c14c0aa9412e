"""Flag a source whose address leads nowhere any more."""

from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.identity import keys
from marrowlint.evidence.outside import unknown
from marrowlint.evidence.services import day
from marrowlint.facts import Record, Verdict
from marrowlint.page import Node, Source
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta, put_address
from marrowlint.severity import Confidence, Severity


@Meta(
    id="source-unreachable",
    family="citation",
    on=Source,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="'{url}' was dead when it was last checked on {asked}: {reason}",
    help="{first} its DOI or PMID, or cite another source.",
    source="HONcode, principle 4 (attribution); ICMJE, references to web pages",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag a source whose address leads nowhere any more.

    Flags: an address without an identifier that answered 404 or 410, or whose host is gone, at
        the last check. Where an archive has a copy the fix takes its address.
    Why: what nobody can open nobody can check.
    Abstains: when nobody could tell: a time-out, a wall against robots, a server's error.
    Misses: a page that is still there and says something else now. A work that has an identifier:
        its registry is asked instead of its address, and citation-id-invalid reports.
    Overflags: a site that was away for longer than the check waits for it.
    Span: the address.
    """
    records = [record for record in ctx.fact(source).records if record.key.startswith("url:")]
    at = Node(pointer.child(source.pointer, "url"))
    dead = next((record for record in records if record.verdict == Verdict.DEAD.value), None)
    if dead:
        fix = put_address(at.pointer, source.url, dead.archived) if dead.archived else None
        yield Hit(at, _values(source, dead), fix=fix, sources=(source,))
    elif _is_page(source) and (why := unknown(ctx.fact(source))):
        yield Abstain(at, f"whether it can be reached is not known: {why}")


def _values(source: Source, record: Record) -> dict[str, str]:
    first = "Take the address of its archived copy, or cite the work by"
    return {
        "url": source.url,
        "asked": day(record),
        "reason": record.reason or "there is no such page",
        "first": first if record.archived else "Look for it elsewhere, or cite the work by",
    }


def _is_page(source: Source) -> bool:
    """Tell whether its address is all that it is known by."""
    known = keys(source)
    return bool(known) and all(key.startswith("url:") for key in known)
