"""Say where each registry is asked: at its own address, or where the command line says.

Only arguments and the environment can move a registry; no file of a linted tree can.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from marrowlint.errors import UsageError
from marrowlint.nearest import nearest
from marrowlint.verify.registries.registry import Registry

ALL = "all"
"""Name that moves every registry: to the URL with its bucket's name below it."""
VARIABLE = "MARROWLINT_REGISTRY_"
_NEVER = frozenset(' \\"<>?#@')
"""Characters that no base has: blanks, quotes, a query, a fragment, a user name."""
_HINT = "Write: --registry NAME=URL, with one of the names %s, or all."


def bases(
    arguments: Iterable[str], environ: Mapping[str, str], names: Iterable[str]
) -> dict[str, str]:
    """Return bucket to base URL, closed by a slash, for the buckets among ``names`` that moved.

    ``arguments`` are ``NAME=URL``; ``environ`` gives ``MARROWLINT_REGISTRY_NAME``, a ``-`` in the
    name written ``_``. An argument wins over the environment, a name over ``all``. Raises
    ``UsageError``.
    """
    known = tuple(dict.fromkeys(names))
    given = {**_of_environment(environ, known), **_of_arguments(arguments, known)}
    moved = {}
    if ALL in given:
        moved = {name: f"{given[ALL]}{name}/" for name in known}
    return {**moved, **{name: url for name, url in given.items() if name != ALL}}


def base(registry: Registry, moved: Mapping[str, str]) -> str:
    """Return where ``registry`` is asked, closed by a slash."""
    return moved.get(registry.bucket) or registry.base


def origin(url: str) -> tuple[str, str, int]:
    """Return scheme, host and port of a URL; raise ``ValueError`` where it has none."""
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    return parts.scheme, (parts.hostname or "").lower(), port


def _of_environment(environ: Mapping[str, str], known: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for name in (*known, ALL):
        variable = VARIABLE + name.upper().replace("-", "_")
        if url := environ.get(variable, ""):
            found[name] = _closed(url, variable)
    return found


def _of_arguments(arguments: Iterable[str], known: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for argument in arguments:
        name, mark, url = argument.partition("=")
        if not mark or name not in (*known, ALL):
            close = nearest(name, known)
            meant = f"; did you mean '{close}'?" if close else ""
            fault = f"'--registry {argument}' names no registry{meant}"
            raise UsageError(fault, _HINT % ", ".join(known))
        found[name] = _closed(url, f"--registry {name}")
    return found


def _closed(url: str, giver: str) -> str:
    """Return ``url`` with a closing slash; raise ``UsageError`` where it can be no base."""
    try:
        scheme, host, _ = origin(url)
    except ValueError:
        scheme, host = "", ""
    clean = url.isascii() and url.isprintable() and not set(url) & _NEVER
    if scheme not in ("http", "https") or not host or not clean:
        fault = f"the URL that {giver} gives cannot be used as the address of a registry"
        raise UsageError(fault, "Give http(s)://host/path, without a query or user name.")
    return url if url.endswith("/") else f"{url}/"
