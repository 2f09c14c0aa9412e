"""Write a page as Markdown with YAML front matter."""

from typing import Any

from marrowlint.convert.as_data import data_of
from marrowlint.convert.plain_text import to_prose
from marrowlint.convert.same import difference
from marrowlint.convert.yaml_text import dump
from marrowlint.errors import UsageError
from marrowlint.pointer import join
from marrowlint.read import markdown
from marrowlint.read.faqs import asks
from marrowlint.read.prose import elements
from marrowlint.read.sections import FAQS, SOURCES, Headings, slug, title_of
from marrowlint.read.tree import Form, Tree
from marrowlint.text import Text, identity

_BODY_LEVEL = 3
_DEEPEST = 6
_FIRST = ("title", "aliases", "kind", "reviewed")


def to_markdown(tree: Tree) -> str:
    """Return the page as Markdown: sections and questions in the body, the rest above it.

    What the body cannot hold as it is (a heading that would open another section, a question
    inside an answer) stands in the front matter. Raises ``UsageError`` where even that would
    change the page.
    """
    if tree.form is Form.MARKDOWN:
        return tree.text.content
    data = data_of(tree)
    told = ""
    for in_body in (True, False):
        written = _Writer(tree, data).write() if in_body else f"---\n{dump(data)}---\n"
        told = difference(tree, markdown.parse(Text("", written), {}))
        if not told:
            return written
    message = f"`{told}` would not survive as Markdown"
    raise UsageError(message, "Mend that in the page first, or convert to YAML.")


class _Writer:
    """Share a page's data out between front matter and body."""

    def __init__(self, tree: Tree, data: dict[str, Any]) -> None:
        self._tree = tree
        self._front = {key: data[key] for key in (*_FIRST, *data) if key in data}
        self._body: list[str] = []

    def write(self) -> str:
        """Return the whole page."""
        sections = self._front.get("sections")
        if isinstance(sections, dict):
            left = {key: value for key, value in sections.items() if not self._section(key, value)}
            self._replace("sections", left)
        faqs = self._front.get(FAQS)
        if isinstance(faqs, list) and faqs and all(map(_fits, faqs)):
            self._heading(FAQS, title_of(FAQS))
            for each in faqs:
                self._body += [f"### {_one_line(each['question'])}", each["answer"].strip("\n")]
            self._replace(FAQS, [])
        self._replace(SOURCES, self._front.pop(SOURCES, []))
        front = f"---\n{dump(self._front)}---\n" if self._front else ""
        return "\n".join([front, *(f"{each}\n" for each in self._body if each)])

    def _replace(self, key: str, left: Any) -> None:  # noqa: ANN401 - plain data
        self._front.pop(key, None)
        if left:
            self._front[key] = left

    def _section(self, key: str, value: Any) -> bool:  # noqa: ANN401 - plain data
        """Write a section into the body; return whether a reader would find it there again."""
        words = next((words for words in self._headings(key) if _opens(words) == key), None)
        if words is None or not isinstance(value, str):
            return False
        self._heading(key, words)
        self._body.append(_lowered(value.strip()))
        return True

    def _headings(self, key: str) -> list[str]:
        """Return words that may head section ``key``: the author's, then ours."""
        place = self._tree.places.get(join("sections", key))
        own = []
        if place and place.key and self._tree.form in {Form.MARKDOWN, Form.OUTLINE}:
            written = self._tree.text.content[place.key.start : place.key.end]
            own = [to_prose(written) if self._tree.form is Form.OUTLINE else written]
        return [*(each for each in own if "\n" not in each), title_of(key)]

    def _heading(self, key: str, words: str) -> None:
        place = self._tree.places.get(join(key))
        if key == FAQS and place and place.key and self._tree.form is Form.OUTLINE:
            words = self._tree.text.content[place.key.start : place.key.end]
        self._body.append(f"## {words}")


def _opens(words: str) -> str:
    """Return the key of the section that ``words`` as a heading would open."""
    found, _ = elements(identity(f"## {words}", 0))
    text = found[0].text if found else ""
    return Headings({}).key(text) or slug(text)


def _fits(faq: Any) -> bool:  # noqa: ANN401 - plain data
    """Say whether question and answer can stand in the body and be told apart again."""
    if not isinstance(faq, dict) or set(faq) != {"question", "answer"}:
        return False
    question, answer = faq["question"], faq["answer"]
    if not (isinstance(question, str) and isinstance(answer, str) and question.strip()):
        return False
    asked, _ = elements(identity(f"### {_one_line(question)}", 0))
    answered, _ = elements(identity(answer.strip("\n"), 0))
    return len(asked) == 1 and bool(asked[0].text) and not any(map(asks, answered))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lowered(text: str) -> str:
    """Return Markdown with its headings below those of the page's sections."""
    heads = [each for each in elements(identity(text, 0))[0] if each.level and not each.depth]
    more = _BODY_LEVEL - min((each.level for each in heads), default=_BODY_LEVEL)
    if more <= 0:
        return text
    for each in reversed(heads):
        level = min(_DEEPEST, each.level + more)
        words = _one_line(text[each.inner.start : each.inner.end])
        text = f"{text[: each.span.start]}{'#' * level} {words}{text[each.span.end :]}"
    return text
