/**
 * Takes a picture of every page from a running development server, to be looked at.
 * Use: node dev/screenshots.mjs <address> <directory> [light|dark|phone ...]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [address = 'http://127.0.0.1:8099', directory = 'target/screenshots', ...looks] = process.argv.slice(2);
const LOOKS = {
  light: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', hasTouch: true, deviceScaleFactor: 2 },
};
const PAGES = ['wall', 'boxes', 'media', 'playlists', 'schedule', 'publish', 'alerts', 'settings'];

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
mkdirSync(directory, { recursive: true });
for (const look of looks.length ? looks : Object.keys(LOOKS)) {
  const context = await browser.newContext(LOOKS[look]);
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.log(look, page.url(), message.text()));
  page.on('pageerror', (error) => console.log(look, page.url(), error.message));
  const shot = async (name) => {
    await page.waitForTimeout(700);
    await page.screenshot({ path: join(directory, `${look}-${name}.png`) });
  };
  for (const name of PAGES) {
    await page.goto(`${address}/${name}`);
    await shot(name);
  }
  const boxes = await page.evaluate(() => fetch('/api/v1/boxes?limit=1000').then((response) => response.json()));
  const pick = (state) => boxes.items.find((box) => box.state === state)?.hostname;
  for (const state of ['ON_SCREEN', 'DIFFERS', 'UPDATING', 'PENDING']) {
    if (!pick(state)) continue;
    await page.goto(`${address}/boxes/${pick(state)}`);
    await shot(`box-${state.toLowerCase()}`);
  }
  const classic = boxes.items.find((box) => box.kind === 'CLASSIC')?.hostname;
  if (classic) {
    await page.goto(`${address}/boxes/${classic}`);
    await shot('box-classic');
  }
  await page.goto(`${address}/boxes`);
  await page.getByRole('button', { name: 'Add box' }).click();
  await page.getByRole('radio', { name: 'Classic box' }).check();
  await shot('add-classic');
  await page.goto(`${address}/playlists`);
  const playlist = page.getByRole('list', { name: 'Playlists' }).getByRole('link').first();
  await playlist.waitFor({ timeout: 3_000 }).catch(() => undefined);
  if (await playlist.count()) {
    await playlist.click();
    await shot('playlist');
    await page.getByRole('button', { name: 'Add media' }).click();
    await shot('picker');
  }
  await context.close();
}
await browser.close();
