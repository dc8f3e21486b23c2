// An issue under an editor's hands: what was composed, what the newsroom has
// of it, what can be undone. Every change goes through change(), is on the
// screen at once and at the newsroom within a second. Until it is there it is
// kept on this computer, so that a closed window loses nothing.

import { api, ask, reason, Refusal } from '../api/client';
import { bare, keyed, type Part } from './compose';
import { type Article, editable, type Issue, type Opening, type Segment } from './letters';

export interface Content { opening: Opening; others: Opening[]; parts: Part[]; to: Segment }

export type Saving = 'kept' | 'waiting' | 'saving' | 'failed' | 'conflict';

interface Kept { version: number; content: Content }

const pause = 700; // ms without a change before it is sent
const remembered = 200; // steps that can be undone
const oneStep = 1500; // ms in which changes of one field are one step

export class Bench {
  issue = $state.raw<Issue | undefined>();
  now = $state.raw<Content>({ opening: { subject: '', preheader: '' }, others: [], parts: [], to: { langs: [], sections: [] } });
  articles = $state.raw<Record<number, Article>>({});
  saving = $state<Saving>('kept');
  trouble = $state('');
  said = $state(''); // for screen readers
  open = $state(''); // the key of the part that is being worked on
  shown = $state(0); // grows when the preview has something new to show
  left = $state.raw<Kept | undefined>(); // typed here before, and never sent

  #undo: Content[] = $state.raw([]);
  #redo: Content[] = $state.raw([]);
  #step = { what: '', at: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(readonly id: number) {}

  get canUndo() { return this.#undo.length > 0; }
  get canRedo() { return this.#redo.length > 0; }
  get fixed() { return !this.issue || !editable(this.issue.state); }

  async load() {
    try {
      this.take(await ask(api.GET('/issues/{id}', { params: { path: { id: this.id } } })), true);
      this.saving = 'kept';
      this.trouble = '';
      const left = shelved(this.id);
      this.left = left && !this.fixed && !same(left.content, this.now) ? left : undefined;
    } catch (e) {
      this.trouble = reason(e);
    }
  }

  /** Looks how the run goes. What is composed does not change any more then. */
  async look() {
    if (this.saving !== 'kept') return;
    const issue = await ask(api.GET('/issues/{id}', { params: { path: { id: this.id } } }));
    if (this.saving === 'kept') this.take(issue, issue.version !== this.issue?.version);
  }

  /** Takes what the newsroom answered; fresh takes what is composed as well. */
  take(issue: Issue, fresh: boolean) {
    this.issue = issue;
    this.know(issue.articles);
    if (fresh) this.now = { opening: issue.opening, others: issue.others, parts: keyed(issue.parts), to: issue.to };
    this.shown++;
  }

  know(articles: Article[]) {
    this.articles = { ...this.articles, ...Object.fromEntries(articles.map((a) => [a.id, a])) };
  }

  /** Changes what is composed. Changes with the same step that follow one another at once are undone as one. */
  change(fields: Partial<Content>, { say = '', step = '' } = {}) {
    if (this.fixed) return;
    const at = Date.now();
    if (!step || step !== this.#step.what || at - this.#step.at > oneStep) this.#undo = [...this.#undo, this.now].slice(-remembered);
    this.#step = { what: step, at };
    this.#redo = [];
    this.#show({ ...this.now, ...fields }, say);
  }

  /** The same for the parts alone, which is most of it. */
  arrange(parts: Part[], say = '', step = '') {
    if (parts !== this.now.parts) this.change({ parts }, { say, step });
  }

  undo() { this.#back('undo'); }
  redo() { this.#back('redo'); }

  #back(way: 'undo' | 'redo') {
    const [from, to] = way === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo];
    const last = from.at(-1);
    if (!last || this.fixed) return;
    const [left, kept] = [from.slice(0, -1), [...to, this.now]];
    [this.#undo, this.#redo] = way === 'undo' ? [left, kept] : [kept, left];
    this.#step.what = '';
    this.#show(last, way === 'undo' ? 'Undone.' : 'Done again.');
  }

  #show(content: Content, say: string) {
    this.now = content;
    if (say) this.said = say;
    if (this.saving !== 'conflict') this.saving = 'waiting';
    shelve(this.id, { version: this.issue?.version ?? 0, content });
    this.#after(pause);
  }

  /** Takes up what was typed here and never sent. */
  resume() {
    const { left } = this;
    this.left = undefined;
    if (left) this.change({ ...left.content, parts: keyed(bare(left.content.parts)) }, { say: 'Brought back.' });
  }

  /** Gives up what was typed here and never sent. */
  forget() {
    this.left = undefined;
    unshelve(this.id);
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

  /** Puts what is on the bench over what somebody else has saved. */
  async insist() {
    try {
      this.issue = await ask(api.GET('/issues/{id}', { params: { path: { id: this.id } } }));
      this.saving = 'waiting';
      await this.save();
    } catch (e) {
      this.trouble = reason(e);
    }
  }

  /** Does a deed on the issue as it is on the screen. Returns why it was refused. */
  async deed(run: (id: number, version: number) => Promise<Issue>): Promise<string | undefined> {
    if (!(await this.save())) return this.trouble || 'What you typed is not kept yet.';
    try {
      this.take(await run(this.id, this.issue?.version ?? 0), true);
      return undefined;
    } catch (e) {
      if (e instanceof Refusal && e.status === 409) await this.look().catch(() => undefined);
      return reason(e);
    }
  }

  async #send() {
    const sent = this.now;
    this.saving = 'saving';
    try {
      const body = { version: this.issue?.version ?? 0, ...sent, parts: bare(sent.parts) };
      const issue = await ask(api.PUT('/issues/{id}', { params: { path: { id: this.id } }, body }));
      this.take(issue, false);
      this.saving = this.now === sent ? 'kept' : 'waiting';
      this.trouble = '';
      if (this.saving === 'kept') unshelve(this.id);
      else this.#after(pause);
    } catch (e) {
      this.trouble = reason(e);
      this.saving = e instanceof Refusal && e.status === 409 ? 'conflict' : 'failed';
      if (e instanceof Refusal && (e.status === 0 || e.status >= 500)) this.#after(4000);
    }
  }

  #after(milliseconds: number) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), milliseconds);
  }

  /** Stops sending by itself; what is not sent stays on this computer. */
  close() {
    if (this.saving === 'waiting') void this.save();
    clearTimeout(this.#timer);
  }
}

const place = (id: number) => `courant-issue-${id}`;

function shelve(id: number, kept: Kept) {
  try { localStorage.setItem(place(id), JSON.stringify(kept)); } catch { /* a browser that keeps nothing still has a newsroom */ }
}

function unshelve(id: number) {
  try { localStorage.removeItem(place(id)); } catch { /* as above */ }
}

function shelved(id: number): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(place(id)) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

function same(a: Content, b: Content): boolean {
  const said = (c: Content) => JSON.stringify([c.opening, c.others, bare(c.parts), c.to]);
  return said(a) === said(b);
}
