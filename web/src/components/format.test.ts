import { describe, expect, it } from 'vitest';
import { bytes, clock, count, dateTime, duration, percent, rate, relative, timeLeft } from './format';
import { Rate } from './rate';

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [48_211, '48.2 kB'],
    [999_960, '1.0 MB'],
    [4_194_304, '4.2 MB'],
    [28_991_029_248, '29.0 GB'],
  ])('writes %d as %s', (value, text) => expect(bytes(value)).toBe(text));
});

describe('duration', () => {
  it.each([
    [0, '0 s'],
    [59.6, '1 min'],
    [125, '2 min 5 s'],
    [3_600, '1 h'],
    [90_061, '1 d 1 h'],
    [-5, '0 s'],
  ])('writes %d s as %s', (seconds, text) => expect(duration(seconds)).toBe(text));
});

it('writes a speed', () => expect(rate(1_234_567.8)).toBe('1.2 MB/s'));

it.each([
  [0.2, '1 s left'],
  [31.4, '31 s left'],
  [125, '2 min 5 s left'],
  [754, '13 min left'],
  [7_530, '2 h 6 min left'],
])('tells that %d s are left as %s', (seconds, text) => expect(timeLeft(seconds)).toBe(text));

describe('clock', () => {
  const now = Date.parse('2026-03-04T20:30:00Z');
  const zone = 'Europe/Berlin';
  it('tells the time of today in the time zone', () =>
    expect(clock('2026-03-04T21:00:00Z', { zone, now })).toBe('22:00'));
  it('tells seconds where they matter', () =>
    expect(clock('2026-03-04T20:31:05Z', { zone, now, seconds: true })).toBe('21:31:05'));
  it('names another day, by the time zone', () =>
    expect(clock('2026-03-04T23:05:00Z', { zone, now })).toBe('Thu 00:05'));
  it('gives the date of a day that is far', () =>
    expect(clock('2026-03-21T21:00:00Z', { zone, now })).toBe('21 Mar 22:00'));
  it('takes its own time zone where it does not know that one', () =>
    expect(clock('2026-03-04T21:00:00Z', { zone: 'Mars/Olympus', now })).toMatch(/\d\d:00$/));
});

describe('relative', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');
  it('tells the past', () => expect(relative('2026-03-01T11:58:00Z', now)).toBe('2 min ago'));
  it('tells what is to come', () => expect(relative('2026-03-01T12:00:47Z', now)).toBe('in 47 s'));
  it('does not count the last seconds', () => expect(relative('2026-03-01T11:59:57Z', now)).toBe('just now'));
});

it('writes a time in the zone of the box', () => {
  const there = dateTime('2026-03-01T12:00:00Z', 'Asia/Tokyo');
  const here = dateTime('2026-03-01T12:00:00Z', 'UTC');
  expect(there).toContain('9:00:00');
  expect(there).not.toBe(here);
});

it('falls back to the own zone when the zone is not known', () =>
  expect(dateTime('2026-03-01T12:00:00Z', 'Mars/Crater')).toBe(dateTime('2026-03-01T12:00:00Z')));

it('counts in the right number', () => {
  expect(count(1, 'box', 'boxes')).toBe('1 box');
  expect(count(5_000, 'box', 'boxes')).toBe('5,000 boxes');
});

it('calls a transfer of nothing complete and never passes 100 %', () => {
  expect(percent(0, 0)).toBe(100);
  expect(percent(0, 0, 0)).toBe(0);
  expect(percent(150, 100)).toBe(100);
  expect(percent(25, 100)).toBe(25);
});

describe('Rate', () => {
  it('measures over its window only', () => {
    const rate = new Rate(2_000);
    rate.add(0, 0);
    rate.add(10_000, 1_000);
    rate.add(11_000, 3_000);
    expect(rate.perSecond()).toBe(2_000);
    expect(rate.secondsLeft(7_000)).toBe(2);
  });

  it('knows nothing from one sample', () => expect(one().perSecond()).toBeUndefined());

  it('starts anew when a transfer does', () => {
    const rate = one();
    rate.add(1_000, 10);
    expect(rate.perSecond()).toBeUndefined();
  });

  function one(): Rate {
    const rate = new Rate();
    rate.add(0, 500);
    return rate;
  }
});
