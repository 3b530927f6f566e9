"""Whatever the library can say in Chinese has its English in the one table."""

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from geodata.english import TABLE, Catalogue, catalogue, english
from geodata.gazetteer import load
from geodata.ingest import read
from geodata.resources import read_text, seeds

_ROOT = Path(__file__).parents[3]
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_GAP = re.compile(r"\{\w*\}")
#: Modules that speak: evidence, reasons, errors, notices, labels of the window.
_MODULES = {
    "geodata/briefs": "pages",
    "geodata": "comparing errors index ingest ingest_report ingest_target",
    "geodata/exporting": "choosing datums files formats kinds spreadsheets",
    "geodata/extraction/names": "prefixes",
    "geodata/gazetteer": "gazetteer storage",
    "geodata/geocoding": "kinship links merging placing scenes signals statements",
    "geodata/mapping": "assets choropleth kinds",
    "geodata/project": "creation database edits store",
    "geodata/reading": "decoding docx files formats html pdf scope",
    "explorer": "work",
}
_SPEAKING = [f"{d}/{name}.py" for d, names in _MODULES.items() for name in names.split()]
#: What these hold beside that: words that are looked for or written into files, and bricks of a
#: sentence that never stand alone.
_SPARED = {
    *(
        "元",
        "在",
        "县",
        "市",
        "第",
        "的",
        "大同",
        "全市",
        "说明",
        "本句",
        "全句",
        "本段",
        "{}年",
        "{}年{}",
    ),
    *("{}城", "{}_说明.csv", "{}-旧{}{}", "所在文章", "名称写明从“{}”到“{}”"),
}
#: Errors that only the command line can meet, which is Chinese throughout.
_FOR_TERMINALS = ("evaluation", "gazetteer/build", "cli.py", "briefs/work.py")
#: What may stand in a gap: something unknown, or what the library puts there itself.
_FILLS = (
    *("甲", "云冈区", "没有权限", "标题是云冈区", "是空的", "这是图片", "本句", "（云冈区）"),
    *("地名库：甲，大同市", "原文在名称前写明“甲”", "名称写明从“甲”到“乙”", "文中未写时期"),
    "请用阅读器打开并另存（或打印）为新的 pdf 后再添加",
    "请换成 UTF-8 或 GB18030 编码的文本文件",
)
_STAGES = {"读取", "分段", "找地名", "定位", "找数字", "保存", "完成"}


def _texts(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield the Chinese texts below a node, with `{}` for what is filled in, and their lines."""
    spared: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            spared |= {id(part) for part in node.values}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            spared.add(id(node.value))
    for node in ast.walk(tree):
        text = ""
        if isinstance(node, ast.JoinedStr):
            parts = node.values
            text = "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = "" if id(node) in spared else _GAP.sub("{}", node.value)
        if _CHINESE.search(text):
            yield text.removesuffix("。"), getattr(node, "lineno", 0)


def _is_pattern(text: str) -> bool:
    return any(sign in text for sign in ("(?", "[", "\\"))


def _unquoted(text: str) -> str:
    return re.sub("“[^”]*”", "", text)


def _has_english(text: str) -> bool:
    """Tell whether a text is known with something in its gaps, and nothing else stays Chinese."""
    sentence = f"{text} {{}}" if text in _STAGES else text
    for fills in product(_FILLS, repeat=sentence.count("{}")):
        found = catalogue().find(sentence.format(*fills))
        if found is not None and not _CHINESE.search(re.sub("[甲乙]", "", _unquoted(found))):
            return True
    return False


@pytest.mark.parametrize("name", _SPEAKING)
def test_what_a_module_can_say_has_its_english(name: str) -> None:
    tree = ast.parse((_ROOT / name).read_text(encoding="utf-8"))
    missing = [
        f"{name}:{line}: {text}"
        for text, line in _texts(tree)
        if text not in _SPARED and not _is_pattern(text) and not _has_english(text)
    ]
    assert missing == []


def test_no_other_module_raises_chinese_errors() -> None:
    others = [
        path
        for folder in ("geodata", "explorer")
        for path in sorted((_ROOT / folder).rglob("*.py"))
        if str(path.relative_to(_ROOT)) not in _SPEAKING
        and not any(word in str(path) for word in _FOR_TERMINALS)
    ]
    told = [
        f"{path}:{node.lineno}"
        for path in others
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Raise) and _speaks(node)
    ]
    assert told == []


def _speaks(node: ast.Raise) -> bool:
    """Tell whether an error says something Chinese past the window's own translation."""
    return "_tr(" not in ast.unparse(node) and any(True for _ in _texts(node))


def test_all_names_of_the_library_are_in_the_table() -> None:
    table = tomllib.loads(read_text(TABLE))
    gazetteer = load()
    assert {county.name for county in gazetteer.counties} <= set(table["areas"])
    assert {name for name, _ in gazetteer.neighbours()} == set(table["neighbours"])
    assert {name for name, _ in gazetteer.rivers()} <= set(table["rivers"])
    states = tomllib.loads(read_text("lexicon/status.toml"))["states"]
    assert set(states) == set(table["statuses"])


def test_the_table_is_english_and_takes_what_its_chinese_takes() -> None:
    for section in tomllib.loads(read_text(TABLE)).values():
        for chinese, told in section.items():
            gaps = len(re.findall(r"\{(?:areas|said)?\}", chinese))
            assert sorted(re.findall(r"\{(\d)\}", told)) == sorted(map(str, range(gaps))), chinese
            assert not _CHINESE.search(_unquoted(told)), chinese
            assert not chinese.endswith("。")
            assert not told.endswith(".")


@pytest.mark.parametrize("path", seeds(), ids=lambda path: path.stem[:8])
def test_the_evidence_of_a_document_is_english_but_for_names_and_quotes(path: Path) -> None:
    result = read(path, load())
    sentences = {sentence for placing in result.placings for sentence in placing.evidence}
    assert len(sentences) >= 3
    assert {sentence for sentence in sentences if catalogue().find(sentence) is None} == set()


@pytest.mark.parametrize(
    ("chinese", "told"),
    [
        ("云冈区", "Yungang"),
        ("左云县、云冈区", "Zuoyun, Yungang"),
        ("地名库：云冈石窟，云冈区云冈镇。", "Gazetteer: 云冈石窟, Yungang 云冈镇."),
        ("所在部分“云冈区 在建”标题是云冈区。", "The part “云冈区 在建”: the heading is Yungang."),
        (
            "说法不一：所在部分“甲”内容写的是外地（新疆、库车市）。",
            "Contradicting: the part “甲”: it tells of elsewhere (新疆、库车市).",
        ),
        ("说法不一：名称含“甲”（平城区）。", "Contradicting: the name holds “甲” (Pingcheng)."),
        (
            "文件夹“项目”是空的：请放入文章文件，或另选文件夹。",
            "The folder “项目” is empty: put documents into it, or choose another.",
        ),
        (
            "这是图片，请先用 OCR 软件识别成文字再添加。",
            "This is a picture: recognise its text with OCR software first.",
        ),
        ("a.gpkg 已经存在，请换一个文件名。", "a.gpkg exists already: choose another name."),
        ("读取 读取.txt", "Reading 读取.txt"),
        ("一句别的话。", "一句别的话。"),
        ("", ""),
    ],
)
def test_sentences_keep_what_documents_say(chinese: str, told: str) -> None:
    assert english(chinese) == told


def test_a_sentence_whose_part_is_unknown_stays_whole() -> None:
    assert catalogue().find("说法不一：别的话。") is None
    assert english("“a.txt”别的话") == "“a.txt”别的话"


def test_of_two_sentences_the_more_telling_is_taken() -> None:
    table = {"said": {"在{}": "in {0}", "在{}，不详": "in {0}, unknown"}}
    assert Catalogue(table).find("在甲，不详。") == "In 甲, unknown."
