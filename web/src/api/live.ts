import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Batch } from './batch';
import { api } from './client';
import { followEvents } from './events';
import { ProblemError } from './problem';
import { progress } from './progress';
import { queries } from './queries';
import type { Box, ChangeEvent, Rollout } from './types';

/** Up to this many changed boxes are read one by one; more cost less as one list. */
const FEW = 12;
const GATHER_MS = 250;
/** Rest after a whole list, so that a busy fleet is not read without end. */
const PAUSE_MS = 1_500;
const GATHER_LISTS_MS = 400;
/** A rollout of many boxes is read again this often at most while their states change. */
const GATHER_ROLLOUTS_MS = 1_000;
const SWEEP_MS = 1_000;

const LISTS: Record<Exclude<ChangeEvent['type'], 'box'> | 'new-rollout', readonly string[][]> = {
  asset: [['assets'], ['plan']],
  playlist: [['playlists'], ['playlist'], ['assets'], ['plan']],
  assignment: [['assignments'], ['plan']],
  rollout: [['rollouts'], ['rollout']],
  'new-rollout': [['rollouts'], ['plan']],
  site: [['sites']],
};

/** Which cached lists a change makes old; boxes are read by id instead. */
export function staleKeys(type: string): readonly string[][] {
  return type in LISTS ? LISTS[type as keyof typeof LISTS] : [];
}

/** The list with these boxes in the place of their older versions, without those that are gone. */
export function mergeBoxes(list: Box[], fresh: readonly Box[], gone: ReadonlySet<string>): Box[] {
  const byId = new Map(fresh.map((box) => [box.id, box]));
  const merged = list.filter((box) => !gone.has(box.id)).map((box) => byId.get(box.id) ?? box);
  const known = new Set(list.map((box) => box.id));
  const added = fresh.filter((box) => !known.has(box.id));
  return added.length === 0
    ? merged
    : [...merged, ...added].sort((a, b) => a.hostname.localeCompare(b.hostname, 'en'));
}

async function refreshBoxes(client: QueryClient, ids: string[]): Promise<void> {
  const changed = new Set(ids);
  void client.invalidateQueries({
    queryKey: ['box'],
    predicate: (query) => {
      const box = query.state.data as Partial<Box> | undefined;
      return query.queryKey.length > 2 || box?.id === undefined || changed.has(box.id);
    },
  });
  if (client.getQueryData(queries.boxes.queryKey) === undefined) return;
  if (ids.length > FEW) {
    await client.refetchQueries({ queryKey: queries.boxes.queryKey });
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return;
  }
  const gone = new Set<string>();
  const fresh: Box[] = [];
  await Promise.all(
    ids.map(async (id) => {
      try {
        fresh.push(progress.box(await api.boxes.get(id)));
      } catch (error) {
        if (error instanceof ProblemError && error.status === 404) gone.add(id);
        else throw error;
      }
    }),
  );
  client.setQueryData(queries.boxes.queryKey, (list: Box[] | undefined) => list && mergeBoxes(list, fresh, gone));
}

/** Whether a rollout on its way has one of these boxes, whose states it shows. */
export function isTouched(rollout: Rollout | undefined, boxes: ReadonlySet<string>): boolean {
  return rollout?.state === 'RUNNING' && (rollout.boxes ?? []).some((row) => boxes.has(row.box));
}

async function refreshRollouts(client: QueryClient, boxes: string[]): Promise<void> {
  const changed = new Set(boxes);
  await client.invalidateQueries({
    predicate: (query) =>
      query.queryKey[0] === 'rollout' && isTouched(query.state.data as Rollout | undefined, changed),
  });
}

/** A rollout tells its progress many times; only its first sign changes the plan. */
function isNewRollout(client: QueryClient, change: ChangeEvent): boolean {
  const known = client.getQueryData(queries.rollouts.queryKey);
  return change.type === 'rollout' && !known?.some((rollout) => rollout.id === change.id);
}

/** Keeps the cache in step with the server while mounted; true while the stream is connected. */
export function useLiveUpdates(): boolean {
  const client = useQueryClient();
  const [live, setLive] = useState(true);
  useEffect(() => {
    const boxes = new Batch((ids) => refreshBoxes(client, ids), GATHER_MS);
    const rollouts = new Batch((ids) => refreshRollouts(client, ids), GATHER_ROLLOUTS_MS);
    const lists = new Batch(async (types) => {
      const keys = new Map(types.flatMap(staleKeys).map((key) => [key.join('/'), key]));
      await Promise.all([...keys.values()].map((queryKey) => client.invalidateQueries({ queryKey })));
    }, GATHER_LISTS_MS);
    const clear = () => {
      for (const batch of [boxes, rollouts, lists]) batch.clear();
      progress.clear();
    };
    const sweeper = setInterval(() => progress.sweep(client), SWEEP_MS);
    const stop = followEvents({
      onChange: (change) => {
        if (change.type === 'box') {
          boxes.add(change.id);
          rollouts.add(change.id);
        } else lists.add(isNewRollout(client, change) ? 'new-rollout' : change.type);
      },
      onProgress: (pushes) => progress.take(client, pushes),
      onResync: () => {
        clear();
        void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      },
      onLive: setLive,
    });
    return () => {
      stop();
      clearInterval(sweeper);
      clear();
    };
  }, [client]);
  return live;
}
