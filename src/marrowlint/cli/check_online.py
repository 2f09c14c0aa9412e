"""Ask about the sources that ``check --online`` must judge, before it judges from the lock."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from marrowlint.cli.output import complain
from marrowlint.cli.refresh import Choice, Renewed, groups, keep, reached, renew
from marrowlint.collect import Collected, collect, listed
from marrowlint.lock.locks import Locks
from marrowlint.rules import ALL
from marrowlint.run import decoded
from marrowlint.settings import Options, Settings


def refresh(
    args: argparse.Namespace, given: Options, known: Locks, piped: tuple[bytes, str] | None
) -> Options:
    """Put fresh answers into ``known``, and into its files unless ``args`` say ``--locked``.

    ``piped`` is the page that came on standard input and its name, if one did. Returns ``given``
    with the moment that the answers are judged at.

    Raises ``UsageError``, ``ConfigError`` and ``OutputError``.
    """
    from marrowlint.cli.asking import asker

    now = given.now or datetime.now(UTC)
    collected = _collected(args, given, piped)
    found = groups(collected, known)
    renewed, answers = renew(found, Choice(now), asker(args, now, collected))
    for note in answers.notes:
        complain(note)
    if not reached(renewed):
        _stand_in(renewed, known)
    for each in renewed if reached(renewed) else ():
        if each.group.exists or each.new.records:
            known.put(each.group.file, each.new, [page.folder for page in each.group.pages])
        if not args.locked and keep(each) and not each.group.exists:
            complain(f"'{each.group.old.path}' was created", "Commit it with the pages.")
    _tell(renewed)
    return replace(given, now=now)


def _collected(
    args: argparse.Namespace, given: Options, piped: tuple[bytes, str] | None
) -> Collected:
    settings = Settings(given, ALL)
    if piped is None:
        return collect([Path(path) for path in args.paths or ["."]], settings)
    raw, shown = piped
    config = settings.at(Path(shown).absolute().parent)
    return Collected((listed(decoded(raw, shown), Path(shown), shown, config),))


def _stand_in(renewed: tuple[Renewed, ...], known: Locks) -> None:
    """Put an empty lock, which is no file, where there is none: it tells what was in vain."""
    for each in renewed:
        if not each.group.exists and each.unreached:
            whys = {
                key: f"nobody could be reached: {_once(why)}"
                for keys, why in each.unreached.items()
                for key in keys
            }
            empty = replace(each.group.old, unreached=whys)
            known.put(each.group.file, empty, [page.folder for page in each.group.pages])


def _once(why: str) -> str:
    """Return ``why`` without the name of the service in front where it says it again."""
    service, _, rest = why.partition(": ")
    return rest if rest.startswith(service) else why


def _tell(renewed: tuple[Renewed, ...]) -> None:
    asked = sum(len(each.asked) for each in renewed)
    missed = [keys for each in renewed for keys in each.unreached]
    known = sum(each.known for each in renewed)
    count = f"{asked - len(missed)} source{'' if asked - len(missed) == 1 else 's'}"
    complain(f"{count} verified now, {known} from the lock, {len(missed)} not reached")
