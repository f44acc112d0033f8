"""Taking work out of the board: trackers and packs, with progress and a way to stop."""
