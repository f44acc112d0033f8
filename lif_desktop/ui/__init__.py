"""The window: Qt only here, and none of the libraries that read, keep or print."""

from lif_desktop.ui.lasting_none import keep_none

keep_none()
