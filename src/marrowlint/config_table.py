"""Take values out of one table of a configuration file, or say plainly why not."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from msgspec import Struct

from marrowlint.config_lines import line_of
from marrowlint.errors import ConfigError
from marrowlint.nearest import nearest

SHOWN = 60
"""Characters of a value that a message quotes."""
TYPES = {
    bool: "true or false",
    dict: "a table",
    float: "a number",
    int: "a number",
    list: "a list",
    str: "text",
}


class Table(Struct, frozen=True):
    """A table of the file, and what is needed to name a place in it."""

    path: Path
    text: str
    """The whole file, to find lines in."""
    steps: tuple[str, ...]
    """The keys that lead to the table."""
    data: Mapping[str, Any]
    nth: int = 0
    """Which of several ``[[tables]]`` of that name it is."""

    def expect(self, keys: Iterable[str]) -> None:
        """Raise ``ConfigError`` for the first key that is not one of ``keys``."""
        known = sorted(keys)
        for key in self.data:
            if key not in known:
                near = nearest(key, known)
                hint = f"Did you mean `{near}`?" if near else f"Settings: {', '.join(known)}."
                self.refuse(key, f"`{_short(key)}` is not a setting", hint)

    def names(self, key: str) -> tuple[str, ...]:
        """Return the list of words under ``key``, empty where it is not set."""
        words = self.data.get(key, [])
        if isinstance(words, str):
            self.refuse(key, f"`{key}` is text, not a list", f'Write {key} = ["{_short(words)}"].')
        if not isinstance(words, list):
            self.refuse(key, f"`{key}` is {kind(words)}, not a list", f'Write {key} = ["..."].')
        for word in words:
            if not isinstance(word, str) or not word.strip():
                fault = f"`{key}` lists {quote(word)}, which is not a word"
                self.refuse(key, fault, 'Write each item as text: "...".')
        return tuple(words)

    def globs(self, key: str) -> tuple[str, ...]:
        """Return the globs under ``key``; none may lead out of the folder of the file."""
        globs = self.names(key)
        for glob in globs:
            if _leaves_root(glob):
                fault = f"`{key}` lists {quote(glob)}, which leads out of the project"
                self.refuse(key, fault, "Write paths relative to the folder of this file.")
        return globs

    def table(self, key: str) -> "Table":
        """Return the table under ``key``, empty where it is not set."""
        inner = self.data.get(key, {})
        if not isinstance(inner, dict):
            fault = f"`{key}` is {kind(inner)}, not a table"
            self.refuse(
                key, fault, f'Write it as a table: [{key}], then one name = "value" a line.'
            )
        return Table(self.path, self.text, (*self.steps, key), inner, self.nth)

    def choices(self, key: str, allowed: tuple[str, ...]) -> Mapping[str, str]:
        """Return the table under ``key``, whose values must all be one of ``allowed``."""
        inner = self.table(key)
        return MappingProxyType({name: inner.choice(name, allowed, "") for name in inner.data})

    def choice(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        """Return the word under ``key``, one of ``allowed``, or ``default``."""
        word = self.data.get(key, default)
        if not isinstance(word, str) or word not in allowed:
            near = nearest(word, allowed) if isinstance(word, str) else None
            hint = f"Did you mean {near}? " if near else ""
            fault = f"`{_short(key)}` is {quote(word)}"
            self.refuse(key, fault, f"{hint}Write one of: {', '.join(allowed)}.")
        return word

    def whole(self, key: str, default: int, most: int) -> int:
        """Return the whole number from 0 to ``most`` under ``key``, or ``default``."""
        number = self.data.get(key, default)
        if type(number) is not int or not 0 <= number <= most:
            said = number if type(number) in {int, float} else quote(number)
            hint = f"Write a whole number from 0 to {most:,}."
            self.refuse(key, f"`{key}` is {_short(str(said))}", hint)
        return number

    def refuse(self, key: str, fault: str, hint: str) -> NoReturn:
        """Raise ``ConfigError`` with the file, the line of ``key`` where found, and ``fault``."""
        steps = (*self.steps, key)
        line = line_of(self.text, steps, self.nth) or line_of(self.text, steps[:-1], self.nth)
        message = f"{self.path}:{line}: {fault}" if line else f"{self.path}: {fault}"
        raise ConfigError(message, hint)


def kind(value: object) -> str:
    """Return what ``value`` is in plain words."""
    return TYPES.get(type(value), "a date or time")


def quote(value: object) -> str:
    """Return text as written, shortened; anything else by what it is."""
    return f"'{_short(value)}'" if isinstance(value, str) else kind(value)


def _short(word: str) -> str:
    return word if len(word) <= SHOWN else word[: SHOWN - 1] + "…"


def _leaves_root(glob: str) -> bool:
    """Return whether ``glob`` is absolute, names a drive or home, or climbs with ``..``."""
    path = glob.removeprefix("!").replace("\\", "/")
    return path.startswith(("/", "~")) or path[1:2] == ":" or ".." in path.split("/")
