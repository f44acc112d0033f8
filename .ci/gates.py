"""The gates of the house: all are run even if one fails, and summed up at the end."""

import ast
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

GATES = {
    "ruff check": ("ruff", "check"),
    "ruff format": ("ruff", "format", "--check"),
    "types": ("mypy", "lif_desktop", "make.py", ".ci/gates.py"),
    "layers": ("lint-imports",),
    "sizes": ("python", ".ci/gates.py", "sizes"),
    "addresses": ("python", ".ci/gates.py", "addresses"),
    "tests": ("python", "make.py", "test"),
    "coverage": ("python", ".ci/gates.py", "coverage"),
}
"""Every gate by name, in order: the tools' own, and those below."""

LONGEST_FILE, LONGEST_FUNCTION = 300, 40
LONGER = {
    "lif_desktop/store/migrations/versions/": "one step of the schema is one function",
    "tests/": "a file of cases is read case by case, and tables of made-up records are long",
}
"""What may be longer, and why: a folder, a file, or `file:function`."""

FLOORS = {
    "rules": 100,
    "fields": 100,
    "registers": 100,
    "frameworks": 100,
    "importing": 95,
    "exporting": 95,
    "reports": 95,
    "store": 95,
    "ui": 85,
}
"""The least part of lines and branches that the tests must run, in per cent, by package."""

# Written so that this file does not contain what it looks for.
ADDRESSES = {
    r"pypi\.org|pythonhosted\.org|index-url\s*[= ]\s*https?:": "an address of a package registry",
    r"https?://\S+\.(?:whl|tar\.gz|tgz)\b": "the address of a download",
    r"(?<![\w.~-])/(?:home|Users|root|work|farm)/\w": "a path of one machine",
    r"[A-Z]:\\+Users\\": "a path of one machine",
}


def sizes() -> Iterator[str]:
    """Yield each file and function that is too long, and each exception without a cause."""
    long = dict(too_long())
    for name, (length, most) in long.items():
        if not any(name.startswith(allowed) for allowed in LONGER):
            yield f"{name} has {length} lines; {most} are allowed"
    for allowed in LONGER:
        if not any(name.startswith(allowed) for name in long):
            yield f"{allowed} is short now; take it out of the table in .ci/gates.py"


def too_long() -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the name of each file and function that is too long, its length and the limit."""
    for path in files(".py"):
        name, text = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        lines = len(text.splitlines())
        if lines > LONGEST_FILE:
            yield name, (lines, LONGEST_FILE)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    yield f"{name}:{node.name}", (length, LONGEST_FUNCTION)


def addresses() -> Iterator[str]:
    """Yield each line that names a package registry or a path of one machine."""
    for path in files(""):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a font or a picture
        for pattern, what in ADDRESSES.items():
            for match in re.finditer(pattern, text):
                line = text.count("\n", 0, match.start()) + 1
                yield f"{path.relative_to(ROOT).as_posix()}:{line} holds {what}: {match[0]}"


def coverage() -> Iterator[str]:
    """Yield each package whose tests run too little of it; print what each reached."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        measure("combine", "--quiet")
        measure("json", "--quiet", "-o", str(report))
        if not report.is_file():
            yield "there is nothing to measure: the tests did not run"
            return
        totals = by_package(json.loads(report.read_text(encoding="utf-8"))["files"])
    for package, floor in FLOORS.items():
        covered, count = totals.get(package, (0, 0))
        reached = 100 * covered / count if count else 100.0
        print(f"{package:12} {reached:6.2f} % of {count} lines and branches; at least {floor} %")
        if covered * 100 < floor * count:
            yield f"lif_desktop/{package} is covered to {reached:.2f} %; {floor} % are asked"


def by_package(measured: dict[str, dict[str, dict[str, int]]]) -> dict[str, tuple[int, int]]:
    """Return the lines and branches covered, and all there are, of each package."""
    totals: dict[str, tuple[int, int]] = {}
    for name, file in measured.items():
        parts = Path(name).parts
        package = parts[parts.index("lif_desktop") + 1]
        summary = file["summary"]
        covered, count = totals.get(package, (0, 0))
        totals[package] = (
            covered + summary["covered_lines"] + summary["covered_branches"],
            count + summary["num_statements"] + summary["num_branches"],
        )
    return totals


def measure(*words: str) -> None:
    """Run coverage; it says itself what is wrong."""
    subprocess.run([sys.executable, "-m", "coverage", *words], cwd=ROOT, check=False)


def files(suffix: str) -> list[Path]:
    """Return the files of the tree that end so, committed or about to be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        # Unpacked from an archive: leave out what was made here since.
        made = re.compile(r"(\.(?!ci/)|build/|dist/|demo/|.*__pycache__/)")
        there = (path for path in ROOT.rglob("*") if path.suffix != ".lif")
        paths = [path for path in there if not made.match(path.relative_to(ROOT).as_posix())]
    return [path for path in paths if path.name.endswith(suffix) and path.is_file()]


def run_all() -> int:
    """Run every gate; return 1 if any failed."""
    results = {}
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as folder:
        # Where this is said, `make test` measures; nowhere where two runs at once would mix it.
        environment["COVERAGE_FILE"] = str(Path(folder) / "coverage")
        for name, (tool, *words) in GATES.items():
            print(f"\n== {name}: {tool} {' '.join(words)}", flush=True)
            began = time.monotonic()
            command = [str(Path(sys.executable).with_name(tool)), *words]
            ended = subprocess.run(command, cwd=ROOT, env=environment, check=False)
            results[name] = (ended.returncode, time.monotonic() - began)
    print("\n== summary")
    for name, (code, seconds) in results.items():
        print(f"{'FAILED' if code else 'passed'}  {name} ({seconds:.0f} s)")
    return 1 if any(code for code, _ in results.values()) else 0


def main(words: list[str]) -> int:
    """Run every gate, or the one named; return 1 if anything is wrong."""
    if not words:
        return run_all()
    gates = {"sizes": sizes, "addresses": addresses, "coverage": coverage}
    complaints = list(gates[words[0]]())
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
