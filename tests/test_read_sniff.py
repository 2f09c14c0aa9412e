import pytest

from marrowlint.read.sniff import form_of, looks_like_page
from marrowlint.read.tree import Form


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.md", Form.MARKDOWN),
        ("A.MARKDOWN", Form.MARKDOWN),
        ("a.yml", Form.YAML),
        ("a.b.yaml", Form.YAML),
        ("a.json", Form.JSON),
        ("dir.json/a.txt", Form.OUTLINE),
        ("README", Form.MARKDOWN),
        ("", Form.MARKDOWN),
    ],
)
def test_a_name_says_the_form(name: str, form: Form) -> None:
    assert form_of(name) is form


@pytest.mark.parametrize(
    ("content", "form", "expected"),
    [
        ("anything", Form.MARKDOWN, False),
        ("---\ntitle: x\n---\n", Form.MARKDOWN, True),
        ("# T\n\nAlso known as: Tee\n", Form.MARKDOWN, True),
        ("# T\n\n## Overview\n\nx\n\n## Dosage ##\n", Form.MARKDOWN, True),
        ("# Tool\n\n## Overview\n\n## References\n", Form.MARKDOWN, False),
        ("# T\n\n## Dosage\n", Form.MARKDOWN, False),
        ("title: x\nsections: {}\n", Form.YAML, True),
        ("title: [x\nfaqs: &a\n", Form.YAML, True),
        ("title: x\n", Form.YAML, False),
        ("sources: []\n", Form.YAML, False),
        ("info:\n  title: x\n  sources: 1\n", Form.YAML, False),
        ('{"title": "x", "faqs": [', Form.JSON, True),
        ('{"title": "x", "properties": {"sections": 1}}', Form.JSON, False),
        ('{"x": "title: sources:", "y": "title"}', Form.JSON, False),
        ("RED BONE MARROW\nAlso known as: x\n", Form.OUTLINE, True),
        ("Overview\ntext\nDosage\n", Form.OUTLINE, True),
        ("Overview\ntext\nOverview\n", Form.OUTLINE, False),
        ("requests==2\n", Form.OUTLINE, False),
    ],
)
def test_a_page_is_told_from_other_files(content: str, form: Form, expected: bool) -> None:  # noqa: FBT001
    assert looks_like_page(content, form) is expected
