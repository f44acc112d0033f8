from lif_desktop.rules.narrative import POINTS, read

GOOD = (
    "In Q2 contacts rose by 6 % on the same quarter last year, as in neighbouring areas, and stay"
    " above the target. This reflects two new schools and means longer waits for families. The"
    " front door will add a screening post from January."
)


def test_a_good_story_makes_every_point() -> None:
    found = read(GOOD)
    assert all(getattr(found, point) for point in POINTS)
    assert found.questions == ()


def test_no_story_is_one_question() -> None:
    for text in (None, "", " n/a ", "-"):
        found = read(text)
        assert not found.told
        assert found.questions == ("What is the story behind the figure?",)


def test_a_thin_story_is_asked_for_all_of_it() -> None:
    assert read("Work is ongoing.").questions == (
        "Which period is this about?",
        "How does it compare with ourselves before, with others and with what good looks like?",
        "So what: why is it so, and what does it mean for children?",
        "What happens next, and by when?",
        "“Ongoing” says little: what was done, what is next, by when?",
    )


def test_one_comparison_of_three_leaves_two_to_ask_for_and_two_are_enough() -> None:
    assert "How does it compare with others and with what good looks like?" in (
        read("Up in May because of leave; staff will be back in June.").questions
    )
    assert read(
        "In May it rose above target because of leave; staff will be back in June."
    ).questions == ()  # fmt: skip


def test_a_form_that_says_the_period_need_not_say_it_again() -> None:
    text = "Worse than elsewhere and below target, due to vacancies; a bank team starts in spring."
    assert "Which period is this about?" in read(text).questions
    assert read(text, period_known=True).period
    assert read(text, period_known=True).questions == ()
