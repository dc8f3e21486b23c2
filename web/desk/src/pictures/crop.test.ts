import { expect, test } from 'vitest';

import { around, move, resize, shapes, shown } from './crop';

const picture = { width: 3000, height: 2000 };

test.each([
  ['in the middle', { x: 0.5, y: 0.5 }, { x: 1 / 6, y: 0, width: 2 / 3, height: 1 }],
  ['at the left edge', { x: 0, y: 0.5 }, { x: 0, y: 0, width: 2 / 3, height: 1 }],
  ['near the right edge', { x: 0.9, y: 0.1 }, { x: 1 / 3, y: 0, width: 2 / 3, height: 1 }],
])('a square around a focus %s stays in the picture', (_, focus, want) => {
  const got = around(focus, 1, picture);
  for (const side of ['x', 'y', 'width', 'height'] as const) expect(got[side]).toBeCloseTo(want[side]);
});

test('every shape of every picture has its shape and lies inside', () => {
  for (const p of [picture, { width: 900, height: 1600 }, { width: 500, height: 500 }]) {
    for (const s of shapes) {
      const got = around({ x: 0.3, y: 0.8 }, s.ratio, p);
      expect((got.width * p.width) / (got.height * p.height)).toBeCloseTo(s.ratio);
      expect(Math.max(got.x + got.width, got.y + got.height)).toBeLessThanOrEqual(1.000001);
      expect(Math.min(got.x, got.y)).toBeGreaterThanOrEqual(0);
    }
  }
});

test('a crop that was made goes before the focus', () => {
  const made = { x: 0.1, y: 0.2, width: 0.3, height: 0.45 };
  expect(shown({ '1:1': made }, { x: 0, y: 0 }, shapes[2]!, picture)).toBe(made);
});

test('a crop stops at the edges', () => {
  expect(move({ x: 0.1, y: 0.5, width: 0.5, height: 0.4 }, -0.5, 0.5)).toEqual({ x: 0, y: 0.6, width: 0.5, height: 0.4 });
});

test('a crop grows and shrinks in its shape, to the picture and to the least', () => {
  const square = around({ x: 0.5, y: 0.5 }, 1, picture);
  const small = resize(square, -2, picture, 160);
  expect(small.width * picture.width).toBeCloseTo(160);
  expect(small.height * picture.height).toBeCloseTo(160);
  expect(small.x + small.width / 2).toBeCloseTo(0.5);
  expect(resize(small, 2, picture, 160).height).toBeCloseTo(1);
});
