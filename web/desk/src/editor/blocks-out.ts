// ProseMirror nodes as blocks. Members come in the order in which the server
// writes them, so that equal texts are equal bytes.
import type { Node } from '@tiptap/pm/model';
import type { Block, Boxed, Cell, Entry, Item, List, Picture, Text } from './body';
import { isBlank, toText } from './spans';

/** Returns node as a block, or null if there is nothing in it to keep. */
export function toBlock(node: Node): Block | null {
  const { attrs } = node;
  switch (node.type.name) {
    case 'paragraph':
    case 'heading':
    case 'list':
      return boxed(node);
    case 'quote':
      return quote(node);
    case 'pull_quote':
      return ifSaid(toText(node.content), (text) => ({ type: 'pull_quote', text, ...full({ speaker: attrs.speaker }) }));
    case 'picture':
      return attrs.picture ? { type: 'picture', ...picture(node) } : null;
    case 'gallery':
      return gallery(node);
    case 'table':
      return table(node);
    case 'fact_box':
      return factBox(node);
    case 'timeline':
      return timeline(node);
    case 'embed':
      return attrs.url
        ? { type: 'embed', url: attrs.url, ...full({ provider: attrs.provider, title: attrs.title, caption: caption(node) }) }
        : null;
    case 'audio':
    case 'video':
      return media(node);
    case 'code_block':
      return node.textContent.trim() ? { type: 'code', ...full({ lang: attrs.lang }), text: node.textContent } : null;
    case 'divider':
      return { type: 'divider' };
    case 'legacy':
      return { type: 'legacy', format: attrs.format, ...full({ name: attrs.name }), source: attrs.source };
    default:
      throw new Error(`There is no block for a node of the type ${node.type.name}.`);
  }
}

// full returns members without those that are empty.
function full<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, v]) => v && v.length !== 0)) as Partial<T>;
}

// ifSaid returns what make does of text, or null if text is blank.
function ifSaid<T>(text: Text, make: (text: Text) => T): T | null {
  return isBlank(text) ? null : make(text);
}

// caption returns the text of node, or nothing if it is blank.
function caption(node: Node | null): Text | undefined {
  const text = node ? toText(node.content) : [];
  return isBlank(text) ? undefined : text;
}

// children returns what make does of each child of node, without null.
function children<T>(node: Node, make: (child: Node) => T | null): T[] {
  return node.children.map(make).filter((made) => made !== null);
}

function boxed(node: Node): Boxed | null {
  switch (node.type.name) {
    case 'heading':
      return ifSaid(toText(node.content), (text) => ({ type: 'heading', level: node.attrs.level, text }));
    case 'list': {
      const l = list(node);
      return l && { type: 'list', ...l };
    }
    default:
      return ifSaid(toText(node.content), (text) => ({ type: 'paragraph', text }));
  }
}

function list(node: Node): List | null {
  const items = children(node, item);
  const { ordered } = node.attrs;
  const start = ordered && node.attrs.start !== 1 ? node.attrs.start : 0;
  return items.length ? { ...full({ ordered, start }), items } : null;
}

// An item has one list below it. Should the document hold two, as it may for
// a moment, the items of both are in that one.
function item(node: Node): Item | null {
  const text = caption(node.firstChild) ?? null;
  const subs = node.children.slice(1).map(list).filter((l) => l !== null);
  if (!subs.length) return text && { text };
  return { text, sub: { ...subs[0]!, items: subs.flatMap((l) => l.items) } };
}

function quote(node: Node): Block | null {
  const text = children(node, (p) => caption(p) ?? null);
  const { speaker, role, topic, source } = node.attrs;
  return text.length ? { type: 'quote', text, ...full({ speaker, role, topic, source }) } : null;
}

function picture(node: Node): Picture {
  return { picture: node.attrs.picture, ...full({ caption: caption(node), alt: node.attrs.alt, width: node.attrs.width }) };
}

function gallery(node: Node): Block | null {
  const pictures = children(node, (n) => (n.attrs.picture ? picture(n) : null));
  return pictures.length ? { type: 'gallery', pictures, ...full({ caption: caption(node.lastChild) }) } : null;
}

function table(node: Node): Block | null {
  const [head, grid] = node.children;
  const rows = grid!.children.map((row) => row.children.map(cell));
  const empty = rows.every((row) => row.every((c) => !c.text));
  return empty ? null : { type: 'table', ...full({ caption: caption(head!) }), rows };
}

function cell(node: Node): Cell {
  const { colspan, rowspan } = node.attrs;
  return full({
    text: caption(node.firstChild),
    header: node.type.name === 'table_header',
    col_span: colspan > 1 ? colspan : 0,
    row_span: rowspan > 1 ? rowspan : 0,
  });
}

// A box needs text. Until somebody writes some, its title stands in for it, so
// that no word is lost.
function factBox(node: Node): Block | null {
  const blocks = children(node, boxed);
  const { title } = node.attrs;
  if (blocks.length) return { type: 'fact_box', title, blocks };
  return title.trim() ? { type: 'fact_box', title: '', blocks: [{ type: 'paragraph', text: [{ text: title.trim() }] }] } : null;
}

function timeline(node: Node): Block | null {
  const entries = children(node, entry);
  return entries.length ? { type: 'timeline', ...full({ title: node.attrs.title }), entries } : null;
}

// The server refuses an entry without a date. What was written beside none is
// kept all the same, and says so.
function entry(node: Node): Entry | null {
  const { date, label } = node.attrs;
  return ifSaid(toText(node.content), (text) => ({ ...full({ date, label: label || (date ? '' : 'Undated') }), text }));
}

function media(node: Node): Block | null {
  const { blob, url, poster, title } = node.attrs;
  if (!blob && !url) return null;
  const rest = full({ title, caption: caption(node) });
  return node.type.name === 'audio'
    ? { type: 'audio', ...full({ blob, url }), ...rest }
    : { type: 'video', ...full({ blob, url, poster }), ...rest };
}
