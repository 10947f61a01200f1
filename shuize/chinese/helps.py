"""What the help of the commands says, in English and Chinese: a paragraph or an option each."""

from collections.abc import Mapping

COMMON: Mapping[str, str] = {
    "Show this message and exit.": "显示本说明。",
    "Show the version and exit.": "显示版本。",
    "One JSON object a line, for programs.": "每行一个 JSON 对象，供程序使用。",
    "One JSON object, for programs.": "一个 JSON 对象，供程序使用。",
    "At most so many.": "至多这么多。",
    "Only those that stand so.": "只要处于这种状态的。",
    "Why; it is kept.": "缘由，会记录在案。",
    "Who says so.": "何人所为。",
    "Packs by name or path, separated by commas (SHUIZE_PACKS).": (
        "所用的包，写名字或路径，以逗号分隔（SHUIZE_PACKS）。"
    ),
    "Packs by name or path, separated by commas, instead of SHUIZE_PACKS.": (
        "所用的包，写名字或路径，以逗号分隔，代替 SHUIZE_PACKS。"
    ),
    "Folder that is watched (SHUIZE_INBOX).": "受监视的文件夹（SHUIZE_INBOX）。",
    "Folder of the database and the queue (SHUIZE_DATA).": "存放数据库和队列的文件夹（SHUIZE_DATA）。",
    "Processes that read (SHUIZE_WORKERS).": "阅读进程数（SHUIZE_WORKERS）。",
    "Where alerts go (SHUIZE_WEBHOOK_URL).": "警讯发往何处（SHUIZE_WEBHOOK_URL）。",
    "Shuize 水则: drop Chinese articles into a folder; each mark that a figure passes is announced.": (
        "水则：把中文新闻稿放进文件夹，数字一越过刻度就告知。"
    ),
    "Settings come from the environment (SHUIZE_INBOX, SHUIZE_DATA, SHUIZE_WEBHOOK_URL, ...); options go before "
    "them.": ("设置取自环境变量（SHUIZE_INBOX、SHUIZE_DATA、SHUIZE_WEBHOOK_URL 等），选项优先。"),
    "Exit codes: 0 done, 1 something is wrong, 2 wrong call or setting, 3 wrong pack, 4 a file is no article, 5 the "
    "database cannot be used, 6 Redis cannot be used.": (
        "退出码：0 完成，1 有问题，2 命令或设置有误，3 包有误，4 有文件不是稿件，5 数据库不可用，6 Redis 不可用。"
    ),
}
RUNNING: Mapping[str, str] = {
    "Run the whole system on its sample articles and show what happens.": "用样例稿件把整个系统跑一遍，看看会怎样。",
    "Starts every process on an embedded Redis and SQLite in a temporary folder, with a webhook receiver that verifies "
    "each signature; drops the samples in the order of their publication. Exit 1 if an alert that the samples must "
    "give does not arrive, or one arrives that they must not give.": (
        "在临时文件夹里用内嵌的 Redis 和 SQLite 启动全部进程，另有一个逐条验签的接收端；样例按见报先后投放。"
        "该来的警讯没来，或来了不该来的，退出码为 1。"
    ),
    "Run all processes on this machine until Ctrl-C.": "在本机运行全部进程，直到按下 Ctrl-C。",
    "Run all processes on this machine until Ctrl-C: what was begun is finished or put back, nothing is lost.": (
        "在本机运行全部进程，直到按下 Ctrl-C：已开始的会做完或放回去，什么都不会丢。"
    ),
    "Run the process that takes articles in from the inbox.": "运行收稿进程。",
    "Run the process that takes articles in from the inbox (also: python -m ingest).": (
        "运行收稿进程（也可用 python -m ingest）。"
    ),
    "Run one process that reads articles.": "运行一个阅读进程。",
    "Run one process that reads articles (also: python -m workers).": "运行一个阅读进程（也可用 python -m workers）。",
    "Run the process that delivers alerts.": "运行投递进程。",
    "Run the process that delivers alerts (also: python -m alerts).": "运行投递进程（也可用 python -m alerts）。",
    "Say of each dependency whether it can be used, and what to do if not.": "各项依赖能否使用，不能用时该怎么办。",
    "Say of each dependency whether it can be used, and what to do if not; exit 1 if one cannot.": (
        "各项依赖能否使用，不能用时该怎么办；有一项不能用，退出码为 1。"
    ),
    "Say whether a process of this machine is at work; exit 1 if not.": "本机的某个进程是否在工作；不在则退出码为 1。",
    "Say whether a process of this machine is at work; exit 1 if not. For health checks.": (
        "本机的某个进程是否在工作；不在则退出码为 1。用于健康检查。"
    ),
    "Work with the database.": "数据库。",
    "Bring the database to this version's schema; an up-to-date one stays as it is. Stop the processes first.": (
        "把数据库升级到本版本的结构，已是最新的不动。请先停下各进程。"
    ),
    "Receive alerts, verify their signatures and show them.": "接收警讯，验证签名并显示。",
    "Address to listen on.": "监听的地址。",
    "0 takes a free one.": "0 表示任选一个空闲的。",
    "whsec_... to verify with. `ps` shows it to everybody: better SHUIZE_WEBHOOK_SECRET, or _FILE with its path.": (
        "验签用的 whsec_...。`ps` 会让人人看见它：最好用 SHUIZE_WEBHOOK_SECRET，或在 _FILE 里写它的路径。"
    ),
    "Share of requests answered --status.": "以 --status 作答的请求所占的比例。",
    "What failures answer.": "失败时的状态码。",
    "Share of alerts kept but never answered.": "收下而不作答的警讯所占的比例。",
    "Seconds before any answer.": "过多少秒才作答。",
    "One JSON object a line on stdout; notes on stderr.": "标准输出每行一个 JSON 对象，说明写到标准错误。",
    "Print the JSON Schema of the webhook's body.": "打印 webhook 正文的 JSON Schema。",
    "Print what makes your shell complete `shuize`.": "打印 `shuize` 的命令补全脚本。",
    "Put the lines where your shell reads them:": "把它放到 shell 会读的地方：",
    "Look at the endpoints; try one, switch it, give it a new secret.": "各推送目标；试发、开关、换密钥。",
    "Look at the endpoints, try one, switch it on or off, or give it a new secret.": (
        "看各推送目标，或试发一条、打开、关闭、换密钥。"
    ),
    "Switch an endpoint off: alerts for it are kept and wait.": "关闭一个推送目标：给它的警讯留着等候。",
    "Why; it is shown beside the endpoint.": "缘由，显示在推送目标旁边。",
    "Switch an endpoint on again: what waits for it is tried now.": "重新打开一个推送目标：等候的现在就发。",
    "List the endpoints: where they are, whether they are on, and what waits for them.": (
        "列出各推送目标：在哪里，是否打开，有多少待发。"
    ),
    "Give a webhook a new secret, written to its secret_file and printed once; for 24 h the old one signs too.": (
        "给 webhook 换新密钥：写入它的 secret_file，并打印一次；24 小时内旧的也一并签名。"
    ),
    "Send one message that says it is a test, now and once, past queue and filters; exit 1 if it does not arrive.": (
        "不经队列和过滤，立即发一条测试消息，只发一次；没有送到，退出码为 1。"
    ),
    "Look at deliveries, or have some told once more.": "各次投递；或让一些再发一遍。",
    "List deliveries, the newest first.": "列出各次投递，新的在前。",
    "Only those to this endpoint.": "只要发往这个推送目标的。",
    "Only events of this type, as milestone.crossed.": "只要这一类的事件，例如 milestone.crossed。",
    "Tell once more what was given up, under the same webhook-id and with the same bytes.": (
        "把放弃了的再发一遍，webhook-id 和内容都不变。"
    ),
    "Only events of this day or later.": "只要这一天及以后的事件。",
    "Only this event.": "只要这个事件。",
    "Also those that have arrived; else only those given up.": "送达过的也发；否则只发放弃了的。",
    "Print one event and how it stands with each endpoint; a beginning of its id is enough. --json: as it is sent.": (
        "打印一个事件及其对各推送目标的投递情况；编号写开头几位即可。--json：照发出的样子。"
    ),
}
READING: Mapping[str, str] = {
    "Read articles and print their figures; needs no Redis and no database.": (
        "读稿件，打印其中的数字；不需要 Redis，也不需要数据库。"
    ),
    "PATH is a file, one article of it by the name under which it is printed (news.jsonl#29, news.zip!a.txt), or a "
    "folder whose files are read in the order of their names. A NAME.meta.json beside an article says when it was "
    "published. An article's id, or its first eight digits or more, is the article in the database. Exit "
    "4 when a file is no article; the others are read nevertheless.": (
        "PATH 是文件，或其中一篇（照打印的名字写：news.jsonl#29、news.zip!a.txt），或文件夹（按文件名顺序读）。"
        "稿件旁边的 NAME.meta.json 写明何时见报。"
        "写文章的编号，或其前八位以上，即读数据库里的那一篇。"
        "有文件不是稿件则退出码为 4，其余照读。"
    ),
    "Show which words gave each figure its parts, and the rule that linked them.": (
        "标出每个数字的各项出自哪几个字，以及依据的规则。"
    ),
    "When the articles were published, whatever they say.": "稿件何时见报，不论文中怎么写。",
    "Measure how well articles are read, against labels made by hand.": "对照人工标注，衡量读得有多准。",
    "GOLD is a file of labels (JSON lines) or a folder of such files; a traps.jsonl there lists figures that must give "
    "nothing. ARTICLES is the folder of the articles, each labelled wholly; a meta.jsonl beside either lists them with "
    "their publication dates. Exit 1 where --min-f1 is not reached.": (
        "GOLD 是标注文件（逐行 JSON）或其文件夹；其中的 traps.jsonl 列出不该读的数字。ARTICLES 是稿件文件夹，"
        "每篇都须标注完整；旁边的 meta.jsonl 列出各篇的见报日期。达不到 --min-f1 则退出码为 1。"
    ),
    "Publication dates: JSON lines with doc and published.": "见报日期：逐行 JSON，含 doc 和 published。",
    "Ask for figures too whose indicator no pack knows.": "包里没有的指标，其数字也要求读到。",
    "An indicator that the labels leave out: what is read of it is not judged. May be given again.": (
        "标注中没有标的指标：读到的不予评判。可重复给出。"
    ),
    "Exit 1 where F1 of whole stated figures is below this.": "明示数字整体的 F1 低于此值，退出码为 1。",
    "The table of measures alone, in Markdown.": "只打印各项指标的表，Markdown 格式。",
    "Print what would have been announced of these articles; stores nothing.": (
        "若读这些稿件会发出哪些警讯；不存储，也不告知任何人。"
    ),
    "Print what would have been announced of these articles, in the order of their publication.": (
        "按见报先后打印：若读这些稿件会发出哪些警讯。"
    ),
    "PATH is a file of articles, a .jsonl(.gz) stream of them, or a folder. The articles are taken by their "
    "publication dates; nothing is stored and nobody is told. Exit 4 when a file or a record is no article, or a "
    "record says no date; the others are read nevertheless.": (
        "PATH 是稿件、逐行 JSON（.jsonl、.jsonl.gz）或文件夹。稿件按见报日期排列；什么都不存，谁也不告知。"
        "有文件或记录不是稿件，或记录没写日期，则退出码为 4，其余照读。"
    ),
    "Print only the announcements in which two packs differ.": "只打印两个包说法不同的通告。",
    "Print also what is only kept: held, historical, updated.": "存而未告的也打印：搁置、历史、更新。",
    "List the alerts that were raised, newest first.": "列出发出过的警讯，新的在前。",
    "List the alerts that were raised, newest first, or say that one is seen, done with, or not to be told.": (
        "列出发出过的警讯，新的在前；或记下某一则已阅、已办、不必再告知。"
    ),
    "Only those of rules of this kind.": "只要这种规则的。",
    "Only those of this rule.": "只要这条规则的。",
    "Only those for whose series this owner answers.": "只要归这位负责人管的。",
    "Print all that was told and said of an alert.": "打印一则警讯的始末。",
    "Print where one alert stands and all that was told and said of it, the earliest first.": (
        "打印一则警讯的现状和始末：通告过什么，谁说过什么，早的在前。"
    ),
    "Say that you have seen an alert.": "记下某则警讯已阅。",
    "Say that you have seen an alert. It stays as it is; when something new is told of it, nobody has seen it yet.": (
        "记下某则警讯已阅。它本身不变；一旦又有新通告，就重新算作未阅。"
    ),
    "Say that you are done with an alert.": "记下某则警讯已办。",
    "Say that you are done with an alert. A contradiction is settled by `shuize conflict resolve` instead.": (
        "记下某则警讯已办。矛盾则用 `shuize conflict resolve` 裁定。"
    ),
    "Tell nobody of an alert's rule on its series until a day.": "某则警讯的规则在其序列上静默到某一天。",
    "Tell nobody of an alert's rule on its series until a day. States go on; what was told is still taken back.": (
        "某则警讯的规则在其序列上静默到某一天，不告知任何人。状态照常变化；告知过的仍会撤回。"
    ),
    "The first day on which it is told again.": "从这一天起恢复告知。",
    "Settle contradictions between figures.": "裁定互相矛盾的数字。",
    "Take the decision back, so that the figures contradict one another again.": "收回裁定，数字重新互相矛盾。",
    "Say which figure stands, by the contradiction's alert. Marks that it held back are told, if they are passed.": (
        "凭矛盾的警讯裁定以哪个数字为准。因它而搁置的刻度，若已越过就告知。"
    ),
    "The decision stays in force until a correction, or a source of better rank, is published after the figures that "
    "contradict one another now.": "裁定一直有效，直到晚于这些矛盾数字又有更正或更可信的来源见报。",
    "The value that stands, or a figure's id.": "为准的数值，或某个数字的编号。",
    "List the series, or show one with its history.": "列出各序列，或显示一个序列的全部历史。",
    "WORDS name it: parts of its indicator, place and population (青岛 返岗率), or its id. Where several fit, they are "
    "listed; if one alone is of the place itself, of no single firm or site, its history comes first.": (
        "用关键词指明：指标、地点、对象的一部分（青岛 返岗率），或编号。有几个都符合就列出来；"
        "若其中只有一个属于该地本身，而非某个企业或工地，先显示它的历史。"
    ),
    "Every figure of the series that fit, one a row, for spreadsheets.": (
        "符合的各序列的全部数字，每行一个，供电子表格使用。"
    ),
    "Take archives in: their figures are recorded, and nobody is told of what they pass.": (
        "收入旧稿：数字记录在案，越过什么都不告知任何人。"
    ),
    "PATH is a file, or a folder with all that is in it; nothing is moved. A running system (`shuize up`) reads the "
    "articles besides what comes new. Interrupted, the same call goes on where it was. Exit 4 when a file is no "
    "article.": (
        "PATH 是文件，或文件夹（连同其中一切）；什么都不移动。由运行中的系统（`shuize up`）在读新稿之余来读。"
        "中断后再次执行即接着做。有文件不是稿件则退出码为 4。"
    ),
    "Source of articles that name none (SHUIZE_SOURCE).": "稿件未注明来源时记作何处（SHUIZE_SOURCE）。",
    "Print a day's digest: what was told and kept, what is open, and the board.": (
        "打印一天的日报：通告、存而未告、未决矛盾、三色图。"
    ),
    "Print a day's digest: what was told and kept, what is open, and the board. Sends nothing.": (
        "打印一天的日报：通告、存而未告、未决矛盾、三色图。什么都不发送。"
    ),
    "The day; the last whose digest was due where left out.": "哪一天；不写则为最近一个该出日报的日子。",
    "Read all stored articles again, after the reader or a pack changed.": "读法或包改变之后，重读已存的全部文章。",
    "What an article does not say any more is withdrawn, what it says now counts; then the series are judged. An "
    "interrupted replay goes on where it was. Give it the packs that the workers read with.": (
        "文章不再这样说的撤下，现在这样说的算数，然后重判各序列。中断的重读会接着做。所用的包须与阅读进程相同。"
    ),
    "Change nothing; print what would change.": "不作任何改动，只打印会改变什么。",
    "Tell what follows as the rules have it, or nobody of it.": "由此而来的照规则告知，或谁也不告知。",
    "Articles a transaction.": "每个事务处理多少篇。",
    "Begin at the first article, even if a replay was interrupted.": "从第一篇开始，即使有中断的重读。",
    "Look at the files that were rejected, or try them again.": "看拒收的文件，或再试一次。",
    "List the rejected files with their reasons, oldest first.": "列出拒收的文件及缘由，旧的在前。",
    "Put rejected files back into the inbox, where they are read again; NAME as `list` shows it.": (
        "把拒收的文件放回投放文件夹重读；NAME 照 `list` 所列。"
    ),
    "Every file that was rejected.": "全部拒收的文件。",
    "Look at the articles that were put aside; read them once more.": "看隔离的文章，或再读一次。",
    "Look at the articles that were put aside because reading them failed, or read them once more.": (
        "看因读取失败而隔离的文章，或再读一次。"
    ),
    "List the articles that were put aside, with the reason; the newest first.": "列出隔离的文章及缘由，新的在前。",
    "Let articles be read once more, as if they had just come; ID as `list` shows it. A running system does so.": (
        "让文章再读一次，如同刚收到；ID 照 `list` 所列。由运行中的系统来读。"
    ),
    "Every article that was put aside.": "全部隔离的文章。",
    "Show the queue, the backlog, failures and deliveries.": "队列、积压、失败与投递情况。",
    "Work with packs (what is measured, and which marks are told).": "领域包（量什么，越过哪些刻度才告知）。",
    "Check the pack FILE (a path, or the name of one that comes with Shuize); exit 3 if it cannot be used.": (
        "检查领域包 FILE（路径，或自带的包名）；不能用则退出码为 3。"
    ),
    "List the packs that come with Shuize: name, what it is of, and how many indicators it has.": (
        "列出自带的领域包：名字、讲什么、有多少指标。"
    ),
}
HELP: Mapping[str, str] = {**COMMON, **RUNNING, **READING}
