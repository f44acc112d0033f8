"""The pieces every page is built of."""
