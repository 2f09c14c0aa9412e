"""Show one record of a lock to people: a line for each thing that is known."""

from collections.abc import Iterable, Iterator

from marrowlint.facts import Answer, Asked, Record, Trial
from marrowlint.report.cells import wrapped
from marrowlint.report.standing_words import COMMA, SEP, notices, verdict
from marrowlint.report.visible import Safe, joined, lines, say, visible

NAMES = 11
"""Cells for the name of a row."""
MOST_AUTHORS = 6
LEAST = 20
"""Cells for the words, however narrow the terminal."""


def render(record: Record, width: int) -> str:
    """Return ``record`` as text that ends in a line feed, in lines of ``width`` cells."""
    rows = [visible(record.key)]
    for name, words in _rows(record):
        shown = name
        for piece in wrapped(words, max(LEAST, width - NAMES - 3)) if words else ():
            gap = visible(" " * (NAMES - len(shown)))
            rows.append(say("  {name}{gap} {piece}", name=shown, gap=gap, piece=visible(piece)))
            shown = Safe("")
    return lines(rows)


def _rows(record: Record) -> Iterator[tuple[Safe, Safe]]:
    yield Safe("verdict"), verdict(record)
    yield Safe("notices"), joined(SEP, notices(record))
    yield Safe("title"), visible(record.title)
    yield Safe("authors"), _authors(record.authors)
    yield Safe("published"), visible(_where(record))
    yield Safe("types"), _list(record.types)
    yield Safe("studied"), _list(record.mesh)
    yield Safe("ids"), _list(record.ids)
    yield Safe("address"), visible(record.url)
    yield Safe("moved to"), visible(record.moved_to)
    yield Safe("archived"), visible(record.archived)
    yield Safe("preprint"), _preprint(record)
    yield Safe("renewed in"), visible(record.updated_in)
    yield Safe("notice of"), _list(each.id for each in record.notice_of)
    yield Safe("trial"), _trial(record.trial) if record.trial else Safe("")
    yield Safe("reports on"), _list(record.registrations)
    yield Safe("cites"), _cites(record)
    yield Safe("abstract"), _abstract(record)
    yield Safe("asked"), joined(SEP, map(_asked, record.asked))


def _list(words: Iterable[str]) -> Safe:
    return joined(COMMA, map(visible, filter(None, words)))


def _authors(authors: tuple[str, ...]) -> Safe:
    names = _list(authors[:MOST_AUTHORS])
    more = len(authors) - MOST_AUTHORS
    return say("{names} and {n} more", names=names, n=more) if more > 0 else names


def _where(record: Record) -> str:
    """Return such as ``PLoS ONE 2018;13(1):e0191099``."""
    issue = f"({record.issue})" if record.issue else ""
    volume = f";{record.volume}{issue}" if record.volume or issue else ""
    pages = f":{record.pages}" if record.pages else ""
    return f"{record.container} {record.year}{volume}{pages}".strip()


def _preprint(record: Record) -> Safe:
    if record.preprint and record.published_as:
        return say("yes; published as {id}", id=visible(record.published_as))
    if record.preprint_of:
        return say("no; there was one: {id}", id=visible(record.preprint_of))
    return Safe("yes") if record.preprint else Safe("")


def _trial(trial: Trial) -> Safe:
    results = {True: "with results", False: "no results posted", None: ""}[trial.has_results]
    people = f"{trial.enrollment} enrolled" if trial.enrollment is not None else ""
    stopped = f"stopped: {trial.why_stopped}" if trial.why_stopped else ""
    return _list((trial.status.lower(), stopped, results, trial.study_type.lower(), people))


def _cites(record: Record) -> Safe:
    cited = _list(record.retracted_references)
    return say("retracted works: {cited}", cited=cited) if cited else cited


def _abstract(record: Record) -> Safe:
    if record.abstract:
        licence = visible(record.licence)
        return say("({licence}) {words}", licence=licence, words=visible(record.abstract))
    drawn = _list((record.design, record.population, *record.numbers))
    if not record.abstract_sha256:
        return Safe("")
    told = say("; it tells: {drawn}", drawn=drawn) if drawn else Safe("")
    return say("read, and not kept: its licence does not allow it{told}", told=told)


def _asked(asked: Asked) -> Safe:
    who, on = visible(asked.service), visible(asked.at[:10])
    if asked.answer == Answer.UNCHECKED.value:
        return say("{who} gave no answer on {on}: {why}", who=who, on=on, why=visible(asked.why))
    found = "has it" if asked.answer == Answer.FOUND.value else "has no such record"
    return say("{who} {found} ({on})", who=who, found=visible(found), on=on)
