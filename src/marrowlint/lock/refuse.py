"""Say what is wrong with a lock file: where, in plain words, and the way out."""

import re
from typing import NoReturn

import msgspec
from msgspec import Struct

from marrowlint.errors import ConfigError
from marrowlint.facts import Record
from marrowlint.lock.scan import keys, line_at, line_of
from marrowlint.lock.shape import VERSION, known
from marrowlint.patterns import lazy

ANEW = "Take back the last good one from git, or delete it and run `marrowlint sources update`."
_MEND = "Undo the change, or take the whole entry out and run `marrowlint sources update`."
_MERGE = "Take either side whole, then run `marrowlint sources update`: it asks for what is gone."
_NEWER = "Install the newer marrowlint that wrote it"
_UNMERGED = re.compile(rb"^(?:<<<<<<<|=======|>>>>>>>)(?: |\r?$)", re.MULTILINE)
_EXPECTED = lazy(r"(.*?)(?: - at `\$\.?(.*)`)?", re.DOTALL)
_STEP = lazy(r"\.?(\w+)|\[[^]]*\]")
_QUOTED = lazy(r"`([a-z| ]+)`")
_LACKS = lazy(r"Object missing required field (`\w+`)")
_BYTE = lazy(r"JSON is malformed: (.*) \(byte (\d+)\)", re.DOTALL)
_SHOWN = 80
"""Characters of a word of the file that a message quotes."""
_TYPES = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


class _Raw(Struct, frozen=True):
    sources: dict[str, msgspec.Raw] = {}


def refuse_version(version: int, shown: str) -> NoReturn:
    """Raise ``ConfigError`` for a version that we do not read."""
    fault = f"'{shown}' is a lock of version {version}; this marrowlint reads version {VERSION}"
    raise ConfigError(fault, f"{_NEWER}." if version > VERSION else ANEW)


def refuse_syntax(raw: bytes, shown: str, error: Exception) -> NoReturn:
    """Raise ``ConfigError`` for bytes that are no JSON, as ``error`` says."""
    if unmerged := _UNMERGED.search(raw):
        where = _line(raw, unmerged.start())
        fault = f"{shown}:{where}: the lock holds the marks of a merge that is not finished"
        raise ConfigError(fault, _MERGE) from error
    if isinstance(error, RecursionError):
        fault = f"'{shown}' is no lock: it is nested too deep"
        raise ConfigError(fault, ANEW) from error
    try:
        raw.decode()
    except UnicodeDecodeError as bad:
        fault = f"{shown}:{_line(raw, bad.start)}: the lock is not UTF-8 text"
        raise ConfigError(fault, ANEW) from error
    found = _BYTE.fullmatch(str(error))
    where = _line(raw, int(found[2]) if found else len(raw.rstrip()))
    said = found[1] if found else "it ends too early"
    fault = f"{shown}:{where}: the lock is not valid JSON: {said}"
    raise ConfigError(fault, ANEW) from error


def refuse_type(raw: bytes, shown: str, error: msgspec.ValidationError) -> NoReturn:
    """Raise ``ConfigError`` for JSON that is not of the shape of a lock, as ``error`` says."""
    path: tuple[str, ...] = ()
    try:
        for key, record in msgspec.json.decode(raw, type=_Raw).sources.items():
            path = ("sources", key)
            msgspec.json.decode(record, type=Record)
        path = ()
    except msgspec.ValidationError as inner:
        error = inner
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as inner:
        refuse_syntax(raw, shown, inner)
    said = _EXPECTED.fullmatch(str(error))
    inside = tuple(filter(None, _STEP.findall((said and said[2]) or "")))
    refuse(raw, shown, (*path, *inside), _plain(said[1] if said else ""))


def refuse(raw: bytes, shown: str, path: tuple[str, ...], why: str) -> NoReturn:
    """Raise ``ConfigError`` for the field that ``path`` leads to, and ``why``."""
    line = line_of(raw.decode("utf-8", "replace"), path)
    where = f"{shown}:{line}" if line else f"'{shown}'"
    fault = f"{where}: {_named(path)}: {why}"
    raise ConfigError(fault, _MEND if path else ANEW)


def refuse_keys(text: str, shown: str) -> None:
    """Raise ``ConfigError`` for the first key that stands twice or is none of a lock's.

    The fast reader passes over both.
    """
    for key in keys(text):
        if not key.again and known(key.path):
            continue
        name = f"`{key.path[-1][:_SHOWN]}`" if key.path else "an empty name"
        where = f"{shown}:{line_at(text, key.at)}"
        if key.again:
            fault = f"{where}: {name} stands here a second time"
            raise ConfigError(fault, "Keep one of the two, then run `marrowlint sources update`.")
        fault = f"{where}: the lock has a field {name}, which this marrowlint does not know"
        raise ConfigError(fault, f"{_NEWER}, or take the field out.")


def _named(path: tuple[str, ...]) -> str:
    match path:
        case ():
            return "the lock"
        case (_, key):
            return f"the entry '{key[:_SHOWN]}'"
        case (_, key, *_, last):
            return f"`{last[:_SHOWN]}` of '{key[:_SHOWN]}'"
    return f"`{path[0][:_SHOWN]}`"


def _plain(said: str) -> str:
    """Return what msgspec said of a type in words for people."""
    if lacks := _LACKS.match(said):
        return f"{lacks[1]} is missing"
    types = _QUOTED.sub(lambda found: " or ".join(map(_type, found[1].split(" | "))), said)
    return types.replace("Expected ", "it must be ").replace(", got ", ", and is ")


def _type(name: str) -> str:
    return _TYPES.get(name, name)


def _line(raw: bytes, at: int) -> int:
    return raw.count(b"\n", 0, at) + 1
