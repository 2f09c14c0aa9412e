"""Say which locks a run reads, and which of their entries it believes."""

import argparse

from marrowlint.errors import UsageError
from marrowlint.lock.doubt import Base
from marrowlint.lock.locks import Locks


def locks(args: argparse.Namespace) -> Locks:
    """Return the locks that ``args`` mean. Raises ``UsageError``."""
    none = getattr(args, "no_lock", False)
    if not getattr(args, "base", None):
        return Locks(args.lock, none=none)
    if none:
        fault = "--base says which entries of a lock to believe, and --no-lock to use none"
        raise UsageError(fault, "Leave one of the two out.")
    from functools import partial

    from marrowlint.verify.base import at_revision

    return Locks(args.lock, base=Base(args.base, partial(at_revision, revision=args.base)))
