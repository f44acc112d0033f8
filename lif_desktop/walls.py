"""The walls around a child process that reads strangers' files: memory, time, no core dumps."""

import struct
import sys


def confine(memory: int, seconds: int) -> None:
    """Put this process inside its walls; there is no way out again.

    `memory` is in bytes of address space, `seconds` are of processor time.
    """
    if sys.platform == "win32":  # pragma: no cover - Windows has job objects instead
        _join_job(memory, seconds)
    else:
        import resource  # noqa: PLC0415 - absent on Windows

        def lower(which: int, most: int) -> None:
            _soft, hard = resource.getrlimit(which)
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(which, (most, most))

        lower(resource.RLIMIT_AS, memory)
        lower(resource.RLIMIT_CPU, seconds)
        lower(resource.RLIMIT_CORE, 0)


if sys.platform == "win32":  # pragma: no cover - Windows has job objects instead
    import ctypes

    def _join_job(memory: int, seconds: int) -> None:
        """Limit memory, time and further processes through a job object of one's own."""
        process_time, active_process, process_memory = 0x2, 0x8, 0x100
        kernel = ctypes.windll.kernel32
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        # JOBOBJECT_EXTENDED_LIMIT_INFORMATION as 64-bit Windows lays it out: basic limits,
        # counters, four memory figures. Times are in units of 100 ns.
        limits = struct.pack(
            "<qqI4xQQI4xQII48xQQQQ",
            seconds * 10_000_000, 0, process_time | active_process | process_memory,
            0, 0, 1, 0, 0, 0, memory, 0, 0, 0,
        )  # fmt: skip
        kernel.SetInformationJobObject(job, 9, limits, len(limits))
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
