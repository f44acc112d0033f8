"""Files read: the gate, the reading child, and a workbook as Excel's grid shows it."""
