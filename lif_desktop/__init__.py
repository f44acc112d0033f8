"""LIF Desktop: a safeguarding partnership's Learning and Improvement Framework in one encrypted file."""

__version__ = "0.1.0"
