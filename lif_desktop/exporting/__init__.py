"""Out of the board: Excel trackers and PDF papers."""
