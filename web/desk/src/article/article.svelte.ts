// One article open at the desk: its text, who has it, and what became of what
// was typed. Everything around the canvas asks it and tells it.

import { api, ask, offline, reason, Refusal } from '../api/client';
import { session } from '../app/session.svelte';
import { notices } from '../kit/notices.svelte';
import { inZone } from '../kit/time';
import { Keeper, type Keeping, type Newsroom } from './keeper';
import { type Kept, openShelf } from './shelf';
import { type Article, type Content, emptyContent, type VerbName } from './types';

const shelf = openShelf();

/** A text of mine that was set aside, and the one that is at the desk instead. */
export interface Clash { why: string; mine: Content; theirs: Content; aside: number; head: number }

export class OpenArticle {
  article = $state.raw<Article | undefined>();
  content = $state.raw<Content>(emptyContent());
  keeping = $state.raw<Keeping>({ is: 'saved', at: undefined });
  clash = $state.raw<Clash | undefined>();
  trouble = $state('');
  /** Grows when the text comes from elsewhere than this window. */
  given = $state(0);
  /** Grows with what others do to the article. */
  turns = $state(0);

  #keeper: Keeper | undefined;
  #mine: Content = emptyContent(); // sent last
  #locking = false;

  get id() { return this.article?.id ?? 0; }
  get me() { return session.me?.id ?? 0; }
  get lockedBy() {
    const lock = this.article?.lock;
    return lock && lock.staff !== this.me ? { name: this.name(lock.staff), since: lock.since } : undefined;
  }
  get readonly() {
    return !!this.article && (this.lockedBy !== undefined || !this.may('write') || this.clash !== undefined);
  }

  name(staff: number) {
    return this.article?.people.find((p) => p.id === staff)?.name ?? (staff ? 'Somebody who left' : 'The program');
  }

  verb(name: VerbName) { return this.article?.verbs.find((v) => v.name === name); }
  may(name: VerbName) { return this.verb(name)?.allowed ?? false; }

  /** Opens an article, or the text of a new one, with what this computer kept of it. */
  async open(id: number) {
    this.trouble = '';
    try {
      const kept = await shelf.find(this.me, id).catch(() => undefined);
      if (id) this.#took(await ask(api.GET('/articles/{id}', { params: { path: { id } } })), true);
      this.#keep(id, kept);
    } catch (e) {
      this.trouble = reason(e);
    }
  }

  #keep(id: number, kept: Kept | undefined) {
    this.#keeper?.close();
    this.#keeper = new Keeper({
      article: id, staff: this.me, base: this.article?.head ?? 0, shelf, newsroom: this.#newsroom(),
      told: (k) => this.#told(k), saved: (sent) => void this.#saved(sent.article, sent.head, sent.version),
    });
    if (!kept) return;
    this.content = kept.content;
    this.given++;
    this.#keeper.resume(kept);
  }

  #newsroom(): Newsroom {
    return {
      send: async (text) => {
        this.#mine = text.content;
        let { article, base } = text;
        if (!article) { // made empty, so that it can be asked for twice and is made once
          const made = await ask(api.POST('/articles', {
            body: { content: emptyContent() }, headers: { 'Idempotency-Key': text.key },
          }));
          [article, base] = [made.id, made.head];
        }
        const saved = await ask(api.PUT('/articles/{id}/draft', {
          params: { path: { id: article } }, body: { base, content: text.content, typing: true },
        }));
        return { article, head: saved.head, version: saved.version };
      },
    };
  }

  /** Takes a change of the text or of what stands around it. */
  change(part: Partial<Content>) {
    if (this.readonly) return;
    this.content = { ...this.content, ...part };
    this.#keeper?.typed(this.content);
    void this.touch();
  }

  /** Takes the lead picture out. */
  withoutPicture() {
    const { picture: _, ...rest } = this.content;
    this.content = rest;
    this.change({});
  }

  /** Says that this person is about to write. */
  async touch() {
    if (!this.id || this.#locking || this.article?.lock || this.readonly || this.keeping.is === 'kept') return;
    this.#locking = true;
    try {
      this.#took(await ask(api.POST('/articles/{id}/lock', { params: { path: { id: this.id } } })));
    } catch (e) {
      if (e instanceof Refusal && e.status === 409) await this.look();
    } finally {
      this.#locking = false;
    }
  }

  async takeOver() {
    await this.#deed(() => ask(api.POST('/articles/{id}/take-over', { params: { path: { id: this.id } } })), true);
  }

  /** Sends what is unsaved now. False if it is not in the newsroom afterwards. */
  async flush() { return (await this.#keeper?.flush()) ?? true; }

  get unsaved() { return this.#keeper?.unsaved ?? false; }

  /** Ends the writing: what is unsaved is sent or stays here, the lock goes. */
  async close() {
    await this.flush();
    this.#keeper?.close();
    if (this.article?.lock?.staff === this.me) {
      await api.POST('/articles/{id}/unlock', { params: { path: { id: this.id } }, keepalive: true }).catch(() => undefined);
    }
  }

  /** Asks how the article stands. */
  async look() {
    if (!this.id) return;
    try {
      const now = await ask(api.GET('/articles/{id}', { params: { path: { id: this.id } } }));
      const moved = now.version !== this.article?.version || now.lock?.staff !== this.article?.lock?.staff;
      // My own save may have overtaken this answer: an older one says nothing.
      if (now.version < (this.article?.version ?? 0)) return;
      this.#took(now, !this.unsaved && this.keeping.is !== 'saving' && now.head !== this.#keeper?.base);
      if (moved) this.turns++;
      if (this.lockedBy && this.unsaved) void this.flush();
    } catch (e) {
      if (!(e instanceof Refusal) || e.status !== offline) this.trouble = reason(e);
    }
  }

  /**
   * Does a verb with the version on the screen, after what was typed is saved.
   * Returns whether it was done; if not, the reason is said.
   */
  async do(verb: (id: number, version: number) => Promise<Article>, done: string): Promise<string | undefined> {
    if (!(await this.flush())) return 'Your last words are not saved yet. Try again when they are.';
    if (!this.article) return 'Write something first.';
    try {
      const { id, version } = this.article;
      const before = this.article.head;
      const now = await verb(id, version);
      this.#took(now, now.head !== before);
      if (now.head !== before) await this.#keeper?.drop(now.head);
      this.turns++;
      if (done) notices.say(done, 'good');
      return undefined;
    } catch (e) {
      if (e instanceof Refusal && e.status === 409) await this.look();
      return reason(e);
    }
  }

  async #deed(deed: () => Promise<Article>, withText: boolean) {
    try {
      this.#took(await deed(), withText);
      this.turns++;
    } catch (e) {
      notices.say(reason(e), 'bad');
    }
  }

  #took(article: Article, withText = false) {
    const { version, head } = this.article ?? article;
    // A save may have overtaken this answer: what it said of the text is older then.
    this.article = article.version < version ? { ...article, version, head } : article;
    inZone(article.zone);
    if (!withText) return;
    this.content = article.content;
    this.given++;
    if (this.#keeper && !this.#keeper.unsaved) this.#keeper.base = article.head;
  }

  async #saved(id: number, head: number, version: number) {
    const made = !this.article;
    if (this.article) this.article = { ...this.article, head, version };
    if (made) history.replaceState(null, '', `/desk/articles/${id}`);
    if (made || this.article?.state === 'ready') { // what may be done to it has changed
      const now = await ask(api.GET('/articles/{id}', { params: { path: { id } } })).catch(() => undefined);
      if (now) this.#took(now);
    }
    this.turns++;
    void this.touch(); // a new article had nothing to lock while its first words were typed
  }

  #told(keeping: Keeping) {
    this.keeping = keeping;
    if (keeping.is === 'aside') void this.#clashed(keeping.why);
  }

  // Finds the text that was set aside and the one that stands there instead.
  async #clashed(why: string) {
    const mine = this.#mine;
    try {
      const path = { id: this.id };
      const now = await ask(api.GET('/articles/{id}', { params: { path } }));
      const { items } = await ask(api.GET('/articles/{id}/revisions', { params: { path } }));
      const aside = items.find((r) => r.aside && r.staff === this.me)?.number ?? 0;
      this.#took(now, true);
      this.clash = { why, mine, theirs: now.content, aside, head: now.head };
    } catch {
      this.clash = { why, mine, theirs: this.content, aside: 0, head: 0 };
    }
  }

  /** Leaves the other text at the desk. Mine stays among the revisions. */
  async keepTheirs() {
    this.clash = undefined;
    await this.#keeper?.drop(this.article?.head ?? 0);
    this.given++;
  }

  /** Puts my text in the place of the other one, which stays a revision. */
  async useMine() {
    const { aside } = this.clash ?? { aside: 0 };
    if (this.lockedBy) await this.takeOver();
    if (this.lockedBy || !this.article) return;
    const { id } = this.article;
    await this.#keeper?.drop(this.article.head);
    const trouble = await this.do(
      (_, version) => ask(api.POST('/articles/{id}/restore', { params: { path: { id } }, body: { version, number: aside } })),
      'Your text is the newest one now. The other one is kept among the revisions.',
    );
    if (trouble) notices.say(trouble, 'bad');
    else this.clash = undefined;
  }
}
