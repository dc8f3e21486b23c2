import { expect, it } from 'vitest';

import { answered } from './scheme';

it('answers what a style sheet asks of the scheme, and leaves the rest', () => {
  expect(answered('(prefers-color-scheme: dark)', 'dark')).toBe('(min-width: 0)');
  expect(answered('screen and (prefers-color-scheme:dark) and (min-width: 40em)', 'light')).toBe('screen and (max-width: 0) and (min-width: 40em)');
  expect(answered('print', 'dark')).toBe('print');
});
