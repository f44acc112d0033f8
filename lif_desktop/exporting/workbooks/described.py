"""Charts with the words that a screen reader says in their place."""

from collections.abc import Sequence

from openpyxl.drawing.graphic import GraphicFrame
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing


class Described(SpreadsheetDrawing):  # type: ignore[misc]  # openpyxl has no types
    """A sheet's drawing whose charts bear a title and alternative text, which openpyxl leaves out.

    `told` holds both for each chart, in their order.
    """

    tagname = SpreadsheetDrawing.tagname
    __elements__ = SpreadsheetDrawing.__elements__  # openpyxl begins anew with each class

    def __init__(self, told: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.told = tuple(told)

    def _chart_frame(self, idx: int) -> GraphicFrame:
        frame = super()._chart_frame(idx)
        properties = frame.nvGraphicFramePr.cNvPr
        title, properties.descr = self.told[idx - 1]
        properties.title = properties.name = title
        return frame
