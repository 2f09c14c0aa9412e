"""Blot out secrets in URLs, without moving a single character."""

import re

from marrowlint.patterns import lazy

MASK = "*"

_USER = lazy(r"""(?<=://)[^\s/?#"'<>]+(?=@)""")
_QUERY = lazy(r"""(?<=[?&;#])([^\s?&;=#"'<>]{1,64})=([^\s&#"<>]+)""")
_WORDS = frozenset({"auth", "key", "pass", "passwd", "password", "pwd", "secret", "sig", "token"})
_ENDINGS = ("apikey", "accesskey", "password", "secret", "signature", "token")


def redact(text: str) -> str:
    """Return ``text`` with user names, passwords and keys in URLs starred out.

    Starred are the user part before ``@`` and the values of query parameters named for a
    token, key, signature, password or secret. The result is as long as ``text``: spans hold.
    """
    if "@" in text:
        text = _USER.sub(lambda found: MASK * len(found[0]), text)
    if "=" in text:
        text = _QUERY.sub(_starred, text)
    return text


def _starred(found: re.Match[str]) -> str:
    name, value = found[1], found[2]
    return f"{name}={MASK * len(value)}" if _is_secret(name.lower()) else found[0]


def _is_secret(name: str) -> bool:
    words = re.split(r"[^a-z0-9]+", name)
    return not _WORDS.isdisjoint(words) or name.endswith(_ENDINGS)
