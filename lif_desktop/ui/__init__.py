"""The window: Qt only here, and none of the libraries that read, keep or print."""
