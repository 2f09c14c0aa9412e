"""Keep imports pointing one way, every one of them in plain sight, and some of them out."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SRC = Path(__file__).parents[1] / "src" / "marrowlint"
ORDER = (
    *(
        "text",
        "patterns",
        "tables",
        "pointer",
        "errors",
        "schemas",
        "severity",
        "nearest",
        "line_hash",
    ),
    *("cover", "globs"),
    *("config", "config_find", "config_lines", "config_table", "config_file"),
    *("read", "convert", "structure", "page", "named", "build"),
    *("language", "facts", "evidence", "lock"),
    *("rule", "rules"),
    *("finding", "select", "settings", "suppress", "ask", "stamp", "fingerprint", "engine"),
    "verify",
    *("report", "guide", "examples", "manual", "look", "walk", "collect", "run", "cli", "__main__"),
)
"""A module imports only from what stands left of it."""
OUTSIDE = {
    "aiohttp", "asyncio", "click", "ftplib", "http", "httpcore", "httpx", "marshal",
    "multiprocessing", "pickle", "requests", "rich", "shelve", "socket", "sqlite3", "ssl",
    "subprocess", "urllib.request",
}  # fmt: skip
"""Not for a checker that reads hostile files, offline, in a few milliseconds."""
ONLINE = {"asyncio", "httpx", "socket", "sqlite3", "ssl", "subprocess"}
"""Of these, what ``verify`` is there for."""
CALLS = {"eval", "exec", "compile", "__import__", "breakpoint"}
NAMED = re.compile(r"marrowlint(\.[a-z_]+)+")
FILES = sorted(SRC.rglob("*.py"))


def module_of(path: Path) -> str:
    steps = path.relative_to(SRC.parent).with_suffix("").parts
    return ".".join(steps[:-1] if steps[-1] == "__init__" else steps)


MODULES = {module_of(path): path for path in FILES}


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Yield each module that ``path`` imports, those named for a later import included."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else str(node.module)
        elif isinstance(node, ast.Constant) and NAMED.fullmatch(str(node.value)):
            yield from {str(node.value)} & MODULES.keys()


def layer(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def test_every_module_has_a_place() -> None:
    found = {layer(module) for module in MODULES} - {"__init__"}

    assert found == set(ORDER)


def test_imports_point_left() -> None:
    assert {module: found for module, path in MODULES.items() if (found := astray(path))} == {}


def astray(path: Path) -> set[str]:
    """Return the modules that ``path`` imports from its right."""
    here = layer(module_of(path))
    left = {"__init__", *ORDER[: ORDER.index(here) + 1]} if here != "__init__" else {"__init__"}
    ours = {name for name in imports(path) if name.split(".")[0] == "marrowlint"}
    return {name for name in ours if layer(name) not in left}


def test_no_import_hides() -> None:
    assert {module: found for module, path in MODULES.items() if (found := hidden(path))} == {}


def hidden(path: Path) -> list[str]:
    """Return the imports of ``path`` that do not stand whole at its head."""
    nodes = list(ast.walk(tree_of(path)))
    relative = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.level]
    inner = [
        node
        for function in nodes
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    may_be_late = layer(module_of(path)) in {"cli", "verify"}
    found = [*relative, *(() if may_be_late else inner)]
    typed = ["TYPE_CHECKING"] if "TYPE_CHECKING" in path.read_text("utf-8") else []
    return [*(ast.unparse(node) for node in found), *typed]


def test_nothing_reaches_out_or_runs_code() -> None:
    assert {module: found for module, path in MODULES.items() if (found := unsafe(path))} == {}


def unsafe(path: Path) -> set[str]:
    """Return what ``path`` imports or calls that a checker of hostile files must not."""
    out = OUTSIDE - ONLINE if layer(module_of(path)) == "verify" else OUTSIDE
    banned = {name for name in imports(path) if name in out or name.split(".")[0] in out}
    calls = {
        node.func.id
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    return banned | (calls & CALLS)


def test_no_circles() -> None:
    graph = {
        module: {name for name in imports(path) if name in MODULES and name != module}
        for module, path in MODULES.items()
    }
    done: set[str] = set()

    def circle(module: str, trail: tuple[str, ...]) -> tuple[str, ...]:
        if module in trail:
            return (*trail[trail.index(module) :], module)
        if module in done:
            return ()
        found = next(filter(None, (circle(name, (*trail, module)) for name in graph[module])), ())
        done.add(module)
        return found

    assert [found for module in graph if (found := circle(module, ()))] == []
