// The front under an editor's hands: what was arranged, what the newsroom has
// of it, what can be undone. Every change goes through arrange(), is on the
// screen at once and at the newsroom within a second.

import { api, ask, reason, Refusal } from '../api/client';
import type { components } from '../api/schema';
import { type Container, type Slot, type Spot, cardAt, where } from './arrangement';

export type Front = components['schemas']['Front'];
export type Article = components['schemas']['FrontArticle'];
export type Note = components['schemas']['FrontNote'];
export type Saving = 'kept' | 'waiting' | 'saving' | 'failed' | 'conflict';

/** What the panel beside the front is about. */
export type Chosen = { kind: 'card'; article: number } | { kind: 'box'; key: string } | undefined;

const pause = 700; // ms without a change before the draft is sent
const remembered = 200; // steps that can be undone

export class Bench {
  view = $state.raw<Front | undefined>();
  boxes = $state.raw<Container[]>([]);
  saving = $state<Saving>('kept');
  trouble = $state('');
  said = $state(''); // for screen readers
  chosen = $state<Chosen>();
  opened = $state(0); // grows when what is chosen is asked for
  previewed = $state(0); // grows when the preview has something new to show
  articles = $state.raw<Record<number, Article>>({});

  #undo: Container[][] = $state.raw([]);
  #redo: Container[][] = $state.raw([]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(readonly name: string) {}

  get canUndo() { return this.#undo.length > 0; }
  get canRedo() { return this.#redo.length > 0; }
  get ready() { return this.view !== undefined; }

  async load() {
    try {
      this.take(await ask(api.GET('/fronts/{name}', { params: { path: { name: this.name } } })), true);
      this.saving = 'kept';
      this.trouble = '';
    } catch (e) {
      this.trouble = reason(e);
    }
  }

  /** Takes what the newsroom answered; fresh takes its arrangement as well. */
  take(front: Front, fresh: boolean) {
    this.view = front;
    this.know(front.articles);
    if (fresh) this.boxes = front.containers;
    this.previewed++;
  }

  know(list: Article[]) {
    this.articles = { ...this.articles, ...Object.fromEntries(list.map((a) => [a.id, a])) };
  }

  /** Puts a new arrangement on the bench. */
  arrange(boxes: Container[], say = '') {
    if (boxes === this.boxes) return;
    this.#undo = [...this.#undo, this.boxes].slice(-remembered);
    this.#redo = [];
    this.#show(boxes, say);
  }

  /** Opens the panel of a card or container. */
  open(what: Chosen) {
    this.chosen = what;
    this.opened++;
  }

  undo() { this.#back('undo'); }
  redo() { this.#back('redo'); }

  #back(way: 'undo' | 'redo') {
    const [from, to] = way === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo];
    const last = from.at(-1);
    if (!last) return;
    const [left, kept] = [from.slice(0, -1), [...to, this.boxes]];
    [this.#undo, this.#redo] = way === 'undo' ? [left, kept] : [kept, left];
    this.#show(last, way === 'undo' ? 'Undone.' : 'Done again.');
  }

  #show(boxes: Container[], say: string) {
    this.boxes = boxes;
    if (say) this.said = say;
    if (this.saving !== 'conflict') this.saving = 'waiting';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), pause);
  }

  /** Sends what is on the bench, after what is being sent already. */
  async save(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    if (this.saving === 'kept' || this.saving === 'conflict') return this.saving === 'kept';
    this.#running = this.#send();
    await this.#running;
    this.#running = undefined;
    return (this.saving as Saving) === 'kept';
  }

  async #send() {
    const sent = this.boxes;
    this.saving = 'saving';
    try {
      await this.#saveShared(sent);
      const body = { version: this.view?.version ?? 0, containers: sent };
      const front = await ask(api.PUT('/fronts/{name}/draft', { params: { path: { name: this.name } }, body }));
      const still = this.boxes === sent; // nothing was done meanwhile
      this.take(front, still);
      this.saving = still ? 'kept' : 'waiting';
      this.trouble = '';
    } catch (e) {
      this.trouble = reason(e);
      this.saving = e instanceof Refusal && e.status === 409 ? 'conflict' : 'failed';
      if (e instanceof Refusal && e.status === 0) this.#timer = setTimeout(() => void this.save(), 4000);
    }
  }

  /** Sends what was changed in containers that other fronts have as well. */
  async #saveShared(boxes: Container[]) {
    for (const box of boxes) {
      const known = this.view?.shared.find((s) => s.id === box.shared);
      if (!known || content(known.container) === content(box)) continue;
      const { key: _k, shared: _s, ...container } = box;
      const kept = await ask(api.PUT('/shared-containers/{id}', {
        params: { path: { id: known.id } }, body: { name: known.name, version: known.version, container },
      }));
      if (this.view) this.view = { ...this.view, shared: this.view.shared.map((s) => (s.id === kept.id ? kept : s)) };
    }
  }

  /** The newsroom's note on why a card is not shown. */
  noteOn(box: Container, slot: Slot): Note | undefined {
    return this.#arranged(box)?.notes.find((n) => n.slot >= 0 && n.article === slot.article && !n.below);
  }

  /** Where a card stands for readers, from 1; 0 if it does not. */
  placeOf(box: Container, article: number): number {
    return (this.#arranged(box)?.places.findIndex((p) => p.article === article) ?? -1) + 1;
  }

  /** What the container fills itself with, and where. */
  fillingOf(box: Container): { article: number; place: number }[] {
    const places = this.#arranged(box)?.places ?? [];
    return places.flatMap((p, i) => (p.slot < 0 && !where(this.boxes, p.article) ? [{ article: p.article, place: i + 1 }] : []));
  }

  /** What would fill the container, but stands elsewhere. */
  passedBy(box: Container): Note[] {
    return this.#arranged(box)?.notes.filter((n) => n.slot < 0) ?? [];
  }

  belowNotes(box: Container, article: number): Note[] {
    return this.#arranged(box)?.notes.filter((n) => n.below === article) ?? [];
  }

  #arranged(box: Container) { return this.view?.arranged.find((c) => c.key === box.key); }

  headline(article: number): string {
    const at = where(this.boxes, article);
    return (at && cardAt(this.boxes, at)?.headline) || this.articles[article]?.headline || `Article ${article}`;
  }

  boxName(at: number): string {
    const box = this.boxes[at];
    if (!box) return '';
    const shared = this.view?.shared.find((s) => s.id === box.shared);
    return box.title || shared?.name || shapes[box.shape].name;
  }

  spotName(at: Spot): string { return `${this.boxName(at.box)}, place ${at.slot + 1}`; }

  /** Words for numbers in the rules that fill containers. */
  nameOf(kind: 'topic' | 'author' | 'article', id: number): string {
    return this.view?.names.find((n) => n.kind === kind && n.id === id)?.name ?? this.articles[id]?.headline ?? `${kind} ${id}`;
  }
}

export const shapes: Record<Container['shape'], { name: string; about: string }> = {
  lead: { name: 'Lead', about: 'One big story, others beside it' },
  strip: { name: 'Strip', about: 'A band of short cards without pictures' },
  grid: { name: 'Grid', about: 'Cards with pictures, four in a row' },
  list: { name: 'List', about: 'The first with a picture, the rest as headlines' },
  opinion: { name: 'Opinion', about: 'Headlines with their authors' },
  live: { name: 'Live', about: 'What is going on at this moment' },
  most_recent: { name: 'Most recent', about: 'Headlines by the hour' },
};

function content(c: Container): string {
  const { key: _k, shared: _s, ...rest } = c;
  return JSON.stringify(sorted({ ...rest, slots: rest.slots ?? [] }));
}

/** The same with its fields in order, so that equal things read equal. */
function sorted(x: unknown): unknown {
  if (Array.isArray(x)) return x.map(sorted);
  if (!x || typeof x !== 'object') return x;
  return Object.fromEntries(Object.entries(x).sort(([a], [b]) => a.localeCompare(b)).map(([k, v]) => [k, sorted(v)]));
}
