"""Hold a page's data to the JSON Schema and say what is wrong, and where."""

from marrowlint.structure.validate import check

__all__ = ["check"]
