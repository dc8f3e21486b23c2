// How long the desk takes to stand on a bad connection and a slow processor:
// slow 4G, four times slower (the profile of test/browser/budgets.mjs). What it
// sends is judged; the time, 1500 ms at most on a quiet machine, is printed.
import assert from 'node:assert/strict';
import test from 'node:test';

import { editor, openDesk } from './desk.mjs';

test('the first screen stands soon, also on a slow connection', async (t) => {
  const desk = await openDesk();
  t.after(() => desk.close());
  const warm = await desk.as(editor);
  await warm.getByRole('main').getByRole('heading').first().waitFor();

  const context = warm.context();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  let bytes = 0;
  let requests = 0;
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 75e4 / 8 });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  cdp.on('Network.loadingFinished', (e) => { bytes += e.encodedDataLength; requests++; });
  const began = Date.now();
  await page.goto(`${desk.url}/desk`, { waitUntil: 'commit' });
  await page.getByRole('main').getByRole('heading').first().waitFor();
  const stood = Date.now() - began;
  console.log(`first screen of the desk: ${stood} ms, ${bytes} bytes in ${requests} requests`);
  assert.ok(bytes <= 350 * 1024, `the first screen takes ${bytes} bytes`);
});
