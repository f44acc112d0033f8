"""From a stranger's workbook to a plan, and from a plan to the board."""
