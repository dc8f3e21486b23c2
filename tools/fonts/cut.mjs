// Cuts the two font files of the classic theme out of Newsreader (Production
// Type, SIL Open Font License 1.1): a display cut of variable weight for
// headlines and a text cut for reading. Glyphs: Latin-1 and the punctuation of
// a newspaper. Languages that need more get the reader's own serif whole,
// never a word in two faces (see :lang() in style.css).
import fs from 'node:fs';
import subset from 'subset-font';

const source = new URL('node_modules/@fontsource-variable/newsreader/files/newsreader-latin-standard-normal.woff2', import.meta.url);
const target = new URL('../../themes/classic/assets/fonts/', import.meta.url);

const ranges = [
  [0x20, 0x7e], [0xa0, 0xff], [0x152, 0x153], [0x160, 0x161], [0x178, 0x178], [0x17d, 0x17e],
  [0x2009, 0x200a], [0x2010, 0x2015], [0x2018, 0x201e], [0x2020, 0x2022], [0x2026, 0x2026],
  [0x202f, 0x2030], [0x2032, 0x2033], [0x2039, 0x203a], [0x20ac, 0x20ac], [0x2122, 0x2122],
  [0x2190, 0x2193], [0x2212, 0x2212], [0xd7, 0xd7],
];
const glyphs = ranges.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i))).join('');

// The last two never reach a browser: the program draws share cards with them.
const cuts = {
  'newsreader-display.woff2': { opsz: 60, wght: { min: 500, max: 700 } },
  'newsreader-text.woff2': { opsz: 14, wght: 400 },
  'newsreader-headline.ttf': { opsz: 60, wght: 600 },
  'newsreader-text.ttf': { opsz: 14, wght: 400 },
};

for (const [name, variationAxes] of Object.entries(cuts)) {
  const targetFormat = name.endsWith('.ttf') ? 'truetype' : 'woff2';
  const font = await subset(fs.readFileSync(source), glyphs, { targetFormat, noLayoutClosure: true, variationAxes });
  fs.writeFileSync(new URL(name, target), font);
  console.log(name, font.length, 'bytes');
}
