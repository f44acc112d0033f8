"""Excel workbooks that leave the board: trackers, and later the returns to be filled in."""
