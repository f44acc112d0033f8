"""Answers drawn from a board on a day: what is late, due, to escalate, missing."""
