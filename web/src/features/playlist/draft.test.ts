import { expect, it } from 'vitest';
import type { Asset, Playlist } from '../../api/types';
import { addAssets, differs, draftOf, moveItem, toEdit, totalSeconds, validSeconds } from './draft';

const LOBBY: Playlist = {
  id: 'pl_1',
  name: 'Lobby',
  revision: 3,
  updatedAt: '2026-01-01T00:00:00Z',
  items: ['a', 'b', 'c'].map((asset) => ({ asset, name: `${asset}.png`, mediaType: 'image/png', seconds: 10 })),
};
const order = (items: { asset: string }[]) => items.map((item) => item.asset).join('');

it('moves an item down and up', () => {
  const { items } = draftOf(LOBBY);
  expect(order(moveItem(items, 0, 2))).toBe('bca');
  expect(order(moveItem(items, 2, 0))).toBe('cab');
});

it('keeps the order when the place is outside', () => {
  const { items } = draftOf(LOBBY);
  expect(order(moveItem(items, 0, -1))).toBe('abc');
  expect(order(moveItem(items, 2, 3))).toBe('abc');
});

it('holds one medium twice, each for itself', () => {
  const draft = addAssets(draftOf(LOBBY), [{ id: 'a', name: 'a.png' } as Asset]);
  expect(order(draft.items)).toBe('abca');
  expect(new Set(draft.items.map((item) => item.key)).size).toBe(4);
});

it('takes whole seconds from one to a day', () => {
  expect(validSeconds(0)).toBe(1);
  expect(validSeconds('7.6')).toBe(8);
  expect(validSeconds(1e9)).toBe(86_400);
  expect(validSeconds('soon')).toBe(10);
});

it('knows whether there is something to save', () => {
  const saved = draftOf(LOBBY);
  expect(differs(draftOf(LOBBY), saved)).toBe(false);
  expect(differs({ ...saved, name: 'Lobby ' }, saved)).toBe(false);
  expect(differs({ ...saved, items: moveItem(saved.items, 0, 1) }, saved)).toBe(true);
});

it('sends the name trimmed and the items bare', () =>
  expect(toEdit({ ...draftOf(LOBBY), name: ' Bar ' })).toEqual({
    name: 'Bar',
    items: [
      { asset: 'a', seconds: 10 },
      { asset: 'b', seconds: 10 },
      { asset: 'c', seconds: 10 },
    ],
  }));

it('adds the seconds up', () => expect(totalSeconds(LOBBY.items)).toBe(30));
