// From what a person selects to a passage of the stored text. The browser counts UTF-16 units; the
// room counts code points. This file is the only place where the two meet.

/** Count the code points of `text` before a UTF-16 index; an index inside a pair counts as before it. */
export function codePointsBefore(text, index) {
  return Array.from(text.slice(0, wholeIndex(text, index))).length;
}

/** Move an index that would cut a surrogate pair in two to before the pair. */
function wholeIndex(text, index) {
  const cutsPair = isHigh(text.charCodeAt(index - 1)) && isLow(text.charCodeAt(index));
  return cutsPair ? index - 1 : index;
}

const isHigh = (unit) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit) => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * Return the passage that a range covers: start and end in code points of the whole text, the words,
 * and the blocks they stand in; null when it covers no words. Space at either edge is left out, and
 * so is whatever of the page lies between the blocks.
 */
export function passageOf(range, blocks) {
  const cuts = blocks.filter((block) => range.intersectsNode(block)).map((block) => cut(range, block));
  const first = cuts.findIndex((one) => one.words.trim());
  const last = cuts.findLastIndex((one) => one.words.trim());
  if (first < 0) return null;
  const kept = cuts.slice(first, last + 1);
  trimStart(kept[0]);
  trimEnd(kept.at(-1));
  return {
    start: kept[0].start,
    end: kept.at(-1).end,
    exact: joined(kept),
    blocks: kept.map((one) => one.block),
  };
}

/** Return the whole of a block as a passage. */
export function passageOfBlock(block) {
  const range = document.createRange();
  range.selectNodeContents(block);
  return passageOf(range, [block]);
}

/** Return the range of a passage, in code points of the whole text; null when it leaves the blocks. */
export function rangeOf(start, end, blocks) {
  const range = document.createRange();
  const from = placeOf(start, blocks);
  const to = placeOf(end, blocks);
  if (!from || !to) return null;
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/** Return the text node and the UTF-16 index in it of a place in the whole text. */
function placeOf(place, blocks) {
  const block = blocks.find(({ dataset }) => dataset.start <= place && place <= dataset.end);
  if (!block) return null;
  const before = Array.from(block.textContent).slice(0, place - block.dataset.start);
  let units = before.join("").length;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (units <= walker.currentNode.length) return [walker.currentNode, units];
    units -= walker.currentNode.length;
  }
  return null;
}

function cut(range, block) {
  const text = block.textContent;
  const from = block.contains(range.startContainer)
    ? unitsBefore(block, range.startContainer, range.startOffset)
    : 0;
  const to = block.contains(range.endContainer)
    ? unitsBefore(block, range.endContainer, range.endOffset)
    : text.length;
  const base = Number(block.dataset.start);
  // A pair that the selection cuts is taken whole at either edge.
  const whole = wholeIndex(text, to);
  const until = whole < to ? to + 1 : to;
  return {
    block,
    words: text.slice(wholeIndex(text, from), until),
    start: base + codePointsBefore(text, from),
    end: base + codePointsBefore(text, until),
  };
}

function unitsBefore(block, node, offset) {
  const before = document.createRange();
  before.selectNodeContents(block);
  before.setEnd(node, offset);
  return before.toString().length;
}

// Every character that trim() takes away is one code point and one unit.
function trimStart(one) {
  const words = one.words.trimStart();
  one.start += one.words.length - words.length;
  one.words = words;
}

function trimEnd(one) {
  const words = one.words.trimEnd();
  one.end -= one.words.length - words.length;
  one.words = words;
}

/** Join the words of neighbouring blocks with the line feeds that stand between them in the text. */
function joined(cuts) {
  return cuts
    .map(({ block, words }, index) => {
      const next = cuts[index + 1]?.block.dataset.start;
      return next ? words + "\n".repeat(Number(next) - Number(block.dataset.end)) : words;
    })
    .join("");
}
