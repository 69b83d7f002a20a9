import { expect, it } from 'vitest';
import type { Box, Plan, PlanChange, Rollout, RolloutBox } from '../../api/types';
import { alertGroups } from '../alert/groups';
import { changedBoxes, inOrderOfNews, namesOf, outcome, refused, verdictOf } from './plan';

const change = (hostname: string, rest: Partial<PlanChange>): PlanChange => ({
  box: `box_${hostname}`,
  hostname,
  change: 'CHANGED',
  fromGeneration: 1,
  items: 1,
  objectsToSend: 1,
  bytesToSend: 10,
  fits: true,
  shortByBytes: 0,
  gap: false,
  playlists: [],
  refusal: null,
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
    change('gap', { fits: false, gap: true, shortByBytes: 7 }),
    change('classic', { fits: null, refusal: 'It is a classic box.' }),
    change('full but same', { change: 'SAME', fits: false }),
    change('classic but same', { change: 'SAME', refusal: 'It is a classic box.' }),
  ],
};

it('shows what cannot work first, then the largest, and nothing that stays', () =>
  expect(changedBoxes(PLAN).map((each) => each.hostname)).toEqual([
    'classic',
    'full',
    'gap',
    'large',
    'unknown',
    'small',
  ]));

it('knows for which boxes the server would refuse: not those that change nothing, leave a gap or are not known', () =>
  expect(refused(PLAN).map((each) => each.hostname)).toEqual(['full', 'classic']));

it('says of each box what stands in its way, and what to do', () => {
  const short = { fits: false, shortByBytes: 12_300_000 } as const;
  expect(verdictOf(change('fine', {}), false)).toBeUndefined();
  expect(verdictOf(change('unknown', { fits: null, shortByBytes: null }), false)).toBeUndefined();
  expect(verdictOf(change('classic', { refusal: 'It is a classic box.' }), false)).toEqual({
    blocks: true,
    sentence: 'It is a classic box.',
  });
  expect(verdictOf(change('full', short), false)).toEqual({
    blocks: true,
    sentence:
      'The new show does not fit beside the old one (short by 12.3 MB); take media out, make room on the box, or allow a gap at its site.',
  });
  expect(verdictOf(change('tiny', short), true)).toEqual({
    blocks: true,
    sentence: 'The new show does not fit (short by 12.3 MB), even without the old one; take media out, or give the box a larger disk.',
  });
  expect(verdictOf(change('gap', { ...short, gap: true }), true)).toEqual({
    blocks: false,
    sentence: 'The new show does not fit beside the old one (short by 12.3 MB), so the screen shows the logo until it is there.',
  });
});

it('names a few boxes and counts the others', () => {
  const names = (n: number) => namesOf(['a', 'b', 'c', 'd', 'e'].slice(0, n).map((hostname) => ({ hostname })));
  expect([1, 2, 4, 5].map(names)).toEqual(['a', 'a and b', 'a, b, c and d', 'a, b, c and 2 more']);
});

it('puts trouble before progress and progress before the end', () => {
  const each = (hostname: string, state: RolloutBox['state']) => ({ hostname, state }) as RolloutBox;
  const order = inOrderOfNews([each('c', 'ON_SCREEN'), each('b', 'WAITING'), each('a', 'SENDING'), each('d', 'FAILED')]);
  expect(order.map((box) => box.hostname)).toEqual(['d', 'a', 'b', 'c']);
});

it('calls a rollout held up while a box fails', () => {
  const rollout = { state: 'RUNNING', boxesFailed: 1 } as Rollout;
  expect(outcome(rollout).word).toBe('Held up');
  expect(outcome({ ...rollout, boxesFailed: 0 }).word).toBe('Running');
  const finished = { ...rollout, state: 'FINISHED', boxesTotal: 2 } as const;
  expect(outcome({ ...finished, boxesOnScreen: 2 }).word).toBe('On every screen');
  expect(outcome({ ...finished, boxesOnScreen: 1 }).word).toBe('Delivered');
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
