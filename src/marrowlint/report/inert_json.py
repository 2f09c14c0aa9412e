"""Write JSON whose bytes a terminal and a CI service leave alone, while its data is exact."""

import json
from typing import Any

from marrowlint.report.redact import redact


def data(text: str) -> str:
    """Return ``text`` as a report may hold it: no secrets in URLs, no lone surrogates.

    A surrogate without its partner, as names that are not UTF-8 have, becomes U+FFFD.
    """
    return exact(redact(text))


def exact(text: str) -> str:
    """Return ``text`` with lone surrogates as U+FFFD and nothing else changed."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def dump(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Return ``value`` as indented JSON with a final line feed, in ASCII without controls.

    What CI services take for commands is spelt with JSON's own escapes: the data stays as it
    is. These characters stand only within strings, so that replacing them there is safe.
    """
    text = json.dumps(value, indent=2, ensure_ascii=True, allow_nan=False)
    for found, spelling in _SPELLINGS:
        text = text.replace(found, spelling)
    return f"{text}\n"


_SPELLINGS = (
    ("\x7f", r"\u007f"),
    ("##", r"\u0023\u0023"),
    ("section_start:", r"\u0073ection_start:"),
    ("section_end:", r"\u0073ection_end:"),
)
