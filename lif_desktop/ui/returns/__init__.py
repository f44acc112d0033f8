"""The returns sent out: sending, chasing, judging, and how they stand."""
