import type { Box, BoxState } from '../../api/types';

export interface StateLook {
  word: string;
  color: string;
  /** What the state means, for a tooltip. */
  meaning: string;
}

/** In the order of urgency. */
export const STATES: readonly BoxState[] = ['DIFFERS', 'OFFLINE', 'UPDATING', 'PENDING', 'DELIVERED', 'ON_SCREEN'];

/** What holds of every box without an agent once all has arrived. */
export const UNCONFIRMED = 'Delivered, not confirmed: this box has no agent';

export const LOOKS: Record<BoxState, StateLook> = {
  DIFFERS: { word: 'Differs', color: 'orange', meaning: 'Something keeps the box from showing what it should' },
  OFFLINE: { word: 'Offline', color: 'red', meaning: 'The box has not been heard of for 35 seconds or more' },
  UPDATING: { word: 'Updating', color: 'indigo', meaning: 'The wanted show is on its way' },
  PENDING: { word: 'Pending', color: 'gray', meaning: 'Not enrolled, or nothing published yet' },
  DELIVERED: {
    word: 'Delivered',
    color: 'teal',
    meaning: UNCONFIRMED,
  },
  ON_SCREEN: { word: 'On screen', color: 'teal', meaning: 'The box confirms that it shows what it should' },
};

export function isBoxState(value: unknown): value is BoxState {
  return typeof value === 'string' && value in LOOKS;
}

/** The state to show: a box that cannot confirm stays as delivered, although the server does not see it on screen. */
export function shownState(box: Pick<Box, 'state' | 'push'>): BoxState {
  return box.state === 'UPDATING' && box.push?.state === 'UNCONFIRMED' ? 'DELIVERED' : box.state;
}

export function needsAttention(box: Pick<Box, 'state'>): boolean {
  return box.state === 'DIFFERS' || box.state === 'OFFLINE';
}

export function countByState(boxes: readonly Pick<Box, 'state' | 'push'>[]): Record<BoxState, number> {
  const counts: Record<BoxState, number> = { DIFFERS: 0, OFFLINE: 0, UPDATING: 0, PENDING: 0, DELIVERED: 0, ON_SCREEN: 0 };
  for (const box of boxes) counts[shownState(box)] += 1;
  return counts;
}

/** What is on the screen, in words. */
export function screenText(box: Pick<Box, 'kind' | 'onScreen'>): string {
  const screen = box.onScreen;
  switch (screen?.content) {
    case 'ITEM':
      return screen?.name ?? 'A medium';
    case 'LOGO':
      return 'Logo';
    case 'NOTHING_DUE':
      return 'Nothing due now';
    case 'DARK':
      return 'Dark by schedule';
    case null:
    case undefined:
      return box.kind === 'CLASSIC' ? 'Nobody can tell: this box has no agent' : 'Not known yet';
  }
}
