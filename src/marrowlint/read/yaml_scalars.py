"""Tell what an unquoted YAML value is, by the core schema of YAML 1.2 and no other.

Source: https://yaml.org/spec/1.2.2/#103-core-schema. Dates, ``yes``, ``NO`` and ``59:59``,
which YAML 1.1 turns into something else, stay text.
"""

from marrowlint.patterns import lazy
from marrowlint.read.composed import DIGITS

_WORDS: dict[str, bool | float | None] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_INTEGER = lazy(r"[-+]?[0-9]+")
_OCTAL = lazy(r"0o[0-7]+")
_HEXADECIMAL = lazy(r"0x[0-9a-fA-F]+")
_FLOAT = lazy(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_FIRST = frozenset("+-.0123456789")


def resolve(plain: str) -> str | float | bool | None:
    """Return the value of an unquoted scalar; raise ``ValueError`` at a number too long."""
    if plain in _WORDS:
        return _WORDS[plain]
    if plain[0] not in _FIRST:
        return plain
    number = _number(plain)
    return plain if number is None else number


def _number(plain: str) -> float | None:
    for pattern, base in ((_INTEGER, 10), (_OCTAL, 8), (_HEXADECIMAL, 16)):
        if pattern.fullmatch(plain):
            if len(plain) > DIGITS:
                raise ValueError(plain)
            return int(plain, base)
    return float(plain) if _FLOAT.fullmatch(plain) else None
