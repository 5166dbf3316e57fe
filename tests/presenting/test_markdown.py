"""Notes are Markdown, and nothing but the renderer's own elements comes out."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.presenting.markdown import note_html, note_words

LINK = ' rel="external noreferrer noopener"'
OURS = (
    r"</?(p|strong|em|blockquote|ul|li|code|pre|br|hr|a)( /)?>|</?ol( start=\"\d+\")?>"
    r"|<p class=\"note-heading\">|<a href=\"(https?://|mailto:)[^\"<>]*\"( title=\"[^\"<>]*\")?"
    + LINK
    + ">"
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Seen **twice**.", "<p>Seen <strong>twice</strong>.</p>"),
        ("One\nTwo\n\nThree", "<p>One<br>\nTwo</p>\n<p>Three</p>"),
        ("> told", "<blockquote>\n<p>told</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. c", '<ol start="3">\n<li>c</li>\n</ol>'),
        ("# Why", '<p class="note-heading"><strong>Why</strong></p>'),
        ("```js\nx\n```", "<pre><code>x\n</code></pre>"),
        ("불이 **꺼졌다**", "<p>불이 <strong>꺼졌다</strong></p>"),
        ("[it](https://a.example/b)", f'<p><a href="https://a.example/b"{LINK}>it</a></p>'),
        ("<mina@a.example>", f'<p><a href="mailto:mina@a.example"{LINK}>mina@a.example</a></p>'),
        ("", ""),
    ],
)
def test_markdown_is_shown_as_its_writer_means_it(written, shown):
    assert note_html(written).strip() == shown


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "/admin/logout/",
        "https:evil",
        "mailto:",
    ],
)
def test_an_address_that_a_note_may_not_link_stays_words(address):
    for written in (f"[go]({address})", f"<{address}>", f"[go]\n\n[go]: {address}"):
        assert "<a" not in note_html(written)


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</article><style>*{color:red}</style>",
        '<b onmouseover="x">',
        "<!-- x -->",
        "<?x ?>",
        "`</code><script>`",
        "```\n</pre><script>\n```",
        '[a](https://a.example "t\\"onmouseover=x")',
        "![a](https://a.example/pixel.png)",
        "{{ 7*7 }} {% debug %}",
    ],
)
def test_what_looks_like_html_is_shown_as_letters(written):
    assert not re.sub(OURS, "", note_html(written)).count("<")


@given(st.text(st.sampled_from("<>\"'&#[]()!*_`~-+.:/\\ \n\tax1:javscriphtl\x00"), max_size=120))
def test_nothing_comes_out_but_our_own_elements(written):
    left = re.sub(OURS, "", note_html(written))

    assert "<" not in left
    assert not re.search(r"(?i)href=\W*(javascript|vbscript|data)", html.unescape(left))


@pytest.mark.parametrize("worst", ["[", "![", "*a ", "> ", "- ", "<", "`", "[a](", "\\", "_a", "&"])
def test_the_longest_note_of_the_worst_letters_is_rendered(worst):
    assert note_html((worst * 20_000)[:20_000])


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("**Seen** *twice*.", "Seen twice."),
        ("One\nTwo\n\n- a\n- b\n\n> told", "One Two a b told"),
        ("See [the log](https://log.example/).", "See the log."),
        ("`x` & <b>y</b>", "x & <b>y</b>"),
        ("```\na\nb\n```", "a b"),
        ("***", ""),
    ],
)
def test_the_words_of_a_note_stand_in_one_line_without_its_marks(written, words):
    assert note_words(written) == words
