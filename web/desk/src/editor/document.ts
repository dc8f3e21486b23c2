// An article's body as a document of ProseMirror, and back. Nothing that
// internal/richtext keeps in a text in its normal form is lost on the way;
// what is empty (the paragraph that waits for its first word) stays behind.
import type { JSONContent } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Block, Body } from './body';
import { toNode } from './blocks-in';
import { toBlock } from './blocks-out';

/** Returns body as the JSON of a ProseMirror document. */
export function toDocument(body: Body): JSONContent {
  const content = body.blocks.map(toNode);
  return { type: 'doc', content: content.length ? content : [{ type: 'paragraph' }] };
}

const kept = new WeakMap<Node, Block | null>();

/**
 * Returns the document as a body. A block that did not change since
 * the last call is the same value as then, so that a caller can tell by
 * comparing, and a keystroke in a long text costs little.
 */
export function toBody(doc: Node): Body {
  return { version: 1, blocks: doc.children.map(blockOf).filter((block) => block !== null) };
}

/** Returns node of a document as a block, or null if there is nothing in it to keep. */
export function blockOf(node: Node): Block | null {
  const block = kept.has(node) ? kept.get(node)! : toBlock(node);
  kept.set(node, block);
  return block;
}

/** Reports whether a and b hold the very same blocks. */
export function sameBlocks(a: Body, b: Body): boolean {
  return a.blocks.length === b.blocks.length && a.blocks.every((block, i) => block === b.blocks[i]);
}

/** Reports whether a and b say the same, whoever made them. */
export function sameText(a: Body, b: Body): boolean {
  return sameBlocks(a, b) || JSON.stringify(a.blocks) === JSON.stringify(b.blocks);
}
