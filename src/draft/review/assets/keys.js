// Arrow keys move the edges of a passage word by word, so that it stays a slice of the text.
/** Where words begin and end. */
function listEdges(text) {
  const words = [...text.matchAll(/\S+/g)];
  return {
    starts: words.map(({ index }) => index),
    ends: words.map(({ 0: word, index }) => index + word.length),
  };
}

const after = (places, at) => places.find((place) => place > at) ?? at;
const before = (places, at) => places.findLast((place) => place < at) ?? at;

/** The mode after an arrow key; the same one when it moves nothing. */
export function moveEdges(mode, text, { key, shiftKey }) {
  const { starts, ends } = listEdges(text);
  const step = key === 'ArrowRight' ? after : before;
  if (mode.kind === 'split') {
    const at = step(starts, mode.at);
    return at > mode.start && at < mode.end ? { ...mode, at } : mode;
  }
  const moved = shiftKey
    ? { ...mode, start: step(starts, mode.start) }
    : { ...mode, end: step(ends, mode.end) };
  return moved.end > moved.start ? moved : mode;
}

/** Whether letters are to be typed there. */
export const isTyping = (target) => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
