"""``marrowlint sources``: verify the sources of pages, and keep what was learnt in the lock."""

from collections.abc import Sequence
from importlib import import_module

from marrowlint.cli.output import write
from marrowlint.errors import UsageError
from marrowlint.nearest import nearest

COMMANDS = {
    "update": "ask about sources that are new or stale, and write the lock",
    "check": "say of each source whether it is there, retracted, or unchecked",
    "show": "show what the lock knows of a source",
    "prune": "take out of the lock what no page uses",
}
HELP = """\
usage: marrowlint sources COMMAND [...]

Verify the sources of pages: that they exist, can be reached, are what the page
says they are, and were not retracted. What registries and the web answer is
kept in marrowlint.lock, so that `marrowlint check` knows it without a network.

commands:
{commands}

examples:
  marrowlint sources update monographs/      ask, and write marrowlint.lock
  marrowlint sources update --stale 7        what was asked a week ago, too
  marrowlint sources check                   where each source stands, offline
  marrowlint sources show PMC5773187         all that is known of one
"""


def run(argv: Sequence[str]) -> int:
    """Run the command in ``argv``; return the exit code."""
    first = argv[0] if argv else "--help"
    if first in {"-h", "--help", "help"}:
        listed = "\n".join(f"  {name:<10} {about}" for name, about in COMMANDS.items())
        write(HELP.format(commands=listed))
        return 0 if argv else UsageError.exit_code
    if first not in COMMANDS:
        near = nearest(first, COMMANDS)
        way = f"`marrowlint sources {near}`?" if near else ""
        hint = f"Did you mean {way}" if near else f"Commands: {', '.join(COMMANDS)}."
        fault = f"there is no command 'sources {first[:80]}'"
        raise UsageError(fault, hint)
    command = import_module(f"marrowlint.cli.sources_{first}")
    code: int = command.run(argv[1:])
    return code
