"""Which words count things in Chinese, and which of them mean the same unit: a table, read longest word first."""

from collections.abc import Iterable
from decimal import Decimal
from string import ascii_letters

# Measure words that are their own canonical unit.
_OWN = """
家 户 例 件 只 片 套 台 部 辆 列 趟 架 班 艘 枚 颗 粒 株 棵 头 匹 羽 尾 幅 副 双 对 打 吨 克 公斤 斤 升 立方米 平方米
平方公里 亩 公顷 公里 米 里 元 美元 欧元 日元 英镑 港元 澳元 加元 韩元 卢布 卢比 瑞士法郎 新台币 比特币 千瓦 千瓦时 伏
赫兹 千卡 焦耳 帕 字节 比特 度 笔 项 条 所 座 栋 幢 间 张 床 剂 剂次 针 针次 支 枝 瓶 盒 箱 包 袋 桶 罐 车 船 处 次
场 期 批 份 封 岁 天 周 月 年 小时 分钟 秒 倍 百分点 基点 宗 起 单 票 门 册 本 篇 页 句 首 集 盘 轮 回 遍 类 种 款
层 顶 根 节 块 段 道 口 滴 股 注 人次 辆次 列次 趟次 架次 班次 艘次 车次 船次 场次 批次 台次 件次 户次 家次 例次
项次 轮次
床位 车位 席位 标准箱 吨公里 人公里 人份 摄氏度 华氏度 海里 英里 英尺 英寸 盎司 磅 加仑 课时 世纪 季度 组 站 餐 顿 桌
碗 杯 束 朵 串 扇 盏 台套 台件 跨 尊 群 缕 折 点
""".split()  # noqa: SIM905 - a table of words is read more easily as running text

# Words of one meaning: the canonical unit, then all that stand for it.
_SAME = """
人 名 位 人员 个人 员工 职工 人口 工人 农民工 务工人员 群众 旅客 师生
% 个百分比
‰ 个千分比
百分点 个百分点
户 用户 客户
个 个省 省份 省 市 县 区 镇 乡 村 社区 街道 国 国家 城市 企业 部门 省市 省区市 省区 地市 地区 州市 县市 市县
个 县区 区县 学校 高校 院校 医院 机构 单位 项目 家庭 品种 品牌 岗位 场馆 平台 园区 方面 环节 领域 行业 小区 港口
元 块钱 元钱 元人民币 人民币元 人民币
美元 美金 美刀 美圆
日元 日圆
港元 港币
新台币 台币 元新台币
公斤 千克 kg KG Kg
吨 公吨 t
公里 千米 km KM
米 公尺 m
平方米 平米 ㎡ m²
立方米 立方 m³
平方公里 平方千米 km²
升 公升 L
天 个工作日 工作日 个昼夜 昼夜 个交易日 交易日
月 个月 个多月 个半月
周 个星期 星期 个礼拜 礼拜 个多星期
小时 个小时 钟头 个钟头 个多小时 个半小时
年 周年 个年头 年头
岁 周岁
秒 秒钟
季度 个季度
世纪 个世纪 个多世纪
千瓦时 度电 kWh
摄氏度 ℃ °C
标准箱 标箱 TEU
基点 个基点 BP
"""

# Multiples and parts of a unit, folded into it.
_SCALED = """
克 毫克 0.001
克 微克 0.000001
克 mg 0.001
克 g 1
公斤 市斤 0.5
米 毫米 0.001
米 厘米 0.01
米 公分 0.01
米 分米 0.1
米 微米 0.000001
米 纳米 0.000000001
米 mm 0.001
米 cm 0.01
米 CM 0.01
升 毫升 0.001
升 ml 0.001
升 mL 0.001
千瓦 瓦 0.001
千瓦 kW 1
千瓦 KW 1
千瓦 兆瓦 1000
千瓦 MW 1000
千瓦 吉瓦 1000000
千瓦 GW 1000000
千瓦时 瓦时 0.001
千瓦时 兆瓦时 1000
千瓦时 吉瓦时 1000000
伏 千伏 1000
赫兹 千赫兹 1000
赫兹 兆赫兹 1000000
赫兹 千赫 1000
赫兹 兆赫 1000000
千卡 大卡 1
字节 千字节 1000
字节 兆字节 1000000
比特 千比特 1000
比特 兆比特 1000000
帕 千帕 1000
帕 兆帕 1000000
"""

# What a unit of one character must not be followed by: there it begins another word.
_NOT_BEFORE = """
家 庭属乡村
户 籍外
名 单称列额
位 于置数
人 民才士大制
只 有是要能会需剩占为
元 旦月素宵勋年老论酸醇化函方组
年 级代初底末度
天 津然气空河府
台 湾风州山村县
条 例件
项 目链
班 子级组倒
架 构
处 理置罚长
度 假过空
场 馆所地景
期 间货望待
份 额子
起 来步点草重
批 准复发评示
次 日年月生元品贷
所 有以谓属
间 接隔房
部 门分署队长委
层 面次级
口 罩岸径号子
笔 试者字画划
种 植子类
类 似别
件 件
对 于策面此应一外
本 地报次科市省土金身人月年期来
单 位独一纯程双
节 约能目日水假气
道 路德理沟坎湾河
块 链
头 部条
回 来复落升应到收
车 间型站牌辆祸主
包 括含装
支 持付部队援撑配
所 在
轮 流胎车驱式
打 造开破击通
点 对名评赞半
里 程面店屯河桥台坪湖镇沟庄铺村山亭冲雾
张 家
首 次先都届批家个例
集 中团体聚装
站 点在长
组 织成建合长
票 房价据
门 店槛户诊
页 面岩
段 时论式锦
篇 章
根 据本
秒 杀
斤 斤
群 众体
注 重册意入资销
股 份市票权东
宗 旨教
单 日月
针 对
副 主总书
幅 度
桶 装
箱 包
束 缚
杯 赛
升 级至到高温
克 服难
周 期边年围
国 集联
月 份底初中末
米 兰
分 别
"""

_DIVISIBLE = """
年 天 周 月 小时 倍 吨 公斤 斤 公里 米 亩 岁 里 升 元 % 公顷 平方公里 秒 分钟 海里 英里 世纪 摄氏度 度
"""
_COUNTED = """
名 美元 欧元 元 吨 亩 公顷 公里 公斤 平方米 立方米 辆 台 个 件 只 人次 辆次 趟 项 张 套 户 千瓦 千瓦时
"""
_FRACTIONABLE = frozenset(_DIVISIBLE.split())
COUNTED = frozenset(_COUNTED.split())
"""Words that make a bare 百 千 万 亿 before them a count (千名, 亿元); 千里, 百家, 万人 may be figures of speech."""


SIGNS = {"$": "美元", "＄": "美元", "¥": "元", "￥": "元", "€": "欧元", "£": "英镑"}
"""Units that stand before their number."""


def _table() -> dict[str, tuple[str, Decimal]]:
    one = Decimal(1)
    table = {word: (word, one) for word in [*_OWN, "个"]}
    for line in _SAME.strip().splitlines():
        unit, *words = line.split()
        table |= dict.fromkeys([unit, *words], (unit, one))
    for line in _SCALED.strip().splitlines():
        unit, word, factor = line.split()
        table[word] = (unit, Decimal(factor))
    return table


def _by_first_character(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return the lengths of the words that begin with each character, longest first."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


UNITS = _table()
"""Each measure word, the canonical unit it stands for, and how much of that it is."""
LENGTHS = _by_first_character(UNITS)
_FORBIDDEN = {line.split()[0]: frozenset(line.split()[1]) for line in _NOT_BEFORE.strip().splitlines()}
_FORBIDDEN |= {word: frozenset(ascii_letters) for word in UNITS if word.isascii()}
_NOTHING: frozenset[str] = frozenset()
_NEVERTHELESS = frozenset(("外贸", "外资", "外商", "外企", "大关"))
"""Words that a unit may stand before (30 户外贸企业, 3 万人大关) though it makes another with theirs (户外, 人大)."""
_RANKS = frozenset("省市县区州镇乡村国")
"""Before 级, 属, 管 these rank what is counted (120个省级园区), they are not counted; 个省 before 重点, 重大 alike."""
_RANKED = frozenset("级属管")


def unit_at(text: str, at: int) -> str:
    """Return the longest measure word that stands there, "" for none.

    >>> unit_at("3个百分点", 1), unit_at("5位于", 1)
    ('个百分点', '')
    """
    for length in LENGTHS.get(text[at : at + 1], ()):
        word = text[at : at + length]
        behind = text[at + length : at + length + 1]
        if (
            word in UNITS
            and (behind not in _FORBIDDEN.get(word, _NOTHING) or text[at + length : at + length + 2] in _NEVERTHELESS)
            and not (word[-1] in _RANKS and (behind in _RANKED or (behind == "重" and word[0] == "个")))
        ):
            return word
    return ""


def divisible(unit: str) -> bool:
    """Whether 多 and 半 may follow the unit: 两年多, 8倍多, but not 三家多."""
    return unit in _FRACTIONABLE
