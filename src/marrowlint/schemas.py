"""Find the JSON Schemas, in a wheel or in a checkout."""

from pathlib import Path
from typing import Any

import msgspec

PACKED = Path(__file__).with_name("_schema")
"""Where a wheel holds them. Not importlib.resources: it costs more start-up than the schema."""
CHECKOUT = Path(__file__).parents[2] / "schema"
"""Where a checkout holds them; an editable install packs none beside the code."""


def read(name: str) -> str:
    """Return ``<name>.schema.json`` as written; raise ``FileNotFoundError`` if it is absent."""
    home = PACKED if PACKED.is_dir() else CHECKOUT
    return (home / f"{name}.schema.json").read_text("utf-8")


def load(name: str) -> dict[str, Any]:
    """Return ``<name>.schema.json`` as data; raise ``FileNotFoundError`` if it is absent."""
    schema: dict[str, Any] = msgspec.json.decode(read(name))
    return schema
