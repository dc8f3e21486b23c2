import { expect, test } from 'vitest';

import { dayWords, type Question, standing } from './standing';

const open: Question = {
  id: 1, version: 1, state: 'open', text: 'Will it?', kind: 'yes_no', part: '', path: '/questions/will-it', article: 2,
  due: '2026-11-22', test: '', answer: '', outcome: '', answered_on: '', answering: 0,
};

test('a day is written for people', () => {
  expect(dayWords('2026-11-22')).toBe('22 Nov 2026');
  expect(dayWords('')).toBe('');
});

test('a question is overdue from the day after', () => {
  expect(standing(open, '2026-11-22')).toBe('Open, due 22 Nov 2026');
  expect(standing(open, '2026-11-23')).toBe('Overdue since 22 Nov 2026');
  expect(standing({ ...open, due: '' }, '2026-11-23')).toBe('Open, no date');
});

test('an answer comes with its day', () => {
  expect(standing({ ...open, state: 'answered', answer: 'no', answered_on: '2026-11-20' })).toBe('Answered 20 Nov 2026: no');
  expect(standing({ ...open, state: 'answered', kind: 'when', answer: '2026-11-19', answered_on: '2026-11-20' })).toBe('Answered 20 Nov 2026: 19 Nov 2026');
  expect(standing({ ...open, state: 'void' })).toBe('Dropped');
});
