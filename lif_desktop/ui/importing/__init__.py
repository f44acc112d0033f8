"""Bringing a workbook in, in steps: file, headings, review, done."""
