"""Figures in a sentence are questioned where they cannot be right, and left alone elsewhere."""

import pytest

from lif_desktop.rules.figures_said import check

TOLD = {"Late actions": 12, "Met": 3}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5 of 12 children (47 %) were heard.", "'5 of 12 children (47 %)': 5 of 12 is 42 %."),
        ("14 of 12 cases had a plan.", "'14 of 12 cases': 14 is more than 12."),
        ("5 of 12 case files were good. Later, 3 of 15 case files were.",
         "The number of case files is given as 12 and 15: is it the same group?"),
        ("A rate of 42 per 10,000 (12 of 28,500 children).",
         "'42 per 10,000': 12 of 28,500 is 4.2 per 10,000. Is it ten times off?"),
        ("A rate of 0.42 per 10,000: 12 of 28,500.",
         "'0.42 per 10,000': 12 of 28,500 is 4.2 per 10,000. Is it ten times off?"),
        ("There are 14 late actions.",
         "The text says “14 late actions”, the table 12: which is right?"),
        ("Late actions: 1,400.",
         "The text says “Late actions: 1,400”, the table 12: which is right?"),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_questioned(text: str, said: str) -> None:
    assert list(check(text, TOLD)) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "12 late actions; late actions: 12, and late actions are 14 % of all.",
        "Health 7 of 17 indicators, police 4 of 5 indicators. Schools 1 of 4 indicators.",
        "4.2 per 10,000 (12 of 28,500 children). Then 0 per 1,000 (3 of 90).",
        "3 per 1,000 (0 of 12). 4 per 1,000 and 5 per 1,000 (6 of 90).",
        "5 of 12. Then 3 of 15.",
        "9 met. Met: 9.",
    ],
)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert list(check(text, TOLD)) == []
