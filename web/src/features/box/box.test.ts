import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Box, BoxState, Push } from '../../api/types';
import { adviceFor, reasonTitle } from './advice';
import { filterBoxes, parseBoxSearch, sitesOf, tagsOf } from './boxFilter';
import { himblickConf } from './himblickConf';
import { NEW_BOX, toEdit, toNew } from './boxForm';
import { countByState, screenText, shownState } from './state';

function box(hostname: string, state: BoxState, rest: Partial<Box> = {}): Box {
  return {
    id: `box_${hostname}`,
    hostname,
    address: null,
    port: 22,
    site: null,
    tags: [],
    kind: 'AGENT',
    state,
    reason: null,
    lastSeenAt: null,
    enrolledAt: null,
    agentVersion: null,
    desired: null,
    onDisk: null,
    onScreen: null,
    push: null,
    health: null,
    ...rest,
  };
}

const FLEET = [
  box('gate-10', 'ON_SCREEN', { site: 'Berlin', tags: ['menu'] }),
  box('gate-9', 'ON_SCREEN', { site: 'Tokyo', tags: ['bar', 'menu'] }),
  box('lobby', 'OFFLINE', { site: 'Berlin', address: '10.0.0.7' }),
  box('stage', 'DIFFERS'),
  box('attic', 'PENDING'),
];

const names = (boxes: Box[]) => boxes.map((each) => each.hostname);

describe('filterBoxes', () => {
  it('puts what needs attention first, then by name as people count', () =>
    expect(names(filterBoxes(FLEET, {}))).toEqual(['stage', 'lobby', 'attic', 'gate-9', 'gate-10']));

  it('finds every word in any field', () => {
    expect(names(filterBoxes(FLEET, { q: 'BERLIN gate' }))).toEqual(['gate-10']);
    expect(names(filterBoxes(FLEET, { q: '10.0.0.7' }))).toEqual(['lobby']);
    expect(filterBoxes(FLEET, { q: 'berlin nowhere' })).toEqual([]);
  });

  it('joins the filters', () =>
    expect(names(filterBoxes(FLEET, { site: 'Berlin', state: 'ON_SCREEN' }))).toEqual(['gate-10']));

  it('filters by tag', () => expect(names(filterBoxes(FLEET, { tag: 'bar' }))).toEqual(['gate-9']));

  it('sorts downwards by name', () =>
    expect(names(filterBoxes(FLEET, { sort: 'hostname', desc: true }))[0]).toBe('stage'));

  it('puts boxes without a site last', () =>
    expect(names(filterBoxes(FLEET, { sort: 'site' }))).toEqual(['gate-10', 'lobby', 'gate-9', 'attic', 'stage']));

  it('leaves the list as it was', () => {
    filterBoxes(FLEET, { sort: 'hostname' });
    expect(FLEET[0]?.hostname).toBe('gate-10');
  });

  it('finds those that are meant among 5,000', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => box(`box-${i}`, i % 9 ? 'ON_SCREEN' : 'DIFFERS'));
    expect(filterBoxes(many, { q: 'box-49' })).toHaveLength(1 + 10 + 100);
  });
});

it('takes from an address only what is right', () =>
  expect(parseBoxSearch({ q: 'lobby', state: 'SLEEPING', sort: 'site', desc: 'yes', tag: 7, other: 'x' })).toEqual({
    q: 'lobby',
    sort: 'site',
    tag: '7',
  }));

it('gathers tags and sites once each', () => {
  expect(tagsOf(FLEET)).toEqual(['bar', 'menu']);
  expect(sitesOf(FLEET)).toEqual(['Berlin', 'Tokyo']);
});

it('counts states', () => expect(countByState(FLEET)).toMatchObject({ ON_SCREEN: 2, OFFLINE: 1, UPDATING: 0 }));

it('calls a box that cannot confirm delivered, in its badge, its count and its filter', () => {
  const classic = box('classic', 'UPDATING', { kind: 'CLASSIC', push: { state: 'UNCONFIRMED' } as Push });
  expect(shownState(classic)).toBe('DELIVERED');
  expect(shownState(box('lobby', 'UPDATING'))).toBe('UPDATING');
  expect(countByState([classic])).toMatchObject({ DELIVERED: 1, UPDATING: 0 });
  expect(names(filterBoxes([...FLEET, classic], { state: 'DELIVERED' }))).toEqual(['classic']);
});

it('sends the kind of a new box, and never of one that is there', () => {
  const form = { ...NEW_BOX, kind: 'CLASSIC' as const, hostname: ' attic ' };
  expect(toNew(form)).toEqual({ kind: 'CLASSIC', hostname: 'attic', address: null, port: 22, site: null, tags: [] });
  expect(toEdit(form)).not.toHaveProperty('kind');
});

it('finds classic boxes by that word', () =>
  expect(names(filterBoxes([...FLEET, box('old-lobby', 'DELIVERED', { kind: 'CLASSIC' })], { q: 'classic' }))).toEqual([
    'old-lobby',
  ]));

it('says in words what is on the screen', () => {
  const words = (onScreen: Box['onScreen'], kind: Box['kind'] = 'AGENT') => screenText({ kind, onScreen });
  expect(words(null)).toBe('Not known yet');
  expect(words({ generation: 0, content: null })).toBe('Not known yet');
  expect(words({ generation: 0, content: null }, 'CLASSIC')).toBe('Nobody can tell: this box has no agent');
  expect(words({ generation: 3, content: 'ITEM', name: 'menu.png' })).toBe('menu.png');
  expect(words({ generation: 3, content: 'DARK' })).toBe('Dark by schedule');
});

it('knows what to do about every reason that a box or the server can give', () => {
  const source = new URL('../../../../common/src/main/java/io/weitblick/common/sync/ReasonCode.java', import.meta.url);
  const codes = [...readFileSync(source, 'utf8').matchAll(/^ {4}([A-Z][A-Z_]+),?$/gm)].map((match) => match[1] ?? '');
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => adviceFor(code) === undefined)).toEqual([]);
});

it('names a reason in words', () => expect(reasonTitle('SFTP_BLOCKED')).toBe('SFTP blocked'));

it('leaves the fingerprint out where a proxy speaks TLS', () =>
  expect(himblickConf({ version: '1', httpsUrl: 'https://signs', caFingerprint: null, fleet: 'f', mediaKey: 'k' }, 'wbe_1')).toBe(
    '[fleet]\nserver = https://signs\nenrollment token = wbe_1\n',
  ));

it('writes the lines for the boot partition', () =>
  expect(
    himblickConf({ version: '1', httpsUrl: 'https://signs:8443', caFingerprint: 'sha256:ab', fleet: 'f', mediaKey: 'k' }, 'wbe_1'),
  ).toBe('[fleet]\nserver = https://signs:8443\nenrollment token = wbe_1\nserver fingerprint = sha256:ab\n'));
