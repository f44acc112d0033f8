"""Set up, show, test and check LIF Desktop: `python3 make.py help`. Standard library only.

Older Pythons must be able to read this file too, so that it can tell them so in a sentence.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "stamp.json"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
PRODUCT = [PYTHON, "-m", "lif_desktop"]
PINS = ROOT / "requirements-dev.txt"
DEMO = ROOT / "demo"
DEMO_WORDS = "northmoor sample board"
OLDEST = (3, 11)
NEWER = (["python3.13"], ["python3.12"], ["python3.11"], ["python3"], ["py", "-3"])
CACHES = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", ".hypothesis")
PROBE = """
import importlib.metadata, json, sys
import pip
found = {d.name: d.version for d in importlib.metadata.distributions() if d.name}
print(json.dumps({"prefix": sys.prefix, "python": sys.version_info[:2], "found": found}))
"""
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "8", "--dist", "worksteal")  # a process a core
TOOLS = {"pip", "setuptools", "wheel", "lif-desktop"}  # in the environment, not in the pins


class Stop(Exception):  # noqa: N818 - a sentence for the person at the keyboard
    """The work cannot go on; the text says why and what to do."""


def setup() -> int:
    """Make .venv hold exactly what is pinned, and the system what Qt needs."""
    wanted = {"place": str(VENV), "pins": digest(PINS), "project": digest(ROOT / "pyproject.toml")}
    known, found = stamp(), probe()
    if found is None or known.get("place", wanted["place"]) != wanted["place"]:
        create()
        known, found = {}, probe()
    if found is None:
        raise Stop(f"The environment {VENV} does not start. Delete that folder and try again.")
    pinned = known.get("pins") == wanted["pins"] and meets(found)
    if not pinned or known != wanted or "lif-desktop" not in found:
        STAMP.unlink(missing_ok=True)
        if not pinned:
            install_pins(found)
        print("Installing LIF Desktop itself.")
        pip("install", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
        STAMP.write_text(json.dumps(wanted), encoding="utf-8")
        print(f"Ready. The command is {BIN / 'lif-desktop'}")
    system_libraries()
    return 0


def create() -> None:
    """Make an empty .venv, in the place of a broken one if there is one."""
    print(f"Making the environment {VENV}")
    # The base interpreter, in case this script was started by a .venv that is about to go.
    python = getattr(sys, "_base_executable", None) or sys.executable
    if run([python, "-c", "import ensurepip, venv"], silent=True):
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        if not apt_install([package]):
            raise Stop(f"Python cannot make environments here. On Debian install {package}.")
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    if run([python, "-m", "venv", "--clear", str(VENV)]):
        raise Stop(f"The environment {VENV} could not be made; the lines above say why.")


def install_pins(found: dict[str, str]) -> None:
    """Install what is pinned and take out what no longer is."""
    print("Installing the pinned libraries; this takes a few minutes the first time.")
    pip("install", "--require-hashes", "-r", str(PINS))
    surplus = sorted(set(found) - set(pins()) - TOOLS)
    if surplus:
        pip("uninstall", "--yes", *surplus)


def pip(*words: str) -> None:
    """Run pip in .venv; it says only what failed."""
    if run([PYTHON, "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input", *words]):
        raise Stop("The libraries could not be installed; pip's lines above say why. Try again.")


def probe() -> dict[str, str] | None:
    """Return the libraries in .venv and their versions, or None if it does not work."""
    try:
        words = [str(PYTHON), "-I", "-c", PROBE]
        said = subprocess.run(words, capture_output=True, text=True, check=True)
        state = json.loads(said.stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None
    if Path(state["prefix"]).resolve() != VENV.resolve() or tuple(state["python"]) < OLDEST:
        return None
    return {canonical(name): version for name, version in state["found"].items()}


def meets(found: dict[str, str]) -> bool:
    """Return whether each library pinned for every system is there, in the pinned version."""
    always = {name: version for name, (version, marker) in pins().items() if not marker}
    return always.items() <= found.items()


def pins() -> dict[str, tuple[str, str]]:
    """Return the version of each pinned library, and the condition it stands under."""
    lines = re.findall(r"^([\w.-]+)==([^\s;]+) *(?:; *(.*?))? *\\?$", read(PINS), re.MULTILINE)
    return {canonical(name): (version, marker) for name, version, marker in lines}


def canonical(name: str) -> str:
    """Return a library's name in the one form that compares."""
    return re.sub(r"[-_.]+", "-", name).lower()


def stamp() -> dict[str, str]:
    """Return what the last set-up that finished was made from; nothing if none did."""
    try:
        return dict(json.loads(read(STAMP)))
    except (OSError, ValueError, TypeError):
        return {}


def system_libraries() -> None:
    """Install the system libraries that Qt needs, or name them."""
    # It stands beside this script, but only a Python new enough for it may read it.
    from lif_desktop import doctor  # noqa: PLC0415

    packages = {**doctor.DRAWING, **doctor.SCREEN}
    missing = doctor.missing_libraries(packages)
    if missing and apt_install([packages[name] for name in missing]):
        missing = doctor.missing_libraries(packages)
    if not missing:
        return
    names = " ".join(packages[name] for name in missing)
    if set(missing) & set(doctor.DRAWING):
        raise Stop(f"Qt cannot draw here. Have an administrator install: {names}")
    print(f"To open a window on a screen, have an administrator install: {names}")


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages if this is Debian and we may; return whether it worked."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    print(f"Installing system packages: {' '.join(packages)}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    if run(install, quiet, silent=True) == 0:
        return True
    # A fresh machine has no lists yet.
    return run(["apt-get", "update", "-qq"], quiet) == 0 and run(install, quiet) == 0


def demo() -> int:
    """Make the sample board and its papers in demo/, and open it where there is a screen."""
    setup()
    words = {"LIF_PASSPHRASE": os.environ.get("LIF_PASSPHRASE") or DEMO_WORDS}
    if run([*PRODUCT, "demo", DEMO], words):
        raise Stop("The sample board could not be made; the lines above say why.")
    files = sorted(path for path in DEMO.rglob("*") if path.is_file())
    print(f"In {DEMO}:")
    for path in files:
        print(f"  {path.relative_to(DEMO)}  ({-(-path.stat().st_size // 1024)} kB)")
    from lif_desktop import doctor  # noqa: PLC0415 - as above

    board = next((path for path in files if path.suffix == ".lif"), None)
    if board and doctor.has_display():
        print(f"Opening {board.name}; close its window to come back.")
        return run([*PRODUCT, board], words)
    return 0


def start(*words: str) -> int:
    """Open the app (a board may be named after it)."""
    setup()
    return run([*PRODUCT, *words])


def test(*words: str) -> int:
    """Run the tests (folders, or options of pytest, may be named after it)."""
    setup()
    measured = ["coverage", "run", "-m"] if "COVERAGE_FILE" in os.environ else []  # by the gates
    return run([PYTHON, "-m", *measured, "pytest", *SIDE_BY_SIDE, *words], OFFSCREEN)


def check() -> int:
    """Run every gate, all of them even if one fails, and sum up."""
    return setup() or run([PYTHON, ROOT / ".ci" / "gates.py"])


def bench() -> int:
    """Run each measurement in benchmarks/ and print its ratios."""
    setup()
    scripts = sorted((ROOT / "benchmarks").glob("*.py"))
    measurements = [path for path in scripts if re.search(r"(?m)^def main\(", read(path))]
    if not measurements:
        raise Stop("There are no measurements in benchmarks/ yet.")
    failed = 0
    for path in measurements:
        print(f"\n== {path.stem}")
        failed |= run([PYTHON, path], {**OFFSCREEN, "PYTHONPATH": str(ROOT)}) != 0
    return failed


def lock() -> int:
    """Pin every library anew, with hashes and without addresses (needs uv)."""
    if not shutil.which("uv"):
        raise Stop("Pinning needs uv on the path; install it, then run this again.")
    command = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-annotate", "--custom-compile-command", "make lock"]
    command += ["pyproject.toml", "-o"]
    dev = [PINS.name, "--group", "dev", "-c", "requirements.txt"]
    return run([*command, "requirements.txt"]) or run([*command, *dev])


def clean() -> int:
    """Take away all that this script and the tools made; board files elsewhere stay."""
    for path in (VENV, ROOT / "build", ROOT / "dist", DEMO, *(ROOT / name for name in CACHES)):
        if path.exists():
            print(f"Removing {path}")
            shutil.rmtree(path)
    for path in ROOT.glob(".coverage*"):
        path.unlink()
    return 0


def show_help() -> int:
    """Say what there is."""
    print("python3 make.py COMMAND, or make COMMAND. On Windows: py make.py COMMAND\n")
    for name, command in COMMANDS.items():
        print(f"  {name:6} {(command.__doc__ or '').splitlines()[0]}")
    return 0


COMMANDS: dict[str, Any] = {"setup": setup, "demo": demo, "run": start, "test": test}
COMMANDS.update(check=check, bench=bench, lock=lock, clean=clean, help=show_help)


def run(words: list[Any], more: dict[str, str] | None = None, *, silent: bool = False) -> int:
    """Run a program in the project's folder, with more in its environment; return how it ended."""
    sys.stdout.flush()
    environment, output = {**os.environ, **(more or {})}, subprocess.DEVNULL if silent else None
    command = [str(word) for word in words]
    return subprocess.call(command, cwd=ROOT, env=environment, stdout=output, stderr=output)


def read(path: Path) -> str:
    """Return the text of a file."""
    return path.read_text(encoding="utf-8")


def digest(path: Path) -> str:
    """Return what tells one text of a file from another, whatever its line ends."""
    return hashlib.sha256(read(path).encode()).hexdigest()


def newer_python() -> list[str] | None:
    """Return how to start a Python that is new enough, if this computer has one."""
    compare = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    there = [words for words in NEWER if shutil.which(words[0])]
    return next((words for words in there if not run([*words, "-c", compare], silent=True)), None)


def main(words: list[str]) -> int:
    """Carry out a command and return the exit code."""
    if sys.version_info < OLDEST:
        found, version = newer_python(), "{}.{}".format(*sys.version_info)
        if not found:
            print(f"LIF Desktop needs Python 3.11 or newer; this is {version}. Install one first.")
            return 1
        print(f"This is Python {version}; going on with {' '.join(found)}.")
        return run([*found, __file__, *words])
    name, rest = (words[0], words[1:]) if words else ("help", [])
    command = COMMANDS.get(name)
    if command is None or (rest and command not in (start, test)):
        show_help()
        return 2
    try:
        return int(command(*rest))
    except Stop as sentence:
        print(str(sentence))
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run it again and it goes on from here.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
