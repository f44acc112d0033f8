"""Headings to fields and cells to values, with what was said and what was learnt."""
