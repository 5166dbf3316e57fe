"""What stands apart from the paragraphs that were found, and what only stands near them."""

import pytest

from articles.parsing import BlockKind
from tests.parsing.html.pages import SENTENCES, TITLE, linked, read, story, texts

OPENING = (
    "On a quiet morning in the east of the harbour a bell was heard that nobody had heard before, "
    "and an old man got out of his bed to see what it was."
)
CLASSED = "".join(f"<p class='txt-4'>{sentence}</p>" for sentence in SENTENCES)


def page_of(body: str, title: str = f"<h1>{TITLE}</h1>", **more: str):
    return read(f"<main>{title}{body}</main>", **more)


@pytest.mark.parametrize(
    "layout",
    [
        # A wall begins behind the first paragraph.
        "<div class='text'><p>{0}</p><div class='wall'>{1}</div></div>",
        # The first paragraph is of the very class of the others, in a box called a teaser.
        "<div class='metered'><div class='teaser-content'><p class='txt-4'>{0}</p></div>{2}</div>",
        # A second copy of the title stands in a player between the opening and the text.
        "<div class='preamble'><p>{0}</p></div><h3 class='player-title'>" + TITLE + "</h3>{1}",
    ],
)
def test_the_opening_that_stands_apart_is_the_first_paragraph(layout):
    plain = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)

    page = page_of(layout.format(OPENING, f"<div class='rest'>{plain}</div>", CLASSED))

    assert texts(page) == [OPENING, *SENTENCES]


def test_a_standfirst_in_the_box_of_the_title_is_kept_whatever_the_box_is_called():
    head = f"<section class='Teaser_wrap'><h1>{TITLE}</h1><p class='Teaser_text'>{OPENING}</p>"

    page = page_of(f"<div class='text'>{CLASSED}</div>", head + "</section>")

    assert texts(page) == [OPENING, *SENTENCES]


def test_a_line_of_dates_is_no_standfirst():
    stamp = "<div class='subhead-date'>Nov. 20, 2024Updated: Nov. 20, 2024 1:35 a.m.</div>"

    assert texts(read(story(before=stamp))) == list(SENTENCES)


def test_a_highlight_that_repeats_the_text_is_told_once():
    highlight = f"<div class='highlights'><div>{SENTENCES[1]}</div></div>"

    assert texts(read(story(before=highlight))) == list(SENTENCES)


def test_a_heading_and_a_quotation_between_paragraphs_belong_to_the_text():
    paragraphs = [f"<p class='txt-4'>{sentence}</p>" for sentence in SENTENCES]
    quote = "<figure><blockquote><p>Nobody asked me for a whole week about it.</p></blockquote>"
    between = f"<div><h2 class='sub'>The bell at night</h2></div>{paragraphs[2]}{quote}</figure>"

    page = page_of("".join((*paragraphs[:2], between, paragraphs[3])))

    kinds = [block.kind for block in page.blocks]
    assert (kinds[2], kinds[4]) == (BlockKind.HEADING, BlockKind.QUOTATION)


def test_a_post_quoted_in_a_story_is_one_of_its_quotations():
    words = "The bell of the eastern shoal is back where it belongs, thanks to a boy."
    post = f"<blockquote class='twitter-tweet'><p>{words}</p>— Ines</blockquote>"

    assert words in texts(read(story(f"<div class='embed'>{post}</div>")))


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on Facebook and never miss a story of the harbour.",
        "Add the Courier as a preferred source on Google",
        "Sign up for our newsletter of the harbour and its boats.",
        "Dies ist eine maschinelle Übersetzung eines Artikels.",
        "Síguenos en nuestro canal de noticias del puerto.",
        "Segui il Corriere del Porto su WhatsApp",
        "Подписывайтесь на наш канал",
        "Siga o Correio do Porto no Instagram",
        "Suivez toute l'actualité du port sur WhatsApp",
        "Subscribe now to read the rest of this story for one euro a week.",
        "Dieser Artikel ist nur für Abonnenten lesbar.",
        "Cet article est réservé aux abonnés.",
        "この記事は有料会員限定です。",
        "김민수 기자 kim@harbour.example",
        "（责编：王小明）",
        "Tags: <a href='/t/1'>harbour of the town</a>, <a href='/t/2'>lost buoys</a>",
    ],
)
def test_an_invitation_is_no_news(line):
    assert texts(read(story(f"<p>{line}</p>"))) == list(SENTENCES)


def test_headlines_of_other_stories_and_their_first_lines_are_left_out():
    teaser = (
        "<div class='focused'><a href='/{0}'>News number {0} of the harbour town</a></div>"
        "<div class='focused'>What happened there is told in a line of its own, by {0}.</div>"
    )

    body = story().replace("</div></article>", "</div>" + "".join(map(teaser.format, range(3))))

    assert texts(read(body + "</article>")) == list(SENTENCES)


def test_a_list_of_headlines_before_the_text_is_left_out():
    entry = "<li><a href='/{0}'>News number {0} of the old harbour and of its town</a> A line.</li>"
    listed = f"<ul>{''.join(map(entry.format, range(6)))}</ul>"

    assert texts(read(story(before=listed))) == list(SENTENCES)


def test_the_last_line_about_the_author_is_left_out():
    bio = "<p>Jo Muster is a reporter at the harbour and has two cats.</p>"
    head = linked(author={"@type": "Person", "name": "Jo Muster"})

    body = story().replace("</div></article>", f"{bio}</div></article>")

    assert texts(read(body, head)) == list(SENTENCES)


def test_a_label_before_a_link_that_was_left_out_goes_with_it():
    related = "<p>Related story</p><p><a href='/x'>Other news of the harbour town</a></p>"

    assert texts(read(story(related))) == list(SENTENCES)


def test_a_caption_printed_again_with_its_credit_is_no_text():
    caption = "The green buoy lies behind the salt works on Tuesday morning."
    figure = f"<figure><img src='/b-4711.jpg'><figcaption>{caption}</figcaption></figure>"

    page = read(story(f"{figure}<p>{caption} Photo: Jo Muster/AP</p>"))

    assert texts(page) == list(SENTENCES)


@pytest.mark.parametrize(
    "paragraphs",
    [
        (
            "东部浅滩的绿色浮标星期二在旧盐场后面被发现，离风暴把它扯断的地方有三英里远。",
            "港务长说，一名男学生夜里听到了钟声，但因为喜欢这声音，一个星期没有告诉任何人。",
            "镇上将支付新链条的费用。在此之前，一艘挂着灯的小船将停在浅滩上。",
        ),
        (
            "緑色の浮標が火曜日、古い塩田の裏で見つかった。三マイル離れた場所まで流されていた。",
            "港長は、ある少年が夜に鐘の音を聞いたが、一週間誰にも話さなかったと述べた。",
            "町は新しい鎖の費用を負担する。それまではランプをつけた小舟が置かれる。",
        ),
        (
            "초록색 부표가 화요일 옛 염전 뒤에서 발견됐다. 폭풍이 사슬을 끊은 곳에서 먼 곳이다.",
            "항만장은 한 학생이 밤에 종소리를 들었지만 아무에게도 말하지 않았다고 밝혔다.",
            "마을은 새 쇠사슬 값을 낼 것이다. 그때까지 등불을 단 나룻배가 머문다.",
        ),
    ],
    ids=["zh", "ja", "ko"],
)
def test_a_short_text_of_letters_that_say_much_is_an_article(paragraphs):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)

    assert texts(page_of(f"<div class='text'>{body}</div>")) == list(paragraphs)


def test_a_text_parted_by_line_breaks_alone_is_read_in_any_script():
    lines = (
        "초록색 부표가 화요일 옛 염전 뒤에서 발견됐다. 폭풍이 사슬을 끊은 곳에서 먼 곳이다.",
        "마을은 새 쇠사슬 값을 낼 것이다. 그때까지 등불을 단 나룻배가 모래톱에 머문다.",
    )

    assert texts(page_of(f"<div id='articleBody'>{'<br><br>'.join(lines)}</div>")) == list(lines)


def test_a_heap_of_the_whole_text_behind_a_wall_is_left_out():
    sentences = [
        f"{sentence} It was day {n} of the search." for n in range(6) for sentence in SENTENCES
    ]
    plain = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    heap = f"<div class='o-wall'>{' '.join(sentences)}</div>"

    assert texts(page_of(f"<article><div class='text'>{plain}</div>{heap}</article>")) == sentences


def test_a_short_sentence_beside_the_opening_belongs_to_it():
    short = "It was the bell of the green buoy, he said."
    plain = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)

    page = page_of(
        f"<div class='lock'><p>{short}</p><p>{OPENING}</p></div><div class='rest'>{plain}</div>"
    )

    assert texts(page)[:2] == [short, OPENING]
