"""Rows judged against the board and against what was sent; the plan, and carrying it out."""
