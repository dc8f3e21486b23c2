// The page of web/desk/src/editor/testdata/harness: built, and served under the
// policy of the desk. It needs no paper, so its tests are quick.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** Builds and serves the page; close ends it. */
export async function openCanvasPage() {
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
  if (pathname === '/paste') return res.end(JSON.stringify(await paste(req)));
  const path = pathname === '/' ? '/index.html' : normalize(pathname);
  try {
    const file = await readFile(join(out, path));
    res.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream', 'Content-Security-Policy': policy });
    res.end(file);
  } catch {
    res.writeHead(404).end();
  }
}

// paste answers as the server does for the samples whose golden files are in
// internal/richtext; of anything else it keeps the words.
async function paste(req) {
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
