// Running text: our spans on one side, the inline nodes of ProseMirror on the
// other. A line break is a node there and "\n" here; both carry marks.
import type { JSONContent } from '@tiptap/core';
import type { Fragment, Mark, Node } from '@tiptap/pm/model';
import type { Span, Text } from './body';

// What each mark of a span is called, in the order in which the stored form
// writes the members, with the attribute that holds its value if it has one.
const marks = [
  ['bold'],
  ['italic'],
  ['strike'],
  ['code'],
  ['sub'],
  ['sup'],
  ['link', 'href'],
  ['topic', 'id'],
  ['lang', 'lang'],
  ['comment', 'id'],
] as const;

/** Returns text as ProseMirror nodes. */
export function toInline(text: Text | null | undefined): JSONContent[] {
  return (text ?? []).flatMap((span) => {
    const worn = marksOf(span);
    return span.text.split('\n').flatMap((line, i) => {
      const nodes: JSONContent[] = [];
      if (i > 0) nodes.push({ type: 'hard_break', ...worn });
      if (line) nodes.push({ type: 'text', text: line, ...worn });
      return nodes;
    });
  });
}

function marksOf(span: Span): { marks?: JSONContent['marks'] } {
  const worn = marks
    .filter(([name]) => span[name])
    .map(([name, attr]) => (attr ? { type: name, attrs: { [attr]: span[name] } } : { type: name }));
  return worn.length ? { marks: worn } : {};
}

/**
 * Returns the inline nodes of content as spans. Neighbours with the
 * same marks are one span.
 */
export function toText(content: Fragment): Text {
  const text: Text = [];
  let last: readonly Mark[] | undefined;
  content.forEach((node) => {
    const words = wordsOf(node);
    if (!words) return;
    if (last && sameMarks(last, node.marks)) {
      text[text.length - 1]!.text += words;
    } else {
      text.push(spanOf(words, node.marks));
    }
    last = node.marks;
  });
  return text;
}

function wordsOf(node: Node): string {
  return node.type.name === 'hard_break' ? '\n' : (node.text ?? '');
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark) => mark.isInSet(b));
}

function spanOf(text: string, worn: readonly Mark[]): Span {
  const span: Record<string, unknown> = { text };
  for (const [name, attr] of marks) {
    const mark = worn.find((m) => m.type.name === name);
    if (mark) span[name] = attr ? mark.attrs[attr] : true;
  }
  return span as unknown as Span;
}

/**
 * Reports whether there is nothing to see in text: only spaces and
 * characters that shape their neighbours.
 */
export function isBlank(text: Text | null | undefined): boolean {
  return (text ?? []).every((span) => /^[\s\p{Cf}\u0085]*$/u.test(span.text));
}
