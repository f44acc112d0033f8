import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop.ui.crash import CrashHandler, usual_log


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def handler(tmp_path: Path, told: list[str]) -> Iterator[CrashHandler]:
    before = sys.excepthook
    handler = CrashHandler(tmp_path / "logs" / "problems.log")
    handler.tell = told.append
    yield handler
    sys.excepthook = before


def mistake() -> KeyError:
    with pytest.raises(KeyError) as caught:
        {}["Child R, 12 Acacia Road"]
    return caught.value


def test_the_user_gets_a_sentence_and_the_log_no_personal_word(
    handler: CrashHandler, told: list[str], tmp_path: Path
) -> None:
    handler.handle(mistake())
    log = (tmp_path / "logs" / "problems.log").read_text(encoding="utf-8")
    assert "everything saved before is safe" in told[0]
    assert str(tmp_path) in told[0]
    assert "KeyError" in log
    assert "test_crash.py" in log
    assert "Acacia" not in log + told[0]


def test_without_a_log_the_sentence_stands_alone(tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "file").touch()
    handler = CrashHandler(tmp_path / "file" / "problems.log")
    handler.tell = told.append
    handler.handle(mistake())
    assert "noted in" not in told[0]


def test_what_nobody_caught_is_handled(handler: CrashHandler, told: list[str]) -> None:
    handler.install()
    sys.excepthook(KeyError, mistake(), None)
    assert len(told) == 1


def test_an_interruption_from_the_keyboard_stays_one(
    handler: CrashHandler, told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    handler.install()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not told
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_log_lies_in_the_users_own_folder() -> None:
    assert usual_log().name == "problems.log"
