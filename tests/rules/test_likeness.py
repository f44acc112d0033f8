from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.concepts import bare, concepts
from lif_desktop.rules.likeness import ALIKE, Wordings

PAST = {
    1: "Staff from an agency or bank are supervised like everyone else.",
    2: "The child's own words stand in the record of each strategy discussion.",
    3: "Fathers and partners are part of each assessment.",
    4: "Bruising in a baby who does not yet move is always seen by a senior doctor.",
    5: "References are verified by a call.",
    6: "Children taught at home are seen by somebody each year.",
    7: "Bail conditions are told to everybody who protects the child.",
    8: "Temporary homes have room for a cot.",
    9: "One shared form of chronology, started at the first multi-agency meeting.",
}
WORDINGS = Wordings({key: (text, None) for key, text in PAST.items()})


def _first(text: str) -> int | None:
    found = WORDINGS.like(text)
    return found[0].key if found else None


def test_paraphrases_are_found() -> None:
    for text, key in (
        ("Agency and bank staff should receive the same supervision as permanent employees", 1),
        ("The voice of the child must be recorded in strategy meetings", 2),
        ("Ensure fathers are included in assessments", 3),
        ("Any bruise on a non-mobile baby must be examined by a consultant paediatrician", 4),
        ("Safer recruitment: references to be checked by telephone", 5),
        ("Schools tell us when a child is educated at home, and it is seen annually", 6),
        ("Develop a chronology template to be started at the first meeting and shared", 9),
    ):  # fmt: skip
        assert _first(text) == key, text


def test_what_only_shares_common_words_is_not() -> None:
    for text in (
        "Improve information sharing between agencies",
        "Agencies say what children told them and what they did about it.",
        "Training for staff on domestic abuse",
        "",
        "The and of all.",
    ):
        assert _first(text) is None, text


def test_it_says_why_with_the_other_word_beside_it() -> None:
    (found, *_) = WORDINGS.like(
        "A baby with a bruise who cannot move is examined by a paediatrician"
    )
    assert found.key == 4
    assert "paediatrician (doctor)" in found.why
    assert found.why.startswith("Both speak of")
    assert found.why.endswith(".")
    assert not found.same_theme


def test_the_same_theme_adds_to_it_and_is_said() -> None:
    known = Wordings({1: ("Records show what the nurse saw", "Health  visiting")})
    (with_theme,) = known.like("The nurse shows what she saw in the record", "health visiting")
    (without,) = known.like("The nurse shows what she saw in the record", "Housing")
    assert with_theme.score >= without.score
    assert with_theme.why.endswith("; the theme is the same.")


def test_words_of_one_meaning_are_one() -> None:
    assert concepts("Supervised supervision of young people's records").keys() == {
        "supervise", "child", "record",
    }  # fmt: skip
    assert bare("referred") == "refer"
    assert bare("planning") == "plan"
    assert bare("call") == "call"


def test_words_that_stand_everywhere_lead_nowhere() -> None:
    every = {n: (f"Neglect is measured, number {n}", None) for n in range(60)}
    known = Wordings({**every, 99: ("Neglect is measured with a graded profile", None)})
    assert known.like("Neglect is measured") == []
    assert known.like("Measure neglect with the graded profile")[0].key == 99


TEXT = st.lists(
    st.sampled_from(" ".join(PAST.values()).split()), min_size=3, max_size=14
).map(" ".join)  # fmt: skip


@given(TEXT, st.lists(TEXT, max_size=40))
def test_a_wording_is_most_like_itself_and_likeness_goes_both_ways(
    text: str, others: list[str]
) -> None:
    known = Wordings({0: (text, None), **{n: (one, None) for n, one in enumerate(others, 1)}})
    found = known.like(text)
    if len(concepts(text)) >= 2 and found:
        assert max(one.score for one in found) <= 1
    for one in found:
        assert one.score >= ALIKE
        back = {
            other.key: other.score for other in known.like(others[one.key - 1] if one.key else text)
        }
        assert 0 in back
        assert abs(back[0] - one.score) < 1e-9
