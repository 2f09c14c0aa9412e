"""Flag a source whose kind, as the page gives it, its title, summary or registry contradicts."""

from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.called import Called, itself
from marrowlint.evidence.called_as import called_as
from marrowlint.evidence.citing import cited
from marrowlint.evidence.services import day, index
from marrowlint.evidence.study import GROUPS, Origin, Study, Value
from marrowlint.language.analysis import Sentence
from marrowlint.page import Node, Source, Words
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_SUMMARY = {"review", "laboratory", "trial"}
_PRECLINICAL = {"animal", "human-cells-in-animal", "in-vitro", "ex-vivo"}
_DECLARED = {
    "review": {"laboratory", "trial", "observation", "opinion"},
    "narrative": {"laboratory", "trial", "observation"},
    "trial": {"review", "narrative", "laboratory", "observation", "opinion"},
    "observation": {"review", "narrative", "laboratory", "opinion"},
    "laboratory": {"review", "trial", "observation", "opinion"},
}
"""Declared group to those that a registry may not list it under.

A review without that type proves nothing, for the types come late; and a trial's people are often
studied as a cohort later.
"""
_SERIES = frozenset({"single-arm-trial", "non-randomized-trial"})
_SAYS = {
    Origin.TITLE: "its title says",
    Origin.REGISTRY: "it is listed as",
}
_TOLD = {"review": {"laboratory", "trial", "observation", "opinion"}, "trial": {"laboratory"}}
"""The same where only the page's words tell the design."""


@Meta(
    id="source-type-mismatch",
    family="citation",
    on=Source,
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
    message="{here}, and {origin} '{words}'{asked}",
    help="Look at the record and say what the source is; `{inferred}` fits these words.",
    source="Lazarus 2015 (doi 10.1186/s12874-015-0079-x): misleading description of study design",
    beats=("preclinical-as-clinical",),
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag a source whose kind, as the page gives it, its title, summary or registry contradicts.

    Flags: a declared design of one group (review, trial, observation, laboratory work) when the
        registry lists the work under types and headings of another, or else the title, or else
        the summary, names one of another; a review or trial of the summary's own words that the
        registry lists as laboratory work; a declared human population when the title names
        animals or cells and no people, or the headings name animals and no people. "This
        randomised trial" in an entry that goes on to a survey, to records, to a group without a
        comparison, or to cells; "a cohort study found", "in a randomised trial" or the like in a
        sentence that cites only a source whose entry shows another kind of study and names none of
        that kind.
    Why: a mouse experiment listed as a systematic review lifts every claim that cites it.
    Abstains: when a source is called a review only in the page's own summary, with nothing
        declared and no title or type to hold against it.
    Misses: a false description that neither title nor registry contradicts; cells taken from
        people and listed as people, where no word says "in vitro"; one trial named where the
        source pools several.
    Overflags: a title that names the animals it began with, such as "from mice to the clinic"; a
        later look at the people of a trial, where the entry tells of the trial alone.
    Span: the declared value, else the words of the summary or of the sentence that cites it.
    """
    study = ctx.study(source)
    if hit := _by_registry(source, study, ctx):
        yield hit
    elif source.design and _differ(source, study) and not _confirmed(study, source.design):
        yield _hit(source, "design", study.inferred_design)
    elif source.population == "human" and _of_animals(study):
        yield _hit(source, "population", study.inferred_population)
    elif called := itself(source, ctx.analysis):
        yield _called(source, called, "the summary says", "also")
    elif called := called_as(source, study, _citing(source, ctx)):
        yield _called(
            source, called, "the text cites it as", _SAYS.get(study.design.origin, "its entry says")
        )
    elif _only_told(source, study) and not _confirmed(study, study.inferred_design.value):
        field = "summary" if source.summary else "citation"
        where = Node(pointer.child(source.pointer, field))
        reason = f"only the page's own words call it a {study.inferred_design.value}; {_way(study)}"
        yield Abstain(where, reason)


def _citing(source: Source, ctx: Context) -> Iterator[Sentence]:
    """Yield the sentences that cite ``source`` and no other."""
    for sentence in ctx.analysis.sentences:
        if sentence.markers and cited(sentence.markers, ctx.links.keys) == (source,):
            yield sentence


def _by_registry(source: Source, study: Study, ctx: Context) -> Hit | None:
    known, inferred = study.registered, study.inferred_design
    if known.design.origin is Origin.REGISTRY:
        group = GROUPS.get(known.design.value, "")
        declared, told = GROUPS.get(source.design, ""), GROUPS.get(inferred.value, "")
        if declared not in known.groups and group in _DECLARED.get(declared, ()):
            at = Node(pointer.child(source.pointer, "design"))
            return _listed(source, ctx, at, f"`design` is {source.design}", known.design)
        in_words = not source.design and inferred.origin is Origin.SUMMARY
        if in_words and told not in known.groups and group in _TOLD.get(told, ()):
            here = f"the summary says '{inferred.words}'"
            return _listed(source, ctx, _words(source, inferred, ctx), here, known.design)
    if source.population == "human" and known.sure and known.population.value in _PRECLINICAL:
        at = Node(pointer.child(source.pointer, "population"))
        return _listed(source, ctx, at, "`population` is human", known.population)
    return None


def _listed(source: Source, ctx: Context, at: Node | Words, here: str, known: Value) -> Hit | None:
    record = ctx.study(source).record
    if record is None:
        return None
    values = {
        "here": here,
        "origin": f"{index(record)} lists it as",
        "words": known.words,
        "asked": f" (asked on {day(record)})",
        "inferred": known.value,
    }
    return Hit(at, values, sources=(source,))


def _words(source: Source, told: Value, ctx: Context) -> Node | Words:
    """Return where the summary says it."""
    for sentence in ctx.analysis.summaries.get(source.pointer, ()):
        start = sentence.block.text.find(told.words, sentence.start, sentence.end)
        if start >= 0:
            return Words(sentence.block, start, start + len(told.words))
    return Node(pointer.child(source.pointer, "summary"))


def _confirmed(study: Study, design: str) -> bool:
    """Tell whether types or title of its record are of the group that the page gives it."""
    return GROUPS.get(design, "") in study.registered.groups


def _only_told(source: Source, study: Study) -> bool:
    told = GROUPS.get(study.inferred_design.value) == "review"
    return told and not (source.design or source.title)


def _way(study: Study) -> str:
    known = study.registered
    return f"it is listed as {known.lists}" if known.lists else "give its title"


def _differ(source: Source, study: Study) -> bool:
    declared = GROUPS.get(source.design)
    inferred = GROUPS.get(study.inferred_design.value)
    if declared is None or inferred is None or declared == inferred:
        return False
    if source.design in _SERIES and "series" in study.inferred_design.words.lower():
        return False  # patients who were all treated are a series and a trial with a single arm
    if study.inferred_design.origin is Origin.TITLE:
        return not {"narrative", "opinion"} & {declared, inferred}
    return {declared, inferred} <= _SUMMARY and declared == "review" and inferred == "laboratory"


def _of_animals(study: Study) -> bool:
    """Tell whether the page's words show no people, where the registry does not know better."""
    people = study.registered.sure and study.registered.population.value == "human"
    return study.inferred_population.value in _PRECLINICAL and not people


def _called(source: Source, called: Called, told: str, origin: str) -> Hit:
    values = {
        "here": f"{told} '{called.name}'",
        "origin": origin,
        "words": called.other,
        "asked": "",
        "inferred": called.kind,
    }
    return Hit(called.at, values, sources=(source,))


def _hit(source: Source, field: str, inferred: Value) -> Hit:
    values = {
        "here": f"`{field}` is {getattr(source, field)}",
        "origin": f"the {inferred.origin.value} says",
        "words": inferred.words,
        "asked": "",
        "inferred": inferred.value,
    }
    return Hit(Node(pointer.child(source.pointer, field)), values, sources=(source,))
