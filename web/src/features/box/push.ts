import type { Box, Push, PushState } from '../../api/types';
import { clock, percent } from '../../components/format';
import { speedText } from '../../components/Transfer';
import { UNCONFIRMED } from './state';

const STOPPABLE: ReadonlySet<PushState> = new Set(['QUEUED', 'TRANSFERRING', 'RETRYING']);
const OVER: ReadonlySet<PushState> = new Set(['CONFIRMED', 'SUPERSEDED']);
const GIVEN_UP: ReadonlySet<PushState> = new Set(['FAILED', 'CANCELLED', 'UNCONFIRMED']);

/** Whether there is anything of this push to stop. */
export function canStop(push: Push | null): boolean {
  return push !== null && STOPPABLE.has(push.state);
}

/** Whether it would do something now that it does not do by itself: a limit holds back a push that is asked for, too. */
export function canRetry(push: Push | null): boolean {
  if (push === null) return false;
  if (push.state === 'RETRYING') return push.waitsFor !== 'TURN' && push.waitsFor !== 'WINDOW';
  return GIVEN_UP.has(push.state);
}

/** What the button says that delivers now. */
export function retryWord(push: Push | null): string {
  return push === null || push.state === 'UNCONFIRMED' ? 'Deliver again' : 'Retry now';
}

export interface Place {
  /** Time zone of the site. */
  zone?: string | undefined;
  now?: number;
}

/** What a push does or waits for, in a few words; undefined once it is over. */
export function pushWords(push: Push, { zone, now = Date.now() }: Place = {}): string | undefined {
  switch (push.state) {
    case 'TRANSFERRING':
      return push.attempt > 1 ? `Sending (attempt ${push.attempt})` : 'Sending';
    case 'QUEUED':
    case 'RETRYING':
      return waitingWords(push, { zone, now });
    case 'DELIVERED':
      return 'Delivered, waits for the box to confirm';
    case 'UNCONFIRMED':
      return UNCONFIRMED;
    case 'FAILED':
      return 'Failed until someone acts';
    case 'CANCELLED':
      return 'Stopped';
    case 'CONFIRMED':
    case 'SUPERSEDED':
      return undefined;
  }
}

function waitingWords(push: Push, { zone, now = Date.now() }: Place): string {
  const next = push.nextAttemptAt;
  if (push.waitsFor === 'TURN') return 'Waits for its turn';
  if (push.waitsFor === 'WINDOW') {
    return `Waits for the site's window${next ? `, from ${clock(next, { zone, now })}` : ''}`;
  }
  if (push.state === 'QUEUED' && push.waitsFor === null) return 'Starts in a moment';
  const attempt = `(attempt ${push.attempt + 1})`;
  return next && Date.parse(next) > now
    ? `Tries again at ${clock(next, { zone, now, seconds: true })} ${attempt}`
    : `Tries again now ${attempt}`;
}

/** The push of a box that is worth a line: not over, and not of a show that is already on the screen. */
export function shownPush(box: Pick<Box, 'push' | 'state'>): Push | null {
  return box.push && box.state !== 'ON_SCREEN' && !OVER.has(box.push.state) ? box.push : null;
}

/** Whether bytes go right now. */
export function isMoving(push: Push | null): push is Push & { state: 'TRANSFERRING' } {
  return push?.state === 'TRANSFERRING';
}

/** `36 % · 1.2 MB/s · 31 s left`: as much as fits below a small picture. */
export function movingText(push: Push): string {
  const part = push.bytesTotal > 0 ? `${Math.floor(percent(push.bytesDone, push.bytesTotal))} %` : 'Sending';
  return [part, speedText(push)].filter(Boolean).join(' · ');
}

/** What a list says of a box's delivery in one line; undefined where there is none to speak of or a reason says more. */
export function deliveryText(box: Box, zone: string | undefined, now?: number): string | undefined {
  const push = shownPush(box);
  if (!push) return undefined;
  if (isMoving(push)) return movingText(push);
  if (box.state !== 'UPDATING' && box.reason) return undefined;
  return pushWords(push, { zone, ...(now === undefined ? {} : { now }) });
}
