import type { Attribute } from '@tiptap/core';

/**
 * Declares attributes of a node, with what each is when nothing is said. They
 * are for the components that show the node: the text itself, as copied into
 * another program, does without. A block that is split in two keeps them once.
 */
export function attrs(none: Record<string, string | number | boolean>): Record<string, Attribute> {
  return Object.fromEntries(Object.entries(none).map(([name, value]) => [name, { default: value, rendered: false, keepOnSplit: false } as unknown as Attribute]));
}
