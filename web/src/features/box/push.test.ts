import { describe, expect, it } from 'vitest';
import type { Box, Push } from '../../api/types';
import { canRetry, canStop, deliveryText, movingText, pushWords, retryWord, shownPush } from './push';

const NOW = Date.parse('2026-03-04T13:03:00Z');
const zone = 'Europe/Berlin';

const push = (rest: Partial<Push>): Push => ({
  id: 'push_1',
  state: 'QUEUED',
  generation: 7,
  bytesDone: 0,
  bytesTotal: 48_000_000,
  bytesPerSecond: null,
  secondsLeft: null,
  attempt: 0,
  startedAt: null,
  nextAttemptAt: null,
  waitsFor: null,
  reason: null,
  ...rest,
});

describe('pushWords', () => {
  const words = (rest: Partial<Push>) => pushWords(push(rest), { zone, now: NOW });

  it('says what it waits for', () => {
    expect(words({ waitsFor: 'TURN' })).toBe('Waits for its turn');
    expect(words({ state: 'RETRYING', waitsFor: 'TURN', attempt: 2 })).toBe('Waits for its turn');
    expect(words({ waitsFor: 'WINDOW', nextAttemptAt: '2026-03-04T21:00:00Z' })).toBe(
      "Waits for the site's window, from 22:00",
    );
    expect(words({ waitsFor: 'WINDOW', nextAttemptAt: '2026-03-06T21:00:00Z' })).toBe(
      "Waits for the site's window, from Fri 22:00",
    );
    expect(words({ waitsFor: 'WINDOW' })).toBe("Waits for the site's window");
  });

  it('says when it tries again, as which attempt', () => {
    const pause = { state: 'RETRYING', waitsFor: 'PAUSE', attempt: 2 } as const;
    expect(words({ ...pause, nextAttemptAt: '2026-03-04T13:03:10Z' })).toBe('Tries again at 14:03:10 (attempt 3)');
    expect(words({ ...pause, nextAttemptAt: '2026-03-04T13:02:59Z' })).toBe('Tries again now (attempt 3)');
    expect(words(pause)).toBe('Tries again now (attempt 3)');
  });

  it('says what goes on, and how it ended', () => {
    expect(words({})).toBe('Starts in a moment');
    expect(words({ state: 'TRANSFERRING', attempt: 1 })).toBe('Sending');
    expect(words({ state: 'TRANSFERRING', attempt: 4 })).toBe('Sending (attempt 4)');
    expect(words({ state: 'UNCONFIRMED' })).toBe('Delivered, not confirmed: this box has no agent');
    expect(words({ state: 'CANCELLED' })).toBe('Stopped');
    expect(words({ state: 'CONFIRMED' })).toBeUndefined();
    expect(words({ state: 'SUPERSEDED' })).toBeUndefined();
  });
});

it('offers to stop what is under way, and to retry what has ended or pauses', () => {
  const states = ['QUEUED', 'TRANSFERRING', 'RETRYING', 'DELIVERED', 'CONFIRMED', 'UNCONFIRMED', 'FAILED', 'CANCELLED', 'SUPERSEDED'] as const;
  expect(states.filter((state) => canStop(push({ state })))).toEqual(['QUEUED', 'TRANSFERRING', 'RETRYING']);
  expect(states.filter((state) => canRetry(push({ state })))).toEqual(['RETRYING', 'UNCONFIRMED', 'FAILED', 'CANCELLED']);
  expect(canStop(null)).toBe(false);
  expect(canRetry(null)).toBe(false);
});

it('does not offer a retry that a limit would hold back again', () => {
  expect(canRetry(push({ state: 'RETRYING', waitsFor: 'WINDOW' }))).toBe(false);
  expect(canRetry(push({ state: 'RETRYING', waitsFor: 'PAUSE' }))).toBe(true);
});

it('calls it another delivery where all has arrived', () => {
  expect(retryWord(push({ state: 'UNCONFIRMED' }))).toBe('Deliver again');
  expect(retryWord(push({ state: 'CANCELLED' }))).toBe('Retry now');
});

it('puts part, speed and time left into one line', () => {
  const moving = push({ state: 'TRANSFERRING', bytesDone: 17_400_000, bytesPerSecond: 1_200_000, secondsLeft: 26 });
  expect(movingText(moving)).toBe('36 % · 1.2 MB/s · 26 s left');
  expect(movingText({ ...moving, bytesPerSecond: null, secondsLeft: null })).toBe('36 %');
  expect(movingText({ ...moving, bytesTotal: 0, bytesPerSecond: null, secondsLeft: null })).toBe('Sending');
});

describe('deliveryText', () => {
  const box = (state: Box['state'], rest: Partial<Push>, reason: Box['reason'] = null) =>
    ({ state, reason, push: push(rest) }) as Box;

  it('lets a reason speak where nothing moves', () => {
    const reason = { code: 'DISK_FULL', detail: 'No room.' };
    expect(deliveryText(box('DIFFERS', { state: 'RETRYING', waitsFor: 'PAUSE' }, reason), zone, NOW)).toBeUndefined();
    expect(deliveryText(box('DIFFERS', { state: 'TRANSFERRING' }, reason), zone, NOW)).toBe('0 %');
    expect(deliveryText(box('UPDATING', { waitsFor: 'TURN' }), zone, NOW)).toBe('Waits for its turn');
  });

  it('says nothing of what is over', () => {
    expect(deliveryText(box('ON_SCREEN', { state: 'CONFIRMED' }), zone, NOW)).toBeUndefined();
    expect(shownPush(box('DIFFERS', { state: 'CONFIRMED' }))).toBeNull();
    expect(shownPush(box('ON_SCREEN', { state: 'DELIVERED' }))).toBeNull();
  });
});
