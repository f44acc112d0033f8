"""Which files are programs by their name, and how large a file is in words."""

# What Windows, macOS or Linux run when somebody opens it; a document never ends so.
_RUN = frozenset({
    "app", "appimage", "applescript", "bat", "bin", "cmd", "com", "command", "cpl", "deb",
    "desktop", "dll", "dmg", "exe", "gadget", "hta", "inf", "iso", "jar", "js", "jse",
    "lnk", "mjs", "msc", "msi", "msix", "msp", "pif", "pkg", "ps1", "ps1xml", "psm1", "py",
    "pyw", "reg", "rpm", "run", "scf", "scr", "sct", "sh", "shb", "url", "vb", "vbe", "vbs",
    "workflow", "ws", "wsc", "wsf", "wsh", "xll",
})  # fmt: skip


def is_program(name: str) -> bool:
    """Say whether a file of this name is run, not shown, when it is opened."""
    # Windows passes over dots and spaces at the end of a name.
    _, dot, ending = name.strip().rstrip(". ").rpartition(".")
    return bool(dot) and ending.strip().lower() in _RUN


def size_in_words(size: int) -> str:
    """Return a number of bytes as people read it: 812 bytes, 24 KB, 3.1 MB."""
    if size < 1024:
        return f"{size} bytes" if size != 1 else "1 byte"
    if size < 1024 * 1024:
        return f"{size / 1024:,.0f} KB"
    return f"{size / 1024 / 1024:,.1f} MB"
