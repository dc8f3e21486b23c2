// How a picture is cut: the geometry of crops and of the focus, in shares of
// the picture's width and height. The server cuts in the same way
// (internal/news/crop.go), so that a preview here is what readers get.

export interface Part { x: number; y: number; width: number; height: number }
export interface Point { x: number; y: number }
export type Crops = Record<string, Part>;

export interface Shape { name: string; ratio: number; for: string }

/** The shapes that editors cut. */
export const shapes: Shape[] = [
  { name: '16:9', ratio: 16 / 9, for: 'links, films' },
  { name: '5:4', ratio: 5 / 4, for: 'cards' },
  { name: '1:1', ratio: 1, for: 'small squares' },
  { name: '4:5', ratio: 4 / 5, for: 'portraits' },
];

const whole: Part = { x: 0, y: 0, width: 1, height: 1 };

/** The largest part of `within` with a shape, as near to the focus as it goes. */
export function around(focus: Point, ratio: number, picture: { width: number; height: number }, within: Part = whole): Part {
  const shape = (ratio * picture.height) / picture.width; // in shares
  let width = within.width;
  let height = within.width / shape;
  if (height > within.height) [width, height] = [within.height * shape, within.height];
  return {
    x: Math.max(within.x, Math.min(focus.x - width / 2, within.x + within.width - width)),
    y: Math.max(within.y, Math.min(focus.y - height / 2, within.y + within.height - height)),
    width, height,
  };
}

/** What readers see of a picture in a shape: the crop that was made, or what the focus gives. */
export function shown(crops: Crops, focus: Point, shape: Shape, picture: { width: number; height: number }): Part {
  return crops[shape.name] ?? around(focus, shape.ratio, picture);
}

/** Moves a crop, and stops it at the edges. */
export function move(part: Part, dx: number, dy: number): Part {
  return { ...part, x: clamp(part.x + dx, 0, 1 - part.width), y: clamp(part.y + dy, 0, 1 - part.height) };
}

/** Makes a crop wider by a share of the picture, in its shape and around its middle, within the picture and no smaller than `least` pixels. */
export function resize(part: Part, by: number, picture: { width: number; height: number }, least: number): Part {
  const shape = part.width / part.height;
  const smallest = Math.min(Math.max(least / picture.width, (least / picture.height) * shape), 1, shape);
  const width = clamp(part.width + by, smallest, Math.min(1, shape));
  const height = width / shape;
  return {
    x: clamp(part.x + (part.width - width) / 2, 0, 1 - width),
    y: clamp(part.y + (part.height - height) / 2, 0, 1 - height),
    width, height,
  };
}

export function clamp(n: number, least: number, most: number): number {
  return Math.max(least, Math.min(n, most));
}

/** "40 %", for those who hear it. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
