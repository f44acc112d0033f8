"""A PDF file closed by a passphrase: AES with 256 bits (revision 6), open to screen readers."""

import secrets
from io import BytesIO

import pikepdf


def protect_pdf(content: bytes, passphrase: str) -> bytes:
    """Return a PDF file that opens with a passphrase only.

    It may be read aloud, copied from and printed. Nobody has the password by which it could be
    altered: it is drawn by chance and thrown away.
    """
    assert passphrase
    written = BytesIO()
    allow = pikepdf.Permissions(
        accessibility=True,
        extract=True,
        modify_annotation=False,
        modify_assembly=False,
        modify_form=False,
        modify_other=False,
    )
    lock = pikepdf.Encryption(
        user=passphrase, owner=secrets.token_urlsafe(32), R=6, aes=True, metadata=True, allow=allow
    )
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(written, encryption=lock, fix_metadata_version=False)
    return written.getvalue()
