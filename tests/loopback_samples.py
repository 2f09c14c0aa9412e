"""Recorded answers of the services, filed by what they are about.

They lie beside the repository; without them there is nothing here and the synthetic works answer
alone. A paper of which only efetch was recorded has its summary made from that record, so that no
service denies what another tells.
"""

import json
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring, tostring

from shared_data import SHARED

FOLDER = SHARED / "api-samples"
Table = dict[str, Any]


class Samples:
    """What was recorded of each service, by bare identifier."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.works: dict[str, Table] = {}
        self.summaries: dict[str, Table] = {}
        self.articles: dict[str, str] = {}
        self.core: list[Table] = []
        self.deposits: dict[str, list[Table]] = {}
        self.studies: dict[str, Table] = {}
        self.datacite: dict[str, Table] = {}
        self._ids: dict[str, dict[str, str]] = {}
        for path in sorted(folder.glob("ncbi_efetch_*.xml")) if folder.is_dir() else ():
            self._articles(path)
        for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
            self._file(path.name, json.loads(path.read_bytes()))

    def ids(self, key: str) -> dict[str, str]:
        """Return the identifiers of the work with ``key``, by scheme."""
        return self._ids.get(key, {})

    def europe_pmc(self, key: str) -> Table | None:
        scheme, _, value = key.partition(":")
        rows = (row for row in self.core if str(row.get(scheme, "")).lower() == value.lower())
        return next(rows, None)

    def _file(self, name: str, found: Table) -> None:
        found = found.get("body", found)
        if name.startswith("crossref_") and isinstance(found, dict):
            work = found.get("message", found)
            if "title" in work:
                self.works[work["DOI"]] = work
                self._known(doi=work["DOI"])
        elif name.startswith("ncbi_esummary"):
            for uid in found["result"]["uids"]:
                self._summary(found["result"][uid])
        elif name == "europepmc_core_retracted.json":
            self.core += found["resultList"]["result"]
        elif name.startswith("biorxiv_details"):
            self.deposits[found["collection"][0]["doi"]] = found["collection"]
            self._known(doi=found["collection"][0]["doi"])
        elif name.startswith("ctgov"):
            self.studies[found["protocolSection"]["identificationModule"]["nctId"]] = found
        elif name.startswith("datacite"):
            doi = found["data"]["attributes"]["doi"].lower()
            self.datacite[doi] = found
            self._known(doi=doi)

    def _articles(self, path: Path) -> None:
        root = fromstring(path.read_bytes())  # noqa: S314 - our own recorded samples
        for each in [root] if root.tag == "PubmedArticle" else root.iterfind("PubmedArticle"):
            summary = _summary(each)
            self.articles[summary["uid"]] = tostring(each, "unicode")
            self._summary(summary)

    def _summary(self, summary: Table) -> None:
        self.summaries[summary["uid"]] = summary
        names = {"pubmed": "pmid", "doi": "doi", "pmc": "pmcid"}
        listed = {names.get(each["idtype"], ""): each["value"] for each in summary["articleids"]}
        listed.pop("", None)
        self._known(**{**listed, "pmid": summary["uid"]})

    def _known(self, **ids: str) -> None:
        ids = {scheme: value.lower() if scheme == "doi" else value for scheme, value in ids.items()}
        for scheme, value in ids.items():
            self._ids[f"{scheme}:{value}"] = {**self._ids.get(f"{scheme}:{value}", {}), **ids}


def _summary(article: Element) -> Table:
    """Return what esummary would say of the record that efetch gave."""
    citation = "MedlineCitation/Article"
    title = article.find(f"{citation}/ArticleTitle")
    listed = article.findall("PubmedData/ArticleIdList/ArticleId")
    links = article.findall("MedlineCitation/CommentsCorrectionsList/CommentsCorrections")
    return {
        "uid": article.findtext("MedlineCitation/PMID", ""),
        "title": "" if title is None else "".join(title.itertext()),
        "pubdate": article.findtext(f"{citation}/Journal/JournalIssue/PubDate/Year", ""),
        "source": article.findtext(f"{citation}/Journal/ISOAbbreviation", ""),
        "fulljournalname": article.findtext(f"{citation}/Journal/Title", ""),
        "volume": article.findtext(f"{citation}/Journal/JournalIssue/Volume", ""),
        "issue": article.findtext(f"{citation}/Journal/JournalIssue/Issue", ""),
        "pages": article.findtext(f"{citation}/Pagination/MedlinePgn", ""),
        "authors": [
            {"name": f"{each.findtext('LastName', '')} {each.findtext('Initials', '')}".strip()}
            for each in article.findall(f"{citation}/AuthorList/Author")
        ],
        "pubtype": [
            each.text or ""
            for each in article.findall(f"{citation}/PublicationTypeList/PublicationType")
        ],
        "articleids": [
            {"idtype": each.get("IdType", ""), "value": each.text or ""} for each in listed
        ],
        "references": [
            {
                "refsource": each.findtext("RefSource", ""),
                "reftype": _spaced(each.get("RefType", "")),
                "pmid": int(each.findtext("PMID", "0")),
                "note": "",
            }
            for each in links
            if each.get("RefType") != "Cites"
        ],
    }


def _spaced(name: str) -> str:
    """Return "Retraction in" of ``RetractionIn``."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
    return words.strip().capitalize()
