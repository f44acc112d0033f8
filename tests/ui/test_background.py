import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lif_desktop.faults import Fault
from lif_desktop.progress import Cancelled, Report
from lif_desktop.ui.background import Background, Progress


def refused(fault: Fault) -> None:
    raise AssertionError(fault)


def test_the_result_comes_back_on_the_windows_thread(
    qtbot: QtBot, qapp: QApplication, background: Background
) -> None:
    results: list[tuple[str, bool]] = []
    there: list[bool] = []

    def work(_report: Report) -> str:
        there.append(threading.current_thread() is threading.main_thread())
        return "read"

    def done(result: str) -> None:
        results.append((result, QThread.currentThread() is qapp.thread()))

    background.run(work, done, refused)
    qtbot.waitUntil(lambda: bool(results))
    assert results == [("read", True)]
    assert there == [False]
    assert not background.busy()


def test_a_fault_comes_back_as_its_sentence(qtbot: QtBot, background: Background) -> None:
    faults: list[str] = []

    def work(_report: Report) -> None:
        raise Fault("The disk is full. Nothing was changed.")

    background.run(work, refused, lambda fault: faults.append(str(fault)))
    qtbot.waitUntil(lambda: bool(faults))
    assert faults == ["The disk is full. Nothing was changed."]


def test_a_mistake_of_ours_goes_to_the_one_handler(qtbot: QtBot) -> None:
    mistakes: list[BaseException] = []
    background = Background(mistakes.append)

    def work(_report: Report) -> None:
        raise KeyError("x")

    background.run(work, refused, refused)
    qtbot.waitUntil(lambda: bool(mistakes))
    assert isinstance(mistakes[0], KeyError)
    background.stop()


def counting(started: threading.Event, steps: int | None) -> Callable[[Report], int]:
    def work(report: Report) -> int:
        done = 0
        while steps is None or done < steps:
            report(done, steps or 0, f"row {done}")
            started.set()
            done += 1
        report(done, done, "all rows")
        return done

    return work


def test_progress_is_told_in_order_and_ends_whole(qtbot: QtBot, background: Background) -> None:
    told: list[Progress] = []
    results: list[int] = []
    background.run(counting(threading.Event(), 50), results.append, refused, told.append)
    qtbot.waitUntil(lambda: bool(results))
    assert [one.done for one in told] == sorted(one.done for one in told)
    assert told[-1] == Progress(50, 50, "all rows")


def test_cancelled_work_stops_at_its_next_report(qtbot: QtBot, background: Background) -> None:
    started = threading.Event()
    ends: list[Fault] = []
    job = background.run(counting(started, None), refused, ends.append)
    assert started.wait(10)
    assert background.busy()
    job.cancel()
    qtbot.waitUntil(lambda: bool(ends))
    assert isinstance(ends[0], Cancelled)


@pytest.mark.parametrize("steps", [3, None])
def test_stopping_waits_for_the_threads_and_calls_nobody(
    qtbot: QtBot, crashes: list[BaseException], steps: int | None
) -> None:
    background = Background(crashes.append)
    started = threading.Event()
    background.run(counting(started, steps), refused, refused, refused)
    assert started.wait(10)
    background.stop()
    qtbot.wait(20)
    assert not background.busy()
    assert not crashes


def test_a_result_that_nobody_took_is_given_up(crashes: list[BaseException]) -> None:
    background = Background(crashes.append)
    dropped: list[str] = []

    def fail(_report: Report) -> str:
        raise Fault("No.")

    background.run(lambda _report: "board", refused, refused, dropped=dropped.append)
    background.run(fail, refused, refused, dropped=dropped.append)
    background.run(lambda _report: "unclosed", refused, refused)
    background.stop()
    assert dropped == ["board"]
