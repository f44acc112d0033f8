from lif_desktop.rules import coverage


def test_methods_that_produced_nothing_come_first() -> None:
    found = [
        coverage.Yield("audits", 3), coverage.Yield("surveys", 0), coverage.Yield("forums", None),
        coverage.Yield("visits", 0),
    ]  # fmt: skip
    assert [(one.method, one.state) for one in coverage.nothing_first(found)] == [
        ("surveys", "nothing"), ("visits", "nothing"), ("forums", "unknown"),
        ("audits", "produced"),
    ]  # fmt: skip
