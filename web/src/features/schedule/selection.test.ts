import { describe as group, expect, it } from 'vitest';
import type { Assignment, Box, Selection, Site } from '../../api/types';
import { describe, inOrder, select } from './selection';

const SITES: Site[] = [{ id: 'site_b', name: 'Berlin', timeZone: 'Europe/Berlin', boxes: 2 } as Site];
const BOXES = [
  { id: 'box_1', hostname: 'lobby', site: 'Berlin', tags: ['menu'] },
  { id: 'box_2', hostname: 'bar', site: 'Tokyo', tags: ['menu', 'bar'] },
  { id: 'box_3', hostname: 'lift', site: 'Berlin', tags: [] },
  { id: 'box_4', hostname: 'attic', site: null, tags: [] },
] as unknown as Box[];

const chosen = (part: Partial<Selection>) =>
  select(BOXES, SITES, { boxes: [], tags: [], sites: [], all: false, ...part }).map((box) => box.hostname);

group('select', () => {
  it('means nothing when empty', () => expect(chosen({})).toEqual([]));
  it('means everything with all', () => expect(chosen({ all: true })).toHaveLength(4));
  it('joins within a list with or', () => expect(chosen({ tags: ['menu', 'bar'] })).toEqual(['lobby', 'bar']));
  it('joins between lists with and', () => expect(chosen({ tags: ['menu'], sites: ['site_b'] })).toEqual(['lobby']));
  it('knows sites by id and by name', () =>
    expect(chosen({ sites: ['Berlin'] })).toEqual(chosen({ sites: ['site_b'] })));
  it('knows boxes by id and by hostname', () => expect(chosen({ boxes: ['box_1', 'bar'] })).toEqual(['lobby', 'bar']));
});

group('describe', () => {
  const say = (part: Partial<Selection>) =>
    describe(
      { boxes: [], tags: [], sites: [], all: false, ...part },
      (id) => BOXES.find((box) => box.id === id)?.hostname ?? id,
      (id) => SITES.find((site) => site.id === id)?.name ?? id,
    );
  it('says all', () => expect(say({ all: true })).toBe('Every box'));
  it('says tags and sites', () =>
    expect(say({ tags: ['menu', 'bar'], sites: ['site_b'] })).toBe('Boxes tagged menu or bar, in Berlin'));
  it('shortens long lists', () =>
    expect(say({ boxes: ['box_1', 'box_2', 'box_3', 'box_4', 'box_5'] })).toBe('lobby, bar, lift or 2 more'));
});

it('puts the assignment that wins first', () => {
  const each = (id: string, priority: number, createdAt: string) => ({ id, priority, createdAt }) as Assignment;
  const order = inOrder([each('late', 0, '2026-02'), each('early', 0, '2026-01'), each('strong', 9, '2026-03')]);
  expect(order.map((assignment) => assignment.id)).toEqual(['strong', 'early', 'late']);
});
