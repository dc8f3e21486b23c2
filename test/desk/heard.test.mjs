// An article is heard: spoken when it comes out, silent as soon as it is
// corrected, heard again with the new words. Then the podcasts of the paper.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';

import { editor, openDesk } from './desk.mjs';

const missing = ['espeak-ng', 'ffmpeg'].filter((name) => spawnSync(name, ['--help']).error);
const skip = missing.length ? `${missing.join(' and ')} must be installed for an article to be heard.` : false;

let desk, page;
before(async () => {
  if (skip) return;
  desk = await openDesk({ env: { COURANT_LISTEN_ENGINE: '' } });
  page = await desk.as(editor, { path: '/' });
});
after(() => desk?.close());

async function ask(method, path, data) {
  const answer = await page.context().request.fetch(`${desk.url}/api/v1${path}`, { method, data });
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

const body = (...texts) => ({ version: 1, blocks: texts.map((text) => ({ type: 'paragraph', text: [{ text }] })) });
const read = (path) => fetch(desk.url + path).then((r) => r.text());
const soundOf = (html) => /<source src="([^"]+)"/.exec(html)?.[1];

/** Waits until the page of an article has a sound that is not the old one. */
async function heard(path, old) {
  for (const end = Date.now() + 90_000; Date.now() < end; await new Promise((r) => { setTimeout(r, 200); })) {
    const sound = soundOf(await read(path));
    if (sound && sound !== old) return sound;
  }
  throw new Error(`${path} was not spoken in time`);
}

/** Plays what the page has until two seconds of it were heard. */
async function play() {
  await page.getByRole('button', { name: 'Play', exact: true }).first().click();
  await page.waitForFunction(() => document.querySelector('audio').currentTime > 2, undefined, { timeout: 30_000 });
}

let path;

test('an article is heard, is silent when it is corrected, and is heard again in the new words', { skip, timeout: 300_000 }, async () => {
  const wrong = 'The warden counted twenty-one otters on the shore below Hask. They came at dawn, and by noon all of them had left.';
  let a = await ask('POST', '/articles', { content: { kind: 'news', section: 1, slug: '', headline: 'Otters to be heard below Hask', standfirst: 'In short.', body: body(wrong, 'Nobody knows why.') } });
  for (const verb of ['submit', 'ready']) a = await ask('POST', `/articles/${a.id}/${verb}`, { version: a.version });
  a = await ask('POST', `/articles/${a.id}/publish`, { version: a.version, substance: true });
  path = a.path;

  const first = await heard(path);
  assert.match(await read(`${path}/transcript.vtt`), /twenty-one otters/);
  await page.goto(desk.url + path);
  await play();

  const saved = await ask('PUT', `/articles/${a.id}/draft`, { base: a.head, content: { ...a.content, body: body(wrong.replace('twenty-one', 'twelve'), 'Nobody knows why.') } });
  await ask('POST', `/articles/${a.id}/correct`, { version: saved.version, kind: 'correction', text: 'There were twelve.', top: false, with_text: true });
  const html = await read(path); // the first page after the deed
  assert.ok(!html.includes(first), 'the old sound is still on the page');
  assert.equal(soundOf(html), undefined);
  assert.match(html, /Its recording is being made again\./);

  await heard(path, first);
  const transcript = await read(`${path}/transcript.vtt`);
  assert.match(transcript, /twelve otters/);
  assert.doesNotMatch(transcript, /twenty-one/);
  await page.goto(desk.url + path);
  await play();
  assert.deepEqual(page.problems, []);
});

test('the podcasts are what directories ask for', { skip, timeout: 60_000 }, async () => {
  assert.match(await read('/listen'), /href="\/listen\/podcast\.xml"/);
  const script = `import feedparser,json,sys
f=feedparser.parse(sys.stdin.buffer.read())
print(json.dumps({"bozo":str(f.get("bozo_exception","")),"title":f.feed.title,"cover":f.feed.image.href,"email":f.feed.publisher_detail.email,"categories":[t.term for t in f.feed.tags],
"episodes":[{"title":e.title,"link":e.link,"sounds":[[s.href,s.type,int(s.length)] for s in e.enclosures]} for e in f.entries]}))`;
  for (const address of ['/listen/podcast.xml', '/listen/digest.xml']) {
    const got = JSON.parse(execFileSync('/usr/bin/python3', ['-c', script], { encoding: 'utf8', input: await read(address) }));
    assert.equal(got.bozo, '', address);
    assert.match(got.title, /^The Ferry Gazette/);
    assert.equal(got.email, 'newsdesk@ferrygazette.example');
    assert.deepEqual(got.categories, ['News', 'Daily News']);
    const [width, height] = await page.evaluate(async (src) => { const i = new Image(); i.src = src; await i.decode(); return [i.naturalWidth, i.naturalHeight]; }, got.cover);
    assert.ok(width === height && width >= 1400 && width <= 3000, `a cover of ${width} by ${height}`);
    if (address !== '/listen/podcast.xml') continue;
    const episode = got.episodes.find((e) => e.link.endsWith(path));
    assert.equal(episode?.title, 'Otters to be heard below Hask');
    const [href, type, length] = episode.sounds[0];
    const sound = await fetch(href, { method: 'HEAD' });
    assert.deepEqual([sound.status, sound.headers.get('content-type'), Number(sound.headers.get('content-length'))], [200, type, length]);
  }
});
