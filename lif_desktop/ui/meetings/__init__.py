"""Meetings and the papers for them."""
