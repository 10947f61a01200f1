"""Whom a figure is about: as its sentence says it, or as what stood before does."""

from shuize.pack import Indicator
from workers.extract.links.link import Link, Rule
from workers.extract.sentence.spans import before, quoted
from workers.extract.whom.actors import actor, opener
from workers.extract.whom.bare import counts_firms
from workers.extract.whom.coined import coined
from workers.extract.whom.firms import firm_of, speaker_firm
from workers.extract.whom.fuller import BARE
from workers.extract.whom.hosts import hosted, is_of_place, is_theirs
from workers.extract.whom.kinds import kind_of
from workers.extract.whom.members import antecedent
from workers.extract.whom.names import ANYONE, ROOMS
from workers.extract.whom.pointed import counted_before, pointed, points, reckoned_by, topic_before
from workers.extract.whom.products import in_name
from workers.extract.whom.recipients import borrowers, named_class, owns, receiver, recipient
from workers.extract.whom.shares import divides_people, itemized, of_whole, sharer, staged
from workers.extract.whom.staff import is_people, no_train, whose_people
from workers.extract.whom.subjects import counted, subject
from workers.extract.whom.view import View, names_place, placed
from workers.extract.words import cues, namewords
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import Lexicon, Sort
from workers.extract.words.units import LAND
from workers.text import lazyre as re

REST = re.compile(r"(?P<rest>其余|其他|其它|剩余|余下)(?:的|各类|\d+[多余]?[家个])?(?:企业|行业)")
RESTING = (ANYONE, "行业")
"""Whom those that were not told of may be (其余企业, 其他行业)."""
DEPARTMENTS = re.compile(
    r"(?:(?!(?<=[部科室])和)(?:(?![部科室])[\u4e00-\u9fff]){1,6}[部科室]+[、和]?)+等?(?:多个)?部门"
)
"""Parts of a firm's house (生产部、质检部等部门): whose they are was said before."""
ANY_OF = (BARE | {ANYONE}) - {"标段"}
"""Nouns that a part of anybody may bear; what projects are cut into is never as many as these."""
THAT_FIRM = re.compile("(?:该|这家)(?:企业|公司|集团|厂)")
"""What points back at the firm that was named last."""
POINTING = frozenset((*namewords.ANAPHORS, *ROOMS))
"""Words that mean a firm named before: 公司, or a room of its."""


def whose(view: View, link: Link) -> str | None:
    """Return whom the figure is about; a firm named before answers for 公司 and for words that name only its people."""
    indicator = view.lexicon.indicators.get(link.indicator)
    if link.about or link.rule is Rule.PART or (indicator and indicator.measure == "tally"):
        return link.about
    if indicator and indicator.about == "nobody":
        amount = indicator.measure == "amount"
        told = _recipient(view, link) if amount else named_class(view.scene, link, indicator, view.lexicon)
        return told or kind_of(view.scene, link, view.lexicon)
    if indicator and indicator.receives:
        return _counted(view, link, indicator) or kind_of(view.scene, link, view.lexicon)
    if indicator and indicator.about == "product":
        return _goods(view, link, indicator)
    if divides_people(view.scene, link, view.lexicon):
        return sharer(view.scene, link, view.lexicon)
    return _counted(view, link, indicator)


def _counted(view: View, link: Link, indicator: Indicator | None) -> str | None:
    """Return the population that the figure counts, or is a rate of."""
    about = None if link.rule is Rule.SHARE or _is_of_everybody(view, link) else _told_of(view, link, indicator)
    about = view.ground.heading if about == ANYONE and view.ground.heading else about
    if about in RESTING and (rest := _rest(view, link)):
        view.ground.subject = rest + about
        return rest + about
    firm = view.ground.firms.named(view.scene, link.start) or coined(view.scene, view.scene.start, link.start)
    about, firm = borrowers(about, firm) if indicator and indicator.receives else (about, firm)
    if about is None or _is_anaphor(view, link, about) or (indicator and is_people(about, indicator)):
        own = None if is_of_place(view.scene, link, about) else firm
        about = own or _silent(view, link, about)
    elif firm and is_theirs(firm, about):
        about = firm
    about = about or view.ground.defined.get(link.indicator)
    about = of_whole(view.scene, link, about, view.lexicon)
    about = view.ground.firms.full(cues.COUNT_BEFORE.sub("", about)) if about else about
    about = view.lexicon.subjects.get(about, about) if about else about
    view.ground.heading = view.ground.heading if about in {None, view.ground.heading} else None
    if not _stays(view, link, indicator, about):
        view.ground.subject, view.ground.subject_of = about, view.lexicon.pack_of.get(link.indicator)
    if view.scene.text.find(cues.AMONG, view.scene.start + 1, link.first) < 0:
        view.ground.main = view.ground.subject
    about = staged(view.scene, link, about, view.lexicon) if indicator else about
    return itemized(view.scene, link, about, view.lexicon)


def _stays(view: View, link: Link, indicator: Indicator | None, about: str | None) -> bool:
    """Say whether those told of before stay so: after people of no name, and after a rate of nobody's that is open."""
    if about is None or reckoned_by(view.scene, link.anchor[0]):
        return about is not None or link.rule is Rule.OPEN
    aside = not view.scene.is_open(link.start)
    people = indicator and indicator.nouns and not is_head(about)
    return bool(view.ground.subject and (aside or people))


def _is_of_all(view: View, link: Link) -> bool:
    """Say whether a clause opens with a rate of all (，总接种率 93 %): it is of nobody told of before."""
    start = link.anchor[0]
    return _is_of_everybody(view, link) or (view.scene.text[start] == "总" and view.scene.clause(start)[0] == start)


def _is_of_everybody(view: View, link: Link) -> bool:
    """Say whether those who are all stand right before the rate (全人群接种率)."""
    return view.scene.text.endswith(namewords.EVERYBODY, view.scene.start, link.anchor[0])


def _told_of(view: View, link: Link, indicator: Indicator | None) -> str | None:
    """Return whom the sentence says the figure is about; people are none of the train that brings them."""
    if of := reckoned_by(view.scene, link.anchor[0]):
        return view.ground.subject if (view.ground.subject or "").endswith(of) else of
    about = subject(view.scene, link, view.lexicon)
    about = no_train(about) if indicator and indicator.nouns else about
    spoken = about is not None and about.endswith(view.lexicon.people)
    if about and spoken and (named := _opens(view, link)):
        return named if about.startswith(named) or (indicator and is_people(about, indicator)) else about
    if about and indicator and is_people(about, indicator):
        about = (
            whose_people(view.scene, link, about, view.lexicon)
            or no_train(antecedent(view.scene, link.first, about, view.lexicon))
            or about
        )
    return about


def _opens(view: View, link: Link) -> str | None:
    """Return the bare name that opens the part of the sentence, by what its bearer has or does."""
    return actor(view.scene, link.first, view.lexicon) or opener(view.scene, link, view.lexicon)


def _goods(view: View, link: Link, indicator: Indicator) -> str | None:
    """Return the product of the figure; where a rate is told of products, the one that the story tells of answers."""
    about = subject(view.scene, link, view.lexicon)
    about = None if about and about.endswith("面积") else about
    lasting = is_lasting(view.lexicon, link)
    if about is None and lasting:
        return view.ground.product or in_name(view.scene, link, view.lexicon)
    if about is None and indicator.unit in LAND:
        return _planned_for(view, indicator)
    view.ground.product = about if lasting else view.ground.product
    sentence, last = view.ground.goods
    about = about or link.about or (last if link.rule is Rule.ELLIPSIS and sentence == view.scene.start else None)
    view.ground.goods = view.scene.start, about
    return about or _viewed_goods(view, link)


def _viewed_goods(view: View, link: Link) -> str | None:
    """Return the product that was told of before, where the paragraph only views it by place (从地区看，日产量…)."""
    ground = view.ground
    notice = ground.notices.of(link.indicator, ground.paragraph) if ground.notices.viewed == ground.paragraph else None
    return notice.subject if notice else None


def is_lasting(lexicon: Lexicon, link: Link) -> bool:
    """Say whether what the link is of is also what the rates are of that are told after it."""
    indicator = lexicon.indicators.get(link.indicator)
    return indicator is None or indicator.measure == "rate" or indicator.id in lexicon.rates_of


def _planned_for(view: View, indicator: Indicator) -> str | None:
    """Return the one product whose area the sentence before names (水稻计划面积 80 万亩。目前已播 30 万亩)."""
    story, scene = view.ground.story, view.scene
    (last,) = before(story, scene.start, 1) or (None,)
    if last is None or last.sentence.paragraph != scene.sentence.paragraph:
        return None
    named = {one for mark in scene.of(Sort.SUBJECT, scene.start, scene.end) for one in mark.ids}
    told = {one for mark in last.of(Sort.SUBJECT, last.start, last.end) for one in mark.ids}
    areas = [mark for mark in last.of(Sort.TERM, last.start, last.end) if indicator.id in mark.ids]
    alone = len(told) == 1 and named <= told <= view.lexicon.products
    return next(iter(told)) if areas and alone else None


def _recipient(view: View, link: Link) -> str | None:
    """Return who received an amount: a population named as such, or the one firm that the story tells of."""
    named = recipient(view.scene, link, view.lexicon) or receiver(view.scene, link)
    if named or not owns(view.scene, link):
        return named
    return speaker_firm(view.scene, link.end) or firm_of(view.scene, link.start) or view.ground.firms.last


def _silent(view: View, link: Link, about: str | None) -> str | None:
    """Return whom the figure is about where its sentence says it by a pointing word or not at all.

    A rate that no pack knows takes nobody over from the sentence before.
    """
    if about is None and link.rule is Rule.OPEN:
        return None
    back = pointed(view.ground.story, view.scene, link, view.lexicon)
    if back or (about == ANYONE and names_place(view, link)) or _is_of_all(view, link):
        return back or (ANYONE if about == ANYONE and counts_firms(link, view.lexicon) else None)
    told = _that_firm(view, link) or (topic_before(view, link) if about is None else None) or _told_before(view, link)
    if told is None and about in {None, ANYONE} and not placed(view, link, counted=True):
        told = counted_before(view.ground.story, view.scene, link, view.lexicon, silent=about is None)
    if about in namewords.TRADES:
        return antecedent(view.scene, link.first, about, view.lexicon) or told
    unsaid = about is None or (about in view.lexicon.people and quoted(view.scene.text, link.start))
    if about in namewords.FIRST_PERSON or (unsaid and told is None and not placed(view, link)):
        told = speaker_firm(view.scene, link.end) or told
    if about == ANYONE and placed(view, link) and told in {None, *view.ground.firms.known}:
        return None
    if told or about in POINTING:
        return told or view.ground.firms.last
    return None if placed(view, link) else hosted(view.ground.firms, view.scene, link, view.lexicon)


def _that_firm(view: View, link: Link) -> str | None:
    """Return the firm named last where the sentence points back at it (该企业复工率 98 %), and names no place since."""
    points_back = THAT_FIRM.search(view.scene.text, view.scene.start, link.first)
    return view.ground.firms.last if points_back and not placed(view, link) else None


def _told_before(view: View, link: Link) -> str | None:
    """Return whom the paragraph told of last, unless that was of another domain (buses, then users without power)."""
    ground, domain = view.ground, view.lexicon.pack_of.get(link.indicator)
    if ground.heading:
        return ground.heading
    if ground.subject and domain in {None, ground.subject_of}:
        return ground.subject
    notice = ground.notices.of(link.indicator, ground.paragraph)
    divides = ground.paragraph in {ground.notices.divided, ground.notices.viewed} or names_place(view, link)
    return notice.subject if notice and divides else None


def _rest(view: View, link: Link) -> str | None:
    """Return the word that makes 企业 those that were not told of (其余企业): a population of their own."""
    low, high = view.scene.clause(link.first)
    found = REST.search(view.scene.text, low, max(high, link.end))
    return found["rest"] if found else None


def _is_anaphor(view: View, link: Link, about: str) -> bool:
    """Say whether the words only point back at somebody; 企业 counted by the figure itself (190 家企业) do not."""
    after = view.scene.text[link.end : min(link.end + 8, max(link.end, view.scene.clause(link.start)[1]))]
    counted = link.quantity and about in after
    back = about in POINTING or points(view.scene, link, about)
    return (back or DEPARTMENTS.fullmatch(about) is not None) and not (
        counted or about in view.scene.text[slice(*link.anchor)]
    )


def whose_of_whole(view: View, link: Link, whole: str | None) -> str | None:
    """Return whom a part is of: the whole's, unless it counts others (600 家企业中，100 家龙头企业已复产)."""
    own = counted(view.scene, link, view.lexicon) if whole and link.rule is Rule.VERB_AFTER else None
    others = own and own not in ANY_OF and not whole.endswith(own) if whole else False
    return own if others else whole
