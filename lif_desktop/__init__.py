"""LIF Desktop: a safeguarding partnership's learning and improvement in one encrypted file."""

__version__ = "0.1.0"
