import { expect, test } from 'vitest';

import { type Container, inGroup, insertCard, moveBox, moveCard, putArticle, removeCard, stepCard, where, withField } from './arrangement';

const front = (...boxes: number[][]): Container[] =>
  boxes.map((ids, i) => ({ key: `c${i}`, shape: 'list', slots: ids.map((article) => ({ article })) }));
const ids = (boxes: Container[]) => boxes.map((c) => (c.slots ?? []).map((s) => (s.group === 'big' ? -s.article : s.article)));

test('a card is put before the one that stands there', () => {
  expect(ids(insertCard(front([1, 2]), { article: 3 }, { box: 0, slot: 1 }))).toEqual([[1, 3, 2]]);
  expect(ids(moveCard(front([1, 2, 3]), { box: 0, slot: 0 }, { box: 0, slot: 3 }))).toEqual([[2, 3, 1]]);
  expect(ids(moveCard(front([1, 2], [3]), { box: 0, slot: 1 }, { box: 1, slot: 0 }))).toEqual([[1], [2, 3]]);
});

test('an article stands once: putting it elsewhere moves it with its furniture', () => {
  const boxes: Container[] = [{ shape: 'list', slots: [{ article: 1, headline: 'Own' }] }, { shape: 'grid', slots: [{ article: 2 }] }];
  const put = putArticle(boxes, 1, 1, 'top');
  expect(ids(put)).toEqual([[], [1, 2]]);
  expect(put[1]?.slots?.[0]?.headline).toBe('Own');
  expect(where(put, 2)).toEqual({ box: 1, slot: 1 });
});

test('a step leads past neighbours, through groups and into the next container', () => {
  let boxes = front([1, 2], [3]);
  let at = { box: 0, slot: 0 };
  const seen = [];
  for (let i = 0; i < 4; i++) {
    ({ boxes, at } = stepCard(boxes, at, 1));
    seen.push(ids(boxes));
  }
  expect(seen).toEqual([[[2, 1], [3]], [[2], [1, 3]], [[2], [3, 1]], [[2], [3, 1]]]);
  const grouped: Container[] = [{ shape: 'lead', slots: [inGroup({ article: 1 }, 'big'), { article: 2 }] }];
  expect(ids(stepCard(grouped, { box: 0, slot: 1 }, -1).boxes)).toEqual([[-1, -2]]);
});

test('cards leave, containers move, and fields that say nothing are not kept', () => {
  expect(ids(removeCard(front([1, 2]), { box: 0, slot: 0 }))).toEqual([[2]]);
  expect(ids(moveBox(front([1], [2], [3]), 2, 0))).toEqual([[3], [1], [2]]);
  expect(withField({ article: 1, kicker: 'Bridge' }, 'kicker', '')).toEqual({ article: 1 });
  expect(withField({ article: 1 }, 'pin', 3)).toEqual({ article: 1, pin: 3 });
});
