const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size for people in decimal units, as disks and networks are sold: `48.2 kB`. */
export function bytes(value: number): string {
  let unit = 0;
  let size = value;
  while (size >= 999.95 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${UNITS[unit]}`;
}

/** A speed: `48.2 kB/s`. */
export function rate(bytesPerSecond: number): string {
  return `${bytes(Math.round(bytesPerSecond))}/s`;
}

/** How long something still takes, as exact as anyone wants to read: `31 s left`, `2 min 5 s left`, `12 min left`. */
export function timeLeft(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return `${duration(whole < 600 ? whole : Math.round(whole / 60) * 60)} left`;
}

/** A length of time in its two largest units: `3 d 4 h`, `2 min 5 s`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts: [number, string][] = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor(whole / 3_600) % 24, 'h'],
    [Math.floor(whole / 60) % 60, 'min'],
    [whole % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

/** `1 box`, `5 boxes`, `5,000 boxes`. */
export function count(n: number, one: string, many: string = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

export function number(n: number): string {
  return n.toLocaleString('en');
}

/** How long ago, or how far ahead, in one unit. */
export function relative(iso: string, now: number): string {
  const seconds = Math.round((now - Date.parse(iso)) / 1000);
  const size = Math.abs(seconds);
  if (size < 5) return 'just now';
  const text = size < 60 ? `${size} s` : oneUnit(size);
  return seconds < 0 ? `in ${text}` : `${text} ago`;
}

function oneUnit(seconds: number): string {
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** Date and time in a time zone; the browser's own when none is given or it is not known here. */
export function dateTime(iso: string, timeZone?: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'medium' };
  try {
    return new Intl.DateTimeFormat(undefined, { ...options, ...(timeZone ? { timeZone } : {}) }).format(new Date(iso));
  } catch {
    return new Intl.DateTimeFormat(undefined, options).format(new Date(iso));
  }
}

/** The time of day in a time zone: `22:00`, or `Fri 22:00` and `4 Dec 22:00` when it is not today. */
export function clock(iso: string, options: { zone?: string | undefined; seconds?: boolean; now?: number } = {}): string {
  const at = new Date(iso);
  const inZone = (parts: Intl.DateTimeFormatOptions, when: Date | number = at) => formatIn(options.zone, parts, when);
  const time = inZone({
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(options.seconds ? { second: '2-digit' } : {}),
  });
  const now = options.now ?? Date.now();
  const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
  if (inZone(day) === inZone(day, now)) return time;
  const near = Math.abs(at.getTime() - now) < 6 * 86_400_000;
  return `${inZone(near ? { weekday: 'short' } : day)} ${time}`;
}

function formatIn(zone: string | undefined, parts: Intl.DateTimeFormatOptions, when: Date | number): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...parts, ...(zone ? { timeZone: zone } : {}) }).format(when);
  } catch {
    return new Intl.DateTimeFormat('en-GB', parts).format(when);
  }
}

/** Part of a whole in percent, 0 to 100; a whole of nothing is complete unless told otherwise. */
export function percent(done: number, total: number, ofNothing = 100): number {
  return total <= 0 ? ofNothing : Math.max(0, Math.min(100, (done / total) * 100));
}
