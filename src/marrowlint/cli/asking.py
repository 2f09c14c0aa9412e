"""Ask registries and the web about sources, with progress on standard error.

It imports what asks: only a command that is about to ask imports it in turn.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from marrowlint.cli.online import online
from marrowlint.cli.refresh import Answers, Ask
from marrowlint.collect import Collected
from marrowlint.evidence.identity import keys
from marrowlint.lock.find import top
from marrowlint.page import Source
from marrowlint.verify.gather import verify
from marrowlint.verify.online import Online
from marrowlint.verify.progress import shown
from marrowlint.verify.wanted import wanted


def asker(args: argparse.Namespace, now: datetime, collected: Collected) -> Ask:
    """Return what asks as ``args`` say. Raises ``UsageError`` before anybody is asked."""
    contacts = (page.config.sources.contact for page in collected.pages)
    roots = {top(page.folder) for page in collected.pages} | {Path.cwd()}
    how = online(args, now, next(filter(None, contacts), ""), sorted(roots))
    return lambda sources: _answers(sources, how)


def _answers(sources: Sequence[Source], how: Online) -> Answers:
    with shown(sys.stderr, quiet=False) as progress:
        found = verify([wanted(each) for each in sources], how, progress)
    records = {each.key: each for each in found.records}
    return Answers(
        {
            keys(source): tuple(records[key] for key in found.by_wanted.get(nth, ()))
            for nth, source in enumerate(sources)
        },
        sum(found.calls.values()),
        found.notes,
    )
