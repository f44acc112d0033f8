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
    # A framework is one setting, and no workbook's cell ever holds it.
    fields=(Memo(Setting.value, "Value", longest=2_000_000),),
)
