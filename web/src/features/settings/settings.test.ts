import { describe, expect, it } from 'vitest';
import type { Day, Site } from '../../api/types';
import { capReading, changesOf, formOf, isSound, settingsOf, siteWords } from './siteForm';
import { parseTime, windowsWords, windowWords } from './windows';

it.each([
  ['22:00', '22:00'],
  ['9', '09:00'],
  ['930', '09:30'],
  ['9.30', '09:30'],
  [' 23:59 ', '23:59'],
  ['0', '00:00'],
  ['24:00', undefined],
  ['12:60', undefined],
  ['', undefined],
  ['noon', undefined],
])('reads %j as %j', (typed, time) => expect(parseTime(typed)).toBe(time));

describe('windowWords', () => {
  const words = (from: string, to: string, ...days: Day[]) => windowWords({ days, from, to });

  it('understands midnight', () => {
    expect(words('22:00', '05:00')).toBe('every night 22:00 to 05:00');
    expect(words('09:00', '17:00')).toBe('every day 09:00 to 17:00');
    expect(words('22:00', '05:00', 'FRI', 'SAT')).toBe('Fri and Sat 22:00 to 05:00 the next morning');
  });

  it('puts days in a row together, in the order of the week', () => {
    expect(words('09:00', '17:00', 'FRI', 'MON', 'WED', 'TUE', 'THU')).toBe('Mon to Fri 09:00 to 17:00');
    expect(words('09:00', '17:00', 'SUN', 'MON', 'WED')).toBe('Mon, Wed and Sun 09:00 to 17:00');
    expect(words('09:00', '17:00', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN')).toBe('every day 09:00 to 17:00');
  });

  it('knows that equal times are a whole day', () => {
    expect(words('22:00', '22:00')).toBe('at any time');
    expect(words('00:00', '00:00', 'SUN')).toBe('Sun all day');
    expect(words('22:00', '22:00', 'SUN')).toBe('Sun from 22:00 for 24 hours');
  });

  it('says that no window means always', () => expect(windowsWords([])).toBe('at any time'));
});

describe('the form of a site', () => {
  const site: Site = {
    id: 'site_1',
    name: 'Berlin',
    timeZone: 'Europe/Berlin',
    boxes: 2,
    bandwidthKBps: 500,
    pushesAtOnce: null,
    pushWindows: [{ days: [], from: '22:00', to: '05:00' }],
    allowGap: false,
  };

  it('sends nothing when nothing was changed', () => expect(changesOf(site, formOf(site))).toEqual({}));

  it('sends only what was changed, and an emptied number as no limit', () => {
    expect(changesOf(site, { ...formOf(site), bandwidthKBps: '', pushesAtOnce: '3' })).toEqual({
      bandwidthKBps: null,
      pushesAtOnce: 3,
    });
    expect(changesOf(site, { ...formOf(site), pushWindows: [] })).toEqual({ pushWindows: [] });
  });

  it('tidies times and refuses what is none', () => {
    const form = { ...formOf(site), pushWindows: [{ days: [], from: '9', to: '1730' }] };
    expect(settingsOf(form).pushWindows).toEqual([{ days: [], from: '09:00', to: '17:30' }]);
    expect(isSound(form)).toBe(true);
    expect(isSound({ ...form, pushWindows: [{ days: [], from: '9', to: 'noon' }] })).toBe(false);
  });

  it('reads a cap as lines are sold', () => {
    expect(capReading(500)).toBe('0.5 MB/s, 4 Mbit/s');
    expect(capReading(12_500)).toBe('12.5 MB/s, 100 Mbit/s');
  });

  it('says in words what holds', () => {
    expect(siteWords(site)).toEqual(['At most 500 kB/s (0.5 MB/s, 4 Mbit/s)', 'Media are sent every night 22:00 to 05:00']);
    expect(siteWords({ ...site, bandwidthKBps: null, pushWindows: [], pushesAtOnce: 2, allowGap: true })).toEqual([
      'No bandwidth cap',
      'Media are sent at any time',
      '2 at once',
      'Logo while a large show arrives',
    ]);
  });
});
