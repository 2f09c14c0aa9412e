"""Ask ClinicalTrials.gov what became of a trial.

Source: https://clinicaltrials.gov/data-api/api, version 2: ``filter.ids`` takes NCT numbers joined
by commas, former numbers included; about 50 calls a minute.
"""

from collections.abc import Iterator, Sequence

from marrowlint.facts import Record, Trial
from marrowlint.verify.registries.answer import Table, document, raw, table, tables, text, texts
from marrowlint.verify.registries.dates import standard
from marrowlint.verify.registries.idents import batches, every, ident, of_scheme
from marrowlint.verify.registries.registry import NotAnAnswerError, Pace, Registry, Request, Said
from marrowlint.verify.registries.wording import title

_NAME = "trials"
_REGISTER = "ClinicalTrials.gov"
_BATCH = 100
_FIELDS = (
    "protocolSection.identificationModule,protocolSection.statusModule,"
    "protocolSection.designModule,HasResults"
)
_SECTION = "protocolSection"
_MOST_PEOPLE = 10**9
_MOST_PHASES = 5


def requests(asked: Sequence[str], _contact: str) -> Iterator[Request]:
    """Yield calls about the trials in ``asked``."""
    for identifiers, numbers in batches(of_scheme(asked, "nct"), _BATCH):
        query = (
            ("filter.ids", ",".join(numbers)),
            ("fields", _FIELDS),
            ("pageSize", str(len(numbers))),
        )
        yield Request(_NAME, "studies", identifiers, query=query)


def read(request: Request, body: bytes) -> tuple[Said, ...]:
    """Return what ``body`` says of each trial asked; raise ``NotAnAnswerError``.

    It is a page of studies, or one study by itself. A trial that a whole answer leaves out has
    no record; where there is a further page nothing is said of it.
    """
    found = document(body)
    studies = [found] if _SECTION in found else found.get("studies")
    if not isinstance(studies, list):
        fault = "it has no list of studies"
        raise NotAnAnswerError(fault)
    by_id: dict[str, Table] = {}
    for study in tables(studies):
        for each in _ids(study):
            by_id.setdefault(each, study)
    whole = not found.get("nextPageToken") and _SECTION not in found
    return tuple(
        Said(asked, _record(asked, by_id[asked]) if asked in by_id else None)
        for asked in request.asked
        if whole or asked in by_id
    )


def _module(study: Table, name: str) -> Table:
    return table(table(study.get(_SECTION)).get(name))


def _ids(study: Table) -> tuple[str, ...]:
    """Return its number, and the former ones that it took over."""
    module = _module(study, "identificationModule")
    numbers = (text(module.get("nctId")), *texts(module.get("nctIdAliases")))
    return tuple(filter(None, (ident("nct", each) for each in numbers)))


def _record(asked: str, study: Table) -> Record:
    module = _module(study, "identificationModule")
    name = raw(module.get("briefTitle")) or raw(module.get("officialTitle"))
    ids = every(asked, *_ids(study))
    return Record(asked, ids=ids, title=title(name), container=_REGISTER, trial=_trial(study))


def _trial(study: Table) -> Trial:
    status, design = _module(study, "statusModule"), _module(study, "designModule")
    how = table(design.get("designInfo"))
    count = table(design.get("enrollmentInfo")).get("count")
    results = study.get("hasResults")
    return Trial(
        status=text(status.get("overallStatus")),
        why_stopped=text(status.get("whyStopped")),
        completed=_completed(table(status.get("completionDateStruct"))),
        has_results=results if isinstance(results, bool) else None,
        study_type=text(design.get("studyType")),
        allocation=text(how.get("allocation")),
        masking=text(table(how.get("maskingInfo")).get("masking")),
        enrollment=count if type(count) is int and 0 <= count < _MOST_PEOPLE else None,
        phases=tuple(texts(design.get("phases"))[:_MOST_PHASES]),
    )


def _completed(ended: Table) -> str:
    """Return the day on which a trial ended; one that is only planned is none."""
    return standard(text(ended.get("date"))) if text(ended.get("type")) == "ACTUAL" else ""


REGISTRY = Registry(
    name=_NAME,
    shown="clinicaltrials.gov",
    base="https://clinicaltrials.gov/api/v2/",
    bucket="trials",
    schemes=("nct",),
    batch=_BATCH,
    pace=Pace(per_second=50 / 60),
    requests=requests,
    read=read,
    absent_statuses=(),
    authority=("nct",),
)
