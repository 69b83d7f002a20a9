import type { Box, BoxState } from '../../api/types';
import { isBoxState, screenText, shownState, STATES } from './state';

export type BoxSort = 'state' | 'hostname' | 'site' | 'screen' | 'seen';

/** The view of a list of boxes, as it stands in the address bar. */
export interface BoxSearch {
  q?: string;
  state?: BoxState;
  site?: string;
  tag?: string;
  sort?: BoxSort;
  desc?: boolean;
}

const SORTS: readonly BoxSort[] = ['state', 'hostname', 'site', 'screen', 'seen'];

/** Takes what is right of an address typed by anyone, and leaves the rest. */
export function parseBoxSearch(raw: Record<string, unknown>): BoxSearch {
  const search: BoxSearch = {};
  const q = text(raw['q']);
  const site = text(raw['site']);
  const tag = text(raw['tag']);
  const sort = SORTS.find((each) => each === raw['sort']);
  if (q) search.q = q;
  if (isBoxState(raw['state'])) search.state = raw['state'];
  if (site) search.site = site;
  if (tag) search.tag = tag;
  if (sort) search.sort = sort;
  if (raw['desc'] === true) search.desc = true;
  return search;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Whether every word stands in the hostname, the address, the site, a tag, what is on the screen, or is `classic`. */
function matches(box: Box, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const hay = [box.hostname, box.address ?? '', box.site ?? '', ...box.tags, box.onScreen?.name ?? '', box.kind === 'CLASSIC' ? 'classic' : ''].join('\n');
  const low = hay.toLowerCase();
  return words.every((word) => low.includes(word));
}

export function filterBoxes(boxes: readonly Box[], search: BoxSearch): Box[] {
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = boxes.filter(
    (box) =>
      (!search.state || shownState(box) === search.state) &&
      (!search.site || box.site === search.site) &&
      (!search.tag || box.tags.includes(search.tag)) &&
      matches(box, words),
  );
  return sortBoxes(found, search.sort ?? 'state', search.desc ?? false);
}

const RANK = new Map(STATES.map((state, index) => [state, index]));
const COLLATOR = new Intl.Collator('en', { numeric: true });

const COMPARE: Record<BoxSort, (a: Box, b: Box) => number> = {
  state: (a, b) => (RANK.get(shownState(a)) ?? 9) - (RANK.get(shownState(b)) ?? 9),
  hostname: () => 0,
  site: (a, b) => COLLATOR.compare(a.site ?? '\uffff', b.site ?? '\uffff'),
  screen: (a, b) => COLLATOR.compare(screenText(a), screenText(b)),
  seen: (a, b) => (b.lastSeenAt ?? '').localeCompare(a.lastSeenAt ?? ''),
};

function sortBoxes(boxes: Box[], sort: BoxSort, descending: boolean): Box[] {
  const sign = descending ? -1 : 1;
  const compare = COMPARE[sort];
  return boxes.sort((a, b) => sign * compare(a, b) || (sort === 'hostname' ? sign : 1) * byName(a, b));
}

function byName(a: Box, b: Box): number {
  return COLLATOR.compare(a.hostname, b.hostname);
}

export function tagsOf(boxes: readonly Box[]): string[] {
  return [...new Set(boxes.flatMap((box) => box.tags))].sort(COLLATOR.compare);
}

export function sitesOf(boxes: readonly Box[]): string[] {
  return [...new Set(boxes.flatMap((box) => box.site ?? []))].sort(COLLATOR.compare);
}
