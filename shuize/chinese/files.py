"""Why a file, or a part of one, is no article, in English and Chinese."""

from collections.abc import Mapping

SAID: Mapping[str, str] = {
    # files that are no article
    "cannot be read: {a}": "读不了：{a}",
    "cannot be moved: {a}": "移不动：{a}",
    "is empty": "是空的",
    "it": "它",
    "its sidecar": "附带文件",
    "holds no article": "里面没有文章",
    "holds no article: {a}": "里面没有文章：{a}",
    "cannot be dated: {a} says published {b}, expected YYYY-MM-DD": "日期不明：{a}写的见报日期是 {b}，应为 YYYY-MM-DD",
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
    "is no whole utf-8 text: it ends within a character; drop it again when it is all there": (
        "不是完整的 utf-8 文字：末尾断在一个字中间；请待写全后重新投放"
    ),
    "takes longer than {a} seconds to read; split it or save its text": "读了 {a} 秒还没读完；请拆开，或把文字另存",
    "ends the program that reads it; it is broken, or made to do harm": "会使读它的程序崩溃；它已损坏，或有意为害",
    "gives more text than its size allows": "解出的文字多于其大小所容",
    "is no regular file; links and devices are not read": "不是普通文件；不读链接和设备",
    "no article of that name came within an hour after it, nor ten minutes before": (
        "此后一小时内和此前十分钟内都没有来过同名的文章"
    ),
    "cannot be stored: {a}": "数据库不收：{a}",
    "its sidecar has an unknown key {a}, which says nothing; did you mean {b}?": (
        "附带文件中没有键 {a}，不起作用；是不是 {b}？"
    ),
    "its sidecar has an unknown key {a}, which says nothing; known are {b}": (
        "附带文件中没有键 {a}，不起作用；可用的有 {b}"
    ),
    "its publication date {a} is still to come; state the right one in a sidecar": (
        "见报日期 {a} 还没有到；请在附带文件里写明正确的日期"
    ),
    "was read but for {a} of its records: {b}": "已读，但其中 {a} 条除外：{b}",
    "and {a} more": "另有 {a} 条",
    "holds no article: {a}, and {b} more": "里面没有文章：{a}；另有 {b} 个",
    "has a name that leads out of the archive": "名称指向压缩包之外",
    "is locked with a password": "加了密码",
    "cannot be unpacked: {a}": "解不开：{a}",
    "needs more than {a} MB of memory to read; split it or save its text": (
        "要用 {a} MB 以上的内存才能读；请拆开，或把文字另存"
    ),
    "ended its worker {a} times": "使读它的进程崩溃了 {a} 次",
}
