"""Find the command, run it, and turn whatever happens into an exit code.

0 clean · 1 findings at or above fail-on · 2 usage, configuration or an incomplete run ·
3 a bug of ours · 130 interrupted · 141 the reader of our output went away.
"""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

from marrowlint import __version__
from marrowlint.errors import MarrowError, UsageError

COMMANDS = {
    "check": "check pages and report what is wrong, with the exact place",
    "explain": "show what a rule flags, why, its limits and examples",
    "rules": "list all rules",
    "claims": "list the claims of a page and the sources behind each",
    "sources": "verify the sources of pages, and keep what was learnt in a lock",
    "convert": "turn a page into another form: Markdown, YAML, JSON, outline",
    "schema": "print a JSON Schema: of pages, reports, configuration or locks",
    "hook": "check the files that pre-commit passes",
}
BUG = 3
INTERRUPTED = 130
PIPE_CLOSED = 141
HELP = """\
usage: marrowlint COMMAND [...]

Check health monographs: structure, claims, evidence levels, sources, wording.

commands:
{commands}

options:
  -h, --help     show this help; after a command, the command's
  --version      show the version

examples:
  marrowlint check monographs/               check every page in a folder
  marrowlint check page.md --select evidence only the rules on evidence
  marrowlint explain hype-word               what a rule flags, and why
  marrowlint convert notes.txt -o page.md    turn an outline into Markdown

exit codes: 0 clean, 1 findings, 2 usage or incomplete run, 3 a bug of ours
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in ``argv``, by default the process's own; return the exit code."""
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except MarrowError as error:
        _complain(error.message, error.hint)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_stdout()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - users get a line, not a traceback
        _complain(*_bug(error))
        return BUG


def _run(argv: list[str]) -> int:
    first = argv[0] if argv else "--help"
    if first in {"-h", "--help", "help"}:
        _say(HELP.format(commands=_listed()))
        return 0 if argv else UsageError.exit_code
    if first in {"-V", "--version"}:
        _say(f"marrowlint {__version__}\n")
        return 0
    if first not in COMMANDS:
        raise _no_command(first)
    # What is imported stays, and pages are trees without circles: looking for circles among a
    # few thousand objects, again and again, costs a cold run 4 % and a long one more.
    gc.set_threshold(100_000, 20, 20)
    command = import_module(f"marrowlint.cli.{first}")
    code: int = command.run(argv[1:])
    return code


def _listed() -> str:
    return "\n".join(f"  {name:<10} {about}" for name, about in COMMANDS.items())


def _no_command(word: str) -> UsageError:
    import os

    from marrowlint.nearest import nearest

    if os.path.lexists(word):
        return UsageError(f"'{word}' is a path, not a command", "Did you mean `marrowlint check`?")
    near = nearest(word, COMMANDS)
    names = f"Commands: {', '.join(COMMANDS)}."
    way = f"Did you mean `marrowlint {near}`?" if near else names
    return UsageError(f"there is no command '{word[:80]}'", way)


def _bug(error: Exception) -> tuple[str, str]:
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    place = f" ({frames[-1].name}, line {frames[-1].lineno})" if frames else ""
    message = " ".join(str(error).split())[:300]
    way = "Please report it, with the command and the page that brought it about."
    return f"a bug of ours: {type(error).__name__}: {message}{place}", way


def _say(text: str) -> None:
    from marrowlint.cli.output import write

    write(text)


def _complain(message: str, hint: str) -> None:
    from marrowlint.cli.output import complain

    complain(message, hint)


def _drop_stdout() -> None:
    from marrowlint.cli.output import drop_stdout

    drop_stdout()
