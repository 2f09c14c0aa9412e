"""Find the line of a TOML file that sets a key; the standard parser keeps no places."""


def line_of(text: str, steps: tuple[str, ...], nth: int = 0) -> int | None:
    """Return the 1-based line that first sets the key ``steps`` lead to, ``None`` if not found.

    ``nth`` (from 0) picks one of the ``[[tables]]`` the key stands in. This reads lines, not
    TOML: keys inside one-line tables or long strings may be missed, and then no line is given.
    """
    table: tuple[str, ...] = ()
    opened: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if words.startswith("["):
            here = table = _steps(words.partition("]")[0])
            opened[table] = opened.get(table, -1) + 1
        else:
            key, equals, _ = words.partition("=")
            here = table + _steps(key) if equals else ()
        if here[: len(steps)] == steps and opened.get(table, 0) == nth:
            return number
    return None


def _steps(key: str) -> tuple[str, ...]:
    """Return the parts of a dotted key without brackets, spaces and quotes."""
    return tuple(part.strip(" \t\"'") for part in key.strip("[ ").split("."))
