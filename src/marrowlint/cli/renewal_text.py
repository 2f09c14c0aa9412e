"""Say in plain lines what came of asking about the sources of a lock."""

from collections.abc import Iterator

from marrowlint.cli.refresh import Keys, Renewed
from marrowlint.facts import Record
from marrowlint.lock.change import changes
from marrowlint.report.standing_words import COMMA, SEP, state
from marrowlint.report.summary import counted
from marrowlint.report.visible import Safe, joined, say, visible

LONGEST_TITLE = 60
"""Characters of a title that are shown."""


def told(renewed: Renewed) -> Iterator[Safe]:
    """Yield a line for each source that is new, changed or was not reached, then the counts."""
    fresh = [(each, _before(each, renewed)) for each in _records(renewed)]
    new = [record for record, before in fresh if before is None]
    news = [(record, changes(before, record)) for record, before in fresh if before is not None]
    for record in new:
        yield say("new: {name}: {state}", name=_name(record), state=state(record))
    for record, words in news:
        if words:
            told = joined(SEP, map(visible, words))
            yield say("changed: {name}: {told}", name=_name(record), told=told)
    yield from missed(renewed)
    changed = sum(bool(words) for _, words in news)
    yield _counts(renewed, len(new), changed, len(news) - changed)


def missed(renewed: Renewed) -> Iterator[Safe]:
    """Yield a line for each source that nobody gave an answer about."""
    for keys, why in renewed.unreached.items():
        yield say(
            "not reached: {key}: {why}; {known}",
            key=visible(keys[0]),
            why=visible(why),
            known=_known(renewed, keys),
        )


def _counts(renewed: Renewed, new: int, changed: int, unchanged: int) -> Safe:
    numbers = (
        (new, "new"),
        (changed, "changed"),
        (unchanged, "unchanged"),
        (len(renewed.unreached), "not reached"),
        (renewed.known, "known already"),
    )
    parts = [say("{n} {word}", n=n, word=visible(word)) for n, word in numbers if n]
    path = visible(renewed.group.old.path)
    return say("{path}: {counts}", path=path, counts=joined(COMMA, parts) or Safe("no sources"))


def _records(renewed: Renewed) -> tuple[Record, ...]:
    """Return the records that somebody gave an answer about, each once."""
    of = renewed.new.by_id
    reached = [keys for keys in renewed.asked if keys not in renewed.unreached]
    found = [of[key] for keys in reached for key in keys if key in of]
    return tuple({each.key: each for each in found}.values())


def _before(record: Record, renewed: Renewed) -> Record | None:
    of = renewed.group.old.by_id
    return next((of[each] for each in (record.key, *record.ids) if each in of), None)


def _known(renewed: Renewed, keys: Keys) -> Safe:
    of = renewed.group.old.by_id
    before = next((of[each] for each in keys if each in of), None)
    if before is None:
        return Safe("nothing is known of it yet")
    return say("what was known on {on} stays", on=visible(before.at[:10]))


def _name(record: Record) -> Safe:
    title = record.title.replace("\n", " ")
    short = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
    name = visible(record.key)
    return say("{name} '{title}'", name=name, title=visible(short)) if short else name


def written(renewed: Renewed, *, wrote: bool, dry: bool) -> Safe:
    """Return what became of the lock."""
    path = visible(renewed.group.old.path)
    sources = counted(len(renewed.new.records), "source")
    if dry:
        return Safe("nothing was written (--dry-run)")
    if not wrote:
        return say("{path} stays as it is", path=path)
    done = Safe("written" if renewed.group.exists else "created")
    return say("{path} {done}: {sources}", path=path, done=done, sources=sources)
