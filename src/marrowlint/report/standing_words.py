"""Say what is known of a work in a few words: whether it is there, and what befell it."""

from marrowlint.facts import NoticeKind, Record, Verdict
from marrowlint.report.visible import Safe, joined, say, visible

BEFELL = {
    NoticeKind.RETRACTION: Safe("retracted"),
    NoticeKind.PARTIAL_RETRACTION: Safe("retracted in part"),
    NoticeKind.WITHDRAWAL: Safe("withdrawn"),
    NoticeKind.CONCERN: Safe("expression of concern"),
    NoticeKind.CORRECTION: Safe("corrected"),
    NoticeKind.REINSTATEMENT: Safe("reinstated"),
}
"""Kinds of notice, the gravest first."""
SEP = Safe("; ")
COMMA = Safe(", ")


def state(record: Record) -> Safe:
    """Return such as ``alive; retracted 2010-02-06 (crossref, pubmed)``."""
    return joined(SEP, [verdict(record), *notices(record), *_other(record)])


def verdict(record: Record) -> Safe:
    """Return whether the work is there, and why not."""
    if record.verdict == Verdict.ALIVE.value or not record.reason:
        return visible(record.verdict)
    return say("{verdict}: {why}", verdict=visible(record.verdict), why=visible(record.reason))


def notices(record: Record) -> list[Safe]:
    """Return what befell the work, each with its date and who says so."""
    return [
        _notice(word, notice.date, notice.services)
        for kind, word in BEFELL.items()
        for notice in record.told(kind)
    ]


def _notice(word: Safe, date: str, services: tuple[str, ...]) -> Safe:
    when = say("{word} {date}", word=word, date=visible(date)) if date else word
    who = joined(COMMA, map(visible, services))
    return say("{when} ({who})", when=when, who=who) if services else when


def _other(record: Record) -> list[Safe]:
    parts = []
    if record.notice_of:
        of = joined(COMMA, [visible(each.id) for each in record.notice_of if each.id])
        parts.append(say("itself a notice on {of}", of=of or Safe("another work")))
    if record.preprint:
        parts.append(Safe("preprint"))
    if record.published_as:
        parts.append(say("published as {id}", id=visible(record.published_as)))
    if record.updated_in:
        parts.append(say("renewed in {id}", id=visible(record.updated_in)))
    if record.moved_to:
        parts.append(say("moved to {url}", url=visible(record.moved_to)))
    if record.archived:
        parts.append(say("archived at {url}", url=visible(record.archived)))
    if record.trial and record.trial.status:
        parts.append(say("trial {status}", status=visible(record.trial.status.lower())))
    return parts
