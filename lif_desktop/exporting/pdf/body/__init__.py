"""The papers themselves set on pages: blocks, tables, pictures."""
