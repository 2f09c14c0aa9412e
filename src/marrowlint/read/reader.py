"""Read a page in whatever form it is written."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from marrowlint.read import markdown, outline, structured
from marrowlint.read.decode import read_file
from marrowlint.read.sniff import form_of
from marrowlint.read.tree import Form, Problem, Tree
from marrowlint.text import Text

_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def read_page(
    path: Path, shown: str, extra_sections: Mapping[str, tuple[str, ...]] = _NONE
) -> Tree:
    """Return the page in the file at ``path``, reported as ``shown``.

    ``extra_sections`` are the site's own: section key to heading words. A file that is no text
    gives an unreadable tree with the one problem. Raises ``OSError`` where the file cannot be
    opened: the run is then incomplete.
    """
    form = form_of(shown)
    text = read_file(path, shown)
    if isinstance(text, Problem):
        return unreadable(shown, form, text)
    return parse_page(text, form, extra_sections)


def parse_page(
    text: Text, form: Form, extra_sections: Mapping[str, tuple[str, ...]] = _NONE
) -> Tree:
    """Return the page in ``text``, written in ``form``."""
    if form is Form.MARKDOWN:
        return markdown.parse(text, extra_sections)
    if form is Form.OUTLINE:
        return outline.parse(text, extra_sections)
    return structured.parse(text, form, extra_sections)


def unreadable(shown: str, form: Form, problem: Problem) -> Tree:
    """Return the tree of a file from which nothing but ``problem`` could be had."""
    return Tree(Text(shown, ""), form, {}, problems=(problem,), readable=False)
