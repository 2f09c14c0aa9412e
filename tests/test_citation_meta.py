"""The DOI that a page states of itself."""

import pytest

from marrowlint.verify.citation_meta import HEAD, citation_doi
from pace import within

DOI = "10.1000/abc.1"
META = f'<meta name="citation_doi" content="{DOI}">'


@pytest.mark.parametrize(
    "page",
    [
        META,
        f"<html><head>{META}</head>",
        f"<META CONTENT='{DOI.upper()}' NAME='Citation_DOI' />",
        f"<meta name=citation_doi content={DOI}>",
        f'<meta name="citation_doi" content="doi:{DOI}">',
        f'<meta name="citation_doi" content=" https://doi.org/{DOI} ">',
        f'<meta name="prism.doi" content="{DOI}">',
        f'<meta name="dc.Identifier" scheme="doi" content="{DOI}">',
        f'<meta property="DC.identifier" content="doi:{DOI}">',
        f'<meta name="dc.identifier" content="ISSN 1234">{META}',
        f'<meta name="citation_title" content="a > b">{META}',
        f"<!-- <meta name=x> -->{META}",
        f"<script>var a = '<meta name=citation_doi content=10.1/no>'</script>{META}",
        f"{META}{META}",
        f'{META}<meta name="dc.identifier" content="10.1000/other">',
    ],
)
def test_it_is_found(page: str) -> None:
    assert citation_doi(page.encode()) == DOI


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<p>10.1000/abc",
        f"<!-- {META} -->",
        f"<script>{META}</script>",
        f"<style>{META}</style>",
        f"<body>{META}",
        f"</head>{META}",
        f'{META}<meta name="citation_doi" content="10.1000/another">',
        '<meta name="citation_doi" content="11.1000/abc">',
        '<meta name="citation_doi" content="10.1000/a b">',
        '<meta name="citation_doi" content="10.1000/a&#8238;b">',
        '<meta name="citation_doi" content="10.1000/' + "a" * 400 + '">',
        '<meta name="citation_doi" content="10.1000/',
        f'<meta name="citation_reference" content="citation_doi={DOI}">',
    ],
)
def test_nothing_is_made_up(page: str) -> None:
    assert citation_doi(page.encode()) == ""


def test_signs_that_html_spells_are_read() -> None:
    page = b'<meta name="citation_doi" content="10.1002/(SICI)1099&lt;1::AID-X&gt;3.0.CO;2-1">'

    assert citation_doi(page) == "10.1002/(sici)1099<1::aid-x>3.0.co;2-1"


def test_what_comes_after_the_first_part_is_not_read() -> None:
    assert citation_doi(b" " * HEAD + META.encode()) == ""


@pytest.mark.parametrize(
    "page",
    [
        b'<meta "', b"<meta ", b"<!--", b"<script>", b"<", b"<meta a='", b"<style><meta>",
        b'<meta name="x" content="' + b"y" * 590 + b'"', b"<meta a=1 ", b"\x00<meta>",
    ],
)  # fmt: skip
def test_a_hostile_page_costs_little(page: bytes) -> None:
    body = (page * (HEAD // len(page) + 1))[:HEAD]

    with within(0.5):
        found = citation_doi(body)

    assert found == ""
