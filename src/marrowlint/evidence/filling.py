"""Write what a record knows of a work into an entry that leaves it out, in the entry's own form."""

from collections.abc import Iterator

from msgspec.json import encode

from marrowlint import pointer
from marrowlint.facts import Record
from marrowlint.page import Page, Source
from marrowlint.read.tree import Form
from marrowlint.text import Span

_AUTHORS = 3
"""Authors that a reference names before "et al."."""
_LONGEST = 500
"""Characters of one field that are taken."""
_MARKUP = str.maketrans("", "", "`*_<>[]{}|#\\$~^")
"""What would be read as Markdown in a reference of plain words."""
_SCALARS = (">", "|", "&", "!", "*")
"""How a value begins behind which nothing can be put."""


def filling(source: Source, page: Page, record: Record) -> tuple[Span, str] | None:
    """Return where to put what ``record`` knows of ``source``, and the text to put there.

    Behind its address or identifier: further fields where the entry is written in fields, else a
    reference. ``None`` where the record tells too little, or the form of the entry forbids it.
    """
    field = next((name for name in ("url", "doi", "pmid", "pmcid") if getattr(source, name)), "")
    place = page.tree.places.get(pointer.child(source.pointer, field)) if field else None
    if place is None or not (record.title and record.year):
        return None
    if place.key is None:
        return _after(page, place.value), f" – {reference(record)}"
    content = page.tree.text.content
    if "\n" in content[place.value.start : place.value.end] or _is_scalar(content, place.value):
        return None
    return Span(place.value.end, place.value.end), _fields(source, page, record, place.key)


def reference(record: Record) -> str:
    """Return ``record`` as a reference: "Egashira K, et al. Title. Journal. 2018;13(1):e01."."""
    names = [_clean(name).translate(_MARKUP) for name in record.authors[:_AUTHORS]]
    names += ["et al"] if len(record.authors) > _AUTHORS else []
    issue = f"({record.issue})" if record.issue else ""
    place = f";{record.volume}{issue}" if record.volume else ""
    pages = f":{record.pages}" if record.pages and record.volume else ""
    parts = (", ".join(names), record.title, record.container, f"{record.year}{place}{pages}")
    told = [_clean(part).translate(_MARKUP).rstrip(" .") for part in parts]
    return "".join(f"{part}. " for part in told if part).rstrip()


def _fields(source: Source, page: Page, record: Record, key: Span) -> str:
    """Return further fields as they are written beside the one whose key stands at ``key``."""
    content = page.tree.text.content
    whole = page.tree.places.get(source.pointer)
    pairs = list(_pairs(source, record))
    if page.tree.form is Form.JSON:
        return "".join(f', "{name}": {value}' for name, value in pairs)
    if whole and content[whole.value.start : whole.value.start + 1] == "{":
        return "".join(f", {name}: {value}" for name, value in pairs)
    indent = " " * (key.start - content.rfind("\n", 0, key.start) - 1)
    return "".join(f"\n{indent}{name}: {value}" for name, value in pairs)


def _pairs(source: Source, record: Record) -> Iterator[tuple[str, str]]:
    """Yield each field that the entry lacks and the record has, quoted as YAML and JSON both read.

    A year is written as the number it is.
    """
    if not source.title:
        yield "title", _quoted(record.title)
    if record.authors and not source.authors:
        yield "authors", f"[{', '.join(map(_quoted, record.authors))}]"
    if record.container and not source.container:
        yield "container", _quoted(record.container)
    if not source.year:
        whole = record.year.isascii() and record.year.isdecimal()
        yield "year", record.year if whole else _quoted(record.year)
    for scheme in ("doi", "pmid", "pmcid"):
        if not getattr(source, scheme) and (value := _of_scheme(record, scheme)):
            yield scheme, _quoted(value)


def _of_scheme(record: Record, scheme: str) -> str:
    found = [each.partition(":")[2] for each in record.ids if each.startswith(f"{scheme}:")]
    return found[0] if len(found) == 1 else ""


def _quoted(text: str) -> str:
    return encode(_clean(text)).decode()


def _clean(text: str) -> str:
    """Return server's words on one line, without characters that nobody sees."""
    told = " ".join(text[: 2 * _LONGEST].split())
    return "".join(char for char in told if char.isprintable())[:_LONGEST]


def _is_scalar(content: str, value: Span) -> bool:
    return content[value.start : value.start + 1] in _SCALARS


def _after(page: Page, value: Span) -> Span:
    """Return the place behind an address, and behind the bracket that closes around it."""
    end = value.end
    if page.tree.text.content[end : end + 1] in {">", ")"}:
        end += 1
    return Span(end, end)
