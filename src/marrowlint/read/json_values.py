"""Read JSON (RFC 8259) into plain data with the place of every key and value.

The standard library's reader takes more than the RFC (``NaN``, halves of surrogate pairs) and
tells no places.
"""

from typing import Any, NoReturn

from marrowlint.patterns import lazy
from marrowlint.pointer import child
from marrowlint.read.composed import (
    DIGITS,
    Composed,
    Limits,
    RefusedError,
    duplicate,
    shorten,
)
from marrowlint.read.json_strings import read_string
from marrowlint.read.tree import Place, Problem
from marrowlint.text import Mapped, Span

_BLANK = lazy(r"[ \t\n\r]*")
_NUMBER = lazy(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORD = lazy(r"[^\s,:\[\]{}\"]+")
_LITERALS = {"true": True, "false": False, "null": None}


def scan(content: str, limits: Limits) -> Composed:
    """Return the one JSON value in ``content`` as plain data.

    A fault of syntax or a breach of a limit gives one problem at its very place and no data; a
    key that stands twice gives a problem, and its first value counts.
    """
    try:
        return _Scanner(content, limits).scan()
    except RefusedError as error:
        return Composed(None, problems=(error.problem,), valid=False)


class _Scanner:
    """Walk through the content once; ``_at`` is how far."""

    def __init__(self, content: str, limits: Limits) -> None:
        self._content = content
        self._limits = limits
        self._at = 0
        self._nodes = 0
        self._places: dict[str, Place] = {}
        self._values: dict[str, Mapped] = {}
        self._problems: list[Problem] = []
        self._muted = 0
        """Inside how many values of keys that stand twice; those leave no places."""

    def scan(self) -> Composed:
        if len(self._content) > self._limits.size:
            self._refuse(
                f"the data is {len(self._content):,} characters long;"
                f" at most {self._limits.size:,} are read",
                "Split the page.",
            )
        data = self._value("", 0)
        if self._peek():
            self._refuse("text stands after the end of the data", "Remove it.")
        return Composed(data, self._places, self._values, (), tuple(self._problems))

    def _value(self, pointer: str, depth: int) -> Any:  # noqa: ANN401 - any JSON value
        character = self._peek()
        self._count(depth)
        start = self._at
        data: Any
        if character == "{":
            data = self._object(pointer, depth + 1)
        elif character == "[":
            data = self._array(pointer, depth + 1)
        elif character == '"':
            mapped = self._string()
            data = mapped.text
            self._keep(self._values, pointer, mapped)
        else:
            data = self._plain()
        if not pointer:
            self._places[""] = Place(None, Span(start, self._at))
        return data

    def _object(self, pointer: str, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        self._at += 1
        if self._take("}"):
            return data
        while True:
            key, name = self._key()
            where = child(pointer, name)
            again = name in data
            if again:
                self._keep_problem(duplicate(key, where, name))
            self._muted += again
            value = self._placed(where, key, depth)
            self._muted -= again
            if not again:
                data[name] = value
            if self._closed("}", "]", "object"):
                return data

    def _array(self, pointer: str, depth: int) -> list[Any]:
        data: list[Any] = []
        self._at += 1
        if self._take("]"):
            return data
        while True:
            data.append(self._placed(child(pointer, len(data)), None, depth))
            if self._closed("]", "}", "list"):
                return data

    def _placed(self, pointer: str, key: Span | None, depth: int) -> Any:  # noqa: ANN401 - any JSON value
        self._peek()
        start = self._at
        data = self._value(pointer, depth)
        self._keep(self._places, pointer, Place(key, Span(start, self._at)))
        return data

    def _key(self) -> tuple[Span, str]:
        character = self._peek()
        if character == "}":
            self._refuse("a comma stands before the closing `}`", "Remove the comma.")
        if character != '"':
            self._unexpected("a key in double quotes is expected here")
        self._count(0)
        start = self._at
        name = self._string().text
        key = Span(start + 1, self._at - 1)
        if not self._take(":"):
            self._unexpected(f"a `:` is expected after the key `{shorten(name)}`")
        return key, name

    def _closed(self, close: str, wrong: str, kind: str) -> bool:
        """Take a comma or the closing bracket, and return whether it was the bracket."""
        if self._take(close):
            return True
        comma = self._at
        if not self._take(","):
            self._unexpected(f"a `,` or the `{close}` that closes the {kind} is expected here")
        if self._peek() in {close, wrong}:
            self._at = comma
            self._refuse(f"a comma stands before the closing `{close}`", "Remove the comma.")
        return False

    def _string(self) -> Mapped:
        mapped, self._at = read_string(self._content, self._at, self._limits.scalar)
        return mapped

    def _plain(self) -> float | bool | None:
        found = _WORD.match(self._content, self._at)
        word = found.group() if found else ""
        if word in _LITERALS:
            self._at += len(word)
            return _LITERALS[word]
        number = _NUMBER.fullmatch(word)
        if not number:
            self._unexpected("a value is expected here")
        if len(word) > DIGITS:
            self._refuse(
                f"a number of {len(word):,} digits cannot be read",
                "Put it in quotes if it is text.",
                len(word),
            )
        self._at += len(word)
        return int(word) if number.group(1, 2) == (None, None) else float(word)

    def _peek(self) -> str:
        """Pass over blanks and return the next character, ``""`` at the end."""
        blank = _BLANK.match(self._content, self._at)
        self._at = blank.end() if blank else self._at
        return self._content[self._at : self._at + 1]

    def _take(self, character: str) -> bool:
        found = self._peek() == character
        self._at += found
        return found

    def _count(self, depth: int) -> None:
        self._nodes += 1
        if depth > self._limits.depth:
            self._refuse(
                f"lists and objects lie more than {self._limits.depth} deep here",
                "Write it flatter.",
            )
        if self._nodes > self._limits.nodes:
            self._refuse(
                f"more than {self._limits.nodes:,} keys and values stand here",
                "Move what is not about the page elsewhere.",
            )

    def _keep(self, into: dict[str, Any], pointer: str, value: Mapped | Place) -> None:
        if not self._muted:
            into[pointer] = value

    def _keep_problem(self, problem: Problem) -> None:
        if not self._muted:
            self._problems.append(problem)

    def _unexpected(self, wanted: str) -> NoReturn:
        self._peek()
        found = _WORD.match(self._content, self._at)
        word = found.group() if found else self._content[self._at : self._at + 1]
        if not word:
            self._refuse(f"{wanted}, but the file ends", "Check the brackets and quotes.")
        comment = word.startswith(("//", "/*", "#"))
        self._refuse(
            f"{wanted}, not `{shorten(word)}`",
            "JSON has no comments: remove it." if comment else "Check the quotes and commas.",
            len(word),
        )

    def _refuse(self, detail: str, way_out: str, width: int = 1) -> NoReturn:
        end = min(self._at + width, len(self._content))
        raise RefusedError(Span(self._at, end), detail, way_out)
