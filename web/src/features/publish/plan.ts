import type { Plan, PlanChange, Rollout, RolloutBox } from '../../api/types';

/** The boxes of a plan that something happens to, what cannot work first, then the largest. */
export function changedBoxes(plan: Plan): PlanChange[] {
  return plan.changes
    .filter((change) => change.change === 'CHANGED')
    .sort((a, b) => rank(a) - rank(b) || b.bytesToSend - a.bytesToSend || a.hostname.localeCompare(b.hostname, 'en'));
}

function rank(change: PlanChange): number {
  return change.fits === false ? 0 : 1;
}

export function unfitting(plan: Plan): PlanChange[] {
  return plan.changes.filter((change) => change.fits === false);
}

const ORDER: Record<RolloutBox['state'], number> = {
  FAILED: 0,
  SENDING: 1,
  WAITING: 2,
  CANCELLED: 3,
  DELIVERED: 4,
  ON_SCREEN: 5,
  SUPERSEDED: 6,
};

/** What needs attention first, then what moves, then what waits, then what is done. */
export function inOrderOfNews(boxes: readonly RolloutBox[]): RolloutBox[] {
  return [...boxes].sort((a, b) => ORDER[a.state] - ORDER[b.state] || a.hostname.localeCompare(b.hostname, 'en'));
}

/** A rollout in a word, with the colour that goes with it. */
export function outcome(rollout: Rollout): { word: string; color: string } {
  switch (rollout.state) {
    case 'SUPERSEDED':
      return { word: 'Superseded', color: 'gray' };
    case 'FINISHED':
      return { word: rollout.boxesTotal === 0 ? 'Published' : 'On every screen', color: 'teal' };
    case 'RUNNING':
      if (rollout.boxesFailed > 0) return { word: 'Held up', color: 'orange' };
      return isStopped(rollout) ? { word: 'Stopped', color: 'gray' } : { word: 'Running', color: 'indigo' };
  }
}

/** Whether nothing goes on by itself any more because a person stopped it. */
function isStopped(rollout: Rollout): boolean {
  const left = (rollout.boxes ?? []).filter((row) => row.state !== 'ON_SCREEN' && row.state !== 'DELIVERED');
  return left.length > 0 && left.every((row) => row.state === 'CANCELLED');
}
