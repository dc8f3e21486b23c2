// How well a colour can be read, as WCAG 2.2 reckons it. The server has the
// last word; this one answers while somebody chooses.

/** The contrast of a colour such as "#1f4e79" with white, from 1 to 21; undefined for what is no colour. */
export function contrastOnWhite(colour: string): number | undefined {
  const m = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!m) return undefined;
  const [r, g, b] = m.slice(1).map((x) => {
    const part = parseInt(x, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}
