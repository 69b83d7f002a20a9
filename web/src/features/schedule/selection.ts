import type { Assignment, Box, Selection, Site } from '../../api/types';

/** The boxes a selection means: OR within boxes, tags and sites, AND between them. */
export function select(boxes: readonly Box[], sites: readonly Site[], selection: Selection): Box[] {
  if (isEmpty(selection)) return selection.all ? [...boxes] : [];
  const names = new Map(sites.map((site) => [site.id, site.name]));
  const ids = new Set(selection.boxes);
  const tags = new Set(selection.tags);
  const places = new Set(selection.sites.flatMap((site) => [site, names.get(site) ?? site]));
  return boxes.filter(
    (box) =>
      (ids.size === 0 || ids.has(box.id) || ids.has(box.hostname)) &&
      (tags.size === 0 || box.tags.some((tag) => tags.has(tag))) &&
      (places.size === 0 || (box.site !== null && places.has(box.site))),
  );
}

export function isEmpty(selection: Selection): boolean {
  return selection.boxes.length + selection.tags.length + selection.sites.length === 0;
}

/** The selection as a sentence: `Boxes tagged menu or bar, in Berlin`. */
export function describe(selection: Selection, boxName: (id: string) => string, siteName: (id: string) => string): string {
  if (isEmpty(selection)) return selection.all ? 'Every box' : 'No box';
  const parts: string[] = [];
  if (selection.boxes.length > 0) parts.push(either(selection.boxes.map(boxName)));
  if (selection.tags.length > 0) {
    parts.push(`${parts.length === 0 ? 'Boxes tagged' : 'tagged'} ${either(selection.tags)}`);
  }
  if (selection.sites.length > 0) {
    parts.push(`${parts.length === 0 ? 'Boxes in' : 'in'} ${either(selection.sites.map(siteName))}`);
  }
  return parts.join(', ');
}

function either(names: string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return shown.length === 1 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`;
}

/** In the order in which they win: the highest priority first, then the order of their creation. */
export function inOrder(assignments: readonly Assignment[]): Assignment[] {
  return [...assignments].sort((a, b) => b.priority - a.priority || a.createdAt.localeCompare(b.createdAt));
}
