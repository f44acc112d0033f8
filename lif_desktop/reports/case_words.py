"""The words a case review is shown with: those of its own date and of the board."""

from datetime import date

from lif_desktop import frameworks
from lif_desktop.frameworks import Edition, Framework, Words
from lif_desktop.rules import review_words
from lif_desktop.rules.review_case import Owner
from lif_desktop.store.records import Record

_DAYS = (
    "referred_on", "notified_on", "aware_on", "incident_on", "decided_on", "initiated_on",
    "published_on",
)  # fmt: skip


def own_day(review: Record) -> date | None:
    """Return the day by which a review belongs to an edition: of referral, else the next known."""
    return next((review.values[key] for key in _DAYS if review.values[key]), None)


def edition_of(review: Record) -> Edition | None:
    """Return the edition of the guidance that applies to a review; one set by hand goes first."""
    return frameworks.edition_for(review.values["edition"], own_day(review))


def words_of(preset: Framework, review: Record) -> Words:
    """Return the board's words on the day of a review."""
    day = own_day(review)
    return frameworks.words_on(preset, day) if day else preset.words


def called(preset: Framework, review: Record) -> str:
    """Return what a review is called: by its kind, else by the word of its own date."""
    return review.text("kind") or words_of(preset, review).case_review


def misnamed(review: Record) -> str:
    """Return that the kind of a review is a word of another time; nothing if it fits."""
    edition = edition_of(review)
    if edition is None:
        return ""
    word, short = edition.words.get("case_review", ""), edition.words.get("case_review_short", "")
    return review_words.misnamed(review.values["kind"], short, word) if word and short else ""


def owner(owes: Owner, review: Record, preset: Framework) -> str:
    """Return who owes a step, in the words of the review's own date."""
    words = words_of(preset, review)
    decides = frameworks.criteria_of(edition_of(review))
    by_chair = decides is None or "chair" in decides.decides
    said: dict[Owner, str] = {
        "office": f"{words.body_short} office",
        "authority": "Local authority",
        "group": review.text("group") or words.sub_group,
        "decider": words.chair if by_chair else words.statutory_partners,
        "panel": "Review panel",
        "reviewer": "Reviewer",
        "agencies": words.partners,
        "board": words.body_short,
    }
    return said[owes]
