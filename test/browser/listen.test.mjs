// The player in Chromium, on a page with the markup of parts/listen.html and
// the paper's own content security policy.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { args } from './browser.mjs';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const asset = (name) => readFileSync(new URL(`../../themes/classic/assets/${name}`, import.meta.url));
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";
const words = {
  listen: 'Listen', play: 'Play', pause: 'Pause', back: 'Back 15 seconds', forward: 'Forward 30 seconds', position: 'Position',
  positionOf: '{position} of {length}', speed: 'Speed', volume: 'Volume', sleep: 'Sleep timer', awake: 'Do not stop', atEnd: 'At the end of the article',
  later: 'Listen later', remove: 'Take off the list', close: 'Close the player', share: 'Copy a link to this moment', copied: 'Link copied',
  failed: 'The recording could not be loaded.', offline: 'You are offline.', more: 'Player settings', next: 'Up next',
};

const html = (name) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/style.css"></head><body><main id="main" class="wrap"><h1>${name}</h1>
<section class="listen" id="listen" aria-labelledby="listen-heading" lang="en" dir="ltr" data-key="${name}" data-title="${name}" data-paper="The Ferry Gazette" data-length="200" data-words='${JSON.stringify(words)}'>
<h2 id="listen-heading" tabindex="-1">Listen</h2>
<div class="listen-slot"><audio controls preload="none"><source src="/${name}.wav" type="audio/wav"><track kind="metadata" src="/t.vtt"></audio></div>
<p class="listen-note">3:20 · Read by a synthetic voice · <a href="/${name}.wav" download>Download</a></p>
<details class="listen-transcript" hidden><summary>Transcript</summary><ol></ol></details></section>
<script type="module" src="/listen.js"></script>
<p id="after">${'<p>The ferry runs again.</p>'.repeat(60)}</main></body></html>`;

// sound is 200 seconds of a soft hum, 8,000 bytes a second.
const sound = (() => {
  const size = 200 * 8000;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0); head.writeUInt32LE(36 + size, 4); head.write('WAVEfmt ', 8); head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20); head.writeUInt16LE(1, 22); head.writeUInt32LE(8000, 24); head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32); head.writeUInt16LE(8, 34); head.write('data', 36); head.writeUInt32LE(size, 40);
  const hum = Buffer.from(Array.from({ length: 80 }, (_, i) => 128 + Math.round(20 * Math.sin((i * Math.PI) / 40))));
  return Buffer.concat([head, Buffer.alloc(size, hum)]);
})();

const vtt = 'WEBVTT\n\n-1.0\n00:00:00.000 --> 00:00:02.000\nFerry &amp; rope\n\n0.1\n00:01:40.000 --> 00:01:50.000\nIt left the quay.\n';

function answer(request, response) {
  const path = new URL(request.url, 'http://x').pathname;
  const send = (type, body) => response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': csp }).end(body);
  if (path.endsWith('.js')) return send('text/javascript', asset(path.slice(1)));
  if (path === '/style.css') return send('text/css', asset('style.css'));
  if (path.endsWith('.woff2')) return send('font/woff2', asset(path.slice(1)));
  if (path === '/t.vtt') return send('text/vtt', vtt);
  if (path === '/gone.wav' || path === '/favicon.ico') return response.writeHead(410).end();
  if (!path.endsWith('.wav')) return send('text/html', html(path.slice(1)));
  const [, from] = /bytes=(\d+)-/.exec(request.headers.range ?? '') ?? [, '0'];
  const body = sound.subarray(Number(from));
  return response.writeHead(206, {
    'Content-Type': 'audio/wav', 'Accept-Ranges': 'bytes', 'Content-Length': body.length,
    'Content-Range': `bytes ${from}-${sound.length - 1}/${sound.length}`,
  }).end(body);
}

let server, browser, base;

before(async () => {
  server = createServer(answer);
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  base = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: [...args, '--autoplay-policy=no-user-gesture-required'] });
}, { timeout: 120_000 });

after(async () => {
  await browser?.close();
  server?.close();
});

// open shows a page of its own; faults of the script and of the policy fail the test.
async function open(t, path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 800, height: 600 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (e) => faults.push(e.message));
  page.on('console', (m) => { if (m.type() === 'error' && !/410/.test(m.text())) faults.push(m.text()); });
  t.after(async () => { await context.close(); assert.deepEqual(faults, []); });
  await page.goto(base + path);
  return page;
}

const at = (page) => page.$eval('audio', (a) => a.currentTime);
const playing = (page) => page.waitForFunction(() => { const a = document.querySelector('audio'); return !a.paused && a.readyState > 2; });
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();

test('without a script there is the player of the browser', async (t) => {
  const page = await open(t, '/ferry', { javaScriptEnabled: false });
  assert.ok(await page.locator('audio[controls]').isVisible());
});

test('nothing moves when the player comes, and nothing is loaded or stored before it is used', async (t) => {
  const asked = [];
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  page.on('request', (r) => asked.push(new URL(r.url()).pathname));
  await page.addInitScript(() => {
    window.moved = []; // but for what the browser moves inside its own player, which has no node
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.moved.push(...entry.sources.filter((s) => s.node).map((s) => s.node.outerHTML));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${base}/ferry`);
  await page.waitForSelector('.listen-bar');
  await page.waitForTimeout(200);
  assert.deepEqual(await page.evaluate(() => window.moved), []);
  assert.ok(!asked.some((p) => /wav|vtt/.test(p)), asked.join());
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
});

test('it plays, seeks by button, slider and keyboard, and says where it is', async (t) => {
  const page = await open(t, '/ferry');
  assert.equal(await page.textContent('.listen-time'), '0:00 / 3:20');
  await press(page, 'Play');
  await playing(page);
  await press(page, 'Forward 30 seconds');
  assert.ok(await at(page) >= 30);
  await press(page, 'Back 15 seconds');
  const slider = page.getByRole('slider', { name: 'Position' });
  await slider.focus();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowRight');
  const now = await at(page);
  assert.ok(now >= 50 && now < 60, String(now));
  assert.match(await slider.getAttribute('aria-valuetext'), /^5\d seconds of 3 minutes 20 seconds$/);
  const session = await page.evaluate(() => [navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.artist, navigator.mediaSession.playbackState]);
  assert.deepEqual(session.slice(0, 2), ['ferry', 'The Ferry Gazette']);
  await press(page, 'Pause');
  assert.ok(await page.$eval('audio', (a) => a.paused));
});

test('speed and volume are remembered, and so is the place', async (t) => {
  const page = await open(t, '/ferry');
  await press(page, 'Player settings');
  await page.getByLabel('Speed').selectOption('1.5');
  await page.getByLabel('Volume').fill('0.5');
  await press(page, 'Play');
  await playing(page);
  await page.$eval('audio', (a) => { a.currentTime = 70; });
  await press(page, 'Pause');
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  assert.match(await page.textContent('.listen-time'), /^1:1\d /);
  assert.deepEqual(await page.$eval('audio', (a) => [a.playbackRate, a.volume]), [1.5, 0.5]);
  await press(page, 'Play');
  await playing(page);
  assert.ok(await at(page) >= 70);
});

test('it goes along while the reader reads on, and can be closed', async (t) => {
  const page = await open(t, '/ferry');
  await press(page, 'Play');
  await playing(page);
  const before = await page.evaluate(() => document.querySelector('#after').getBoundingClientRect().top + scrollY);
  await page.mouse.wheel(0, 3000);
  await page.waitForSelector('.listen-floats');
  const box = await page.locator('.listen-bar').boundingBox();
  assert.ok(box.y > 500 && box.y + box.height <= 601, JSON.stringify(box));
  assert.equal(await page.evaluate(() => document.querySelector('#after').getBoundingClientRect().top + scrollY), before);
  await press(page, 'Player settings');
  const panel = await page.locator('.listen-panel').boundingBox();
  assert.ok(panel.y > 100 && panel.y + panel.height <= box.y + 1, 'the settings stand on the bar');
  await press(page, 'Close the player');
  assert.equal(await page.locator('.listen-floats').count(), 0);
  assert.ok(await page.$eval('audio', (a) => a.paused));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'listen-heading');
});

test('it goes on with the same recording on the next page, which keeps its own', async (t) => {
  const page = await open(t, '/ferry');
  await press(page, 'Play');
  await playing(page);
  await page.$eval('audio', (a) => { a.currentTime = 100; });
  await page.goto(`${base}/rope`);
  await page.waitForSelector('.listen-floats');
  await playing(page);
  assert.ok(await at(page) >= 100);
  assert.equal(await page.textContent('.listen-title'), 'ferry');
  await page.locator('.listen-offer').click();
  await page.waitForFunction(() => document.querySelector('audio').currentSrc.endsWith('/rope.wav'));
  assert.equal(await page.locator('.listen-floats').count(), 0);
});

test('articles for later follow by themselves', async (t) => {
  const page = await open(t, '/rope');
  await press(page, 'Player settings');
  await press(page, 'Listen later');
  await page.goto(`${base}/ferry`);
  await press(page, 'Player settings');
  assert.equal(await page.locator('.listen-queue li').count(), 1);
  await press(page, 'Play');
  await playing(page);
  await page.$eval('audio', (a) => { a.currentTime = 199.5; });
  await page.waitForFunction(() => document.querySelector('audio').currentSrc.endsWith('/rope.wav'));
  assert.equal(await page.locator('.listen-queue li').count(), 0);
});

test('the sleep timer stops at the end of the article', async (t) => {
  const page = await open(t, '/ferry');
  await page.evaluate(() => localStorage.setItem('listen.queue', JSON.stringify([{ key: 'rope', title: 'rope', url: '/rope', length: 200, files: [{ src: '/rope.wav', type: 'audio/wav' }] }])));
  await press(page, 'Player settings');
  await page.getByLabel('Sleep timer').selectOption('end');
  await press(page, 'Play');
  await playing(page);
  await page.$eval('audio', (a) => { a.currentTime = 199.5; });
  await page.waitForFunction(() => document.querySelector('audio').ended);
  assert.ok((await page.$eval('audio', (a) => a.currentSrc)).endsWith('/ferry.wav'));
});

test('the transcript follows, and leads to each moment', async (t) => {
  const page = await open(t, '/ferry');
  await page.getByText('Transcript').click();
  await page.waitForSelector('.listen-transcript li');
  assert.deepEqual(await page.locator('.listen-transcript li').allTextContents(), ['Ferry & rope', 'It left the quay.']);
  await page.getByRole('button', { name: 'It left the quay.' }).click();
  await page.waitForSelector('.listen-transcript [aria-current]');
  assert.equal(await page.textContent('.listen-transcript [aria-current]'), 'It left the quay.');
  assert.ok(await at(page) >= 100);
});

test('a link to a moment begins there, and can be made', async (t) => {
  const page = await open(t, '/ferry#t=65', { permissions: ['clipboard-read', 'clipboard-write'] });
  assert.match(await page.textContent('.listen-time'), /^1:05 /);
  assert.ok(await page.$eval('audio', (a) => a.paused), 'it must not begin by itself');
  await press(page, 'Player settings');
  await press(page, 'Copy a link to this moment');
  await page.waitForFunction(() => document.querySelector('.listen-status').textContent);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${base}/ferry#t=65`);
});

test('a recording that is gone says so', async (t) => {
  const page = await open(t, '/gone');
  await press(page, 'Play');
  await page.waitForFunction(() => document.querySelector('.listen-status').textContent);
  assert.equal(await page.textContent('.listen-status'), 'The recording could not be loaded.');
});

test('accessible, closed and open, at the width of a small phone', async (t) => {
  const page = await open(t, '/ferry', { viewport: { width: 320, height: 640 }, bypassCSP: true });
  for (const opened of [false, true]) {
    if (opened) await press(page, 'Player settings');
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run('.listen', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  }
});
