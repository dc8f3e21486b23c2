import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.stubGlobal('location', { origin: 'http://desk.example' });
const { Refusal } = await import('../api/client');
const { Keeper } = await import('./keeper');
const { MemoryShelf } = await import('./shelf');
const { emptyContent } = await import('./types');

import type { Keeping, Sent } from './keeper';
import type { Kept } from './shelf';

const text = (headline: string) => ({ ...emptyContent(), headline });

function desk(answer: (text: Kept) => Promise<Sent> = take(), article = 7) {
  const shelf = new MemoryShelf();
  const told: Keeping[] = [];
  const sent: Kept[] = [];
  const keeper = new Keeper({
    article, staff: 1, base: 3, shelf, told: (k) => told.push(k),
    newsroom: { send: (t) => { sent.push(t); return answer(t); } },
  });
  return { keeper, shelf, sent, last: () => told.at(-1), told };
}

let head = 3;
function take(): (text: Kept) => Promise<Sent> {
  head = 3;
  return async (t) => ({ article: t.article || 9, head: ++head, version: head });
}

describe('what is typed', () => {
  beforeEach(() => { vi.useFakeTimers(); });

  it('is saved after a pause, and within ten seconds while somebody goes on typing', async () => {
    const { keeper, sent, last } = desk();
    keeper.typed(text('A'));
    await vi.advanceTimersByTimeAsync(1999);
    expect(sent.map((t) => t.content.headline)).toEqual(['A']);
    expect(last()).toMatchObject({ is: 'saved' });
    for (let i = 0; i < 20; i++) {
      keeper.typed(text(`B${i}`));
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(sent.length).toBe(2);
    expect(sent[1]!.base).toBe(4);
  });

  it('is kept on this computer while there is no connection, and sent when there is', async () => {
    let up = false;
    const ok = take();
    const { keeper, shelf, last } = desk((t) => (up ? ok(t) : Promise.reject(new Refusal(0, 'down'))));
    keeper.typed(text('Train'));
    await vi.advanceTimersByTimeAsync(1600);
    expect(last()).toEqual({ is: 'kept', why: 'offline' });
    expect((await shelf.find(1, 7))?.content.headline).toBe('Train');
    up = true;
    await vi.advanceTimersByTimeAsync(2100);
    expect(last()).toMatchObject({ is: 'saved' });
    expect(await shelf.find(1, 7)).toBeUndefined();
  });

  it('waits for somebody to sign in again', async () => {
    let signedIn = false;
    const ok = take();
    const { keeper, sent, last } = desk((t) => (signedIn ? ok(t) : Promise.reject(new Refusal(401, 'Sign in first.'))));
    keeper.typed(text('Mid-sentence'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(last()).toEqual({ is: 'kept', why: 'signed out' });
    expect(sent.length).toBe(1);
    signedIn = true;
    expect(await keeper.flush()).toBe(true);
    expect(last()).toMatchObject({ is: 'saved' });
  });

  it('is never sent twice at a time, and the newer text follows the older', async () => {
    let answer: (sent: Sent) => void = () => undefined;
    const { keeper, sent, last } = desk(() => new Promise((done) => { answer = done; }));
    keeper.typed(text('One'));
    await vi.advanceTimersByTimeAsync(1600);
    keeper.typed(text('Two'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sent.length).toBe(1);
    answer({ article: 7, head: 4, version: 4 });
    await vi.advanceTimersByTimeAsync(1600);
    expect(sent.map((t) => [t.content.headline, t.base])).toEqual([['One', 3], ['Two', 4]]);
    answer({ article: 7, head: 5, version: 5 });
    await vi.advanceTimersByTimeAsync(1);
    expect(last()).toMatchObject({ is: 'saved' });
  });

  it('that the newsroom sets aside is said so and not sent again', async () => {
    const { keeper, sent, last } = desk(() => Promise.reject(new Refusal(409, 'Somebody else has taken over.')));
    keeper.typed(text('Mine'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(last()).toMatchObject({ is: 'aside' });
    expect(sent.length).toBe(1);
    expect(keeper.unsaved).toBe(false);
  });

  it('of a new article makes one article, however often it is sent', async () => {
    let lost = true;
    const ok = take();
    const { keeper, shelf, sent } = desk((t) => (lost ? Promise.reject(new Refusal(0, 'lost')) : ok(t)), 0);
    keeper.typed(text('New'));
    await vi.advanceTimersByTimeAsync(1600);
    lost = false;
    keeper.typed(text('New!'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(new Set(sent.map((t) => t.key)).size).toBe(1);
    expect(keeper.article).toBe(9);
    expect(await shelf.find(1, 0)).toBeUndefined();
  });

  it('comes back from a window that was closed', async () => {
    const { keeper, sent } = desk();
    keeper.resume({ article: 7, staff: 1, base: 2, content: text('Yesterday'), at: '', key: 'k' });
    await vi.advanceTimersByTimeAsync(1600);
    expect(sent[0]).toMatchObject({ base: 2, key: 'k', content: { headline: 'Yesterday' } });
  });
});
