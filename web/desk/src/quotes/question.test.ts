import { describe, expect, it } from 'vitest';
import { inZone } from '../kit/time';
import { asked, days, moved, questionOf } from './question';

describe('a question about quotes', () => {
  it('leaves out what is empty or made up', () => {
    expect(asked(questionOf(new URLSearchParams('state=gone&speaker=x&desk=0&q=%20')))).toEqual({});
  });

  it('takes both days whole, in the zone of the paper', () => {
    inZone('Europe/London');
    expect(days('2026-06-30', '2026-06-30')).toEqual({ from: '2026-06-29T23:00:00.000Z', until: '2026-06-30T23:00:00.000Z' });
  });

  it('counts days over the end of a month', () => expect(moved('2026-12-31', 1)).toBe('2027-01-01'));
});
