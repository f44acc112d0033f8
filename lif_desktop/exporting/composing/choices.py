"""How a pack is wanted: for whom, which version, as a draft, as whose copy."""

from dataclasses import dataclass

from lif_desktop.reports.shape import Asked, Audience


@dataclass(frozen=True)
class Choices:
    """How a pack is wanted; the public twin is made of the same agenda and papers."""

    audience: Audience = "board"
    version: str = "1"
    draft: bool = False
    copy: str = ""

    @property
    def public(self) -> bool:
        """Return whether anybody may read it."""
        return self.audience == "public"

    @property
    def asked(self) -> Asked:
        """Return what each paper is asked for where it names no period of its own."""
        return Asked(audience=self.audience)
