"""Flag a source whose declared kind its own title or summary contradicts."""

from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.study import Study, Value
from marrowlint.page import Node, Source
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_GROUPS = {
    "umbrella-review": "review",
    "network-meta-analysis": "review",
    "meta-analysis": "review",
    "systematic-review": "review",
    "narrative-review": "narrative",
    "randomized-controlled-trial": "trial",
    "crossover-trial": "trial",
    "non-randomized-trial": "trial",
    "single-arm-trial": "trial",
    "cohort": "observation",
    "case-control": "observation",
    "cross-sectional": "observation",
    "case-report": "observation",
    "animal-experiment": "laboratory",
    "in-vitro": "laboratory",
    "in-silico": "laboratory",
}
_SUMMARY = {"review", "laboratory", "trial"}
_PRECLINICAL = {"animal", "human-cells-in-animal", "in-vitro", "ex-vivo"}


@Meta(
    id="source-type-mismatch",
    family="citation",
    on=Source,
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
    message="`{field}` is {declared}, and the {origin} says '{words}'",
    help="Look at the record and say what the source is; `{inferred}` fits these words.",
    source="Lazarus 2015 (doi 10.1186/s12874-015-0079-x): misleading description of study design",
    beats=("preclinical-as-clinical",),
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag a source whose declared kind its own title or summary contradicts.

    Flags: a declared design of one group (review, trial, observation, laboratory work) when the
        title, or else the summary, names one of another; a declared human population when the
        title names animals or cells and no people.
    Why: a mouse experiment listed as a systematic review lifts every claim that cites it.
    Abstains: when a source is called a review only in the page's own summary, with nothing
        declared and no title to hold against it.
    Misses: a false description that the title does not contradict, for which the registry is
        needed; cells taken from people and listed as people, where no word says "in vitro".
    Overflags: a title that names the animals it began with, such as "from mice to the clinic".
    Span: the declared value.
    """
    study = ctx.study(source)
    if source.design and _differ(study):
        yield _hit(source, "design", study.inferred_design)
    elif source.population == "human" and study.inferred_population.value in _PRECLINICAL:
        yield _hit(source, "population", study.inferred_population)
    elif not source.design and not source.title and _GROUPS.get(study.design.value) == "review":
        where = Node(pointer.child(source.pointer, "summary"))
        reason = f"only the page's own words call it a {study.design.value}; give its title"
        yield Abstain(where, reason)


def _differ(study: Study) -> bool:
    declared = _GROUPS.get(study.design.value)
    inferred = _GROUPS.get(study.inferred_design.value)
    if declared is None or inferred is None or declared == inferred:
        return False
    if study.inferred_design.origin.value == "title":
        return "narrative" not in {declared, inferred}
    return {declared, inferred} <= _SUMMARY and declared == "review" and inferred == "laboratory"


def _hit(source: Source, field: str, inferred: Value) -> Hit:
    return Hit(
        Node(pointer.child(source.pointer, field)),
        {
            "field": field,
            "declared": getattr(source, field),
            "origin": inferred.origin.value,
            "words": inferred.words,
            "inferred": inferred.value,
        },
        sources=(source,),
    )
