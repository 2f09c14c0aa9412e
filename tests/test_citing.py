"""A citation finds its source by whatever identifies it."""

from marrowlint.build import build
from marrowlint.evidence.citing import cited, resolve, unlisted
from marrowlint.page import Page
from marrowlint.read.markdown import parse
from marrowlint.text import Text

LIST = """## References

* Shelf:
  [A](https://a.org/one)
  [B](https://pubmed.ncbi.nlm.nih.gov/1234567/)
* Bell F. Honey. 2016. <https://doi.org/10.5555/bell>
"""


def page(prose: str) -> Page:
    return build(parse(Text("a.md", f"# Honey\n\n## Benefits\n\n{prose}\n\n{LIST}"), {}))


def sources(prose: str, recorded: dict[str, tuple[str, ...]] | None = None) -> list[str]:
    found = page(prose)
    markers = (marker for _, marker in found.markers())
    return [source.id for source in cited(markers, resolve(found, recorded or {}))]


def test_any_address_of_an_entry_leads_to_it() -> None:
    assert sources("It helps ([so](https://a.org/one)).") == ["1"]
    assert sources("It helps (PMID 1234567).") == ["1"]
    assert sources("It helps, DOI: 10.5555/BELL.") == ["2"]


def test_what_registries_know_of_a_work_leads_to_it() -> None:
    prose = "It helps ([so](https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7654321/))."

    assert sources(prose) == []
    assert sources(prose, {"/sources/1": ("pmcid:PMC7654321",)}) == ["2"]


def test_links_to_works_that_are_not_listed() -> None:
    found = page("It helps (PMID 7654321; PMID 1234567), says [a shop](https://a.org/shop).")

    assert unlisted(found, resolve(found)) == {"pmid:7654321"}
