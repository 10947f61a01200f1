"""Every word that the packs and the grammar know, found in one pass by one automaton."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from shuize.errors import PackError
from shuize.pack import Indicator, Pack
from workers.extract.words import cues, heads, namewords
from workers.extract.words.again import AGAIN, Again, again
from workers.extract.words.forms import forms
from workers.extract.words.kinds import kinds
from workers.extract.words.units import KNOWN_UNITS, unknown_unit
from workers.extract.words.unreal import is_negated, is_unreal
from workers.extract.words.varieties import varieties
from workers.text.members import Member


class Sort(Member):
    """What a marked word is to the grammar."""

    TERM = "term"
    VERB = "verb"
    NOUN = "noun"
    SUBJECT = "subject"
    COMPLETE = "complete"
    NONE = "none"
    PLAN = "plan"
    POLICY = "policy"
    AVOID = "avoid"
    ORGAN = "organ"
    RESPECTIVELY = "respectively"
    AMONG = "among"
    DENIED = "denied"


class Mark(NamedTuple):
    """A known word at its place: what it is, and the ids of the indicators (or the subject's name) it stands for."""

    start: int
    end: int
    sort: Sort
    ids: tuple[str, ...] = ()


BEARERS = frozenset({Sort.TERM, Sort.VERB})
"""What gives a figure its meaning."""
SAYING = frozenset({Sort.TERM, Sort.VERB, Sort.NOUN, Sort.SUBJECT})
"""What something is told with."""
RECOVERS = re.compile(r"(?P<noun>[^已的]{2,6}?)已?恢复[到至]")
"""The name of a rate that says of its noun that it came back to so much of what it was."""
OWN_GRAMMAR = frozenset({"rate", "tally"})
"""Measures that have a grammar of their own, which plain counts have not."""
DAY = "日"
"""What the name of a daily output begins with."""
NUMBERED = re.compile("日(?<=[0-9]日)|数(?=[十百千万亿](?![一二三四五六七八九分]))(?<![总人户次分指系倍参函]数)")
"""What belongs to a number and to no word: the end of a day's (26 日收割, no 日收割), the head of 数十 (复工数十家)."""


class Lexicon:
    """The packs compiled for reading; made once a process."""

    def __init__(self, packs: Sequence[Pack], peopled: Sequence[Pack] = ()) -> None:
        """Compile the automaton of the indicators of `packs`, and of the populations of these and of `peopled`."""
        self.indicators: dict[str, Indicator] = {item.id: item for pack in packs for item in pack.indicators}
        self.pack_of: dict[str, str] = {item.id: pack.id for pack in packs for item in pack.indicators}
        self._check_units()
        populations = [subject for pack in peopled or packs for subject in pack.subjects if not subject.variety]
        self.subjects: dict[str, str] = {term: one.name for one in populations for term in (one.name, *one.terms)}
        self.packs_of = {one.name: pack.id for pack in peopled or packs for one in pack.subjects}
        """The pack that knows a population."""
        self.products = {one.name for one in populations if one.product}
        meanings: dict[str, dict[Sort, list[str]]] = {}
        for sort, word, meaning in self._entries():
            meanings.setdefault(word, {}).setdefault(sort, []).append(meaning)
        self._words = sorted(meanings)
        self._meanings = [tuple((sort, tuple(ids)) for sort, ids in meanings[word].items()) for word in self._words]
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)
        self.shared = self._shared_verbs()
        plain = [item for item in self.indicators.values() if item.measure != "tally"]
        self.counting = {
            unit for item in self.indicators.values() if item.measure == "count" for unit in (item.unit, *item.units)
        }
        goods = [item for item in plain if item.measure == "output"]
        self.supplies = {item.id for item in goods if item.about == "product" and item.verbs and not item.terms}
        self.daily = {term[1:]: item.id for item in goods for term in item.terms if term[0] == DAY}
        """What is made in a day (产量), by the name of a daily output or capacity without its day."""
        self.people = tuple(sorted({noun for item in plain for noun in item.nouns}, key=len, reverse=True))
        self.varieties = varieties(packs)
        self._verbs = {
            word: ids
            for word, all_ids in zip(self._words, self._meanings, strict=True)
            for sort, ids in all_ids
            if sort is Sort.VERB
        }
        against = {
            word: tuple(one for id_ in ids for one in self.indicators[id_].avoid) for word, ids in self._verbs.items()
        }
        self._again = again(self._verbs, against)
        self.leading, self.deeds = _verbs(plain), _verbs([one for one in plain if one.id not in self.supplies])
        """What is no part of the name of those who did it (复工企业); what is done with goods is one (运输企业)."""
        self.rates = tuple(item for item in self.indicators.values() if item.measure == "rate")
        self.amounts = tuple(term for item in plain if item.measure == "amount" for term in item.terms)
        self.receivers = tuple(item for item in plain if item.receives in self.indicators)
        self._acting = frozenset(item.id for item in self.rates if item.verbs)
        self.tallies = tuple(item for item in self.indicators.values() if item.measure == "tally")
        self.things = tuple(sorted({noun for item in self.tallies for noun in item.nouns}, key=len, reverse=True))
        self.sorts = tuple(sorted((one for one in self.subjects if one.endswith(self.things)), key=len, reverse=True))
        """Populations that are but a sort of what a tally counts (流感疫苗): those who have it stand before it."""
        self.tally_units = frozenset(unit for item in self.tallies for unit in (item.unit, *item.units))
        self.rivals = [(one, self.indicators.get(other)) for one in plain for other in one.over]
        """Indicators with another that knows some of the same words, None where its pack is not read."""
        numerators = {one for rate in self.rates for one in rate.numerator}
        self.rates_of = {one: tuple(rate for rate in self.rates if one in rate.numerator) for one in numerators}
        self.tallied = frozenset(rate.id for item in self.tallies for rate in self.rates_of.get(item.id, ()))
        """The rates of which a running count is the numerator."""
        self.kinds = kinds(self.rates)
        self.recovering = {
            found["noun"]: rate.id for rate in self.rates for term in rate.terms if (found := RECOVERS.match(term))
        }
        self.named_in = self._named_in()
        self.units_of = {
            one: tuple(unit for unit, ids in self.named_in.items() if one in ids) for one in self.indicators
        }
        self.units = frozenset(self.named_in) - {""} | {"%"}
        """Every unit that a figure is read in, but for bare numbers."""
        self.counted_in = self._counted_in()

    def _entries(self) -> Iterator[tuple[Sort, str, str]]:
        """Yield every word with its sort and what it stands for."""
        for item in self.indicators.values():
            for sort, words in ((Sort.TERM, item.terms), (Sort.VERB, item.verbs), (Sort.AVOID, item.avoid)):
                yield from ((sort, form, item.id) for form in forms(words, verbs=sort is Sort.VERB))
            if item.measure == "tally":
                yield from ((Sort.NOUN, word, item.id) for word in item.nouns)
        yield from ((Sort.SUBJECT, word, name) for word, name in self.subjects.items())
        for sort, words in (
            (Sort.COMPLETE, cues.COMPLETE),
            (Sort.NONE, cues.NONE),
            (Sort.PLAN, (*cues.PLAN, *self._ahead())),
            (Sort.POLICY, cues.POLICY),
            (Sort.ORGAN, namewords.ORGANS),
            (Sort.RESPECTIVELY, cues.RESPECTIVELY),
            (Sort.AMONG, cues.PARTS_OF),
            (Sort.DENIED, cues.DENIED),
        ):
            yield from ((sort, word, "") for word in words)

    def _ahead(self) -> set[str]:
        """Return the verbs that something is done by as they say that it will be done."""
        return {cues.WILL + verb for item in self.indicators.values() for verb in item.verbs if item.measure == "count"}

    def _check_units(self) -> None:
        """Raise PackError for the first unit that no figure is ever read in."""
        for item in self.indicators.values():
            for unit in (item.unit, *item.units):
                if unit not in KNOWN_UNITS:
                    raise PackError(unknown_unit(self.pack_of[item.id], item.id, unit))

    def _named_in(self) -> dict[str, frozenset[str]]:
        """Return, by unit, the indicators whose name or verb can make a figure in it theirs or their rate's.

        A bare number may be one of people (人数近 400 万), a percentage the share that a counted numerator has, a count
        of receivers is known by the amount's name.
        """
        found: dict[str, set[str]] = {}
        for item in self.indicators.values():
            for unit in (item.unit, *item.units):
                found.setdefault(unit, set()).update(filter(None, (item.id, item.receives)))
        for rate in self.rates:
            found["%"].update(rate.numerator)
        found[""] = {one for unit in ("", "人", "户") for one in found.get(unit, ())}
        return {unit: frozenset(ids) for unit, ids in found.items()}

    def _counted_in(self) -> dict[str, tuple[Indicator, ...]]:
        """Return, by unit, the indicators that count in it, but for those whose measure has a grammar of its own."""
        found: dict[str, list[Indicator]] = {}
        for item in self.indicators.values():
            for unit in dict.fromkeys((item.unit, *item.units)) if item.measure not in OWN_GRAMMAR else ():
                found.setdefault(unit, []).append(item)
        return {unit: tuple(items) for unit, items in found.items() if unit not in {"", "%"}}

    def _shared_verbs(self) -> frozenset[str]:
        """Return the verbs that indicators of people and others have in common (复工): only a noun tells them apart."""
        verbs = [
            {verb for item in self.indicators.values() if bool(item.nouns) is people for verb in item.verbs}
            for people in (True, False)
        ]
        return frozenset(verbs[0] & verbs[1])

    @property
    def words(self) -> tuple[str, ...]:
        """The packs' own words and the nouns of populations, for the segmenter."""
        own = {Sort.TERM, Sort.VERB, Sort.NOUN, Sort.SUBJECT}
        known = zip(self._words, self._meanings, strict=True)
        return (*heads.WORDS, *(word for word, meanings in known if own & {sort for sort, _ in meanings}))

    def marks(self, text: str) -> list[Mark]:
        """Return every known word of `text`, longest first where they overlap, in order."""
        marks: list[Mark] = []
        failed = -1
        for number, start, end in self._automaton.find_matches_as_indexes(NUMBERED.sub("号", text)):
            for sort, ids in self._meanings[number]:
                if sort is Sort.VERB and (start == failed or is_unreal(text, start)):
                    failed = end
                elif not (sort is Sort.TERM and self._failed(ids, text, start)):
                    marks.append(Mark(start, end, sort, ids))
        found = self._again(text) if self._again and AGAIN in text else ()
        return joined(marks, [one for one in found if not is_unreal(text, one.start)]) if found else marks

    def said(self, marks: Sequence[Mark]) -> dict[int, bool]:
        """Return where marks begin that name, do or are something, each with whether it is a verb of a rate.

        A verb of one character is too common to be one.
        """
        found = {mark.start: False for mark in marks if mark.sort in SAYING}
        verbs = (mark for mark in marks if mark.sort is Sort.VERB and mark.end - mark.start > 1)
        found.update((mark.start, True) for mark in verbs if not self._acting.isdisjoint(mark.ids))
        return found

    def _failed(self, ids: Sequence[str], text: str, at: int) -> bool:
        """Say whether what a name says was not done: it may begin with its verb; running counts have their own none."""
        items = [self.indicators[one] for one in ids]
        if is_negated(text, at) and any(item.measure != "tally" for item in items):
            return True
        counted = all(item.measure == "count" for item in items) and text.startswith(self.deeds, at)
        return (counted or not set(self.daily.values()).isdisjoint(ids)) and is_unreal(text, at)


def _verbs(items: Sequence[Indicator]) -> tuple[str, ...]:
    """Return the verbs of the indicators, the longest first."""
    return tuple(sorted({verb for item in items for verb in item.verbs}, key=len, reverse=True))


def joined(marks: Sequence[Mark], found: Sequence[Again]) -> list[Mark]:
    """Return the marks with each verb of taking up again whole, in the place of what is in it."""
    whole: list[Mark] = []
    gone: set[Mark] = set()
    for one in found:
        low, high = (bisect_left(marks, at, key=lambda mark: mark.start) for at in (one.start, one.end))
        inside = [mark for mark in marks[low:high] if mark.sort in BEARERS]
        if any(mark.end - mark.start > len(AGAIN) and (mark.start < one.rest or one.bare) for mark in inside):
            continue
        own = (name for mark in inside for name in mark.ids) if one.bare else ()
        whole.append(Mark(one.start, one.end, Sort.VERB, tuple(dict.fromkeys((*one.ids, *own)))))
        gone.update(inside)
    return sorted([*(mark for mark in marks if mark not in gone), *whole], key=lambda one: one.start)
