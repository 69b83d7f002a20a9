import type { PushWindow, Site, SiteSettings } from '../../api/types';
import { number } from '../../components/format';
import { parseTime, windowsWords } from './windows';

/** What the dialog of a site holds: numbers and times as they are typed. */
export interface SiteForm {
  timeZone: string;
  bandwidthKBps: string | number;
  pushesAtOnce: string | number;
  pushWindows: PushWindow[];
  allowGap: boolean;
}

export function formOf(site: Site): SiteForm {
  return {
    timeZone: site.timeZone,
    bandwidthKBps: site.bandwidthKBps ?? '',
    pushesAtOnce: site.pushesAtOnce ?? '',
    pushWindows: site.pushWindows,
    allowGap: site.allowGap,
  };
}

/** What the form says, as the API wants it: an empty number is no limit. */
export function settingsOf(form: SiteForm): SiteSettings {
  return {
    timeZone: form.timeZone,
    bandwidthKBps: limit(form.bandwidthKBps),
    pushesAtOnce: limit(form.pushesAtOnce),
    pushWindows: form.pushWindows.map(({ days, from, to }) => ({
      days,
      from: parseTime(from) ?? from,
      to: parseTime(to) ?? to,
    })),
    allowGap: form.allowGap,
  };
}

/** Only what the form changes, so that it does not take back what somebody else has saved meanwhile. */
export function changesOf(site: SiteSettings, form: SiteForm): Partial<SiteSettings> {
  const wanted = settingsOf(form);
  const text = (value: unknown) => JSON.stringify(value);
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => text(value) !== text(site[name as keyof SiteSettings])),
  );
}

function limit(typed: string | number): number | null {
  return typed === '' ? null : Number(typed);
}

/** Whether every time in it is one. */
export function isSound(form: SiteForm): boolean {
  return form.pushWindows.every(({ from, to }) => parseTime(from) !== undefined && parseTime(to) !== undefined);
}

/** The cap as lines are sold: `0.5 MB/s, 4 Mbit/s`. */
export function capReading(kBps: number): string {
  const figure = (value: number) => Number(value.toPrecision(3)).toLocaleString('en');
  return `${figure(kBps / 1000)} MB/s, ${figure((kBps * 8) / 1000)} Mbit/s`;
}

/** What holds for the pushes of a site, one part each. */
export function siteWords(site: SiteSettings): string[] {
  const words = [
    site.bandwidthKBps === null
      ? 'No bandwidth cap'
      : `At most ${number(site.bandwidthKBps)} kB/s (${capReading(site.bandwidthKBps)})`,
    `Media are sent ${windowsWords(site.pushWindows)}`,
  ];
  if (site.pushesAtOnce !== null) words.push(`${number(site.pushesAtOnce)} at once`);
  if (site.allowGap) words.push('Logo while a large show arrives');
  return words;
}
