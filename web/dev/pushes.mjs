/**
 * Publishes and takes pictures of everything that shows a push on its way, stopped and begun again, and of a site's settings.
 * Use: node dev/pushes.mjs <address> <directory> [password]; a slow server shows more, so set a bandwidth cap first.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [address = 'http://127.0.0.1:8099', directory = 'target/screenshots', password] = process.argv.slice(2);
mkdirSync(directory, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'no-preference' });
const page = await context.newPage();
page.setDefaultTimeout(8_000);
page.on('console', (message) => message.type() === 'error' && console.log(page.url(), message.text()));
page.on('pageerror', (error) => console.log(page.url(), error.message));

async function shot(name) {
  const looks = [
    ['light', { width: 1440, height: 900 }],
    ['dark', { width: 1440, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ];
  for (const [look, size] of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' });
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(directory, `${name}-${look}.png`) });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

const button = (name) => page.getByRole('button', { name, exact: true });

await page.goto(`${address}/publish`);
if (password) {
  await page.getByLabel('Name').fill('admin');
  await page.getByLabel('Password').first().fill(password);
  await page.keyboard.press('Enter');
}
await page.getByRole('button', { name: /^Publish( anyway)?$/ }).click();
await page.getByRole('heading', { name: 'Rollout' }).waitFor();
const rollout = page.url();
await page.waitForTimeout(3_000);
await shot('rollout-sending');
const box = await page.locator('[role=row] a').first().innerText();
await page.goto(`${address}/boxes/${box}`);
await page.getByRole('progressbar').waitFor().catch(() => console.log('no bar on the page of', box));
await shot('box-sending');
await page.goto(`${address}/wall`);
await page.waitForTimeout(1_500);
await shot('wall-sending');
await page.goto(`${address}/boxes`);
await page.waitForTimeout(1_500);
await shot('boxes-sending');
await page.goto(rollout);
await page.getByRole('button', { name: /^Stop delivery to/ }).click();
await page.waitForTimeout(1_500);
await shot('rollout-stopped');
await page.goto(`${address}/boxes/${box}`);
await page.waitForTimeout(800);
await shot('box-stopped');
await page.goto(rollout);
await page.getByRole('button', { name: /^Retry \d+ box/ }).click();
await page.waitForTimeout(2_500);
await shot('rollout-retried');
await page.goto(`${address}/settings`);
await page.waitForTimeout(800);
await shot('settings');
await page.getByRole('list', { name: 'Sites' }).getByRole('button').first().click();
await page.getByRole('dialog').waitFor();
await button('Add window').click();
await page.getByLabel('Bandwidth cap').fill('500');
await shot('site');
await browser.close();
