"""What is wrong with a call, with what it works on, and with an attempt to tell somebody, in English and Chinese."""

from collections.abc import Mapping

OUTCOMES: Mapping[str, str] = {
    "sent": "已发",
    "gone": "已停用",
    "rate_limited": "对方要求放慢",
    "redirected": "被转往别处",
    "unauthorised": "对方不认",
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
SAID: Mapping[str, str] = {
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
    "{a}: the file has no such article": "{a}：文件里没有这一篇",
    "{a}: no such file and no such article": "{a}：没有这个文件，也没有这篇文章",
    "{a}: several articles begin so": "{a}：有几篇文章的编号都这样开头",
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
    "{a}: no dates of publication; expected JSON lines with doc, published": (
        "{a}：没有见报日期；应为逐行 JSON，含 doc 和 published"
    ),
    "{a}: no figures are labelled here; expected JSON lines with doc, start, end, indicator": (
        "{a}：这里没有标注数字；应为逐行 JSON，含 doc、start、end、indicator"
    ),
    "{a}: cannot be read: {b}": "{a}：读不了：{b}",
    "{a}: no JSON: {b}": "{a}：不是 JSON：{b}",
    # packs
    "{a}: no such pack; known: {b}, or give a path to a {c}": "{a}：没有这个领域包；已有 {b}，或给出一个 {c} 的路径",
    "{a}: {b} {c} stands twice": "{a}：{b} {c} 出现了两次",
    "{a}: over needs when and unless": "{a}：over 需要 when 和 unless",
    "{a}: board needs two values, as [80, 95]": "{a}：board 需要两个值，例如 [80, 95]",
    "{a}: unit {b} of a rate must be '%'": "{a}：比率的单位 {b} 必须是 '%'",
    "{a}: only a count receives, and an amount": "{a}：只有数量能作 receives，且所得须是金额",
    "{a}: only a tally with nouns has endings": "{a}：只有带 nouns 的计数能有 endings",
    "{a}: kind {b} ends with none of its terms": "{a}：kinds 中的 {b} 不以任何一个 terms 结尾",
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
}
