"""Each English error, and what a command says that it has done, with its Chinese.

`{a}` stands for what changes in it, which may be such a sentence itself.
"""

from collections.abc import Mapping

from shuize.chinese import commands, done, files, settings, stores, usage

CHINESE: Mapping[str, str] = {**settings.SAID, **commands.SAID, **stores.SAID, **files.SAID, **usage.SAID, **done.SAID}
