"""Read the options of commands that ask the outside world: whom, through what, how long.

They come from arguments and the environment alone. No file of the tree can say them: a pull
request must not choose its own judges. The one exception is the contact, which is mere courtesy.

It imports what asks: only a command that is about to ask imports it in turn.
"""

import argparse
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from marrowlint.cli.output import complain
from marrowlint.errors import UsageError
from marrowlint.verify.addresses import ARCHIVE
from marrowlint.verify.bases import bases
from marrowlint.verify.cache_place import place
from marrowlint.verify.certificates import trust
from marrowlint.verify.guard import Policy
from marrowlint.verify.online import DEADLINE, KEY_VARIABLE, Online, Secret
from marrowlint.verify.registries.all import BUCKETS

CONTACT = "MARROWLINT_CONTACT"
"""Environment variable with the e-mail address that services may write to."""
_LONGEST = 24 * 3600.0
"""Seconds that a run may take."""


def online(
    args: argparse.Namespace, now: datetime | None, contact: str, roots: Iterable[Path]
) -> Online:
    """Return how to ask, as ``args`` and the environment say.

    ``contact`` is what the configuration gives; ``roots`` are the folders that are linted, in
    which no cache may lie. Raises ``UsageError``.
    """
    clock = datetime.now(UTC)
    return Online(
        now=min(now or clock, clock),  # no answer is dated in the future
        bases=bases(args.registry, os.environ, (*BUCKETS, ARCHIVE)),
        contact=args.contact or os.environ.get(CONTACT, "") or contact,
        ncbi_key=Secret(os.environ.get(KEY_VARIABLE, "")),
        policy=_policy(args),
        cache=_cache(args, roots),
        retraction_watch=_file(args.retraction_watch, "--retraction-watch"),
        ca_bundle=_certificates(args.ca_bundle),
        deadline=_seconds(args.timeout),
        thorough=args.thorough,
    )


def _policy(args: argparse.Namespace) -> Policy:
    try:
        return Policy(networks=tuple(args.allow_network))
    except ValueError as error:
        fault = f"--allow-network: {error}"
        raise UsageError(fault, "Write a network such as 10.1.0.0/16 or fd00:1::/32.") from error


def _cache(args: argparse.Namespace, roots: Iterable[Path]) -> Path | None:
    if args.no_cache:
        return None
    placed = place(args.cache_dir, roots)
    if placed.note:
        complain(placed.note)
    return placed.folder


def _file(path: Path | None, option: str) -> Path | None:
    if path is not None and not path.is_file():
        fault = f"{option}: there is no file '{path}'"
        raise UsageError(fault, "Check the name.")
    return path


def _certificates(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        trust(str(path))
    except OSError as error:  # of which a fault of TLS is one
        fault = f"--ca-bundle: '{path}' holds no certificates that can be read"
        raise UsageError(fault, "Name a file in PEM form.") from error
    return str(path)


def _seconds(seconds: float | None) -> float:
    if seconds is None:
        return DEADLINE
    if not 0 < seconds <= _LONGEST:
        fault = f"--timeout is {seconds:g}; it must be more than 0 and at most {_LONGEST:g} seconds"
        raise UsageError(fault, f"Leave it out for {DEADLINE:g} seconds.")
    return seconds
