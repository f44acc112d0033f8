#!/usr/bin/env bash
# Packs dist/lif-desktop, as PyInstaller left it, into a .deb beside it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

frozen=dist/lif-desktop
[ -x "$frozen/lif-desktop" ] || { echo "Freeze it first: see installer/README.md"; exit 1; }
say() { .venv/bin/python -c "import lif_desktop; from lif_desktop.doctor import DRAWING, SCREEN; print($1)"; }
version=$(say "lif_desktop.__version__")
depends=$(say '", ".join({**DRAWING, **SCREEN}.values())')

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"
install -d "$tree"/DEBIAN "$tree"/usr/{bin,lib,share/applications,share/mime/packages,share/doc/lif-desktop}
cp -r "$frozen" "$tree/usr/lib/lif-desktop"
ln -s ../lib/lif-desktop/lif-desktop "$tree/usr/bin/lif-desktop"
install -m 644 LICENSE "$tree/usr/share/doc/lif-desktop/copyright"

cat >"$tree/usr/share/applications/lif-desktop.desktop" <<END
[Desktop Entry]
Type=Application
Name=LIF Desktop
Comment=Learning and Improvement Framework of a safeguarding partnership
Exec="/usr/lib/lif-desktop/LIF Desktop" %f
Icon=/usr/lib/lif-desktop/_internal/lif_desktop/resources/icons/shield-check.svg
Categories=Office;
MimeType=application/x-lif-board;
END
cat >"$tree/usr/share/mime/packages/lif-desktop.xml" <<END
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-lif-board">
    <comment>LIF Desktop board</comment>
    <glob pattern="*.lif"/>
  </mime-type>
</mime-info>
END
cat >"$tree/DEBIAN/control" <<END
Package: lif-desktop
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: The LIF Desktop authors <lif-desktop@example.org>
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Depends: libc6 (>= 2.34), $depends
Section: misc
Priority: optional
Description: Learning and Improvement Framework of a safeguarding partnership
 Audits, actions, case reviews and child deaths in one encrypted file, offline.
END
chmod -R u=rwX,go=rX "$tree/usr"
dpkg-deb --root-owner-group --build "$tree" "dist/lif-desktop_${version}_$(dpkg --print-architecture).deb"
