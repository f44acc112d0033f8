"""What stands in the window before a board is open: welcome, unlock, a new board."""
