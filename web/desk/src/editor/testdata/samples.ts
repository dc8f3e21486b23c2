import type { Block, Body } from '../body';
import articles from './gazette.json?raw';

/** Articles of the Gazette with the figures that Go gives them; a Go test of internal/testpaper writes them. */
export const gazette = JSON.parse(articles) as { slug: string; lang: string; words: number; minutes: number; body: Body }[];

const golden = import.meta.glob<string>('../../../../../internal/richtext/testdata/golden/*.jsonl', { query: '?raw', import: 'default', eager: true });

/** What the server makes of HTML, by the name of its golden file. */
export const cleaned = Object.entries(golden).map(([path, lines]) => ({
  name: path.split('/').at(-1)!,
  body: { version: 1, blocks: lines.trim().split('\n').map((l) => JSON.parse(l) as Block) } satisfies Body,
}));
