// Takes a picture of every kind of page at four widths, for docs/pictures:
//
//   node pictures.mjs
//
// What a change does to the look of the paper can so be seen in its review.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { crawl } from './crawl.mjs';
import { openBrowser } from './browser.mjs';
import { openPaper } from './paper.mjs';
import { oneOfEachKind, more } from './kinds.mjs';

const target = new URL('../../docs/pictures/', import.meta.url).pathname;
const widths = [360, 768, 1280, 1920];

const paper = await openPaper();
const browser = await openBrowser();
try {
  const pages = await crawl(`${paper.url}/`);
  const looks = new Map([...oneOfEachKind(pages), ...more(pages), ['not found', `${paper.url}/no-such-page`]]);
  mkdirSync(target, { recursive: true });
  for (const old of readdirSync(target)) if (!old.startsWith('desk-')) rmSync(target + old); // those of the desk are taken by hand
  for (const [name, url] of looks) {
    for (const width of widths) await take(`${name.replaceAll(' ', '-')}-${width}`, url, width, 'light');
  }
  for (const name of ['front', 'article']) await take(`${name}-1280-dark`, looks.get(name), 1280, 'dark');
} finally {
  await browser.close();
  await paper.close();
}

async function take(name, url, width, colorScheme) {
  const page = await browser.newPage({ viewport: { width, height: Math.max(1000, Math.round(width * 1.1)) }, colorScheme });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.screenshot({ path: `${target}${name}.jpg`, type: 'jpeg', quality: 60 });
  await page.close();
}
