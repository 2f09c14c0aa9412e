"""Find the lock that speaks of a page's sources."""

import os
from pathlib import Path

from marrowlint.lock.lock import NAME


def find(folder: Path) -> Path | None:
    """Return the nearest ``marrowlint.lock`` from ``folder`` upward, ``None`` if there is none.

    The search ends at the folder that holds ``.git``, or at the root.
    """
    start = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow links out
    for each in (start, *start.parents):
        if os.path.isfile(found := each / NAME):  # noqa: PTH113 - is_file() raises if denied
            return found
        if os.path.lexists(each / ".git"):
            return None
    return None
