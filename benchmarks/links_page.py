"""Write a Markdown page of links to a loopback server, and say what the right verdicts are."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from marrowlint.facts import Verdict

GONE = 50
"""One address in so many answers 404."""
MOVED = 25
"""Of the others, one in so many answers 301 first."""
LINK = re.compile(r"\]\((http://[^()\s]+)\)")


def addresses(count: int, hosts: int, port: int) -> Iterator[str]:
    """Yield distinct addresses on ``hosts`` addresses of loopback."""
    for number in range(count):
        yield f"http://127.0.0.{number % hosts + 1}:{port}/{kind(number)}/{number}"


def kind(number: int) -> str:
    """Return which part of the server an address belongs to."""
    if number % GONE == 0:
        return "gone"
    return "moved" if number % MOVED == 1 else "page"


def write(path: Path, urls: Iterable[str]) -> None:
    """Write a page that links to each of ``urls``."""
    lines = (f"- [{number}]({url})\n" for number, url in enumerate(urls))
    path.write_text("# Links\n\n" + "".join(lines), "utf-8", newline="\n")


def read(path: Path) -> list[str]:
    """Return the addresses that a page links to."""
    return LINK.findall(path.read_text("utf-8"))


def right(url: str) -> Verdict:
    """Return the verdict that is right for one of ``addresses``."""
    return Verdict.DEAD if "/gone/" in url else Verdict.ALIVE
