"""Phrase a breach of the schema as an editor would say it, and name the way out."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from marrowlint.pointer import child, steps
from marrowlint.structure.fault import OWN_FIELD, UNKNOWN_FIELD, VIOLATION, Fault, Where
from marrowlint.structure.suggest import suggest_field, suggest_value

SHOWN = 60
"""Characters of a value that a message quotes."""
ITEMS = {"sources": "source", "faqs": "FAQ", "aliases": "alias"}
"""What an item of a list is called."""
WANTED = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "nothing",
    "number": "a number",
    "object": "a group of fields",
    "string": "text",
}


class Breach(Struct, frozen=True):
    """A keyword of the schema that a value breaks."""

    pointer: str
    keyword: str
    value: Any
    schema: Mapping[str, Any]
    """The part of the schema the keyword stands in."""

    @property
    def limit(self) -> Any:  # noqa: ANN401
        """Return what the schema says under the keyword."""
        return self.schema[self.keyword]


def phrase(breach: Breach) -> Iterator[Fault]:
    """Yield the breach as faults: one, or one for each field that is not known."""
    if breach.keyword == "additionalProperties":
        yield from _unknown_fields(breach)
    elif breach.keyword == "required":
        yield _missing(breach)
    else:
        detail = f"{name_of(breach.pointer)} {_is(breach.value)}"
        way_out = WAYS_OUT.get(breach.keyword, _see_schema)(breach)
        yield Fault(VIOLATION, breach.pointer, Where.VALUE, detail, way_out)


def name_of(pointer: str) -> str:
    """Return what an editor calls the value at ``pointer``: "`design`", "source 2"."""
    parts = steps(pointer)
    if not parts:
        return "the page"
    if parts[0] == "sections" or len(parts) == 1 or not parts[-1].isdecimal():
        return f"`{_short(parts[-1])}`"
    number = int(parts[-1]) + 1
    if parts[-2] in ITEMS:
        return f"{ITEMS[parts[-2]]} {number}"
    return f"item {number} of `{_short(parts[-2])}`"


def _is(value: object) -> str:
    """Return what ``value`` is, as the rest of a sentence that began with its name."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return "is empty"
    if isinstance(value, str):
        return f"is '{_short(value)}'"
    if isinstance(value, bool):
        return f"is {str(value).lower()}"
    if isinstance(value, int | float):
        return f"is the number {_short(str(value))}"
    kind = "a list" if isinstance(value, list) else "a group of fields"
    return f"is {kind}" if value else f"is {kind} with nothing in it"


def _short(words: str) -> str:
    """Return ``words`` on one line, cut after ``SHOWN`` characters."""
    line = " ".join(words[: 2 * SHOWN].split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def _type(breach: Breach) -> str:
    if "errorMessage" in breach.schema:
        return str(breach.schema["errorMessage"])
    limit = [breach.limit] if isinstance(breach.limit, str) else breach.limit
    kinds = [kind for kind in limit if kind != "null"]
    wanted = " or ".join(WANTED[kind] for kind in kinds)
    if breach.value is None:
        return f"Write {wanted}, or leave the field out."
    if kinds[0] == "string" and isinstance(breach.value, int | float):
        return f'Write it as text, in quotes: "{_short(str(breach.value).lower())}".'
    if kinds == ["object"] and (fields := breach.schema.get("properties")):
        return f"Write it as fields: {', '.join(list(fields)[:4])}."
    if kinds[0] == "array" and isinstance(breach.value, str):
        return "Write a list, each item on a line of its own."
    return f"Write {wanted}."


def _enum(breach: Breach) -> str:
    allowed = breach.limit
    meant = suggest_value(breach.value, allowed) if isinstance(breach.value, str) else None
    question = f"; did you mean {meant}?" if meant else "."
    return f"Write one of: {', '.join(allowed)}{question}"


def _pattern(breach: Breach) -> str:
    return str(breach.schema.get("patternErrorMessage", "Write it in another form."))


def _any_of(breach: Breach) -> str:
    return str(breach.schema.get("errorMessage", "Write it in another form."))


def _number(breach: Breach) -> str:
    low, high = breach.schema.get("minimum"), breach.schema.get("maximum")
    return f"Write a number from {low} to {high}." if high else f"Write {low} or more."


def _fill(breach: Breach) -> str:
    fields = breach.schema.get("properties")
    named = f" such as {', '.join(list(fields)[:4])}" if fields else ""
    return f"Fill it in{named}, or leave it out."


def _see_schema(breach: Breach) -> str:
    return f"The schema has more under `{breach.keyword}`: run `marrowlint schema`."


WAYS_OUT: dict[str, Callable[[Breach], str]] = {
    "type": _type,
    "enum": _enum,
    "anyOf": _any_of,
    "pattern": _pattern,
    "minimum": _number,
    "maximum": _number,
    "minItems": _fill,
    "minProperties": _fill,
}
RANK = {keyword: rank for rank, keyword in enumerate(WAYS_OUT)}
"""The plainest keyword first: a value of the wrong type is not told about its pattern too."""


def _missing(breach: Breach) -> Fault:
    absent = [f"`{field}`" for field in breach.limit if field not in breach.value]
    inside = f" in {name_of(breach.pointer)}" if breach.pointer else ""
    detail = f"{' and '.join(absent)} {'is' if len(absent) == 1 else 'are'} missing{inside}"
    added = " and ".join(f"`{field}: ...`" for field in breach.limit if field not in breach.value)
    return Fault(VIOLATION, breach.pointer, Where.MISSING, detail, f"Add {added}.")


def _unknown_fields(breach: Breach) -> Iterator[Fault]:
    own = [re.compile(pattern) for pattern in breach.schema.get("patternProperties", {})]
    known = breach.schema.get("properties", {})
    for field, value in breach.value.items():
        if field in known or any(pattern.search(field) for pattern in own):
            continue
        meant = suggest_field(field, known, source="/sources/" in breach.pointer)
        question = f"Did you mean `{meant}`? " if meant else ""
        detail = f"`{_short(field)}` is not a field of {_holder(breach.pointer)}"
        help_ = question + _how_to_keep(field, value, breach.pointer)
        rule = UNKNOWN_FIELD if meant else OWN_FIELD
        yield Fault(rule, child(breach.pointer, field), Where.KEY, detail, help_)


def _holder(pointer: str) -> str:
    if not pointer:
        return "a page"
    return {"sources": "a source", "faqs": "an FAQ"}.get(steps(pointer)[0], name_of(pointer))


def _how_to_keep(field: str, value: object, pointer: str) -> str:
    """Return how an author keeps a field of their own."""
    if pointer:
        return "Begin its name with `x-` to keep a field of your own."
    named = re.fullmatch(r"[A-Za-z0-9_-]{1,40}", field)
    example = f'`{field} = "{_json_type(value)}"`' if named else "it"
    return f"If it is your site's own, put {example} under [fields] in marrowlint.toml."


def _json_type(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    kinds = {str: "string", int: "integer", float: "number", list: "array", dict: "object"}
    return kinds.get(type(value), "any")
