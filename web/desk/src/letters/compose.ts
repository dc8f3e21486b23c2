// What can be done to the parts of an issue: pure functions, each from one
// order to another, so that any step can be undone by going back.

import type { Article, Part as Sent } from './letters';

/** A part on the bench. Its key is ours and tells it from its like. */
export type Part = Sent & { key: string };

let last = 0;

/** Gives parts from the newsroom keys. */
export const keyed = (parts: Sent[]): Part[] => parts.map((p) => ({ ...p, key: `p${++last}` }));

/** Takes the keys off again. */
export const bare = (parts: Part[]): Sent[] => parts.map(({ key: _, ...p }) => p);

/** Moves the part at one place to another. */
export function move(parts: Part[], from: number, to: number): Part[] {
  const part = parts[from];
  if (!part || to === from || to < 0 || to >= parts.length) return parts;
  const rest = parts.filter((_, i) => i !== from);
  return [...rest.slice(0, to), part, ...rest.slice(to)];
}

/** Puts a part before a place. */
export const insert = (parts: Part[], part: Part, at: number): Part[] => [...parts.slice(0, at), part, ...parts.slice(at)];

export const remove = (parts: Part[], key: string): Part[] => parts.filter((p) => p.key !== key);

/** Changes a part. A field that says nothing is left out. */
export function change(parts: Part[], key: string, fields: Partial<Sent>): Part[] {
  return parts.map((p) => {
    if (p.key !== key) return p;
    const all = Object.entries({ ...p, ...fields }).filter(([, v]) => v !== '' && v !== false && v !== undefined);
    return Object.fromEntries(all) as Part;
  });
}

/** Puts what a digest found now in place of the articles, and keeps what
    editors wrote: own texts and headings stay before the part they stood
    before, and an article that is found again keeps its words. */
export function refresh(parts: Part[], found: Part[]): Part[] {
  const known = new Map(parts.flatMap((p) => (p.article ? [[p.article, p] as const] : [])));
  const fresh = found.map((p) => (p.article && known.get(p.article)) || p);
  const headings = new Set(found.flatMap((p) => (p.kind === 'heading' ? [p.title] : [])));
  let result = fresh;
  for (const [i, own] of parts.entries()) {
    if (own.kind === 'article' || (own.kind === 'heading' && headings.has(own.title))) continue;
    const next = parts.slice(i + 1).find((p) => result.includes(p));
    const at = i === 0 || parts.slice(0, i).every((p) => p.kind !== 'article') ? lead(result, parts, i) : next ? result.indexOf(next) : result.length;
    result = insert(result, own, at);
  }
  return result;
}

/** Where a part goes that stood before all articles: after those like it. */
function lead(result: Part[], parts: Part[], i: number): number {
  return parts.slice(0, i).filter((p) => result.includes(p)).length;
}

/** What a part is called in the list and by screen readers. */
export function nameOf(part: Part, articles: Record<number, Article>): string {
  switch (part.kind) {
    case 'heading': return part.title ?? 'Heading without words';
    case 'article': return part.title ?? (articles[part.article ?? 0]?.headline || `Article ${part.article}`);
    default: return plain(part) || 'Empty text';
  }
}

/** The words of a text of the letter's own. */
export function plain(part: Part): string {
  const words: string[] = [];
  const gather = (x: unknown): void => {
    if (Array.isArray(x)) x.forEach(gather);
    else if (x && typeof x === 'object') {
      for (const [name, v] of Object.entries(x)) {
        if (name === 'text' && typeof v === 'string') words.push(v);
        else gather(v);
      }
      if ('type' in x) words.push(' ');
    }
  };
  gather(part.text?.blocks);
  return words.join('').replace(/\s+/g, ' ').trim();
}
