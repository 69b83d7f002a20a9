import type { Asset, Playlist, PlaylistEdit } from '../../api/types';
import { DEFAULT_SECONDS, MAX_SECONDS } from '../asset/mediaType';

/** An item while it is edited; the key tells it from another with the same medium. */
export interface DraftItem {
  key: string;
  asset: string;
  name: string;
  seconds: number;
}

export interface Draft {
  name: string;
  items: DraftItem[];
}

let keys = 0;

function nextKey(): string {
  keys += 1;
  return `item-${keys}`;
}

export function draftOf(playlist: Playlist | undefined): Draft {
  return {
    name: playlist?.name ?? '',
    items: (playlist?.items ?? []).map((item) => ({
      key: nextKey(),
      asset: item.asset,
      name: item.name,
      seconds: item.seconds,
    })),
  };
}

export function addAssets(draft: Draft, assets: readonly Asset[]): Draft {
  const added = assets.map((asset) => ({
    key: nextKey(),
    asset: asset.id,
    name: asset.name,
    seconds: DEFAULT_SECONDS,
  }));
  return { ...draft, items: [...draft.items, ...added] };
}

/** The items with one of them at another place; places outside the list leave it as it is. */
export function moveItem(items: readonly DraftItem[], from: number, to: number): DraftItem[] {
  const moved = [...items];
  if (to < 0 || to >= items.length) return moved;
  const [item] = moved.splice(from, 1);
  if (item) moved.splice(to, 0, item);
  return moved;
}

/** A length that the API takes: whole seconds from 1 to a day. */
export function validSeconds(value: number | string): number {
  const seconds = Math.round(Number(value));
  return Number.isFinite(seconds) ? Math.min(MAX_SECONDS, Math.max(1, seconds)) : DEFAULT_SECONDS;
}

export function totalSeconds(items: readonly { seconds: number }[]): number {
  return items.reduce((sum, item) => sum + item.seconds, 0);
}

export function toEdit(draft: Draft): PlaylistEdit {
  return {
    name: draft.name.trim(),
    items: draft.items.map((item) => ({ asset: item.asset, seconds: item.seconds })),
  };
}

/** Whether saving would change anything. */
export function differs(draft: Draft, saved: Draft): boolean {
  return JSON.stringify(toEdit(draft)) !== JSON.stringify(toEdit(saved));
}
