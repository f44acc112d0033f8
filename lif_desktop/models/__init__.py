"""The tables of a board file, and nothing else."""
