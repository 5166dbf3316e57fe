"""Select words on the desk with a mouse, as a person does."""

SELECT = """([first, from, last, to]) => {
  const walk = (block, units) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let node;
    while ((node = walker.nextNode())) {
      if (units <= node.length) return [node, units];
      units -= node.length;
    }
  };
  const blocks = document.querySelectorAll("#desk-text .block");
  const range = document.createRange();
  range.setStart(...walk(blocks[first], from));
  range.setEnd(...walk(blocks[last], to));
  const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
  const [a, b] = [boxes[0], boxes.at(-1)];
  return [a.left, a.top + a.height / 2, b.right, b.top + b.height / 2];
}"""


def units(text):
    """UTF-16 units, as the browser counts."""
    return len(text.encode("utf-16-le")) // 2


def drag(page, story, quote):
    """Select words with the mouse: press where they begin, let go where they end."""
    text = story.current.text
    start = text.index(quote)
    places = [_place(story, start), _place(story, start + len(quote))]
    left, top, right, bottom = page.evaluate(SELECT, [*places[0], *places[1]])
    page.mouse.move(left + 1, top)
    page.mouse.down()
    page.mouse.move(right - 0.5, bottom, steps=4)
    page.mouse.up()


def _place(story, offset):
    for number, block in enumerate(story.current.blocks):
        if block["start"] <= offset <= block["end"]:
            return number, units(story.current.text[block["start"] : offset])
    raise AssertionError(offset)
