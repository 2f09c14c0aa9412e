"""Put together what a run heard: a record for each work, and which entry leads to which."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from marrowlint.evidence.identity import canonical
from marrowlint.facts import Answer, Asked, Record, Verdict
from marrowlint.verify.heard import Heard
from marrowlint.verify.merge import Page, Work, merge
from marrowlint.verify.registries.crossref_updates import WATCH
from marrowlint.verify.registries.retraction_watch import Watch
from marrowlint.verify.remember import Visit
from marrowlint.verify.session import Session
from marrowlint.verify.voice import Voice
from marrowlint.verify.wanted import Wanted
from marrowlint.verify.works import main, scheme

WEB = "web"
"""What ``Asked.service`` calls an address that was fetched."""
_ANSWERS = {
    Verdict.ALIVE: Answer.FOUND,
    Verdict.DEAD: Answer.ABSENT,
    Verdict.UNKNOWN: Answer.UNCHECKED,
}


class Told(Struct, frozen=True):
    """All that a run heard."""

    session: Session
    visits: Mapping[str, Visit]
    """Key of an address (``url:...``) to what came of fetching it."""
    located: Mapping[str, Heard]
    """Key of an address to what Crossref said of the place it names."""
    watch: Watch
    guessed: frozenset[str] = frozenset()
    """Identifiers that a rule made of an address, and nobody wrote."""


def compose(
    entries: Sequence[Wanted], told: Told
) -> tuple[tuple[Record, ...], dict[tuple[str, ...], tuple[str, ...]]]:
    """Return the records sorted by key, and an entry's identifiers to the keys of its records."""
    works = told.session.works()
    for entry in entries:
        works.claim(entry.keys)
    made: dict[frozenset[str], Record] = {}
    of: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entry in entries:
        groups = dict.fromkeys(works.of(each) for each in entry.keys if scheme(each) != "isbn")
        for ids in groups:
            if ids not in made:
                made[ids] = _record(ids, told)
        chosen = _chosen([made[ids] for ids in groups])
        of[entry.keys] = tuple(each.key for each in chosen)
    records = {each.key: each for each in made.values()}
    books = _books(of)
    kept = sorted({key for keys in of.values() for key in keys})
    return tuple(_with_books(records[key], books.get(key, set())) for key in kept), of


def _books(of: Mapping[tuple[str, ...], tuple[str, ...]]) -> dict[str, set[str]]:
    """Return the ISBNs of pages of books: nobody is asked about them, so a page's entry holds them.

    They join no works: the chapters of a book have one ISBN and many addresses.
    """
    found: dict[str, set[str]] = {}
    for keys, records in of.items():
        if len(records) == 1 and records[0].startswith("url:"):
            found.setdefault(records[0], set()).update(
                each for each in keys if scheme(each) == "isbn"
            )
    return found


def _with_books(record: Record, isbns: set[str]) -> Record:
    return replace(record, ids=tuple(sorted({*record.ids, *isbns}))) if isbns else record


def _chosen(records: Sequence[Record]) -> list[Record]:
    """Return the records of an entry: all that are known to be there or not, else one.

    Of an identifier of which nobody could tell there is nothing to say beside one that is known.
    """
    known = [each for each in records if each.verdict != Verdict.UNKNOWN.value]
    asked = [each for each in records if each.asked]
    return known or asked[:1] or list(records[:1])


def _record(ids: frozenset[str], told: Told) -> Record:
    session, watch = told.session, told.watch
    voices = session.voices(ids, told.guessed)
    visits = [told.visits[each] for each in sorted(ids) if each in told.visits]
    webs = [_web(visit) for visit in visits]
    located = [Voice(each, told.located[each]) for each in sorted(ids) if each in told.located]
    references = {each for voice in voices for each in voice.heard.references}
    beside = Record(
        "",
        notices=watch.notices(sorted(ids)),
        notice_of=watch.notice_of(sorted(ids)),
        retracted_references=tuple(sorted(each for each in references if _retracted(each, watch))),
    )
    key = main(ids, {each.id for each in voices if each.heard.found})
    work = Work(
        ids,
        voices,
        url=visits[0].url if key.startswith("url:") and visits else canonical(key),
        page=_page(visits),
        beside=(beside,),
        asked=(*webs, *(each.heard.asked for each in located), *_watched(beside, session)),
    )
    return merge(work, _aliases(voices, session))


def _web(visit: Visit) -> Asked:
    answer = _ANSWERS[visit.reached.verdict].value
    why = visit.reached.reason if visit.reached.verdict is Verdict.UNKNOWN else ""
    return Asked(WEB, answer, visit.at, why)


def _page(visits: Sequence[Visit]) -> Page | None:
    """Return what is known of a work's one address; of several it would say whose it is."""
    if not visits:
        return None
    best = min(visits, key=lambda each: (each.reached.verdict is not Verdict.ALIVE, each.url))
    reached = best.reached
    if len(visits) > 1:
        return Page(reached.verdict.value, reached.reason)
    return Page(
        reached.verdict.value, reached.reason, reached.http_status, reached.moved_to, best.archived
    )


def _watched(beside: Record, session: Session) -> tuple[Asked, ...]:
    if not (beside.notices or beside.notice_of):
        return ()
    return (Asked(WATCH, Answer.FOUND.value, session.desk.online.at),)


def _retracted(reference: str, watch: Watch) -> bool:
    return Record(reference, notices=watch.notices((reference,))).retracted


def _aliases(voices: Sequence[Voice], session: Session) -> dict[str, str]:
    """Return the PMIDs of notices with the DOIs that services know them by."""
    works = session.works()
    named = {
        notice.id
        for voice in voices
        if voice.heard.record is not None
        for notice in (*voice.heard.record.notices, *voice.heard.record.notice_of)
    }
    return {each: main(works.of(each), ()) for each in named if scheme(each) == "pmid"}
