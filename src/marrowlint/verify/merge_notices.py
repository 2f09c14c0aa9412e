"""Make one list of what several services say of a work's notices.

Two of one kind are one notice where they have its identifier in common, or its date as far as
both know it ("2010-02" and "2010-02-06"; a service that knows none speaks of whatever notice of
that kind there is). What only some services say stays visible: a notice names who knows of it.
"""

from collections.abc import Iterable, Mapping, Sequence

from marrowlint.facts import Notice


def merged(
    notices: Iterable[Notice], order: Sequence[str], aliases: Mapping[str, str]
) -> tuple[Notice, ...]:
    """Return the notices sorted; of services that differ the first in ``order`` is believed.

    ``aliases`` gives an identifier of a notice the one by which all services know it.
    """
    groups: list[list[Notice]] = []
    for notice in sorted({_known(each, aliases) for each in notices}, key=_place):
        group = _group(notice, groups)
        if group is None:
            groups.append([notice])
        else:
            group.append(notice)
    return tuple(sorted(_one(group, order) for group in groups))


def _known(notice: Notice, aliases: Mapping[str, str]) -> Notice:
    other = aliases.get(notice.id, notice.id)
    return Notice(notice.kind, other, notice.date, tuple(sorted(set(notice.services))))


def _place(notice: Notice) -> tuple[int, bool, Notice]:
    """Return what puts the exact before the vague, and a DOI before a PMID."""
    return -len(notice.date), not notice.id, notice


def _group(notice: Notice, groups: Sequence[list[Notice]]) -> list[Notice] | None:
    """Return the notices that are the same one, ``None`` where there are none yet."""
    kin = [group for group in groups if group[0].kind == notice.kind]
    for group in kin:
        if notice.id and any(each.id == notice.id for each in group):
            return group
    return next((group for group in kin if _may_be(notice, group)), None)


def _may_be(notice: Notice, group: Iterable[Notice]) -> bool:
    """Return whether the date fits, and no other identifier of the same scheme speaks against."""
    others = [each for each in group if _scheme(each) == _scheme(notice) and each.id != notice.id]
    return not (notice.id and others) and any(_fit(each.date, notice.date) for each in group)


def _scheme(notice: Notice) -> str:
    return notice.id.partition(":")[0]


def _fit(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _one(group: Sequence[Notice], order: Sequence[str]) -> Notice:
    rank = {service: number for number, service in enumerate(order)}

    def trust(notice: Notice) -> tuple[int, Notice]:
        return min((rank.get(each, len(rank)) for each in notice.services), default=0), notice

    dates = [each.date for each in sorted(group, key=trust) if each.date]
    date = max((each for each in dates if each.startswith(dates[0])), key=len, default="")
    ids = sorted({each.id for each in group} - {""})
    who = sorted({service for each in group for service in each.services})
    return Notice(group[0].kind, next(iter(ids), ""), date, tuple(who))
