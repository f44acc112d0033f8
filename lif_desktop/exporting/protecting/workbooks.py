"""A workbook closed by a passphrase: agile encryption (MS-OFFCRYPTO 2.3.4.10), AES, 256 bits.

msoffcrypto writes such files, but draws half of the key that they are encrypted with by chance and
fills the rest with a constant. So that key is made here, in full, and the rest is left to it.
"""

import secrets
from io import BytesIO

from msoffcrypto.method import ecma376_agile as agile
from msoffcrypto.method.container.ecma376_encrypted import ECMA376Encrypted

_KEY = 32  # bytes


def protect_workbook(content: bytes, passphrase: str) -> bytes:
    """Return an .xlsx (or .docx) file that opens with a passphrase only, as Excel protects it."""
    assert passphrase
    assert content.startswith(b"PK")
    made = agile.ECMA376Agile
    info, _half = made.generate_encryption_parameters(passphrase)
    key = secrets.token_bytes(_KEY)
    lock = info.encryptedKey
    turned = made._derive_iterated_hash_from_password(  # noqa: SLF001 - see above
        passphrase, lock.saltValue, lock.hashName, info.spinCount
    ).digest()
    own = made._derive_encryption_key(  # noqa: SLF001
        turned, agile.blkKey_encryptedKeyValue, lock.hashName, lock.keyBits
    )
    info.encryptedKeyValue = agile._encrypt_aes_cbc(key, own, lock.saltValue)  # noqa: SLF001
    package = made.encrypt_payload(BytesIO(content), lock, key, info.keyData.saltValue)
    said = made.get_encryption_information(info, package, key)
    written = BytesIO()
    ECMA376Encrypted(package, said).write_to(written)
    return written.getvalue()
