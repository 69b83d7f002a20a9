import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { ProgressFeed, rolloutWith, together } from './progress';
import type { Box, Push, PushProgress, Rollout, RolloutBox } from './types';

const PUSH: Push = {
  id: 'push_1',
  state: 'TRANSFERRING',
  generation: 7,
  bytesDone: 100,
  bytesTotal: 1_000,
  bytesPerSecond: null,
  secondsLeft: null,
  attempt: 1,
  startedAt: null,
  nextAttemptAt: null,
  waitsFor: null,
  reason: null,
};

const box = (id: string, push: Partial<Push> | null) =>
  ({ id, hostname: id, push: push && { ...PUSH, ...push } }) as Box;

const row = (id: string, rest: Partial<RolloutBox> = {}): RolloutBox => ({
  box: id,
  hostname: id,
  generation: 7,
  state: 'WAITING',
  reason: null,
  bytesDone: 0,
  bytesTotal: 1_000,
  bytesPerSecond: null,
  secondsLeft: null,
  ...rest,
});

const rollout = (boxes: RolloutBox[], rest: Partial<Rollout> = {}) =>
  ({ id: 'ro_1', state: 'RUNNING', bytesDone: 0, bytesTotal: 0, boxes, ...rest }) as Rollout;

const said = (id: string, bytesDone: number, rest: Partial<PushProgress> = {}): PushProgress => ({
  box: id,
  push: 'push_1',
  bytesDone,
  bytesTotal: 1_000,
  bytesPerSecond: 50,
  secondsLeft: 10,
  ...rest,
});

describe('ProgressFeed', () => {
  let now = 0;
  let client: QueryClient;
  let feed: ProgressFeed;
  beforeEach(() => {
    now = 0;
    client = new QueryClient();
    feed = new ProgressFeed(() => now);
  });

  it('moves the bars of a box wherever it is shown, and leaves the others the same objects', () => {
    const still = box('box_2', { id: 'push_2' });
    client.setQueryData(['boxes'], [box('box_1', {}), still]);
    client.setQueryData(['box', 'lobby'], box('box_1', {}));
    client.setQueryData(['box', 'lobby', 'commands'], []);
    client.setQueryData(['rollout', 'ro_1'], rollout([row('box_1'), row('box_2')]));

    feed.take(client, [said('box_1', 500)]);

    const list = client.getQueryData<Box[]>(['boxes']);
    expect(list?.[0]?.push).toMatchObject({ bytesDone: 500, bytesPerSecond: 50, secondsLeft: 10 });
    expect(list?.[1]).toBe(still);
    expect(client.getQueryData<Box>(['box', 'lobby'])?.push?.bytesDone).toBe(500);
    expect(client.getQueryData(['box', 'lobby', 'commands'])).toEqual([]);
    expect(client.getQueryData<Rollout>(['rollout', 'ro_1'])).toMatchObject({
      bytesDone: 500,
      bytesTotal: 2_000,
      bytesPerSecond: 50,
      secondsLeft: 30,
      boxes: [{ state: 'SENDING', bytesDone: 500 }, { state: 'WAITING' }],
    });
  });

  it('leaves the list as it is when nothing in it moves', () => {
    const list = [box('box_1', { id: 'push_9' })];
    client.setQueryData(['boxes'], list);
    feed.take(client, [said('box_1', 500)]);
    expect(client.getQueryData(['boxes'])).toBe(list);
  });

  it('does not revive a push that a person has stopped', () => {
    client.setQueryData(['boxes'], [box('box_1', { state: 'CANCELLED' })]);
    feed.take(client, [said('box_1', 500)]);
    expect(client.getQueryData<Box[]>(['boxes'])?.[0]?.push).toMatchObject({ state: 'CANCELLED', bytesDone: 100 });
  });

  it('takes speed and time left away from a push that has gone quiet', () => {
    client.setQueryData(['boxes'], [box('box_1', {})]);
    feed.take(client, [said('box_1', 500)]);
    now = 4_000;
    feed.sweep(client);
    expect(client.getQueryData<Box[]>(['boxes'])?.[0]?.push?.bytesPerSecond).toBe(50);
    now = 6_000;
    feed.sweep(client);
    expect(client.getQueryData<Box[]>(['boxes'])?.[0]?.push).toMatchObject({ bytesDone: 500, bytesPerSecond: null });
  });

  it('does not let a bar go back when the database is behind the stream', () => {
    feed.take(client, [said('box_1', 500)]);
    expect(feed.box(box('box_1', { bytesDone: 300 })).push?.bytesDone).toBe(500);
    expect(feed.rollout(rollout([row('box_1', { state: 'SENDING', bytesDone: 300 })])).boxes?.[0]?.bytesDone).toBe(500);
  });

  it('believes the database where it is ahead, of another size, or says that nothing is sent', () => {
    feed.take(client, [said('box_1', 500)]);
    expect(feed.box(box('box_1', { bytesDone: 800 })).push?.bytesDone).toBe(800);
    expect(feed.box(box('box_1', { bytesDone: 3, bytesTotal: 77 })).push?.bytesDone).toBe(3);
    expect(feed.box(box('box_1', { state: 'RETRYING', bytesDone: 3 })).push?.bytesDone).toBe(3);
    expect(feed.box(box('box_1', { id: 'push_2', bytesDone: 3 })).push?.bytesDone).toBe(3);
  });
});

describe('rolloutWith', () => {
  it('leaves another rollout and one that is over alone', () => {
    const over = rollout([row('box_1')], { state: 'SUPERSEDED' });
    expect(rolloutWith(over, [said('box_1', 500)])).toBe(over);
    const other = rollout([row('box_1')]);
    expect(rolloutWith(other, [said('box_1', 500, { rollout: 'ro_2' })])).toBe(other);
  });

  it('does not touch a box that has confirmed', () => {
    const done = rollout([row('box_1', { state: 'ON_SCREEN', bytesDone: 1_000 })]);
    expect(rolloutWith(done, [said('box_1', 900)])).toBe(done);
  });
});

it('tells no time left while nothing moves', () =>
  expect(together([row('a', { bytesDone: 10 }), row('b')])).toEqual({
    bytesDone: 10,
    bytesTotal: 2_000,
    bytesPerSecond: null,
    secondsLeft: null,
  }));
