"""Read the arguments of one command; errors become ``UsageError``."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from marrowlint.cli.moment import moment
from marrowlint.cli.output import write
from marrowlint.errors import UsageError
from marrowlint.nearest import nearest
from marrowlint.settings import Options

FAIL_ON = ("error", "warning", "info", "never")
_DIGITS = 4
"""Of a number of days."""
UNKNOWN = "unrecognized arguments: "
"""How argparse begins its message on words that it does not know."""


class Parser(argparse.ArgumentParser):
    """An argument parser that raises instead of leaving the process."""

    def __init__(self, command: str, about: str, examples: str = "") -> None:
        """Describe ``command``; ``examples`` are shown as written at the end of its help."""
        super().__init__(
            prog=f"marrowlint {command}",
            description=about,
            epilog=f"examples:\n{examples}" if examples else None,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            add_help=False,
        )
        self.add_argument("-h", "--help", action="store_true", help="show this help")

    def read(self, argv: Sequence[str]) -> argparse.Namespace | None:
        """Return the arguments, or ``None`` after showing the help that ``argv`` asks for.

        Options and names may come in any order; after ``--`` all are names. Raises
        ``UsageError`` for arguments that cannot be followed.
        """
        cut = argv.index("--") if "--" in argv else len(argv)
        if {"-h", "--help"}.intersection(argv[:cut]):
            write(self.format_help())
            return None
        return self.parse_intermixed_args([*argv[: cut + 1], *map(_name, argv[cut + 1 :])])

    def error(self, message: str) -> NoReturn:
        """Raise ``UsageError``."""
        _, unknown, words = message.partition(UNKNOWN)
        near = nearest(words.split("=")[0].split(" ")[0], self._option_string_actions)
        if near and unknown:
            raise UsageError(message, f"Did you mean `{near}`?")
        hint = f"`{self.prog} --help` shows all options."
        if unknown and words.startswith("-"):
            hint += " Put `--` before file names that begin with `-`."
        raise UsageError(message, hint)


def _name(word: str) -> str:
    """Return ``word`` so that argparse takes it for a name: here it forgets about ``--``."""
    return f"./{word}" if word.startswith("-") and word != "-" else word


def names(value: str) -> tuple[str, ...]:
    """Return the words between commas."""
    return tuple(filter(None, (word.strip() for word in value.split(","))))


def add_settings(parser: Parser) -> None:
    """Add the options that choose rules and settings."""
    parser.add_argument(
        "--select", metavar="NAMES", action="append", type=names, default=[],
        help="run only these rules or families, with commas between",
    )  # fmt: skip
    parser.add_argument(
        "--ignore", metavar="NAMES", action="append", type=names, default=[],
        help="do not run these rules or families",
    )  # fmt: skip
    parser.add_argument(
        "--fail-on", choices=FAIL_ON, metavar="LEVEL",
        help="exit with 1 from this severity on: error, warning (default), info or never",
    )  # fmt: skip
    add_config(parser)


def add_config(parser: Parser) -> None:
    """Add the options that choose the configuration file."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--config", metavar="FILE", type=Path,
        help="use this configuration for every page, not the nearest one",
    )  # fmt: skip
    group.add_argument("--no-config", action="store_true", help="use no configuration file")


def add_lock(parser: Parser, *, none: bool = True) -> None:
    """Add the options that choose the lock; with ``none``, to use none at all."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--lock", metavar="FILE", type=Path,
        help="use this lock for every page, not the nearest marrowlint.lock",
    )  # fmt: skip
    if none:
        group.add_argument("--no-lock", action="store_true", help="use no lock")


def add_trust(parser: Parser) -> None:
    """Add the options that say what of a lock is believed: the revision, and the day."""
    parser.add_argument(
        "--base", metavar="REV",
        help="believe of the lock what this git revision has, not what was changed since",
    )  # fmt: skip
    parser.add_argument(
        "--today", metavar="DATE",
        help="take this day (2026-11-23) for today (default: SOURCE_DATE_EPOCH, or the clock)",
    )  # fmt: skip


def add_online(parser: Parser) -> None:
    """Add the options that say how the outside world is asked; ``cli/online.py`` reads them."""
    group = parser.add_argument_group(
        "asking online", "From arguments and the environment only; a file of the tree says none."
    )
    group.add_argument(
        "--contact", metavar="MAIL",
        help="address that services may write to; some answer faster then",
    )  # fmt: skip
    group.add_argument(
        "--retraction-watch", metavar="FILE", type=Path,
        help="the CSV file of Retraction Watch, to be heard as well",
    )  # fmt: skip
    group.add_argument(
        "--thorough", action="store_true", help="ask a second service about every source"
    )
    group.add_argument(
        "--timeout", metavar="SECONDS", type=float, help="for the whole run (default: 900)"
    )
    caches = group.add_mutually_exclusive_group()
    caches.add_argument(
        "--cache-dir", metavar="DIR", type=Path, help="keep answers there (default: your cache)"
    )
    caches.add_argument("--no-cache", action="store_true", help="keep no answers")
    group.add_argument(
        "--ca-bundle", metavar="FILE", type=Path, help="trust these certificates alone (PEM)"
    )
    group.add_argument(
        "--allow-network", metavar="CIDR", action="append", default=[],
        help="fetch addresses of this network as well, private though it is",
    )  # fmt: skip
    group.add_argument(
        "--registry", metavar="NAME=URL", action="append", default=[],
        help="ask this service there; `all=URL` moves all of them",
    )  # fmt: skip


def hold_online(args: argparse.Namespace) -> None:
    """Raise ``UsageError`` where ``args`` say how to ask, but not ``--online``."""
    said = "contact retraction_watch thorough timeout cache_dir no_cache ca_bundle"
    asked = {each: getattr(args, each) for each in (*said.split(), "allow_network", "registry")}
    given = [each for each, value in asked.items() if value or isinstance(value, float | str)]
    if given and not args.online:
        fault = f"--{given[0].replace('_', '-')} has no effect without --online"
        raise UsageError(fault, "Add --online, or leave it out.")


def days(value: str) -> int:
    """Return the days that ``value`` says; raise ``ArgumentTypeError`` where it says none."""
    if not (value.isascii() and value.isdigit() and len(value) <= _DIGITS):
        fault = f"'{value[:80]}' is no number of days"
        raise argparse.ArgumentTypeError(fault)
    return int(value)


def options(args: argparse.Namespace) -> Options:
    """Return the settings that ``args`` ask for."""
    return Options(
        config=args.config,
        no_config=args.no_config,
        select=tuple(name for some in getattr(args, "select", ()) for name in some),
        ignore=tuple(name for some in getattr(args, "ignore", ()) for name in some),
        fail_on=getattr(args, "fail_on", None),
        lock=getattr(args, "lock", None),
        no_lock=getattr(args, "no_lock", False),
        now=moment(getattr(args, "today", None)),
    )
