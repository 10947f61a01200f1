"""In which forms a word of a pack may stand: with 已经 for 已, with 了 within, with 已 before how far it is."""

from collections.abc import Iterable

from workers.text import lazyre as re

SO_FAR = re.compile("已(?!经)")
"""已 stands for 已经 too."""
CAME_BACK = re.compile("(恢复|[用通种打接踏坐登送供][上下])(?=.)(?!率|到|至|了)")
"""What 了 may stand behind within a word (恢复了供电, 用上了电)."""
PAIR = 2
"""Code points of a verb with its object."""
RATE, PART = "率", "比例"
"""What the name of a rate ends with, and what it may end with instead (复业率, 复业比例)."""
DONE = "完成"
"""What the name of a progress may end with (主体结构[已]完成)."""


def forms(words: Iterable[str], *, verbs: bool) -> dict[str, None]:
    """Return the words with their other forms, each once; 了 may part `verbs` of two characters (复了工)."""
    written = (SO_FAR.sub("已经", word) for word in words)
    came = (CAME_BACK.sub(r"\1了", word) for word in words)
    done = (f"{word.removesuffix(DONE)}已{DONE}" for word in words if word.endswith(DONE) and word != DONE)
    parts = (f"{word.removesuffix(RATE)}{PART}" for word in words if word.endswith(RATE))
    apart = (f"{word[0]}了{word[1]}" for word in words if verbs and len(word) == PAIR)
    return dict.fromkeys((*words, *written, *came, *done, *parts, *apart))
