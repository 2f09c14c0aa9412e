"""Flag a result that rests on a registered trial of which no results are posted."""

from collections.abc import Iterator

from marrowlint.evidence.entry import name_of, resting
from marrowlint.evidence.levels import affirms
from marrowlint.evidence.same_work import trial, works
from marrowlint.evidence.services import day
from marrowlint.facts import Record
from marrowlint.language.analysis import Claim, Kind
from marrowlint.page import Source, Words
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity

_RESULTS = frozenset({Kind.BENEFIT, Kind.TIME_COURSE, Kind.EVIDENCE_GRADE})
_SHOWN = 3


@Meta(
    id="trial-without-results",
    family="citation",
    on=Source,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{trial}' is cited for a result, and the register has none: {state} "
    "(ClinicalTrials.gov, asked on {asked})",
    help="Cite the paper that reports the result, or say that the trial has reported none.",
    source="FDAAA 801 and 42 CFR 11: results within a year of the end; WHO statement on reporting",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag a result that rests on a registered trial of which no results are posted.

    Flags: a claim of benefit, time course or strength of evidence that cites nothing of a trial
        but its entry in the register, when that entry has no results.
    Why: the entry tells the plan; a result has to come from somewhere else, and trials that ended
        long ago and never reported are often those that did not work.
    Abstains: when the register does not tell whether it has results.
    Misses: a result told of a trial on a page without markers.
    Overflags: a trial whose result is in a paper that the sentence names without citing it.
    Span: the number of the trial, else the address; the claims that cite it are related.
    """
    fact = ctx.fact(source)
    record = trial(fact)
    if record is None or record.trial is None or works(fact) != (record,):
        return
    claims = [each for each in resting(source, ctx.analysis, ctx.links) if _is_result(each)]
    if not claims or record.trial.has_results:
        return
    at = name_of(source, ctx.page)
    if record.trial.has_results is None:
        yield Abstain(at, "the register does not tell whether it has results of this trial")
        return
    values = {
        "trial": record.key.partition(":")[2],
        "state": _state(record),
        "asked": day(record),
    }
    related = [
        Related(Words(each.sentence.block, each.start, each.end), "rests on it")
        for each in claims[:_SHOWN]
    ]
    yield Hit(at, values, tuple(related), sources=(source,))


def _is_result(claim: Claim) -> bool:
    return claim.kind in _RESULTS and affirms(claim)


def _state(record: Record) -> str:
    """Return what the register says became of it: "completed, in 2019-05"."""
    status = record.trial.status.replace("_", " ").lower() if record.trial else ""
    ended = record.trial.completed if record.trial else ""
    if status == "completed" and ended:
        return f"it was completed in {ended}"
    return f"its status is '{status}'" if status else "it gives no status"
