"""Tell a file's form by its name, and by its words whether it is meant as a page."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from marrowlint.patterns import lazy
from marrowlint.read.tree import Form

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        ".md": Form.MARKDOWN,
        ".markdown": Form.MARKDOWN,
        ".yaml": Form.YAML,
        ".yml": Form.YAML,
        ".json": Form.JSON,
        ".txt": Form.OUTLINE,
    }
)
"""The form each suffix says; any other file is taken for Markdown."""

_YAML_KEY = lazy(r"""^["']?(title|sections|faqs|sources|aliases)["']?[ \t]*:""", re.MULTILINE)
# Possessive, and content with a string that never ends: each character is looked at once.
_JSON_PART = lazy(r'"((?:[^"\\\n]|\\.)*+)"?(\s*+:)?|[\[\]{}]')
_ALSO = lazy(r"^[ \t]*also known as[ \t]*:", re.MULTILINE | re.IGNORECASE)
_HEADING = lazy(
    r"^[ \t]*(overview|benefits|how it works|side effects|dosage|faqs|research sources)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_MARKDOWN_HEADING = lazy(
    r"^#{1,6}[ \t]+(overview|(?:health )?benefits|uses|how it works|mechanisms? of action"
    r"|side[- ]effects|adverse (?:effects|reactions)|safety|dosage|dosing|faqs?"
    r"|frequently asked questions|research sources|references|sources)[ \t#]*$",
    re.MULTILINE | re.IGNORECASE,
)
_TELLING = frozenset(
    {
        *("benefits", "health benefits", "how it works", "mechanism of action"),
        *("mechanisms of action", "side effects", "side-effects", "adverse effects"),
        *("adverse reactions", "dosage", "dosing", "research sources"),
    }
)
_TITLE = "title"
_ENOUGH_HEADINGS = 2


def form_of(name: str) -> Form:
    """Return the form that a file's name says."""
    # Not through Path: a name may be anything, and "...md" has a suffix to Path alone.
    return FORMS.get(name[name.rfind(".") :].lower(), Form.MARKDOWN)


def looks_like_page(content: str, form: Form) -> bool:
    """Return whether ``content`` is meant as a page, even a broken one.

    Markdown needs front matter, an "Also known as" line, or two headings of a page, of which one
    is of a monograph alone ("Dosage"; a README has "References" too). YAML and JSON need a title
    and one of a page's other parts at the top; plain text an "Also known as" line or two headings.
    """
    if form is Form.YAML:
        return _is_page({found.group(1) for found in _YAML_KEY.finditer(content)})
    if form is Form.JSON:
        return _is_page(_json_keys(content))
    if form is Form.OUTLINE:
        return bool(_ALSO.search(content)) or len(set(_headings(content))) >= _ENOUGH_HEADINGS
    return _is_markdown_page(content)


def _is_markdown_page(content: str) -> bool:
    if content.startswith(("---", "+++\n")) or _ALSO.search(content):
        return True
    found = {match.group(1).lower() for match in _MARKDOWN_HEADING.finditer(content)}
    return len(found) >= _ENOUGH_HEADINGS and bool(found & _TELLING)


def _is_page(keys: set[str]) -> bool:
    return _TITLE in keys and bool(keys & {"sections", "faqs", "sources", "aliases"})


def _json_keys(content: str) -> set[str]:
    """Return the keys of the outermost object, as far as brackets tell."""
    depth = 0
    keys = set()
    for found in _JSON_PART.finditer(content):
        part = found.group()
        if part in "[{":
            depth += 1
        elif part in "]}":
            depth -= 1
        elif depth == 1 and found.group(2):
            keys.add(found.group(1))
    return keys


def _headings(content: str) -> list[str]:
    return [found.group(1).lower() for found in _HEADING.finditer(content)]
