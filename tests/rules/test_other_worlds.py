from lif_desktop.rules.other_worlds import Room, Sum, Sums, cheapest_move


def rooms(**numbers: tuple[int, int | None]) -> dict[str, Room]:
    return {name: Room(number, 1, None, price) for name, (number, price) in numbers.items()}


def test_a_move_keeps_every_sum_and_goes_where_it_is_cheapest() -> None:
    sums = Sums([Sum("all", ("a", "b", "c"))])
    move = cheapest_move("a", rooms(a=(3, 0), b=(9, 9), c=(7, 7), all=(19, 99)), sums, 1_000)
    assert move in ({"a": 1, "c": -1}, {"a": -1, "c": 1})
    assert move is not None
    assert sums.hold(move)
    assert not sums.hold({"a": 1})


def test_what_is_shown_for_good_is_never_moved() -> None:
    sums = Sums([Sum("all", ("a", "b"))])
    assert cheapest_move("a", rooms(a=(3, 0), b=(9, None), all=(12, None)), sums, 1_000) is None
    assert cheapest_move("b", rooms(a=(3, 0), b=(9, None), all=(12, 5)), sums, 1_000) is None


def test_bounds_are_kept() -> None:
    sums = Sums([Sum("all", ("a", "b"))])
    found = rooms(a=(1, 0), b=(1, 0), all=(2, None))
    assert cheapest_move("a", found, sums, 1_000) is None
    found["b"].low = 0
    assert cheapest_move("a", found, sums, 1_000) == {"a": 1, "b": -1}


def test_a_search_ends_before_it_has_tried_everything() -> None:
    """Forty ways, each with forty of its own, and none that leads anywhere."""
    forty = range(40)
    sums = [Sum("all", ("a", *(f"b{one}" for one in forty)))]
    found = rooms(a=(9, 0), all=(99, None))
    for one in forty:
        below = [f"c{one}.{two}" for two in forty]
        sums += [Sum(f"all{one}", (f"b{one}", *below)), *(Sum(f"{end}!", (end,)) for end in below)]
        found |= rooms(**{f"b{one}": (9, 1), f"all{one}": (99, None)})
        found |= rooms(**dict.fromkeys(below, (9, 1)))
        found |= rooms(**dict.fromkeys([f"{end}!" for end in below], (9, None)))
    assert cheapest_move("a", found, Sums(sums), 1_000) is None
