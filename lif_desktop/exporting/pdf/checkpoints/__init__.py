"""The machine-checkable rules of PDF/UA-1, one module for each part of a file they look at."""
