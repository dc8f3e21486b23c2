// What a page may cost on a bad phone: slow 4G, a processor four times slower,
// 360 px wide. Bytes are as sent. The largest paint (lcp, in milliseconds, to be
// 1500 at most) is printed and not judged, because it moves with the machine.
const budget = { total: 300e3, html: 60e3, css: 25e3, font: 60e3, script: 30e3, requests: 25, cls: 0.01, elements: 1500 };

// budgets loads url and returns a line for every budget it breaks. It prints
// the figures, so that a log shows how near they are.
export async function budgets(browser, url) {
  const ctx = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
  const page = await ctx.newPage();
  const cdp = await ctx.newCDPSession(page);
  const types = {};
  const bytes = { html: 0, css: 0, font: 0, script: 0, img: 0 };
  const names = { Document: 'html', Stylesheet: 'css', Font: 'font', Script: 'script', Image: 'img' };
  let total = 0;
  let requests = 0;
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 75e4 / 8 });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  cdp.on('Network.responseReceived', (e) => { types[e.requestId] = names[e.type]; });
  cdp.on('Network.loadingFinished', (e) => { bytes[types[e.requestId]] += e.encodedDataLength; total += e.encodedDataLength; requests++; });
  await page.addInitScript(() => {
    window.vitals = { lcp: 0, cls: 0 };
    new PerformanceObserver((l) => { for (const e of l.getEntries()) window.vitals.lcp = e.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((l) => { for (const e of l.getEntries()) if (!e.hadRecentInput) window.vitals.cls += e.value; }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(300);
  const vitals = await page.evaluate(() => ({ ...window.vitals, elements: document.querySelectorAll('*').length }));
  await ctx.close();
  const got = { total, requests, ...bytes, lcp: Math.round(vitals.lcp), cls: +vitals.cls.toFixed(4), elements: vitals.elements };
  console.log(new URL(url).pathname, JSON.stringify(got));
  return Object.keys(budget).filter((k) => got[k] > budget[k]).map((k) => `${url}: ${k} is ${got[k]}, the budget ${budget[k]}`);
}
