"""Flag a registered trial that was stopped early or never began, and is listed like any other."""

import re
from collections.abc import Iterator

from marrowlint.evidence.entry import name_of
from marrowlint.evidence.identity import keys
from marrowlint.evidence.outside import is_paper, unknown
from marrowlint.evidence.same_work import trial
from marrowlint.evidence.services import day
from marrowlint.page import Source
from marrowlint.patterns import lazy
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_STOPPED = {
    "TERMINATED": "was stopped before its end",
    "WITHDRAWN": "was withdrawn before anyone took part",
    "SUSPENDED": "is suspended",
}
"""Status at ClinicalTrials.gov to what it means."""
_SAID = lazy(
    r"\bterminat|\b(?:withdrawn|suspended|stopped|halted|discontinued|ended early)\b",
    re.IGNORECASE,
)


@Meta(
    id="trial-terminated",
    family="citation",
    on=Source,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="The trial '{trial}' {what}{why} (ClinicalTrials.gov, asked on {asked})",
    help="Say so where it is cited, with the reason, or take it out.",
    source="ClinicalTrials.gov, definitions of recruitment status; CONSORT 2010 item 14b",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag a registered trial that was stopped early or never began, and is listed like any other.

    Flags: a source with a trial's number that the register lists as terminated, withdrawn or
        suspended, unless the summary or the reference says that it was stopped.
    Why: a trial that was stopped shows less than it set out to, and why it was stopped may be the
        result that matters.
    Abstains: when the register could not be asked, or its answer cannot be used.
    Misses: trials of other registers.
    Overflags: a trial that was stopped early because it worked, and whose paper is cited for that
        in other words.
    Span: the number of the trial, else the address.
    """
    fact = ctx.fact(source)
    record = trial(fact)
    at = name_of(source, ctx.page)
    if record is None or record.trial is None:
        if _is_trial(source) and (why := unknown(fact)):
            yield Abstain(at, f"what became of the trial is not known: {why}")
        return
    status = record.trial.status.upper()
    if status not in _STOPPED or _SAID.search(f"{source.summary} {source.citation}"):
        return
    why = f": '{record.trial.why_stopped}'" if record.trial.why_stopped else ""
    values = {
        "trial": record.key.partition(":")[2],
        "what": _STOPPED[status],
        "why": why,
        "asked": day(record),
    }
    yield Hit(at, values, sources=(source,))


def _is_trial(source: Source) -> bool:
    return not is_paper(source) and any(key.startswith("nct:") for key in keys(source))
