import type { Box } from '../../api/types';
import { needsAttention } from '../box/state';

export interface AlertGroup {
  code: string;
  boxes: Box[];
}

/** Boxes in need of attention by their reason, the most common one first. */
export function alertGroups(boxes: readonly Box[]): AlertGroup[] {
  const groups = new Map<string, Box[]>();
  for (const box of boxes.filter(needsAttention)) {
    const code = box.reason?.code ?? box.state;
    groups.set(code, [...(groups.get(code) ?? []), box]);
  }
  return [...groups]
    .map(([code, members]) => ({ code, boxes: members }))
    .sort((a, b) => b.boxes.length - a.boxes.length || a.code.localeCompare(b.code));
}
