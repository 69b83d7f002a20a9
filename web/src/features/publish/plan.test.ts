import { expect, it } from 'vitest';
import type { Box, Plan, PlanChange, Rollout, RolloutBox } from '../../api/types';
import { alertGroups } from '../alert/groups';
import { changedBoxes, inOrderOfNews, outcome, unfitting } from './plan';

const change = (hostname: string, rest: Partial<PlanChange>): PlanChange => ({
  box: `box_${hostname}`,
  hostname,
  change: 'CHANGED',
  fromGeneration: 1,
  items: 1,
  objectsToSend: 1,
  bytesToSend: 10,
  fits: true,
  playlists: [],
  ...rest,
});

const PLAN: Plan = {
  planDigest: 'd',
  boxesTotal: 4,
  boxesChanged: 3,
  bytesTotal: 0,
  changes: [
    change('small', { bytesToSend: 1 }),
    change('same', { change: 'SAME' }),
    change('large', { bytesToSend: 99 }),
    change('full', { fits: false }),
    change('unknown', { fits: null, bytesToSend: 50 }),
  ],
};

it('shows what cannot work first, then the largest, and nothing that stays', () =>
  expect(changedBoxes(PLAN).map((each) => each.hostname)).toEqual(['full', 'large', 'unknown', 'small']));

it('names the boxes that are too small, not those of which it is not known', () =>
  expect(unfitting(PLAN).map((each) => each.hostname)).toEqual(['full']));

it('puts trouble before progress and progress before the end', () => {
  const each = (hostname: string, state: RolloutBox['state']) => ({ hostname, state }) as RolloutBox;
  const order = inOrderOfNews([each('c', 'ON_SCREEN'), each('b', 'WAITING'), each('a', 'SENDING'), each('d', 'FAILED')]);
  expect(order.map((box) => box.hostname)).toEqual(['d', 'a', 'b', 'c']);
});

it('calls a rollout held up while a box fails', () => {
  const rollout = { state: 'RUNNING', boxesFailed: 1 } as Rollout;
  expect(outcome(rollout).word).toBe('Held up');
  expect(outcome({ ...rollout, boxesFailed: 0 }).word).toBe('Running');
  expect(outcome({ ...rollout, state: 'FINISHED' }).word).toBe('On every screen');
});

it('groups alerts by reason, the most common first, and leaves healthy boxes out', () => {
  const box = (hostname: string, state: Box['state'], code?: string) =>
    ({ hostname, state, reason: code ? { code, detail: '' } : null }) as Box;
  const groups = alertGroups([
    box('a', 'DIFFERS', 'DISK_FULL'),
    box('b', 'OFFLINE', 'OFFLINE'),
    box('c', 'ON_SCREEN', 'CLOCK_UNTRUSTED'),
    box('d', 'OFFLINE'),
    box('e', 'PENDING', 'NOT_ENROLLED'),
  ]);
  expect(groups.map((group) => `${group.code} ${group.boxes.length}`)).toEqual(['OFFLINE 2', 'DISK_FULL 1']);
});
