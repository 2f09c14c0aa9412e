"""Hold the reading of URLs to the cases of the Web Platform Tests (BSD-3-Clause), which lie
beside the repository: what they call a failure is never asked for, what we accept we read alike.
"""

import asyncio
import json
from functools import cache
from typing import Any

from connect_watch import connects
from marrowlint.verify.fetch import Fetcher
from marrowlint.verify.guard import Policy, refusal
from marrowlint.verify.host import RefusedError
from marrowlint.verify.reply import Failure
from marrowlint.verify.target import target_of
from shared_data import shared

WEB = Policy()


@cache
def cases(name: str) -> tuple[dict[str, Any], ...]:
    text = shared("suites", "wpt-url", name).read_text("utf-8")
    return tuple(row for row in json.loads(text) if isinstance(row, dict))


def accepted(url: str) -> str:
    """Return how we would send ``url``, ``""`` if not at all."""
    try:
        return target_of(url).url
    except RefusedError:
        return ""


def test_no_failure_is_accepted() -> None:
    failures = [row["input"] for row in cases("urltestdata.json") if row.get("failure")]

    assert len(failures) > 200
    assert [url for url in failures if not refusal(url, WEB)] == []


def test_what_is_accepted_is_read_alike() -> None:
    read = {
        row["input"]: (accepted(row["input"]), row["href"].partition("#")[0])
        for row in cases("urltestdata.json")
        if not row.get("failure") and accepted(row["input"])
    }

    # "'" in a query is the one sign that we leave and a browser encodes.
    assert len(read) > 40
    assert {url: both for url, both in read.items() if both[0].replace("'", "%27") != both[1]} == {}


def test_host_names_are_encoded_alike_or_refused() -> None:
    rows = [*cases("IdnaTestV2.json"), *cases("toascii.json")]
    read = {row["input"]: (accepted(f"http://{row['input']}/"), row["output"]) for row in rows}

    assert len(read) > 1000
    assert {
        name: both for name, both in read.items() if both[0] not in {"", f"http://{both[1]}/"}
    } == {}


def test_every_case_gets_a_reply_and_no_connection() -> None:
    async def nowhere(host: str, port: int) -> list[str]:  # noqa: ARG001 - a resolver's form
        return []

    async def main() -> set[Failure | None]:
        # One case is a public address in full, which would be connected to.
        every = [row["input"] for row in cases("urltestdata.json")]
        urls = [url for url in every if "1.2.3.4/" not in url]
        urls += [f"http://{row['input']}/" for row in cases("toascii.json")]
        async with Fetcher(resolver=nowhere) as fetcher:
            return {(await fetcher.get(url)).failure for url in urls}

    with connects() as seen:
        failures = asyncio.run(main())

    assert failures == {Failure.REFUSED, Failure.DNS}
    assert seen == []
