import { beforeAll, expect, test } from 'vitest';

import { away, fromInput, inZone, toInput, when } from './time';

beforeAll(() => inZone('Europe/London'));

const now = new Date('2026-11-22T12:00:00Z');

test.each([
  ['2026-11-22T14:03:00Z', '14:03'],
  ['2026-11-24T06:00:00Z', 'Tue 06:00'],
  ['2026-11-02T06:00:00Z', '2 Nov, 06:00'],
  ['2022-06-02T06:00:00Z', '2 Jun 2022, 07:00'],
])('%s is said as %s', (at, said) => { expect(when(at, now)).toBe(said); });

test.each([
  ['2026-11-22T21:30:00Z', 'in 9 hours'],
  ['2026-11-22T11:57:00Z', '3 minutes ago'],
  ['2026-11-23T12:00:00Z', 'tomorrow'],
])('%s is %s', (at, said) => { expect(away(at, now)).toBe(said); });

test.each(['2026-07-01T06:00', '2026-11-22T06:00', '2026-10-25T00:30', '2026-03-29T03:00'])(
  'what is typed as %s comes back as typed', (typed) => { expect(toInput(fromInput(typed))).toBe(typed); });

test('a time is that of the paper, not of the computer', () => {
  expect(fromInput('2026-07-01T06:00')).toBe('2026-07-01T05:00:00.000Z');
});
