"""Events to try templates with, made of the body's own types: with everything there may be, and with little."""

from msgspec.structs import replace

from shuize.body import (
    API_VERSION,
    Alert,
    Data,
    Event,
    Indicator,
    Member,
    Milestone,
    Observation,
    Place,
    Previous,
    Said,
    Series,
    encoded,
)
from shuize.types import Relation

CROSSED = Event(
    type="milestone.crossed",
    timestamp="2020-04-03T02:11:09Z",
    api_version=API_VERSION,
    data=Data(
        alert=Alert(
            id="sample", rule="resumption/rate-marks", kind="milestone", severity="info", status="open", sequence=1,
            episode=1, reason="crossed", confidence="single_source", supersedes=None,
        ),
        series=Series(
            id="sample", indicator=Indicator(id="work_resumption_rate", name="复工率"),
            place=Place(code="370600", name="烟台市"), subject="规模以上工业企业", unit="%",
        ),
        milestone=Milestone(direction="up", marks=["95"], hysteresis="0.5", alerts=[Member(id="sample", sequence=1)]),
        observation=Observation(
            id="sample", value="95.8", relation=Relation.EQ, as_of="2020-03-02", published="2020-03-04",
            recorded_at="2020-04-03T02:11:09Z", source="样报", words="95.8%", quote="烟台企业复工率达到95.8%。",
            start=0, end=5, article_id="sample",
        ),
        previous=Previous(value="91.2", relation=Relation.EQ, as_of="2020-02-25"),
        text="截至2020年3月2日，烟台市规模以上工业企业复工率由91.2%升至95.8%，越过95%。",
        said={
            "zh": Said(
                title="烟台市规模以上工业企业复工率升至95.8%，越过95%",
                text="截至2020年3月2日，烟台市规模以上工业企业复工率由91.2%升至95.8%，越过95%。",
            ),
            "en": Said(
                title="烟台市 work resumption rate rose to 95.8%, past 95%",
                text="烟台市 work resumption rate rose from 91.2% to 95.8% as of 2020-03-02, past 95%.",
            ),
        },
    ),
)  # fmt: skip
BARE = replace(
    CROSSED,
    type="series.new",
    data=Data(
        alert=replace(CROSSED.data.alert, kind="series.new", reason="opened"),
        series=replace(CROSSED.data.series, place=Place(code=None, name=None), subject=None),
        observation=replace(CROSSED.data.observation, source=None, quote=None),
        previous=None,
        text=CROSSED.data.text,
        said=CROSSED.data.said,
    ),
)
CONFLICT = replace(
    BARE,
    type="conflict.opened",
    data=replace(BARE.data, series=CROSSED.data.series, detail={"values": ["95.8", "93.1"], "computed": []}),
)
SAMPLES = tuple(encoded(one) for one in (CROSSED, CONFLICT, BARE))
