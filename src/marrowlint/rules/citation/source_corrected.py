"""Point out a source that was corrected after the page was last reviewed."""

from collections.abc import Iterator

from marrowlint.evidence.entry import name_of
from marrowlint.evidence.notices import newer, taken_back
from marrowlint.evidence.same_work import works
from marrowlint.evidence.services import day, say
from marrowlint.facts import Notice, NoticeKind, Record
from marrowlint.page import Page, Source
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="source-corrected",
    family="citation",
    on=Source,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="'{source}' was corrected on {date}{notice}, after the page was reviewed on "
    "{reviewed}: {who} (asked on {asked})",
    help="Read the correction, mend what it changes, and renew the date of review.",
    source="ICMJE, corrections; NLM policy on errata",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Point out a source that was corrected after the page was last reviewed.

    Flags: a source with a notice of correction that is newer than the page's date of review (or
        of update, where it has no other), unless its status says so.
    Why: a correction may change the very number that the page gives; whoever reviewed the page
        could not know of it.
    Abstains: when the dates are not known well enough to tell which came first.
    Misses: a correction that was overlooked when the page was reviewed; a page without a date.
    Overflags: a correction of an author's name or address, which changes nothing here.
    Span: the identifier, address or title of the source.
    """
    reviewed = _reviewed(ctx.page)
    found = works(ctx.fact(source))
    if not reviewed or source.status in {"corrected", "retracted"} or taken_back(found):
        return
    for record in found:
        notices = record.told(NoticeKind.CORRECTION)
        later = [each for each in notices if newer(each, reviewed)]
        at = name_of(source, ctx.page)
        if later:
            last = max(later, key=lambda each: each.date)
            yield Hit(at, _values(source, record, last, reviewed), sources=(source,))
            return
        if any(newer(each, reviewed) is None for each in notices):
            reason = f"it was corrected, and whether that was after {reviewed} is not known"
            yield Abstain(at, reason)
            return


def _values(source: Source, record: Record, last: Notice, reviewed: str) -> dict[str, str]:
    return {
        "source": source.name,
        "date": last.date,
        "notice": f" (notice {last.id})" if last.id else "",
        "reviewed": reviewed,
        "who": say(last.services),
        "asked": day(record),
    }


def _reviewed(page: Page) -> str:
    """Return the day on which the page was last looked over, ``""`` where it does not tell."""
    for name in ("reviewed", "updated"):
        value = page.tree.data.get(name)
        date = value.get("date") if isinstance(value, dict) else value
        if date:
            return str(date)
    return ""
