"""Returns that go out to be filled in: what each kind asks, as a workbook for each agency."""
