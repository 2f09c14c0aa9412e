"""Take values out of a service's JSON answer, whatever their types turn out to be."""

import msgspec

from marrowlint.verify.registries.registry import NotAnAnswerError
from marrowlint.verify.registries.wording import clean

Table = dict[str, object]
"""An object of JSON."""

_LARGEST = 10**15
"""A number larger than this is no identifier, year or count."""
_WORD = 300
"""Characters of a value that is a name, a number or a code."""
_MANY = 5_000
"""Items of one list that are looked at."""
_BOM = b"\xef\xbb\xbf"


def document(body: bytes) -> Table:
    """Return the object that ``body`` is; raise ``NotAnAnswerError`` where it is none."""
    try:
        found = msgspec.json.decode(body.removeprefix(_BOM))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        fault = "it is not JSON"
        raise NotAnAnswerError(fault) from error
    if not isinstance(found, dict):
        fault = "it is JSON, but no object"
        raise NotAnAnswerError(fault)
    return found


def table(value: object) -> Table:
    """Return ``value`` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[object]:
    """Return a list as it is, anything else but null as a list of one."""
    if value is None:
        return []
    return value[:_MANY] if isinstance(value, list) else [value]


def tables(value: object) -> list[Table]:
    """Return the objects of a list, or of one that stands where a list is expected."""
    return [each for each in items(value) if isinstance(each, dict)]


def text(value: object, most: int = _WORD) -> str:
    """Return words or a whole number as one line of at most ``most`` characters, else ``""``."""
    if isinstance(value, str):
        return clean(value, most)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST:
        return str(value)
    return ""


def texts(value: object, most: int = _WORD) -> list[str]:
    """Return the lines of a list, or the one that stands in its place, without empty ones."""
    return [line for each in items(value) if (line := text(each, most))]


def first(value: object, most: int = _WORD) -> str:
    """Return the first line of a list that has one, else ``""``."""
    return next(iter(texts(value, most)), "")


def raw(value: object) -> str:
    """Return words with their markup and line breaks, ``""`` where it is no string."""
    return value if isinstance(value, str) else ""
