import type { Plan, PlanChange, Rollout, RolloutBox } from '../../api/types';
import { bytes } from '../../components/format';

/** The boxes of a plan that something happens to, what cannot work first, then the largest. */
export function changedBoxes(plan: Plan): PlanChange[] {
  return plan.changes
    .filter((change) => change.change === 'CHANGED')
    .sort((a, b) => rank(a) - rank(b) || b.bytesToSend - a.bytesToSend || a.hostname.localeCompare(b.hostname, 'en'));
}

function rank(change: PlanChange): number {
  if (isRefused(change)) return 0;
  return change.gap ? 1 : 2;
}

/** Whether the server would refuse to publish because of this box. */
function isRefused(change: PlanChange): boolean {
  return change.change === 'CHANGED' && (change.refusal !== null || (change.fits === false && !change.gap));
}

export function refused(plan: Plan): PlanChange[] {
  return plan.changes.filter(isRefused);
}

/** What a person has to know of one box before publishing. */
export interface Verdict {
  /** Whether nothing can be published because of it. */
  blocks: boolean;
  sentence: string;
}

/**
 * What is to be said of a box's change; undefined where all is well.
 *
 * @param siteAllowsGap whether its site would let the old show go, so that only the size of the disk is in the way
 */
export function verdictOf(change: PlanChange, siteAllowsGap: boolean): Verdict | undefined {
  if (change.refusal !== null) return { blocks: true, sentence: change.refusal };
  if (change.fits !== false) return undefined;
  const lack = change.shortByBytes ? ` (short by ${bytes(change.shortByBytes)})` : '';
  if (change.gap) {
    const sentence = `The new show does not fit beside the old one${lack}, so the screen shows the logo until it is there.`;
    return { blocks: false, sentence };
  }
  const sentence = siteAllowsGap
    ? `The new show does not fit${lack}, even without the old one; take media out, or give the box a larger disk.`
    : `The new show does not fit beside the old one${lack}; take media out, make room on the box, or allow a gap at its site.`;
  return { blocks: true, sentence };
}

/** `attic, bar and lobby`, or `attic, bar, lobby and 4 more`. */
export function namesOf(boxes: readonly { hostname: string }[]): string {
  const names = boxes.map((box) => box.hostname);
  const shown = names.slice(0, names.length > 4 ? 3 : 4);
  const last = names.length > shown.length ? `${names.length - shown.length} more` : shown.pop();
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : (last ?? '');
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
      if (rollout.boxesTotal === 0) return { word: 'Published', color: 'teal' };
      return { word: unconfirmed(rollout) === 0 ? 'On every screen' : 'Delivered', color: 'teal' };
    case 'RUNNING':
      if (rollout.boxesFailed > 0) return { word: 'Held up', color: 'orange' };
      return isStopped(rollout) ? { word: 'Stopped', color: 'gray' } : { word: 'Running', color: 'indigo' };
  }
}

/** How many boxes of a finished rollout have everything but cannot confirm it: those without an agent. */
export function unconfirmed(rollout: Rollout): number {
  return rollout.state === 'FINISHED' ? rollout.boxesTotal - rollout.boxesOnScreen : 0;
}

/** Whether nothing goes on by itself any more because a person stopped it. */
function isStopped(rollout: Rollout): boolean {
  const left = (rollout.boxes ?? []).filter((row) => row.state !== 'ON_SCREEN' && row.state !== 'DELIVERED');
  return left.length > 0 && left.every((row) => row.state === 'CANCELLED');
}
