// Bodies in their normal form, made up by chance but the same for each seed.
import type { Block, Body, Boxed, Cell, Entry, Item, List, Picture, Span, Text } from '../body';

const words = ['rain', 'harbour', '“quoted”', 'a < b & c', 'naïve', 'الجسر', '橋', '12\u00a0km', '🚢', "don't", '\u200fx', '**no**', '# no', '/'];

/** Returns a body for a seed. */
export function randomBody(seed: number): Body {
  const draw = new Draw(seed);
  return { version: 1, blocks: draw.many(0, 6, () => draw.block()) };
}

class Draw {
  #state: number;

  constructor(seed: number) {
    this.#state = seed * 2654435761;
  }

  // The generator of Mulberry32.
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  int(from: number, to: number): number {
    return from + Math.floor(this.#next() * (to - from + 1));
  }

  of<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)]!;
  }

  many<T>(from: number, to: number, make: () => T): T[] {
    return Array.from({ length: this.int(from, to) }, make);
  }

  // Neighbours differ in their marks, as they do in the normal form.
  text(): Text {
    const spans: Text = [];
    for (const span of this.many(1, 4, () => this.span())) {
      const last = spans.at(-1);
      const marks = (s: Span) => JSON.stringify({ ...s, text: '' });
      if (!last || marks(last) !== marks(span)) spans.push(span);
    }
    return spans;
  }

  span(): Span {
    const span: Span = { text: this.many(1, 3, () => this.of(words)).join(this.of([' ', '\n', ''])) };
    for (const mark of ['bold', 'italic', 'strike', 'code', 'sub', 'sup'] as const) {
      if (this.int(0, 4) === 0) span[mark] = true;
    }
    const target = this.int(0, 5);
    if (target === 0) span.link = this.of(['https://example.org/?a=1&b=2', '/about', 'mailto:a@example.org']);
    if (target === 1) span.topic = this.int(1, 3);
    if (this.int(0, 5) === 0) span.lang = this.of(['ar', 'fr-CA']);
    if (this.int(0, 5) === 0) span.comment = this.int(1, 3);
    return span;
  }

  maybe<K extends string, V>(name: K, make: () => V): Partial<Record<K, V>> {
    return this.int(0, 1) ? ({ [name]: make() } as Partial<Record<K, V>>) : {};
  }

  list(depth = 1): List {
    const kind = this.int(0, 1) ? { ordered: true, ...this.maybe('start', () => this.int(2, 5)) } : {};
    const first: Item = this.int(0, 5) === 0 && depth < 4 ? { text: null, sub: this.list(depth + 1) } : { text: this.text() };
    const rest = this.many(0, 2, (): Item => ({ text: this.text(), ...(depth < 4 && this.int(0, 3) === 0 ? { sub: this.list(depth + 1) } : {}) }));
    return { ...kind, items: [first, ...rest] };
  }

  boxed(): Boxed {
    switch (this.int(0, 2)) {
      case 0: return { type: 'heading', level: this.int(2, 4), text: this.text() };
      case 1: return { type: 'list', ...this.list() };
      default: return { type: 'paragraph', text: this.text() };
    }
  }

  picture(): Picture {
    return { picture: this.int(1, 9), ...this.maybe('caption', () => this.text()), ...this.maybe('alt', () => 'A quay'), ...this.maybe('width', () => this.of(['wide', 'full'])) };
  }

  row(columns: number): Cell[] {
    return this.many(columns, columns, () => ({ ...this.maybe('text', () => this.text()), ...this.maybe('header', () => true) }));
  }

  rows(): Cell[][] {
    const columns = this.int(1, 3);
    return [[{ text: this.text(), header: true, ...(columns > 1 ? { col_span: columns } : {}) }], ...this.many(1, 3, () => this.row(columns))];
  }

  entry(): Entry {
    const when = this.of([{ date: '2026' }, { date: '2026-11', label: 'Today' }, { label: 'Soon' }]);
    return { ...when, text: this.text() };
  }

  block(): Block {
    switch (this.int(0, 13)) {
      case 0: return { type: 'quote', text: this.many(1, 3, () => this.text()), ...this.maybe('speaker', () => 'Mara Lind'), ...this.maybe('role', () => 'pilot'), ...this.maybe('topic', () => 9), ...this.maybe('source', () => 'https://example.org/said') };
      case 1: return { type: 'pull_quote', text: this.text().map(({ link: _, topic: __, ...span }) => span).slice(0, 1), ...this.maybe('speaker', () => 'Mara Lind') };
      case 2: return { type: 'picture', ...this.picture() };
      case 3: return { type: 'gallery', pictures: this.many(1, 3, () => this.picture()), ...this.maybe('caption', () => this.text()) };
      case 4: return { type: 'table', ...this.maybe('caption', () => this.text()), rows: this.rows() };
      case 5: return { type: 'fact_box', title: this.of(['', 'The bridge']), blocks: this.many(1, 3, () => this.boxed()) };
      case 6: return { type: 'timeline', ...this.maybe('title', () => 'How it went'), entries: this.many(1, 3, () => this.entry()) };
      case 7: return { type: 'embed', url: 'https://example.org/x', ...this.maybe('provider', () => 'YouTube'), ...this.maybe('title', () => 'The film'), ...this.maybe('caption', () => this.text()) };
      case 8: return { type: 'audio', ...this.of([{ blob: 'ab12' }, { url: 'https://example.org/a.mp3?x=1&y=2' }]), ...this.maybe('title', () => 'Bell'), ...this.maybe('caption', () => this.text()) };
      case 9: return { type: 'video', ...this.of([{ blob: 'ab12' }, { url: 'https://example.org/v.mp4' }]), ...this.maybe('poster', () => 12), ...this.maybe('title', () => 'Boat'), ...this.maybe('caption', () => this.text()) };
      case 10: return { type: 'code', ...this.maybe('lang', () => 'go'), text: '\tif a < b {\n\t\treturn\n\t}' };
      case 11: return { type: 'divider' };
      case 12: return { type: 'legacy', format: 'shortcode', ...this.maybe('name', () => 'gallery'), source: '[gallery ids="1,2"]\n<script>' };
      default: return this.boxed();
    }
  }
}
