import { expect, it } from 'vitest';
import type { Box, Push, Rollout, RolloutBox } from '../../api/types';
import { UNCONFIRMED } from '../box/state';
import { outcome } from './plan';
import { isSending, retryable, rowWords, stoppable, tally, withPushes, type RolloutRow } from './row';

const row = (box: string, state: RolloutBox['state'], rest: Partial<RolloutBox> = {}) =>
  ({ box, hostname: box, generation: 7, state, reason: null, ...rest }) as RolloutBox;

const each = (state: RolloutBox['state'], push: Partial<Push> | null = null, rest: Partial<RolloutBox> = {}): RolloutRow => ({
  row: row('lobby', state, rest),
  push: push && ({ generation: 7, attempt: 1, waitsFor: null, nextAttemptAt: null, ...push } as Push),
  kind: 'AGENT',
  site: null,
});

it('joins a row with the push of its own generation only', () => {
  const boxes = [
    { id: 'a', site: 'Berlin', kind: 'CLASSIC', push: { generation: 7 } },
    { id: 'b', site: null, kind: 'AGENT', push: { generation: 8 } },
  ] as Box[];
  const rows = withPushes([row('a', 'SENDING'), row('b', 'SENDING'), row('c', 'WAITING')], boxes);
  expect(rows.map(({ push, kind, site }) => [push?.generation, kind, site])).toEqual([
    [7, 'CLASSIC', 'Berlin'],
    [undefined, 'AGENT', null],
    [undefined, 'AGENT', null],
  ]);
});

it('sees that bytes move although the last attempt failed', () => {
  expect(isSending(each('FAILED', { state: 'TRANSFERRING' }))).toBe(true);
  expect(isSending(each('FAILED', { state: 'RETRYING' }))).toBe(false);
  expect(isSending(each('SENDING'))).toBe(true);
});

it('says what a box waits for and why, with or without its push', () => {
  const reason = { code: 'DISK_FULL', detail: 'No room.' };
  expect(rowWords(each('WAITING', { state: 'QUEUED', waitsFor: 'TURN' }), {}).words).toBe('Waits for its turn');
  expect(rowWords(each('FAILED', { state: 'FAILED' }, { reason }), {})).toEqual({
    words: 'Failed until someone acts',
    sentence: 'No room.',
  });
  expect(rowWords(each('FAILED', null, { reason }), {}).words).toBe('Something is in the way');
  expect(rowWords(each('DELIVERED', { state: 'UNCONFIRMED' }), {}).words).toBe(UNCONFIRMED);
  expect(rowWords({ ...each('DELIVERED'), kind: 'CLASSIC' }, {}).words).toBe(UNCONFIRMED);
  expect(rowWords(each('DELIVERED'), {}).words).toBe('Delivered, waits for the box to confirm');
  expect(rowWords(each('ON_SCREEN', null, { reason }), {}).sentence).toBeUndefined();
});

it('stops what is open and retries what is not', () => {
  const rows = [
    each('SENDING', { state: 'TRANSFERRING' }),
    each('WAITING'),
    each('FAILED', { state: 'RETRYING' }),
    each('FAILED', { state: 'FAILED' }),
    each('CANCELLED', { state: 'CANCELLED' }),
    each('DELIVERED', { state: 'DELIVERED' }),
    each('ON_SCREEN', { state: 'CONFIRMED' }),
    each('SUPERSEDED'),
  ];
  expect(stoppable(rows)).toEqual(rows.slice(0, 3));
  expect(retryable(rows)).toEqual(rows.slice(2, 5));
});

it('counts what became of the boxes', () => {
  const boxes = [row('a', 'SENDING'), row('b', 'SENDING'), row('c', 'CANCELLED'), row('d', 'ON_SCREEN')];
  expect(tally({ boxes } as Rollout)).toEqual(['2 sending', '1 stopped']);
});

it('calls a rollout stopped when nothing of it goes on', () => {
  const rollout = (...states: RolloutBox['state'][]) =>
    ({ state: 'RUNNING', boxesFailed: 0, boxes: states.map((state) => row('a', state)) }) as Rollout;
  expect(outcome(rollout('ON_SCREEN', 'CANCELLED')).word).toBe('Stopped');
  expect(outcome(rollout('SENDING', 'CANCELLED')).word).toBe('Running');
  expect(outcome(rollout('ON_SCREEN')).word).toBe('Running');
});
