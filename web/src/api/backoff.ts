const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before an attempt: it doubles each time and is spread by half, so that many browsers do not come
 * back to a restarted server at one instant.
 *
 * @param attempt 0 for the first
 * @param random a number from 0 to below 1
 */
export function backoffMs(attempt: number, random: number = Math.random()): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return Math.round(full / 2 + (full / 2) * random);
}
