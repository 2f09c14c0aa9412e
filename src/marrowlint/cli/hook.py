"""``marrowlint hook``: check what pre-commit passes, where a file may be named like an option.

pre-commit puts file names after the configured arguments, with nothing between; a file named
``--config=evil.md`` must be checked, never obeyed. So a word that names an existing path is a
file. Where it could as well be an option that was meant, nothing is done and the exit code is 2.
"""

import os
from collections.abc import Sequence

from marrowlint.cli import check
from marrowlint.cli.parser import Parser
from marrowlint.errors import UsageError
from marrowlint.read.sniff import FORMS


def run(argv: Sequence[str]) -> int:
    """Check the files in ``argv``; return the exit code."""
    parser = check.parser()
    parser.prog = "marrowlint hook"
    args = parser.read(_sorted_out(argv, _options(parser)))
    if args is None:
        return check.CLEAN
    return check.check(args) if args.paths else check.CLEAN


def _options(parser: Parser) -> frozenset[str]:
    return frozenset(word for action in parser._actions for word in action.option_strings)  # noqa: SLF001 - argparse offers no other way


def _sorted_out(argv: Sequence[str], known: frozenset[str]) -> list[str]:
    """Return ``argv`` with the files named like options moved behind ``--``."""
    cut = argv.index("--") if "--" in argv else len(argv)
    words: list[str] = []
    files: list[str] = []
    for word in argv[:cut]:
        if word.startswith("-") and os.path.lexists(word):
            _hold_clear(word, known)
            files.append(word)
        else:
            words.append(word)
    # With "./" before it, a file named "-" is not standard input.
    return [*words, "--", *(os.path.join(".", file) for file in [*files, *argv[cut + 1 :]])]  # noqa: PTH118 - Path drops the dot


def _hold_clear(word: str, known: frozenset[str]) -> None:
    if word.partition("=")[0] in known and not word.lower().endswith(tuple(FORMS)):
        fault = f"'{word}' is an option and also the name of a file"
        raise UsageError(fault, "Rename the file, or pass file names after `--`.")
