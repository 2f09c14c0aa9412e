"""Write JSON Pointers (RFC 6901) and follow them into plain data."""

from typing import Any


def join(*steps: str | int) -> str:
    """Return the pointer that takes ``steps`` one after another; no step is the root, ``""``."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)


def child(pointer: str, step: str | int) -> str:
    """Return the pointer one ``step`` below ``pointer``."""
    return pointer + join(step)


def parent(pointer: str) -> str:
    """Return the pointer one step up; the root is its own parent."""
    return pointer.rpartition("/")[0]


def steps(pointer: str) -> list[str]:
    """Return the unescaped steps of ``pointer``."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def resolve(data: Any, pointer: str) -> Any:  # noqa: ANN401
    """Return the value ``pointer`` leads to; raise ``LookupError`` if none."""
    for step in steps(pointer):
        if isinstance(data, list):
            if not step.isdecimal():
                raise LookupError(pointer)
            data = data[int(step)]
        elif isinstance(data, dict) and step in data:
            data = data[step]
        else:
            raise LookupError(pointer)
    return data
