"""The board's own settings, kept and changed like any record."""

from lif_desktop.fields import Memo
from lif_desktop.models.history import Setting
from lif_desktop.registers.register import Register

SETTINGS = Register(
    key="settings",
    singular="setting",
    plural="Settings",
    prefix="SET",
    model=Setting,
    title="value",
    yearly=False,
    fields=(Memo(Setting.value, "Value"),),
)
