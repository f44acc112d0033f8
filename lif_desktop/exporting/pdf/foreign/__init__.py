"""Agencies' own files: taken apart behind walls, laid onto our pages, attached."""
