// The library of pictures, as a reporter and an editor use it: files of every
// kind come in or are refused, crops are cut by keyboard, the line breaks.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { editor, openDesk } from './desk.mjs';

const axe = readFileSync(createRequire(new URL('../browser/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');

let desk;
let page;

before(async () => {
  desk = await openDesk();
  page = await desk.as(editor, { path: '/desk/pictures' });
  await page.getByRole('listbox', { name: 'Pictures' }).waitFor();
});
after(() => desk?.close());

/** Draws a photograph in the browser; the noise makes each one another file. */
function photo(width, height, noise = 0.2) {
  return page.evaluate(async ([w, h, n]) => {
    const canvas = new OffscreenCanvas(w, h);
    const pen = canvas.getContext('2d');
    const image = pen.createImageData(w, h);
    for (let i = 0; i < image.data.length; i += 4) {
      const x = (i / 4) % w;
      image.data.set([(x / w) * 255 * (1 - n) + Math.random() * 255 * n, 120, (i / image.data.length) * 255, 255], i);
    }
    pen.putImageData(image, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })).arrayBuffer());
    let text = '';
    for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
    return btoa(text);
  }, [width, height, noise]).then((text) => Buffer.from(text, 'base64'));
}

const input = () => page.locator('input[type=file][multiple]');
const uploads = () => page.getByRole('region', { name: 'Uploads' });
const send = (name, buffer, mimeType = 'image/jpeg') => input().setInputFiles({ name, mimeType, buffer });

async function noViolations(state) {
  await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0]?.target}`), [], state);
}

test('a photograph comes in, and says what it lacks', async () => {
  await send('harbour.jpg', await photo(1500, 1000));
  await uploads().getByText('needs a credit and an alternative text').waitFor();
  const cell = page.getByRole('option', { name: /harbour\.jpg.*credit and alt text missing/ });
  await cell.waitFor();
  await noViolations('an upload that has arrived');
  await cell.click();
  await page.getByLabel('Credit', { exact: true }).fill('Ada Quill');
  await page.getByLabel('Alternative text').fill('Boats in the harbour');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByRole('button', { name: 'Kept' }).waitFor();
  await noViolations('details of a picture');
});

test('a crop is cut by keyboard alone, and kept', async () => {
  await page.getByRole('radio', { name: '16:9' }).focus();
  await page.keyboard.press('Space');
  const crop = page.getByRole('button', { name: /^16:9 crop/ });
  await crop.focus();
  for (let i = 0; i < 10; i++) await page.keyboard.press('Shift+ArrowLeft');
  for (let i = 0; i < 50; i++) await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', { name: /^16:9 crop, 0 % from the left, .* 80 % wide/ }).waitFor();
  await page.getByRole('button', { name: 'Keep', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Kept' }).waitFor();
  const { items } = await page.request.get(`${desk.url}/api/v1/pictures?q=harbour.jpg`).then((r) => r.json());
  assert.equal(items[0].crops['16:9'].x, 0);
  assert.ok(Math.abs(items[0].crops['16:9'].width - 0.8) < 1e-6);
});

test('what is no picture, or too large, is refused in words', async () => {
  await page.getByRole('button', { name: 'Close the details' }).click();
  await send('holiday.jpg', Buffer.from('PK\x03\x04 and the rest of an archive'));
  await uploads().getByText('This file is a ZIP archive').waitFor();
  await page.evaluate(() => { // 200 MB that are never read
    const large = new File([new Blob(Array(200).fill(new ArrayBuffer(1 << 20)))], 'huge.jpg', { type: 'image/jpeg' });
    const data = new DataTransfer();
    data.items.add(large);
    document.querySelector('.screen').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await uploads().getByText('The file is too large').waitFor();
  await noViolations('refused uploads');
  for (const name of ['Call off holiday.jpg', 'Call off huge.jpg']) await page.getByRole('button', { name }).click();
});

test('the same file twice is one picture', async () => {
  const same = await photo(600, 400);
  await input().setInputFiles([1, 2].map((n) => ({ name: `same-${n}.jpg`, mimeType: 'image/jpeg', buffer: same })));
  await uploads().getByText('The library had this file already').waitFor();
  const { items } = await page.request.get(`${desk.url}/api/v1/pictures?q=same`).then((r) => r.json());
  assert.equal(items.length, 1);
});

test('a restart in the middle of an upload loses neither the file nor what was typed', async () => {
  const line = await page.context().newCDPSession(page);
  const speed = (upload) => line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: upload });
  const large = await photo(2400, 1600, 1);
  await speed(300_000);
  await send('restart.jpg', large);
  await page.getByRole('button', { name: 'Credit, text of restart.jpg' }).click();
  await uploads().getByLabel('Credit', { exact: true }).fill('Typed meanwhile');
  await uploads().getByText(/[1-9]\d? % sent/).waitFor();
  await desk.paper.stop('SIGKILL');
  await uploads().getByText('The connection broke off').first().waitFor();
  await speed(-1);
  await desk.paper.start();
  await uploads().getByRole('button', { name: 'Try again' }).click({ timeout: 2000 }).catch(() => {}); // unless it has by itself
  await page.getByRole('option', { name: /restart\.jpg/ }).waitFor();
  for (let i = 0; ; i++) {
    const { items } = await page.request.get(`${desk.url}/api/v1/pictures?q=restart.jpg`).then((r) => r.json());
    if (items.length === 1 && items[0].credit === 'Typed meanwhile') break;
    assert.ok(i < 50, JSON.stringify(items));
    await page.waitForTimeout(100);
  }
});

test('the library fits a telephone', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('option', { name: /restart\.jpg/ }).click();
  await page.getByRole('region', { name: /restart\.jpg/ }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await noViolations('details on a telephone');
});
