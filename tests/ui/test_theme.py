import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from lif_desktop.ui import scheme, theme
from lif_desktop.ui.preferences import Preferences
from lif_desktop.ui.stylesheet import stylesheet


def luminance(colour: str) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    red, green, blue = (channel(one) for one in (made.redF(), made.greenF(), made.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK])
def test_every_text_stands_out_from_its_ground(tokens: theme.Tokens) -> None:
    pairs = [
        (tokens.ink, tokens.background),
        (tokens.soft, tokens.background),
        (tokens.soft, tokens.panel),
        (tokens.accent, tokens.accent_tint),
        (tokens.on_accent, tokens.accent),
        *((getattr(tokens, m), getattr(tokens, f"{m}_tint")) for m in ("late", "due", "well")),
        (tokens.note, tokens.note_tint),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("strong", [False, True])
def test_a_palette_tells_its_scheme(dressed: QApplication, *, dark: bool, strong: bool) -> None:
    theme.apply(dressed, dark=dark, strong=strong)
    found = theme.tokens(dressed.palette())
    assert found.dark == dark
    assert (found.line not in {theme.LIGHT.line, theme.DARK.line}) == strong
    assert contrast(found.line, found.background) > (4.5 if strong else 1)


def test_a_palette_of_the_systems_own_is_taken_by_its_lightness() -> None:
    for colour, dark in (("#202020", True), ("#fafafa", False)):
        palette = QPalette(QColor(colour))
        assert theme.tokens(palette).dark == dark


def test_a_meaning_has_a_colour_and_a_tint() -> None:
    assert theme.LIGHT.meaning("late")[0] == QColor("#a3211b")
    assert theme.LIGHT.meaning("late")[1] == QColor("#fbe9e7")
    assert theme.LIGHT.meaning("done") == theme.LIGHT.meaning("")


def test_the_stylesheet_names_only_colours_there_are() -> None:
    assert "$" not in stylesheet(theme.DARK.colours())


def test_the_shipped_family_is_used(dressed: QApplication) -> None:
    assert QFontInfo(dressed.font()).family() == theme.FAMILY
    sizes = [theme.font(size).pointSizeF() for size in ("note", "text", "section", "title")]
    assert sizes == sorted(sizes)
    assert theme.font("text", bold=True).weight() > theme.font("text").weight()


def test_the_chosen_scheme_wins_over_the_systems(dressed: QApplication) -> None:
    scheme.dress(dressed, "dark")
    assert theme.tokens(dressed.palette()).dark
    scheme.dress(dressed, "light")
    assert not theme.tokens(dressed.palette()).dark


def test_following_keeps_the_choice(dressed: QApplication, preferences: Preferences) -> None:
    preferences.set_scheme("dark")
    scheme.dress(dressed, "dark")
    scheme.follow(dressed, preferences)
    dressed.styleHints().colorSchemeChanged.emit(dressed.styleHints().colorScheme())
    assert theme.tokens(dressed.palette()).dark
    dressed.styleHints().colorSchemeChanged.disconnect()
    dressed.styleHints().accessibility().contrastPreferenceChanged.disconnect()


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK])
def test_a_ticked_box_shows_a_tick_that_stands_out(qtbot: QtBot, tokens: theme.Tokens) -> None:
    box = QCheckBox("Draft")
    qtbot.addWidget(box)
    box.setStyleSheet(stylesheet(tokens.colours()))
    box.setChecked(True)
    picture = box.grab().toImage()
    seen = [picture.pixelColor(x, y).name() for x in range(16) for y in range(picture.height())]
    drawn = [one for one in seen if contrast(one, tokens.accent) > 3]
    assert seen.count(tokens.accent) > 60
    assert 8 < len(drawn) < 120
