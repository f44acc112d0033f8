"""Tests of the framework presets and rule packs."""
