"""Tables found on sheets, and every row and range accounted for."""
