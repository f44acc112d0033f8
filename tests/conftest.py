"""What every test shares: no network, no traces outside its folder, no handle left open."""

import gc
import os
import socket
import sys
from collections.abc import Iterator

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings

from tests.boards import TODAY

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("LIF_PASSPHRASE", None)
# No test may pass on one day and fail on the next: all count from the boards' own day.
os.environ["LIF_TODAY"] = TODAY.isoformat()

# A busy machine is not a failure, and what hypothesis remembers is not part of the tree. The same
# commit passes or fails the same way everywhere; whoever wants new examples asks to search.
settings.register_profile(
    "house",
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", settings.get_profile("house"), derandomize=False)
settings.load_profile(os.environ.get("LIF_EXAMPLES", "house"))


class NetworkUsedError(RuntimeError):
    """A test tried to reach, or to be reached from, another computer."""


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.bind", "socket.sendto"}:
        made = arguments[0]
        if isinstance(made, socket.socket) and made.family != getattr(socket, "AF_UNIX", None):
            raise NetworkUsedError(f"{event} to {arguments[1]}")
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        raise NetworkUsedError(f"{event} for {arguments[0]}")


# Heard below every library, in every thread; AF_UNIX stays, for what talks within this computer.
sys.addaudithook(_refuse_network)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Start no process for a file or two; for a folder or all, one for each core."""
    files = [word for word in config.args if ".py" in word]
    return 0 if len(files) == len(config.args) <= 2 else None


def pytest_collection_finish() -> None:
    """Set aside what importing made, so that collecting after each test is quick."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write down what one of several processes measured: at its end it may be killed over it."""
    measured = Coverage.current()
    if measured is not None and hasattr(session.config, "workerinput"):
        measured.save()


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep preferences, logs and caches of the product out of the user's own folders."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(variable, str(folder))
        for variable in ("APPDATA", "LOCALAPPDATA"):
            patch.setenv(variable, str(folder))
        yield


@pytest.fixture(autouse=True)
def nothing_left_open() -> Iterator[None]:
    """Collect after each test, so that a handle left open fails the test that left it."""
    yield
    gc.collect()
