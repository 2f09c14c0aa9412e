"""Count what a report holds, and say it in one line."""

from collections import Counter

from msgspec import Struct

from marrowlint.finding import PageSummary, Report
from marrowlint.report.visible import Safe, joined, say, visible
from marrowlint.severity import Severity

_COMMA = Safe(", ")


class Summary(Struct, frozen=True):
    """How much was looked at, and how much was found."""

    pages: int
    unreadable: int
    claims: int
    cited: int
    matched: int
    unsourced: int
    """Claims bound to no source."""
    sources: int
    errors: int
    warnings: int
    infos: int
    abstentions: int
    suppressed: int
    passed_over: int
    unread: int
    faults: int
    sources_from_lock: int = 0
    """Sources of which the lock tells something that can be used."""
    sources_unchecked: int = 0
    """The other sources of pages that have a lock."""

    @property
    def findings(self) -> int:
        """Return how many findings there are of any severity."""
        return self.errors + self.warnings + self.infos

    @property
    def clean(self) -> bool:
        """Return whether something was looked at, all of it judged, and nothing found."""
        trouble = self.findings, self.abstentions, self.unread, self.faults, self.unreadable
        return self.pages > 0 and not any((*trouble, self.sources_unchecked))


def summarize(report: Report) -> Summary:
    """Return the counts of ``report``."""
    severities = Counter(finding.severity for finding in report.findings)
    pages = report.pages
    return Summary(
        pages=len(pages),
        unreadable=sum(not page.readable for page in pages),
        claims=sum(page.claims for page in pages),
        cited=sum(page.cited for page in pages),
        matched=sum(page.matched for page in pages),
        unsourced=sum(_unsourced(page) for page in pages),
        sources=sum(page.sources for page in pages),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        infos=severities[Severity.INFO],
        abstentions=len(report.abstentions),
        suppressed=len(report.suppressed),
        passed_over=len(report.passed_over),
        unread=len(report.unread),
        faults=len(report.faults),
        sources_from_lock=sum(not each.why for each in report.standings),
        sources_unchecked=sum(bool(each.why) for each in report.standings),
    )


def sentence(summary: Summary) -> Safe:
    """Return the closing line of a report, such as ``1 page, 4 sources · 3 errors``."""
    parts = [_looked_at(summary)]
    if summary.pages or summary.findings:
        parts.append(_found(summary))
    if summary.abstentions:
        parts.append(counted(summary.abstentions, "abstention"))
    if summary.suppressed:
        parts.append(say("{n} suppressed", n=summary.suppressed))
    if summary.unread:
        parts.append(say("{files} not read", files=counted(summary.unread, "file")))
    if summary.faults:
        parts.append(say("{faults} of marrowlint", faults=counted(summary.faults, "fault")))
    line = joined(Safe(" · "), parts)
    return say("Clean: {line}", line=line) if summary.clean else line


def counted(number: int, noun: str) -> Safe:
    """Return ``1 page`` or ``2 pages``; ``noun`` is a word of ours that takes an s."""
    template = "{n} {noun}" if number == 1 else "{n} {noun}s"
    return say(template, n=number, noun=visible(noun))


def _looked_at(summary: Summary) -> Safe:
    if not summary.pages:
        return Safe("no page was checked")
    parts = [counted(summary.pages, "page")]
    if summary.unreadable:
        parts[0] = say("{pages} ({n} not readable)", pages=parts[0], n=summary.unreadable)
    if summary.claims:
        claims = counted(summary.claims, "claim")
        parts.append(say("{claims} ({bound})", claims=claims, bound=_bound(summary)))
    if summary.claims or summary.sources:
        parts.append(counted(summary.sources, "source"))
    return joined(_COMMA, parts)


def _bound(summary: Summary) -> Safe:
    return _present(
        (summary.cited, say("{n} cited", n=summary.cited)),
        (summary.matched, say("{n} matched by content", n=summary.matched)),
        (summary.unsourced, say("{n} without a source", n=summary.unsourced)),
    )


def _found(summary: Summary) -> Safe:
    if not summary.findings:
        return Safe("no findings")
    return _present(
        (summary.errors, counted(summary.errors, "error")),
        (summary.warnings, counted(summary.warnings, "warning")),
        (summary.infos, say("{n} info", n=summary.infos)),
    )


def _present(*parts: tuple[int, Safe]) -> Safe:
    """Return the parts whose number is not zero, with commas."""
    return joined(_COMMA, [part for number, part in parts if number])


def _unsourced(page: PageSummary) -> int:
    return max(0, page.claims - page.cited - page.matched)
