"""What each workbook is, whose it is, and several of them together."""
