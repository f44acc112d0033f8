"""Files kept inside the board, once each, under the digest of their content."""

from sqlalchemy import LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Base


class Attachment(Base):
    """The bytes of a file; records name it by its SHA-256 in hexadecimal."""

    __tablename__ = "attachments"

    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
