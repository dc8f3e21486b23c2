// The page of web/desk/src/editor/testdata/harness: built, and served under the
// policy of the desk. It needs no paper, so its tests are quick.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

import { openBrowser } from '../browser/browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const desk = join(root, 'web/desk');
const richtext = join(root, 'internal/richtext/testdata');

// What internal/web says for the desk.
const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'",
  "img-src 'self' data: blob:", "media-src 'self' blob:", "connect-src 'self'", "frame-src 'self'",
  "object-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
  "require-trusted-types-for 'script'", 'trusted-types svelte-trusted-html ProseMirrorClipboard',
].join('; ');

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** Opens a browser on the page; canvas opens it with a text of the harness and lets fn drive it; close ends all. */
export async function openCanvas() {
  const [site, browser] = await Promise.all([serve(), openBrowser()]);
  return {
    ...site,
    canvas: (query, fn, options) => drive(browser, site.url, query, fn, options),
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

// What the browser complains of fails the test: errors, and what the policy of
// the desk forbids.
async function drive(browser, url, query, fn, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'], ...options });
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (e) => problems.push(e.message));
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) problems.push(m.text()); });
  await page.goto(`${url}/?${query}`);
  if (!query.includes('newer')) await page.locator('.text').click({ position: { x: 5, y: 5 } });
  await fn(page);
  await context.close();
  assert.deepEqual(problems, []);
}

async function serve() {
  const out = await mkdtemp(join(tmpdir(), 'courant-canvas-'));
  const args = ['node_modules/vite/bin/vite.js', 'build', 'src/editor/testdata/harness', '--config', 'vite.config.ts', '--base', '/', '--outDir', out, '--emptyOutDir', '--logLevel', 'error'];
  const built = spawnSync(process.execPath, args, { cwd: desk, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr + built.stdout);
  const asked = [];
  const server = createServer((req, res) => void answer(out, asked, req, res));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    out,
    asked, // paths, in the order of the requests
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(out, { recursive: true });
    },
  };
}

async function answer(out, asked, req, res) {
  const { pathname } = new URL(req.url, 'http://x');
  asked.push(pathname);
  if (pathname === '/paste') return res.end(JSON.stringify(await cleaned(req)));
  const path = pathname === '/' ? '/index.html' : normalize(pathname);
  try {
    const file = await readFile(join(out, path));
    res.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream', 'Content-Security-Policy': policy });
    res.end(file);
  } catch {
    res.writeHead(404).end();
  }
}

// cleaned answers as the server does for the samples whose golden files are in
// internal/richtext; of anything else it keeps the words.
async function cleaned(req) {
  let html = '';
  for await (const part of req) html += part;
  for (const name of ['word', 'google-docs', 'wordpress']) {
    if (html === await readFile(join(richtext, 'html', `${name}.html`), 'utf8')) {
      const lines = await readFile(join(richtext, 'golden', `${name}.blocks.jsonl`), 'utf8');
      return { version: 1, blocks: lines.trim().split('\n').map((line) => JSON.parse(line)) };
    }
  }
  const text = html.replace(/<(script|style)[\s\S]*?<\/\1>/gi, '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();
  return { version: 1, blocks: text ? [{ type: 'paragraph', text: [{ text }] }] : [] };
}

export const body = (page) => page.evaluate(() => window.harness.body.blocks);
export const stats = (page) => page.evaluate(() => window.harness.stats);
export const calls = (page) => page.evaluate(() => window.harness.calls);
export const said = (page) => page.locator('.canvas > p[role=status]').innerText();
export const type = (page, text) => page.keyboard.type(text);
export const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };
export const line = (text) => [{ text }];
export const paragraph = (text) => ({ type: 'paragraph', text: line(text) });

/** Pastes data as the system would: {type: text}, and files of {name, type, bytes}. */
export async function paste(page, data, files = []) {
  await page.evaluate(([data, files]) => {
    const transfer = new DataTransfer();
    for (const [kind, text] of Object.entries(data)) transfer.setData(kind, text);
    for (const { name, type, bytes } of files) transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
    document.querySelector('.text').dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
  }, [data, files]);
}

/** Waits until what fn returns is deep-equal to want. */
export async function becomes(fn, want) {
  for (let tries = 0; tries < 60; tries++) {
    if (isDeepStrictEqual(await fn(), want)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.deepEqual(await fn(), want);
}
