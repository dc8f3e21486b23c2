import { expect, test } from 'vitest';

import { clock, minuteOf, outcome, rhythm, share } from './letters';

test('a rhythm is told as people say it', () => {
  expect(rhythm({ days: [5, 1, 2, 4, 3], minute: 360 })).toBe('Mon to Fri at 06:00');
  expect(rhythm({ days: [0, 6], minute: 570 })).toBe('Sat, Sun at 09:30');
  expect(rhythm({ days: [0, 1, 2, 3, 4, 5, 6], minute: 5 })).toBe('Every day at 00:05');
  expect(rhythm({ days: [], minute: 0 })).toBe('');
});

test('a time of day goes there and back', () => {
  for (const minute of [0, 5, 360, 1439]) expect(minuteOf(clock(minute))).toBe(minute);
  expect(minuteOf('')).toBe(0);
});

test('figures say what went wrong, and nothing of what did not', () => {
  const none = { readers: 1200, waiting: 0, accepted: 1200, refused: 0, missed: 0, unknown: 0, bounced: 0, complained: 0, left: 0, dropped: 0 };
  expect(outcome(none)).toBe('1,200 of 1,200 delivered');
  expect(outcome({ ...none, accepted: 1190, refused: 6, missed: 2, unknown: 2, bounced: 3, left: 1, complained: 1 }))
    .toBe('1,190 of 1,200 delivered, 8 refused, 3 bounced, 1 left, 1 complaint, 2 uncertain');
  expect(share(1, 3)).toBe('33.3 %');
  expect(share(1, 0)).toBe('');
});
