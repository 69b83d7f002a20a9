import type { Box, BoxKind, Push, Rollout, RolloutBox } from '../../api/types';
import { canStop, isMoving, pushWords, type Place } from '../box/push';
import { UNCONFIRMED } from '../box/state';

/** A box of a rollout with the push that brings its show, as far as one is known. */
export interface RolloutRow {
  row: RolloutBox;
  push: Push | null;
  kind: BoxKind;
  site: string | null;
}

/** Brings the rows of a rollout and what is known of their boxes together. */
export function withPushes(rows: readonly RolloutBox[], boxes: readonly Box[]): RolloutRow[] {
  const known = new Map(boxes.map((box) => [box.id, box]));
  return rows.map((row) => {
    const box = known.get(row.box);
    const push = box?.push?.generation === row.generation ? box.push : null;
    return { row, push, kind: box?.kind ?? 'AGENT', site: box?.site ?? null };
  });
}

/** Whether the row's bytes go right now; a box that failed before is held up until it shows the show, yet may be sent to. */
export function isSending({ row, push }: RolloutRow): boolean {
  return row.state === 'SENDING' || (row.state === 'FAILED' && isMoving(push));
}

/** What a row that moves no bytes says, and the sentence below it. */
export function rowWords({ row, push, kind }: RolloutRow, place: Place): { words: string; sentence: string | undefined } {
  const sentence = row.reason?.detail ?? push?.reason?.detail;
  switch (row.state) {
    case 'ON_SCREEN':
      return { words: 'Confirmed by the box', sentence: undefined };
    case 'SUPERSEDED':
      return { words: 'A newer rollout took its place', sentence: undefined };
    case 'DELIVERED':
    case 'WAITING':
    case 'SENDING':
    case 'FAILED':
    case 'CANCELLED':
      return { words: (push && pushWords(push, place)) ?? plain(row.state, kind), sentence };
  }
}

function plain(state: keyof typeof PLAIN, kind: BoxKind): string {
  return state === 'DELIVERED' && kind === 'CLASSIC' ? UNCONFIRMED : PLAIN[state];
}

const PLAIN = {
  WAITING: 'Waits to be delivered',
  SENDING: 'Sending',
  DELIVERED: 'Delivered, waits for the box to confirm',
  FAILED: 'Something is in the way',
  CANCELLED: 'Stopped',
};

/** The boxes to which a person can stop the delivery. */
export function stoppable(rows: readonly RolloutRow[]): RolloutRow[] {
  return rows.filter(({ row, push }) =>
    push ? canStop(push) && row.state !== 'ON_SCREEN' : row.state === 'WAITING' || row.state === 'SENDING',
  );
}

/** The boxes that a retry helps: given up, stopped, or pausing after a failure. */
export function retryable(rows: readonly RolloutRow[]): RolloutRow[] {
  return rows.filter((each) => (each.row.state === 'FAILED' || each.row.state === 'CANCELLED') && !isSending(each));
}

/** How far the boxes are, in words: `2 of 5 boxes on screen`, and what became of the others. */
export function tally(rollout: Rollout): string[] {
  const count = (state: RolloutBox['state']) => (rollout.boxes ?? []).filter((row) => row.state === state).length;
  const parts: [number, string][] = [
    [count('SENDING'), 'sending'],
    [count('WAITING'), 'waiting'],
    [count('DELIVERED'), 'delivered'],
    [count('FAILED'), 'held up'],
    [count('CANCELLED'), 'stopped'],
  ];
  return parts.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`);
}
