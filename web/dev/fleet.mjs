/** A made-up fleet for the development server: realistic enough to judge every page by. */

const SITES = [
  ['Berlin', 'Europe/Berlin'],
  ['Lisbon', 'Europe/Lisbon'],
  ['New York', 'America/New_York'],
  ['Tokyo', 'Asia/Tokyo'],
];
const NAMES = ['lobby', 'bar', 'kitchen', 'gate-a', 'gate-b', 'reception', 'cinema-1', 'cinema-2', 'shop-window', 'lift', 'canteen', 'stage'];
const MEDIA = [
  ['menu-lunch.png', 'image/png', 482_110, ['#0f766e', '#99f6e4'], 'Lunch'],
  ['welcome.jpg', 'image/jpeg', 1_204_553, ['#1d4ed8', '#bfdbfe'], 'Welcome'],
  ['summer-sale.webp', 'image/webp', 344_018, ['#be123c', '#fecdd3'], 'Summer sale'],
  ['concert-friday.png', 'image/png', 922_771, ['#6d28d9', '#ddd6fe'], 'Friday, 20:00'],
  ['coffee.jpg', 'image/jpeg', 705_120, ['#78350f', '#fde68a'], 'Coffee 2.20'],
  ['departures.png', 'image/png', 211_904, ['#0b3d2e', '#fde047'], 'Departures'],
  ['house-rules.pdf', 'application/pdf', 88_213, null, ''],
  ['trailer-autumn-programme-long-version.mp4', 'video/mp4', 48_211_934, null, ''],
];

let serial = 0;

export function id(prefix) {
  serial += 1;
  return `${prefix}_01k${(serial * 7919).toString(36).padStart(8, '0')}${(serial * 104_729).toString(36).padStart(8, '0')}`;
}

export const ago = (seconds) => new Date(Date.now() - seconds * 1000).toISOString();

const hex = (seed) => [...Array(64)].map((_, i) => ((seed * 31 + i * i * 7 + i) % 16).toString(16)).join('');

export function poster(name) {
  const medium = MEDIA.find(([known]) => known === name);
  const [dark, light] = medium?.[3] ?? ['#334155', '#e2e8f0'];
  const text = medium?.[4] || name;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540" viewBox="0 0 960 540"><rect width="960" height="540" fill="${dark}"/><circle cx="800" cy="90" r="260" fill="${light}" opacity=".16"/><circle cx="90" cy="520" r="200" fill="${light}" opacity=".12"/><text x="70" y="300" font-family="sans-serif" font-weight="700" font-size="96" fill="${light}">${text}</text><rect x="74" y="340" width="220" height="10" fill="${light}" opacity=".6"/></svg>`;
}

export const push = (rest) => ({
  id: id('push'), state: 'QUEUED', generation: 1, bytesDone: 0, bytesTotal: 0, bytesPerSecond: null, secondsLeft: null, attempt: 0, startedAt: null,
  nextAttemptAt: null, waitsFor: null, reason: null, ...rest,
});

export const site = (name, timeZone) => ({
  id: id('site'), name, timeZone, boxes: 0, bandwidthKBps: null, pushesAtOnce: null, pushWindows: [], allowGap: false,
});

const PROBLEMS = [
  ['DIFFERS', 'HOST_KEY_CHANGED', 'The SSH host key is SHA256:9pQ2…, accepted is SHA256:k3Vw…. Nothing was sent.'],
  ['DIFFERS', 'DISK_FULL', 'The show needs 412 MB more than the media disk has free.'],
  ['OFFLINE', 'OFFLINE', 'The agent has not been heard of for 14 minutes.'],
  ['DIFFERS', 'SFTP_BLOCKED', 'The agent talks from 10.1.4.22, but port 22 there does not answer.'],
  ['DIFFERS', 'PLAYER_FAILED', 'The player was killed 3 times in the last minute.'],
];

function box(index, total, assets, sites) {
  const base = NAMES[index % NAMES.length];
  const hostname = total > NAMES.length ? `${base}-${String(Math.floor(index / NAMES.length) + 1).padStart(3, '0')}` : base;
  const site = sites[index % 7 === 6 ? 0 : index % sites.length];
  const roll = (index * 37) % 100;
  const trouble = index === 3 || index === 6 || (total > 30 && roll < 4) ? PROBLEMS[index % PROBLEMS.length] : null;
  const fresh = index === 10;
  const updating = !trouble && (index === 5 || (total > 30 && roll > 94));
  const state = fresh ? 'PENDING' : (trouble?.[0] ?? (updating ? 'UPDATING' : 'ON_SCREEN'));
  const asset = assets[(index * 5) % 6];
  const generation = 4 + (index % 6);
  const behind = state === 'ON_SCREEN' || state === 'OFFLINE' ? generation : generation - 1;
  const total_ = 48_211_934;
  return {
    id: id('box'),
    hostname,
    address: index % 4 === 1 ? `10.1.4.${index % 250}` : null,
    port: 22,
    site: site.name,
    tags: [['menu'], ['menu', 'bar'], ['departures'], [], ['welcome', 'large', 'portrait', 'test']][index % 5],
    kind: 'AGENT',
    state,
    reason: fresh
      ? { code: 'NOT_ENROLLED', detail: 'The box was added, but its agent has not enrolled.' }
      : trouble
        ? { code: trouble[1], detail: trouble[2] }
        : null,
    lastSeenAt: fresh ? null : ago(state === 'OFFLINE' ? 840 + index : index % 20),
    enrolledAt: fresh ? null : ago(86_400 * (index + 3)),
    agentVersion: fresh ? null : '0.1.0',
    desired: { generation: fresh ? 0 : generation },
    onDisk: { generation: fresh ? 0 : updating ? generation - 1 : behind },
    onScreen: fresh
      ? { generation: 0, content: null, asset: null, name: null, since: null }
      : index === 7
        ? { generation, content: 'DARK', since: ago(7200) }
        : index === 8
          ? { generation, content: 'LOGO', since: ago(7200) }
          : { generation: behind, content: 'ITEM', asset: asset.id, name: asset.name, since: ago(3 + (index % 9)) },
    push: updating
      ? push({ state: 'TRANSFERRING', generation, bytesDone: Math.round(total_ * 0.36), bytesTotal: total_, attempt: 1, bytesPerSecond: 1_214_000, secondsLeft: 26 })
      : trouble && state === 'DIFFERS'
        ? push({ state: 'RETRYING', generation, bytesTotal: total_, attempt: 4, nextAttemptAt: ago(-47), waitsFor: 'PAUSE' })
        : null,
    health: fresh
      ? null
      : {
          uptimeSeconds: 86_400 * 12 + index * 977,
          load1: 0.31 + (index % 5) / 10,
          memoryTotalBytes: 4_026_531_840,
          memoryAvailableBytes: 2_911_903_744 - index * 1000,
          mediaTotalBytes: 28_991_029_248,
          mediaFreeBytes: trouble?.[1] === 'DISK_FULL' ? 402_111_000 : 21_474_836_480,
          temperatureCelsius: 47.2 + (index % 9),
        },
    hostKeys: fresh
      ? []
      : [
          { fingerprint: 'SHA256:k3VwN0m1c0pR5yqzT8Qd2bY6xWfLh9aJs4uEoGiKtXc', type: 'ssh-ed25519', accepted: true },
          ...(trouble?.[1] === 'HOST_KEY_CHANGED'
            ? [{ fingerprint: 'SHA256:9pQ2sL7vHc1mZx5tRb8nKw3yFd6gJa0uEoGiKtXcVwN', type: 'ssh-ed25519', accepted: false }]
            : []),
        ],
    show: fresh
      ? null
      : {
          generation,
          items: [0, 1, 4].map((n) => {
            const each = assets[(index * 5 + n) % 6];
            return { asset: each.id, name: each.name, type: each.mediaType, seconds: 10, playlist: 'Lobby' };
          }),
        },
  };
}

/** An unmodified Himblick: it has what was delivered last, and tells nothing. */
function makeClassic(each) {
  Object.assign(each, {
    kind: 'CLASSIC', state: 'DELIVERED', reason: null, lastSeenAt: null, enrolledAt: null, agentVersion: null, onDisk: each.desired, health: null,
    onScreen: { generation: 0, content: null, asset: null, name: null, since: null },
    push: push({ state: 'UNCONFIRMED', generation: each.desired.generation, bytesDone: 4_000_000, bytesTotal: 4_000_000, attempt: 1 }),
  });
}

export function makeFleet(count) {
  const assets = MEDIA.map(([name, mediaType, size], index) => ({
    id: id('asset'),
    name,
    sha256: hex(index + 1),
    size,
    mediaType,
    createdAt: ago(86_400 * (index + 1) + 4321),
    usedBy: [],
  }));
  const sites = SITES.map(([name, timeZone]) => site(name, timeZone));
  Object.assign(sites[1], { bandwidthKBps: 500, pushesAtOnce: 2 });
  Object.assign(sites[3], { pushWindows: [{ days: ['FRI', 'SAT'], from: '22:00', to: '05:00' }], allowGap: true });
  const boxes = [...Array(count)].map((_, index) => box(index, count, assets, sites));
  boxes.filter((_, index) => index === 9 || index === 11).forEach(makeClassic);
  const playlist = (name, picks) => ({
    id: id('pl'),
    name,
    revision: 3,
    items: picks.map((pick) => ({
      asset: assets[pick].id,
      name: assets[pick].name,
      mediaType: assets[pick].mediaType,
      seconds: 10 + pick * 5,
    })),
    updatedAt: ago(7_300 * (picks.length + 1)),
  });
  const playlists = count === 0 ? [] : [playlist('Lobby', [1, 0, 4]), playlist('Bar, evening', [3, 4, 2, 7]), playlist('Departures', [5])];
  const assignment = (n, rest) => ({
    id: id('asg'),
    playlist: playlists[n].id,
    playlistName: playlists[n].name,
    boxes: [],
    tags: [],
    sites: [],
    all: false,
    priority: 0,
    createdAt: ago(90_000 - n * 1000),
    ...rest,
  });
  const assignments =
    count === 0
      ? []
      : [
          assignment(0, { all: true }),
          assignment(1, { tags: ['menu', 'bar'], sites: [sites[0].id], priority: 10 }),
          assignment(2, { boxes: [boxes[3].id, boxes[4].id], priority: 50 }),
        ];
  return { assets: count === 0 ? [] : assets, sites: count === 0 ? [] : sites, boxes, playlists, assignments, rollouts: [], tokens: [] };
}
