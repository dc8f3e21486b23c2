// Blocks as ProseMirror nodes: each kind has a node of its own name.
import type { JSONContent } from '@tiptap/core';
import type { Block, BlockOf, Cell, Entry, Item, List, Picture, Text } from './body';
import { toInline } from './spans';

/**
 * Returns block as the JSON of its node. A kind that it does not know
 * is an error: leaving it out would lose it with the next save.
 */
export function toNode(block: Block): JSONContent {
  switch (block.type) {
    case 'paragraph':
      return line('paragraph', block.text);
    case 'heading':
      return line('heading', block.text, { level: block.level });
    case 'list':
      return list(block);
    case 'quote':
      return quote(block);
    case 'pull_quote':
      return line('pull_quote', block.text, { speaker: block.speaker ?? '' });
    case 'picture':
      return picture('picture', block);
    case 'gallery':
      return gallery(block);
    case 'table':
      return table(block);
    case 'fact_box':
      return { type: 'fact_box', attrs: { title: block.title }, content: some(block.blocks.map(toNode), 'paragraph') };
    case 'timeline':
      return { type: 'timeline', attrs: { title: block.title ?? '' }, content: some(block.entries.map(entry), 'entry') };
    case 'embed':
      return line('embed', block.caption, { url: block.url, provider: block.provider ?? '', title: block.title ?? '' });
    case 'audio':
      return line('audio', block.caption, media(block));
    case 'video':
      return line('video', block.caption, { ...media(block), poster: block.poster ?? 0 });
    case 'code':
      return { type: 'code_block', attrs: { lang: block.lang ?? '' }, content: block.text ? [{ type: 'text', text: block.text }] : [] };
    case 'divider':
      return { type: 'divider' };
    case 'legacy':
      return { type: 'legacy', attrs: { format: block.format, name: block.name ?? '', source: block.source } };
    default:
      throw new Error(`This text has a block of the kind “${(block as Block).type}”, which this desk does not know. Reload the page to get the newest desk.`);
  }
}

// line is a node that holds running text.
function line(type: string, text: Text | null | undefined, attrs?: Record<string, unknown>): JSONContent {
  return { type, ...(attrs && { attrs }), content: toInline(text) };
}

// some returns nodes, or one empty node of the type that must be there.
function some(nodes: JSONContent[], type: string): JSONContent[] {
  return nodes.length ? nodes : [{ type }];
}

function list(block: List): JSONContent {
  return {
    type: 'list',
    attrs: { ordered: block.ordered ?? false, start: block.start ?? 0 },
    content: some(block.items.map(item), 'list_item'),
  };
}

function item(it: Item): JSONContent {
  return { type: 'list_item', content: [line('paragraph', it.text), ...(it.sub ? [list(it.sub)] : [])] };
}

function quote(block: BlockOf<'quote'>): JSONContent {
  const { speaker = '', role = '', topic = 0, source = '' } = block;
  return {
    type: 'quote',
    attrs: { speaker, role, topic, source },
    content: some(block.text.map((t) => line('paragraph', t)), 'paragraph'),
  };
}

function picture(type: string, p: Picture): JSONContent {
  return line(type, p.caption, { picture: p.picture, alt: p.alt ?? '', width: p.width ?? '' });
}

function gallery(block: BlockOf<'gallery'>): JSONContent {
  const pictures = block.pictures.map((p) => picture('gallery_picture', p));
  return { type: 'gallery', content: [...pictures, line('caption', block.caption)] };
}

function table(block: BlockOf<'table'>): JSONContent {
  const rows = block.rows.map((cells) => ({ type: 'table_row', content: cells.map(cell) }));
  return { type: 'table', content: [line('caption', block.caption), { type: 'table_grid', content: rows }] };
}

function cell(c: Cell): JSONContent {
  return {
    type: c.header ? 'table_header' : 'table_cell',
    attrs: { colspan: c.col_span || 1, rowspan: c.row_span || 1 },
    content: [line('paragraph', c.text)],
  };
}

function entry(e: Entry): JSONContent {
  return line('entry', e.text, { date: e.date ?? '', label: e.label ?? '' });
}

function media(block: { blob?: string; url?: string; title?: string }): Record<string, unknown> {
  return { blob: block.blob ?? '', url: block.url ?? '', title: block.title ?? '' };
}
