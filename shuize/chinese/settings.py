"""What is wrong with settings, the settings file and a folder's own file, in English and Chinese."""

from collections.abc import Mapping

SAID: Mapping[str, str] = {
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
}
