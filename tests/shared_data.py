"""Find what lies beside the repository and is not part of it."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[1].parent / "shared"


def shared(*parts: str) -> Path:
    """Return the path below ``shared/``; skip the test where it is missing, fail it in CI."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        reason = f"{'/'.join(parts)} is not beside the repository"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path
