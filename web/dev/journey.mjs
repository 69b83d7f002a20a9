/**
 * Does the whole job once in a real browser against a running server: log in, upload, playlist, schedule, publish, wall.
 * Use: node dev/journey.mjs <address> <password> <box> <picture directory>
 */
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [address = 'http://127.0.0.1:8099', password = 'secret', box = 'lobby', directory = 'target/screenshots'] =
  process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.setDefaultTimeout(8_000);
page.on('console', (message) => message.type() === 'error' && console.log('console:', message.text()));
page.on('pageerror', (error) => console.log('error:', error.message));
const shot = (name) => page.screenshot({ path: join(directory, `journey-${name}.png`) });
const button = (name) => page.getByRole('button', { name, exact: true });
const place = (name) => page.getByRole('navigation', { name: 'Main' }).getByText(name, { exact: true }).click();
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

try {
  await page.goto(`${address}/schedule`);
  await page.getByLabel('Name').fill('admin');
  await page.getByLabel('Password').first().fill('wrong');
  await button('Log in').click();
  await page.getByRole('alert').waitFor();
  await shot('1-login');
  await page.getByLabel('Password').first().fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Schedule' }).waitFor();

  await place('Media');
  const chooser = page.waitForEvent('filechooser');
  await button('Upload').first().click();
  await (await chooser).setFiles([
    { name: 'journey.png', mimeType: 'image/png', buffer: png },
    { name: 'fail.png', mimeType: 'image/png', buffer: png },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: png },
  ]);
  await button('Open journey.png').waitFor();
  await shot('2-media');

  await place('Playlists');
  await page.getByRole('link', { name: 'New playlist' }).first().click();
  await page.getByLabel('Name').fill('Journey');
  await button('Add media').click();
  await button('journey.png').click();
  await button('menu-lunch.png').click({ timeout: 1_000 }).catch(() => console.log('no second medium'));
  await shot('3-picker');
  await page.getByRole('button', { name: /^Add (item|\d+ items)$/ }).click();
  await page.getByRole('button', { name: 'Drag journey.png' }).focus();
  await page.keyboard.press('Space');
  await page.waitForTimeout(300);
  await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(300);
  await page.keyboard.press('Space');
  await page.waitForTimeout(400);
  console.log('order by keyboard:', await page.getByRole('list', { name: 'Items' }).getByRole('listitem').allInnerTexts());
  await button('Save').click();
  await page.getByRole('heading', { name: 'Journey' }).waitFor();
  await shot('4-playlist');

  await place('Schedule');
  await button('Assign playlist').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Playlist').first().click();
  await page.getByRole('option', { name: 'Journey', exact: true }).click();
  await dialog.getByLabel('Boxes').first().click();
  await page.keyboard.type(box);
  await page.getByRole('option', { name: box, exact: true }).click();
  await page.keyboard.press('Tab');
  await shot('5-assign');
  await dialog.getByRole('button', { name: 'Assign' }).click();
  await page.getByRole('list', { name: 'Assignments' }).getByText('Journey').waitFor();
  await shot('6-schedule');

  await place('Publish');
  await page.getByText('will change').first().waitFor();
  await shot('7-publish');
  await button('Publish').click();
  if (await page.getByText('The plan has changed since you saw it').isVisible({ timeout: 1_500 }).catch(() => false)) {
    await shot('7-changed');
    await button('Publish').click();
  }
  await page.getByRole('table', { name: 'Boxes of this rollout' }).waitFor();
  await page.waitForTimeout(2_500);
  await shot('8-rollout');
  await place('Wall');
  await page.getByRole('listitem').filter({ hasText: box }).first().click();
  await page.getByRole('heading', { name: box }).first().waitFor();
  await page.getByRole('button', { name: 'Restart player' }).click();
  await page.waitForTimeout(500);
  await page.getByRole('button', { name: `More for ${box}` }).click();
  await page.getByRole('menuitem', { name: 'New enrolment token' }).click();
  await button('Create token').click();
  await page.waitForTimeout(500);
  await shot('9-token');
  await button('Done').click();
  await page.waitForTimeout(400);
  await page.getByRole('button', { name: `More for ${box}` }).click();
  await page.getByRole('menuitem', { name: 'Delete box' }).click();
  await page.waitForTimeout(500);
  await shot('10-delete');
  console.log('The journey is through.');
} catch (error) {
  await shot('stuck');
  console.log(error.message);
  process.exitCode = 1;
} finally {
  await browser.close();
}
