"""What each scholarly service answers to one call, and what it refuses."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import loopback_answers as tell
from loopback_works import CROSSREF, EUROPE_PMC, PUBMED, Work, Works

MOST = 200
"""Identifiers in one call of NCBI."""
SNAPSHOT = "archived"
"""The web archive has a copy of addresses with this word in them, and of no other."""
_ROWS, _MOST_ROWS = 20, 1000
NOT_FOUND = (404, "text/plain", b"Resource not found.")

Fields = dict[str, str]
Answer = tuple[int, str, bytes, Fields] | tuple[int, str, bytes]
"""Status, media type, body, further headers."""


def idconv(works: Works, _path: str, fields: Fields) -> Answer:
    asked, scheme = fields.get("ids", "").split(","), fields.get("idtype", "")
    if len(asked) > MOST or scheme not in {"pmcid", "pmid", "doi"}:
        return answer({"status": "error", "message": "too many ids, or no idtype"}, 400)
    manners = ("tool", "email")
    missing = [f"query param `{name}` is missing." for name in manners if name not in fields]
    records = [_converted(works, scheme, each) for each in asked]
    return answer({"status": "ok", "request": {"warnings": missing}, "records": records})


def _converted(works: Works, scheme: str, value: str) -> dict[str, Any]:
    work = works.find(f"{scheme}:{value}")
    known = works.samples.ids(f"{scheme}:{value}")
    if work and work.pmcid:
        known = {"pmcid": work.pmcid, "pmid": work.pmid, "doi": work.doi}
    if "pmcid" not in known:
        asked: object = int(value) if scheme == "pmid" and value.isdigit() else value
        fault = {"status": "error", "errmsg": "Identifier not found in PMC"}
        return {scheme: asked, "requested-id": value, **fault}
    ids: dict[str, Any] = {name: found for name, found in known.items() if found}
    if "pmid" in ids:
        ids["pmid"] = int(ids["pmid"])
    return {**ids, "requested-id": value}


def eutils(works: Works, path: str, fields: Fields) -> Answer:
    asked = fields.get("id", "").split(",")
    if len(asked) > MOST:
        return answer({"error": "Too many UIDs in request"}, 400)
    if path == "esummary.fcgi":
        result: dict[str, Any] = {each: _summary(works, each) for each in asked}
        return answer({"header": {"type": "esummary"}, "result": {"uids": asked, **result}})
    if path == "efetch.fcgi":
        articles = "".join(_article(works, each) for each in asked)
        body = f'<?xml version="1.0"?><PubmedArticleSet>{articles}</PubmedArticleSet>'
        return 200, "text/xml; charset=UTF-8", body.encode()
    return NOT_FOUND


def _summary(works: Works, uid: str) -> dict[str, Any]:
    if uid in works.samples.summaries:
        return works.samples.summaries[uid]
    work = works.known(f"pmid:{uid}", PUBMED)
    return tell.summary(work) if work else {"uid": uid, "error": "cannot get document summary"}


def _article(works: Works, uid: str) -> str:
    work = works.known(f"pmid:{uid}", PUBMED)
    return tell.article(work) if work else works.samples.articles.get(uid, "")


_TERM = re.compile(r'EXT_ID:(?P<pmid>\d+)|PMCID:(?P<pmcid>PMC\d+)|DOI:"(?P<doi>[^"]+)"')


def europe_pmc(works: Works, path: str, fields: Fields) -> Answer:
    if path not in {"search", "searchPOST"}:
        return NOT_FOUND
    found: dict[str, dict[str, Any]] = {}
    for match in _TERM.finditer(fields.get("query", "")):
        key = next(f"{name}:{value}" for name, value in match.groupdict().items() if value)
        work = works.known(key, EUROPE_PMC)
        row = tell.europe_pmc(work) if work else works.samples.europe_pmc(key)
        if row:
            found[f"{row['title']} {row.get('doi', '')}"] = row
    rows, mark = list(found.values()), fields.get("cursorMark", "*")
    first = int(mark) if mark.isdigit() else 0
    last = first + _count(fields.get("pageSize", ""), 25)
    page: dict[str, Any] = {"hitCount": len(rows), "resultList": {"result": rows[first:last]}}
    return answer({**page, "nextCursorMark": str(last)} if last < len(rows) else page)


def _count(written: str, usual: int) -> int:
    return min(int(written), _MOST_ROWS) if written.isdigit() else usual


def crossref(works: Works, path: str, fields: Fields) -> Answer:
    if path.startswith("works/"):
        found = _work(works, unquote(path.removeprefix("works/")))
        return answer({"status": "ok", "message": found}) if found else NOT_FOUND
    if path != "works":
        return NOT_FOUND
    most = _count(fields.get("rows", ""), _ROWS)
    if "query.bibliographic" in fields:
        return _listed(_searched(works, fields["query.bibliographic"])[:most])
    filters = fields.get("filter", "").split(",")
    if not all(each.startswith("doi:") for each in filters):
        return answer({"status": "failed", "message-type": "validation-failure"}, 400)
    every = (_work(works, each.removeprefix("doi:")) for each in filters)
    return _listed([each for each in every if each][:most])


def _work(works: Works, doi: str) -> dict[str, Any] | None:
    work = works.known(f"doi:{doi}", CROSSREF)
    if work is None or "Dataset" in work.types:
        return works.samples.works.get(doi.lower())
    return tell.crossref(work)


def _searched(works: Works, query: str) -> list[dict[str, Any]]:
    words = set(query.lower().split())
    share = {
        work.doi: len(words & set(f"{work.journal} {work.volume} {work.pages}".lower().split()))
        for work in works.all()
        if work.doi
    }
    best = sorted(share, key=lambda doi: (-share[doi], doi))
    return [found for doi in best if (found := _work(works, doi))]


def _listed(items: list[dict[str, Any]]) -> Answer:
    message = {"total-results": len(items), "items": items}
    return answer({"status": "ok", "message-type": "work-list", "message": message})


def handles(works: Works, path: str, _fields: Fields) -> Answer:
    doi = unquote(path.removeprefix("api/handles/"))
    if works.find(f"doi:{doi}") is None and not works.samples.ids(f"doi:{doi.lower()}"):
        return answer({"responseCode": 100, "handle": doi}, 404)
    value = {"index": 1, "type": "URL", "data": {"format": "string", "value": "https://x.test/"}}
    return answer({"responseCode": 1, "handle": doi, "values": [value]})


def datacite(works: Works, path: str, _fields: Fields) -> Answer:
    doi = unquote(path.removeprefix("dois/"))
    if recorded := works.samples.datacite.get(doi.lower()):
        return answer(recorded)
    work = works.find(f"doi:{doi}")
    if work is None or "Dataset" not in work.types:
        return answer({"errors": [{"status": "404", "title": "Not found"}]}, 404)
    return answer(tell.datacite(work))


def trials(works: Works, path: str, fields: Fields) -> Answer:
    if path.startswith("studies/"):
        number = path.removeprefix("studies/")
        if not re.fullmatch(r"NCT\d{8}", number):
            return 400, "text/plain", b"Incorrect format of the NCT number"
        study = _study(works, number)
        return answer(study) if study else (404, "text/plain", b"NCT number not found")
    asked = fields.get("filter.ids", "").split(",")
    found = [study for each in asked if (study := _study(works, each))]
    return answer({"studies": found[: _count(fields.get("pageSize", ""), 10)]})


def _study(works: Works, number: str) -> dict[str, Any] | None:
    work: Work | None = works.find(f"nct:{number}")
    return tell.trial(work) if work else works.samples.studies.get(number)


def biorxiv(works: Works, path: str, _fields: Fields) -> Answer:
    _, server, *parts = path.removesuffix("/na/json").split("/")
    doi = unquote("/".join(parts))
    work = works.find(f"doi:{doi}")
    ours = work is not None and work.journal.lower() == server
    versions = [tell.deposit(work)] if work and ours else works.samples.deposits.get(doi, [])
    status = "ok" if versions else "no posts found"
    return answer({"messages": [{"status": status}], "collection": versions})


def archive(_works: Works, path: str, _fields: Fields) -> Answer:
    """Answer as the Wayback Machine: where the newest copy is, or that there is none."""
    url = path.removeprefix("web/")
    if SNAPSHOT not in url:
        return 404, "text/html", b"<title>Internet Archive</title>"
    return 302, "text/html", b"", {"Location": f"/web/20200101000000/{url}"}


SERVICES: dict[str, Callable[[Works, str, Fields], Answer]] = {
    "idconv": idconv,
    "ncbi": eutils,
    "europe-pmc": europe_pmc,
    "crossref": crossref,
    "doi": handles,
    "datacite": datacite,
    "trials": trials,
    "biorxiv": biorxiv,
    "archive": archive,
}
"""Bucket, which is also the first step of the path, to its service."""


def answer(value: object, status: int = 200) -> Answer:
    return status, "application/json; charset=UTF-8", json.dumps(value).encode()
