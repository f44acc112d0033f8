"""Dated history inside cells and columns, split into records of its own."""
