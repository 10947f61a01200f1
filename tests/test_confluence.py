from collections.abc import Sequence
from random import Random
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from shuize.alert import Figure, Notice, State, Status, Stored, Watch
from shuize.pack import RuleKind
from tests.figures import EVERY_KIND, PAIR, SERIES, told_figures
from workers.compare.canonical import Track, canonical
from workers.compare.diff import diff
from workers.compare.overtaking import Rival
from workers.compare.project import PAIRS, RULES, project, project_pair


def test_every_kind_is_in_the_streams() -> None:
    """The property below runs over each kind of rule that there is."""
    assert {one.rule.kind for one in EVERY_KIND} == set(RULES)
    assert {one.rule.kind for one in PAIR} == set(PAIRS)
    assert set(RULES) | set(PAIRS) == set(get_args(RuleKind))


def _track(told: Sequence[Figure]) -> Track:
    """Settle the figures, event time standing at the newest publication."""
    return canonical(told, max(one.published for one in told))


def _follow(notices: Sequence[Notice], stored: dict[str, Stored], said: set[tuple[str, int]]) -> None:
    """Store what the events say; nothing may be said twice."""
    for change in (change for notice in notices for change in notice.changes):
        assert (change.state.id, change.version) not in said
        said.add((change.state.id, change.version))
        stored[change.state.id] = Stored(change.state, change.version)


def _fold(rule: Watch, arrivals: Sequence[Sequence[Figure]]) -> tuple[dict[str, State], set[tuple[str, int]]]:
    """Follow the events of each arrival; return the states they end in and every (alert, version) that was said."""
    known: list[Figure] = []
    stored: dict[str, Stored] = {}
    said: set[tuple[str, int]] = set()
    for arrival in arrivals:
        known += arrival
        _follow(diff(rule, stored.values(), project(rule, SERIES, _track(known))), stored, said)
    states_now = {key: one.state for key, one in stored.items() if one.state.status is not Status.RETRACTED}
    return states_now, said


@settings(max_examples=1000, deadline=None)
@given(
    rule=st.sampled_from(EVERY_KIND),
    told=st.lists(told_figures(), min_size=1, max_size=9),
    random=st.randoms(use_true_random=False),
)
def test_confluence(rule: Watch, told: list[Figure], random: Random) -> None:
    """Any order, any repetition, any grouping into articles: the events lead to the states of the whole set."""
    whole = {state.id: state for state in project(rule, SERIES, _track(told))}
    arrivals = [[one] for one in told] + [random.sample(told, random.randint(1, len(told))) for _ in range(2)]
    random.shuffle(arrivals)
    states_now, said = _fold(rule, arrivals)
    assert states_now == whole
    for alert in {alert for alert, _ in said}:
        versions = sorted(version for one, version in said if one == alert)
        assert versions == list(range(1, len(versions) + 1))


@settings(max_examples=1000, deadline=None)
@given(
    rule=st.sampled_from(PAIR),
    told=st.lists(st.tuples(st.booleans(), told_figures()), min_size=2, max_size=10),
    random=st.randoms(use_true_random=False),
)
def test_confluence_of_pairs(rule: Watch, told: list[tuple[bool, Figure]], random: Random) -> None:
    """Whichever of two series a figure belongs to and whenever it arrives, the same passings stand in the end."""
    arrivals = told + random.sample(told, len(told) // 2)
    random.shuffle(arrivals)
    known: list[list[Figure]] = [[], []]
    stored: dict[str, Stored] = {}
    said: set[tuple[str, int]] = set()
    for mine, figure_ in arrivals:
        known[mine].append(figure_)
        projected = project_pair(rule, SERIES, canonical(known[0]), Rival("other", canonical(known[1])))
        _follow(diff(rule, stored.values(), projected), stored, said)
    sides = [canonical(one for mine, one in told if mine is side) for side in (False, True)]
    whole = {state.id: state for state in project_pair(rule, SERIES, sides[0], Rival("other", sides[1]))}
    assert {key: one.state for key, one in stored.items() if one.state.status is not Status.RETRACTED} == whole
    back = project_pair(rule, "other", sides[1], Rival(SERIES, sides[0]))
    assert not {state.as_of for state in back} & {state.as_of for state in whole.values()}
