from itertools import permutations

from tests.figures import BASE, figure, states, watch


def test_records() -> None:
    """A new highest after five points; a tie is none; direction down looks for the lowest."""
    told = [figure(value, f"2020-03-{number:02}") for number, value in enumerate(["3", "5", "4", "5", "2"], 1)]
    rule = watch("record")
    assert states(rule, told) == []
    assert states(rule, [*told, figure("5", "2020-03-06")]) == []
    assert states(rule, [*told, figure("6", "2020-03-06")])[0][0] == "2020-03-06"
    assert states(watch("record", direction="down"), [*told, figure("1", "2020-03-06")])[0][0] == "2020-03-06"


def test_jumps() -> None:
    """A change a day beyond the bound; or beyond what the changes before make usual."""
    absolute = watch("jump", per_day="5")
    told = [figure("10", "2020-03-01"), figure("30", "2020-03-11"), figure("36", "2020-03-12")]
    assert [one[0] for one in states(absolute, told)] == ["2020-03-12"]
    usual = [figure(str(10 + number + number % 2), f"2020-03-{number:02}") for number in range(1, 9)]
    robust = watch("jump", z="3.5")
    assert states(robust, [*usual, figure("19", "2020-03-09")]) == []
    assert [one[0] for one in states(robust, [*usual, figure("40", "2020-03-09")])] == ["2020-03-09"]
    assert states(robust, [*usual[:4], figure("40", "2020-03-09")]) == []
    assert states(watch("jump"), [*usual, figure("40", "2020-03-09")]) != []
    assert states(absolute, [figure("10", "2020-03"), figure("90", "2020-03-31")]) == []


def test_reversals() -> None:
    """A fall by delta from the peak, once a peak."""
    rule = watch("reversal", delta="5")
    told = [figure(value, f"2020-03-{number:02}") for number, value in enumerate(["90", "95", "91", "90", "80"], 1)]
    assert [(one[0], one[4]) for one in states(rule, told)] == [("2020-03-02", "2020-03-04")]
    again = [*told, figure("97", "2020-03-06"), figure("90", "2020-03-07")]
    assert [one[0] for one in states(rule, again)] == ["2020-03-02", "2020-03-06"]


def test_restatements() -> None:
    """What stands for a date is changed by a later publication, beyond rounding and tolerance; each time one more."""
    rule = watch("restatement")
    first = figure("96.3", "2020-03-10", "2020-03-11", source="a")
    rounded = figure("96", "2020-03-10", "2020-03-12", source="a")
    corrected = figure("95.1", "2020-03-10", "2020-03-12", source="a", correction=True)
    again = figure("94.8", "2020-03-10", "2020-03-15", source="a", correction=True)
    assert states(rule, [first, rounded]) == []
    for order in permutations([first, rounded, corrected, again]):
        assert [one[:2] for one in states(rule, order)] == [("2020-03-10", 1), ("2020-03-10", 2)]
    assert len(states(watch("restatement", tolerance="1"), [first, corrected, again])) == 1


def test_a_series_first_figure() -> None:
    """A dated figure makes a series new; the first published carries it."""
    rule = watch("series.new")
    assert states(rule, [BASE]) == []
    told = [figure("1", "2020-03-01", "2020-03-20"), figure("2", "2020-03-10", "2020-03-11")]
    assert states(rule, told) == [("first", 1, "open", "first_report", "2020-03-10")]


SILENT = [figure("80", f"2020-03-{day:02}") for day in (1, 3, 5, 9, 11)]
SILENCE = watch("stale", gaps="3", floor_days=5)


def test_a_series_turns_stale_in_event_time() -> None:
    """Median gap 2 days, three of them are 6: stale on the seventh day after the last date, not on the sixth."""
    assert states(SILENCE, SILENT, "2020-03-17") == []
    assert states(SILENCE, SILENT, "2020-03-18") == [("2020-03-11", 1, "open", "stale", "2020-03-11")]
    assert states(SILENCE, SILENT) == []
    patient = watch("stale", gaps="3", floor_days=14)
    assert states(patient, SILENT, "2020-03-25") == []
    assert len(states(patient, SILENT, "2020-03-26")) == 1
    assert states(SILENCE, [*SILENT, figure("80", "2020-03-17")], "2020-03-18") == []


def test_too_few_dates_are_no_rhythm() -> None:
    """Four dates of five asked for, or the end of the calendar."""
    assert states(SILENCE, SILENT[:4], "2021-03-18") == []
    forever = watch("stale", gaps="9999999999")
    assert states(forever, SILENT, "9999-12-31") == []


def test_a_contested_last_date_is_a_sign_of_life() -> None:
    """What is told twice differently is told; silence counts from there."""
    contested = [*SILENT[:4], *(figure(value, "2020-03-11") for value in ("80", "81"))]
    assert states(SILENCE, contested, "2020-03-18")[0][4] == "2020-03-11"
