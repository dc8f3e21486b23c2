// Prints how many bytes the desk sends, compressed, until the list of articles
// stands: the page, and all that its scripts and styles import at once.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const dist = process.argv[2];
const page = readFileSync(path.join(dist, 'index.html'), 'utf8');
const wanted = [...page.matchAll(/(?:src|href)="\/desk\/(assets\/[^"]+)"/g)].map((m) => m[1]);
const seen = new Set();
for (const file of wanted) add(file);

function add(file) {
  if (seen.has(file)) return;
  seen.add(file);
  if (!file.endsWith('.js')) return;
  const text = readFileSync(path.join(dist, file), 'utf8');
  for (const m of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) add(`assets/${m[1]}`);
}

const compressed = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
const sizes = ['index.html', ...seen].map((f) => compressed(readFileSync(path.join(dist, f))));
console.log(sizes.reduce((a, b) => a + b, 0));
