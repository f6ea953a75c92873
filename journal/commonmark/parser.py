"""CommonMark: the parser with the blocks and the inline text of this package."""

from markdown_it import MarkdownIt

from journal.commonmark.block import BlockState, Env, Token
from journal.commonmark.blocks import BlockParser
from journal.commonmark.inlines import PLAIN_ADDRESS, InlineParser


class Parser(MarkdownIt):
    """markdown-it with the rules of this package. `deepest`: how deep blocks, or inline text, may lie within each other."""

    def __init__(self, deepest: int, *, tables: bool = False, definitions: bool = False, shifted: bool = False) -> None:
        """`definitions`: paragraphs come as tokens, since the rule for lists of definitions looks for such.

        `shifted`: a list right below a heading may be indented like code.
        """
        super().__init__("commonmark", {"maxNesting": deepest})
        active = self.block.ruler.get_active_rules()
        self.block: BlockParser = BlockParser(
            [*active, "table"] if tables else active, definitions=definitions, shifted=shifted
        )
        self.inline: InlineParser = InlineParser(self.inline)

    def blocks(self, text: str, env: Env) -> BlockState:
        """The blocks of a text, in `tokens`, and its footnotes; `env` takes what inline text may refer to."""
        return self.block.read(text, self, env)

    def tokens(self, text: str, env: Env) -> list[Token]:
        """The tokens of inline text."""
        return self.inline.parse(text.replace("\0", "\ufffd"), self, env, [])

    def normalizeLink(self, url: str) -> str:
        """An address with all that no address may hold escaped; most hold nothing of that kind."""
        return url if PLAIN_ADDRESS.fullmatch(url) else super().normalizeLink(url)

    def validateLink(self, url: str) -> bool:
        """Whether an address may be one of a link: none that is a program; that of a file of this computer is reported later."""
        return super().validateLink(url) or url.lstrip()[:5].lower() == "file:"
