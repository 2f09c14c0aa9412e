"""Read the arguments of one command; errors become ``UsageError``."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from marrowlint.cli.output import write
from marrowlint.errors import UsageError
from marrowlint.nearest import nearest
from marrowlint.settings import Options

FAIL_ON = ("error", "warning", "info", "never")
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


def options(args: argparse.Namespace) -> Options:
    """Return the settings that ``args`` ask for."""
    return Options(
        config=args.config,
        no_config=args.no_config,
        select=tuple(name for some in getattr(args, "select", ()) for name in some),
        ignore=tuple(name for some in getattr(args, "ignore", ()) for name in some),
        fail_on=getattr(args, "fail_on", None),
    )
