import type { QueryClient } from '@tanstack/react-query';
import type { Box, Moving, Push, PushProgress, PushState, Rollout, RolloutBox, RolloutBoxState } from './types';

/** A push that is not heard of for so long does not move any more. */
const QUIET_MS = 5_000;

const MOVABLE: ReadonlySet<PushState> = new Set(['QUEUED', 'TRANSFERRING', 'RETRYING']);

/** A row is held up until the box shows the show, so bytes may move in it. */
const UNDER_WAY: ReadonlySet<RolloutBoxState> = new Set(['WAITING', 'SENDING', 'FAILED']);

/** What a feed writes into: the cache of queries, or a test's own. */
export type Cache = Pick<QueryClient, 'setQueriesData'>;

/**
 * What the stream says about bytes on their way. It goes into the cached objects in place, so that bars move without a
 * request, and into whatever is read meanwhile: the database hears of bytes later than the stream, and a bar that goes
 * back worries people.
 */
export class ProgressFeed {
  private readonly latest = new Map<string, { heard: number; push: PushProgress }>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Takes one message and shows it everywhere. */
  take(cache: Cache, pushes: readonly PushProgress[]): void {
    const heard = this.now();
    for (const push of pushes) this.latest.set(push.push, { heard, push });
    show(cache, pushes);
  }

  /** Takes the speed away from pushes that have gone quiet. */
  sweep(cache: Cache): void {
    const quiet = [...this.latest.values()].filter(({ heard }) => this.now() - heard > QUIET_MS).map(({ push }) => push);
    for (const { push } of quiet) this.latest.delete(push);
    show(cache, quiet.map(stopped));
  }

  clear(): void {
    this.latest.clear();
  }

  /** A box as just read, not behind what the stream has said. */
  box(fresh: Box): Box {
    const said = fresh.push?.state === 'TRANSFERRING' ? this.latest.get(fresh.push.id)?.push : undefined;
    return said && isAhead(said, fresh.push) ? moved(fresh, said) : fresh;
  }

  /** A rollout as just read, not behind what the stream has said. */
  rollout(fresh: Rollout): Rollout {
    const ahead = [...this.latest.values()]
      .map(({ push }) => push)
      .filter((said) => {
        const row = fresh.boxes?.find((each) => each.box === said.box);
        return row?.state === 'SENDING' && isAhead(said, row);
      });
    return rolloutWith(fresh, ahead);
  }
}

/** The one of this page. */
export const progress = new ProgressFeed();

function isAhead(said: Moving, read: Moving | null): boolean {
  return read !== null && said.bytesTotal === read.bytesTotal && said.bytesDone > read.bytesDone;
}

function stopped(push: PushProgress): PushProgress {
  return { ...push, bytesPerSecond: null, secondsLeft: null };
}

function show(cache: Cache, pushes: readonly PushProgress[]): void {
  if (pushes.length === 0) return;
  const byPush = new Map(pushes.map((push) => [push.push, push]));
  cache.setQueriesData<Box[]>({ queryKey: ['boxes'], exact: true }, (list) => list && boxesWith(list, byPush));
  cache.setQueriesData<Box>({ predicate: ({ queryKey }) => queryKey[0] === 'box' && queryKey.length === 2 }, (box) => {
    const said = box?.push && byPush.get(box.push.id);
    return box && said ? moved(box, said) : box;
  });
  cache.setQueriesData<Rollout>({ queryKey: ['rollout'] }, (rollout) => rollout && rolloutWith(rollout, pushes));
}

/** The same list if none of its boxes moves, and the same boxes where they do not. */
export function boxesWith(list: Box[], byPush: ReadonlyMap<string, PushProgress>): Box[] {
  let any = false;
  const next = list.map((box) => {
    const said = box.push && byPush.get(box.push.id);
    const now = said ? moved(box, said) : box;
    any ||= now !== box;
    return now;
  });
  return any ? next : list;
}

function moved(box: Box, said: PushProgress): Box {
  const push = box.push;
  return push && MOVABLE.has(push.state) ? { ...box, push: sending(push, said) } : box;
}

function sending(push: Push, said: PushProgress): Push {
  return { ...push, ...bytesOf(said), state: 'TRANSFERRING', waitsFor: null, nextAttemptAt: null };
}

function bytesOf({ bytesDone, bytesTotal, bytesPerSecond, secondsLeft }: Moving): Moving {
  return { bytesDone, bytesTotal, bytesPerSecond: bytesPerSecond ?? null, secondsLeft: secondsLeft ?? null };
}

/** A rollout on its way with what its boxes have got since; it has at most one push for each of them. */
export function rolloutWith(rollout: Rollout, pushes: readonly PushProgress[]): Rollout {
  if (rollout.state !== 'RUNNING' || !rollout.boxes) return rollout;
  const byBox = new Map(
    pushes.filter((push) => push.rollout == null || push.rollout === rollout.id).map((push) => [push.box, push]),
  );
  let any = false;
  const boxes = rollout.boxes.map((row) => {
    const said = byBox.get(row.box);
    if (!said || !UNDER_WAY.has(row.state)) return row;
    any = true;
    return { ...row, ...bytesOf(said), state: 'SENDING' as const };
  });
  return any ? { ...rollout, ...together(boxes), boxes } : rollout;
}

/** All boxes as one transfer: the time left is that of the bytes left at the speed of all. */
export function together(boxes: readonly RolloutBox[]): Moving {
  const sum = (of: (box: RolloutBox) => number) => boxes.reduce((total, box) => total + of(box), 0);
  const bytesDone = sum((box) => box.bytesDone);
  const bytesTotal = sum((box) => box.bytesTotal);
  const speed = sum((box) => box.bytesPerSecond ?? 0);
  return {
    bytesDone,
    bytesTotal,
    bytesPerSecond: speed > 0 ? speed : null,
    secondsLeft: speed > 0 ? Math.ceil((bytesTotal - bytesDone) / speed) : null,
  };
}
