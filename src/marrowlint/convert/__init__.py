"""Write a page in another form without losing a word."""

from marrowlint.convert.as_data import to_json, to_yaml
from marrowlint.convert.as_markdown import to_markdown
from marrowlint.convert.as_outline import to_outline

__all__ = ["to_json", "to_markdown", "to_outline", "to_yaml"]
