import type { Day, PushWindow } from '../../api/types';

export const DAYS: readonly { day: Day; short: string }[] = [
  { day: 'MON', short: 'Mon' },
  { day: 'TUE', short: 'Tue' },
  { day: 'WED', short: 'Wed' },
  { day: 'THU', short: 'Thu' },
  { day: 'FRI', short: 'Fri' },
  { day: 'SAT', short: 'Sat' },
  { day: 'SUN', short: 'Sun' },
];

/** A time as people type it, `9`, `930`, `9.30`, `9:30`, as `09:30`; undefined if it is none. */
export function parseTime(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.h]?([0-5]\d))?\s*h?$/.exec(text.trim());
  const hour = Number(match?.[1]);
  return match && hour < 24 ? `${String(hour).padStart(2, '0')}:${match[2] ?? '00'}` : undefined;
}

/** A window in words: `every night 22:00 to 05:00`, `Mon to Fri 09:00 to 17:00`. */
export function windowWords({ days, from, to }: PushWindow): string {
  const every = days.length === 0 || days.length === DAYS.length;
  if (from === to) {
    if (every) return 'at any time';
    return from === '00:00' ? `${dayWords(days)} all day` : `${dayWords(days)} from ${from} for 24 hours`;
  }
  // Times of one form compare as text.
  const overMidnight = from > to;
  if (every) return `every ${overMidnight ? 'night' : 'day'} ${from} to ${to}`;
  return `${dayWords(days)} ${from} to ${to}${overMidnight ? ' the next morning' : ''}`;
}

/** `Mon to Fri`, `Sat and Sun`, `Mon, Wed and Fri`. */
function dayWords(days: readonly Day[]): string {
  const runs: number[][] = [];
  for (const index of DAYS.flatMap(({ day }, at) => (days.includes(day) ? [at] : []))) {
    const run = runs.at(-1);
    if (run && run.at(-1) === index - 1) run.push(index);
    else runs.push([index]);
  }
  const name = (index: number | undefined) => DAYS[index ?? 0]?.short ?? '';
  const words = runs.flatMap((run) =>
    run.length > 2 ? [`${name(run[0])} to ${name(run.at(-1))}`] : run.map((index) => name(index)),
  );
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '');
}

/** All windows of a site in one sentence's part; `at any time` where there is none. */
export function windowsWords(windows: readonly PushWindow[]): string {
  return windows.length === 0 ? 'at any time' : windows.map(windowWords).join('; ');
}
