"""Collect the sources that a command is about, and tell of what was not read."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from marrowlint.cli.output import complain
from marrowlint.cli.parser import Parser, add_config, add_lock, add_trust, options
from marrowlint.collect import Collected, collect
from marrowlint.read.discover import Left
from marrowlint.rules import ALL
from marrowlint.settings import Settings

MOST_LEFT_OUT = 20


def add_pages(parser: Parser) -> None:
    """Add what names the pages, their settings and their lock."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", type=Path,
        help="pages, or folders to walk (default: this folder)",
    )  # fmt: skip
    add_lock(parser, none=False)
    add_trust(parser)
    add_config(parser)


def gathered(
    args: argparse.Namespace, paths: Sequence[Path] = (), *, quiet: bool = False
) -> Collected:
    """Return the sources of the pages that ``args`` and ``paths`` name; raise ``ConfigError``.

    What was not read is told on standard error unless ``quiet``.
    """
    named = [*(args.paths or [Path()]), *paths]
    found = collect(named, Settings(options(args), ALL))
    if not quiet:
        tell(found.left_out, found=bool(found.pages) or not found.complete)
    return found


def tell(left_out: Sequence[Left], *, found: bool) -> None:
    """Say on standard error what was not read and why, and where nothing was ``found`` at all."""
    for left in left_out[:MOST_LEFT_OUT]:
        complain(f"{left.shown} was not read: {left.reason}")
    if len(left_out) > MOST_LEFT_OUT:
        complain(f"{len(left_out) - MOST_LEFT_OUT} more paths were not read")
    if not found:
        complain("no monograph was found", "Name a file, or a folder that holds pages.")
