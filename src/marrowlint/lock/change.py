"""Say in a few words what is new in a record since it was last asked about."""

from collections.abc import Iterator

from marrowlint.facts import NoticeKind, Record, Verdict

_SINCE = {
    NoticeKind.RETRACTION: "retracted",
    NoticeKind.PARTIAL_RETRACTION: "retracted in part",
    NoticeKind.CONCERN: "given an expression of concern",
    NoticeKind.CORRECTION: "corrected",
    NoticeKind.WITHDRAWAL: "withdrawn",
    NoticeKind.REINSTATEMENT: "reinstated",
}
_NOW = {
    Verdict.ALIVE.value: "there again",
    Verdict.DEAD.value: "now dead",
    Verdict.UNKNOWN.value: "it can no longer be told whether it is there",
}
_NO_NEWS = frozenset({"key", "at", "asked", "reason"})
"""Fields whose change alone is none in the work."""


def changes(old: Record, new: Record) -> tuple[str, ...]:
    """Return what ``new`` says that ``old`` did not; nothing where only dates differ."""
    words = {
        "notices": [*_befell(old, new), *_taken_back(old, new)],
        "verdict": _verdict(old, new),
        "published_as": [f"published since as {new.published_as}"] if new.published_as else [],
        "updated_in": [f"renewed since in {new.updated_in}"] if new.updated_in else [],
        "moved_to": [f"moved to {new.moved_to}"] if new.moved_to else [],
    }
    differ = [
        name
        for name in Record.__struct_fields__
        if name not in _NO_NEWS and getattr(old, name) != getattr(new, name)
    ]
    told = [word for name in differ for word in words.get(name, ())]
    other = [name.replace("_", " ") for name in differ if not words.get(name)]
    return (*told, *([f"other {', '.join(other)}"] if other else []))


def _befell(old: Record, new: Record) -> Iterator[str]:
    for kind, word in _SINCE.items():
        known = new.told(kind)
        before = {each.id for each in old.told(kind)}
        if known and (not before or {each.id for each in known} - before):
            date = max(each.date for each in known)
            yield f"{word} since{f' ({date})' if date else ''}"


def _taken_back(old: Record, new: Record) -> Iterator[str]:
    for kind, word in _SINCE.items():
        if old.told(kind) and not new.told(kind):
            yield f"no longer {word}"


def _verdict(old: Record, new: Record) -> list[str]:
    if new.verdict == old.verdict:
        return []
    return [f"{_NOW.get(new.verdict, new.verdict)}{f': {new.reason}' if new.reason else ''}"]
