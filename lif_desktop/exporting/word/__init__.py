"""Agenda and minutes as Word documents that a person can go on working in."""
