"""What nobody types by chance: what programs try against an engine's own language."""

HOSTILE = [
    '"', "'", "NEAR(", "NEAR(a b, 2)", "*", "**", "^lamp", "col:", "col:lamp", "AND OR NOT",
    "a AND", "(((((", ")))))", "()" * 500, "(" * 10_000, "-" * 10_000, '"' * 9_999, "\0", "a\0b",
    "' OR 1=1--", "'; DROP TABLE articles_words; --", "%", "_", "\\", "{title body}: x", "title:",
    "title:title:", "-title:", "--", "- -", "-()", "🙂🙂", "\ud800", "ﷺ", "\u202e",
    "word " * 10_000,
    "ab" * 30_000, "<script>alert(1)</script>", "lamp:*", "& | !", "a & !b", "<->", ":*", "'a':*",
    "title:(", 'title:"', "source:", 'note:"', "OR OR OR", "NOT NOT NOT a", "한" * 5_000, "ㅋㅋㅋ",
    "a-" * 5_000, "*title:kim", "( OR )", "-(-(-(a)))", "$$", "§all", "†x", "‹x", "¦", "¶", "x¶",
]  # fmt: skip
