// Where words stand in a body as the newsroom counts it: in characters of one
// of the running texts of a block. prose.Place is the same in Go.
import type { Node } from '@tiptap/pm/model';
import { blockOf } from './document';
import { isBlank, toText } from './spans';

/** Is a run of characters (code points) from start up to, not including, end. */
export interface Place {
  block: number;
  text: number; // of the running texts of that block, in reading order
  start: number;
  end: number;
}

/** Is a run of positions of a ProseMirror document. */
export interface Range {
  from: number;
  to: number;
}

interface Line {
  block: number;
  text: number;
  node: Node;
  from: number; // where its first character stands
}

/** Returns where place is in doc, or undefined if there is no such text. */
export function rangeOf(doc: Node, place: Place): Range | undefined {
  const line = linesOf(doc).find((l) => l.block === place.block && l.text === place.text);
  if (!line) return undefined;
  const [from, to] = [place.start, place.end].map((n) => line.from + offset(line.node, n));
  return from! < to! ? { from: from!, to: to! } : undefined;
}

/** Returns the place of a range within one line of text, or undefined if it is in none or in several. */
export function placeOf(doc: Node, { from, to }: Range): Place | undefined {
  const line = linesOf(doc).find((l) => l.from <= from && to <= l.from + l.node.content.size);
  if (!line || from >= to) return undefined;
  const [start, end] = [from, to].map((at) => characters(line.node, at - line.from));
  return { block: line.block, text: line.text, start: start!, end: end! };
}

// linesOf returns the running texts of all blocks, as richtext.TextsOf does.
function linesOf(doc: Node): Line[] {
  const lines: Line[] = [];
  let block = 0;
  doc.forEach((node, pos) => {
    if (!blockOf(node)) return;
    let text = 0;
    if (node.isTextblock) lines.push({ block, text: text++, node, from: pos + 1 });
    node.descendants((inner, at, parent) => {
      if (inner.isTextblock && counts(inner, parent!)) lines.push({ block, text: text++, node: inner, from: pos + at + 2 });
    });
    block++;
  });
  return lines;
}

// counts reports whether a line has a place in the stored form: one without
// words is left out there, unless something hangs on it.
function counts(line: Node, parent: Node): boolean {
  return !isBlank(toText(line.content)) || parent.childCount > 1 && parent.type.name === 'list_item' || /^(table|gallery)/.test(parent.type.name);
}

// offset returns the position, within line, before character number n.
function offset(line: Node, n: number): number {
  let at = 0;
  for (const node of line.children) {
    const letters = node.isText ? [...node.text!] : ['\n'];
    if (n <= letters.length) return at + (node.isText ? letters.slice(0, n).join('').length : n);
    n -= letters.length;
    at += node.nodeSize;
  }
  return at;
}

// characters returns how many characters of line are before position at.
function characters(line: Node, at: number): number {
  return [...line.textBetween(0, at, '\n', '\n')].length;
}
