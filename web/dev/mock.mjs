/**
 * A development server: docs/api.md played on a made-up fleet, with the built dashboard beside it.
 * Use: node dev/mock.mjs [port] [boxes]; log in as admin with any password but "wrong".
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ago, id, makeFleet, poster, push, site } from './fleet.mjs';

const port = Number(process.argv[2] ?? 8099);
const fleet = makeFleet(Number(process.argv[3] ?? 12));
const web = fileURLToPath(new URL('../target/classes/META-INF/resources/', import.meta.url));
const CSP =
  "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self'";
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

let loggedIn = !process.argv.includes('--logged-out');
const refuses = process.argv.includes('--refuses');
let failPublishOnce = process.argv.includes('--plan-changes');
let dirty = fleet.boxes.length > 0;
const streams = new Set();
const uploaded = new Map();
const commands = new Map();

const emit = (type, objectId) => {
  for (const stream of streams) stream.write(`event: change\ndata: ${JSON.stringify({ type, id: objectId })}\n\n`);
};

const emitProgress = (pushes) => {
  for (const stream of streams) stream.write(`event: progress\ndata: ${JSON.stringify({ pushes })}\n\n`);
};

class Problem extends Error {
  constructor(status, code, detail, errors = []) {
    super(detail);
    Object.assign(this, { status, code, errors });
  }
}

const find = (list, key, name = 'hostname') => {
  const found = list.find((each) => each.id === key || each[name] === key);
  if (!found) throw new Problem(404, 'not-found', `There is no object ${key}.`);
  return found;
};

const summary = ({ hostKeys, show, ...rest }) => rest;
const usedBy = (asset) => fleet.playlists.filter((list) => list.items.some((item) => item.asset === asset.id)).map((list) => list.name);
const view = (asset) => ({ ...asset, usedBy: usedBy(asset) });

/** With `--refuses` a classic box cannot play its show, one box is too small, and one shows the logo meanwhile. */
function verdict(box, index) {
  if (box.kind === 'CLASSIC') {
    const refusal = 'It is a classic box, which plays one kind of media at a time, not image and video mixed; give it a playlist of one kind.';
    return { fits: null, shortByBytes: null, gap: false, refusal: refuses ? refusal : null };
  }
  const short = refuses && (index === 1 || index === 3);
  return { fits: !short, shortByBytes: short ? 12_304_110 * index : 0, gap: short && index === 3, refusal: null };
}

function plan() {
  const changes = fleet.boxes
    .filter((box) => box.enrolledAt || (box.kind === 'CLASSIC' && box.desired.generation > 0))
    .map((box, index) => {
      const changed = dirty && index % 3 !== 2;
      return {
        box: box.id,
        hostname: box.hostname,
        change: changed ? 'CHANGED' : 'SAME',
        fromGeneration: box.desired.generation,
        items: 3 + (index % 3),
        objectsToSend: changed ? index % 4 : 0,
        bytesToSend: changed ? (index % 4) * 8_204_110 : 0,
        ...verdict(box, index),
        playlists: index % 2 ? ['Lobby'] : ['Bar, evening', 'Lobby'],
      };
    });
  return {
    planDigest: createHash('sha256').update(JSON.stringify(changes)).digest('hex'),
    boxesTotal: fleet.boxes.length,
    boxesChanged: changes.filter((change) => change.change === 'CHANGED').length,
    bytesTotal: changes.reduce((sum, change) => sum + change.bytesToSend, 0),
    changes,
  };
}

function publish(body) {
  const now = plan();
  if (failPublishOnce || (body.planDigest && body.planDigest !== now.planDigest)) {
    failPublishOnce = false;
    throw new Problem(409, 'plan-changed', 'The plan has changed since the dry run.');
  }
  const boxes = now.changes
    .filter((change) => change.change === 'CHANGED')
    .map((change) => {
      const box = find(fleet.boxes, change.box);
      const bytesTotal = Math.max(change.bytesToSend, 4_000_000);
      box.desired = { generation: change.fromGeneration + 1 };
      begin(box, bytesTotal);
      return { box: box.id, hostname: box.hostname, generation: box.desired.generation };
    });
  const rollout = {
    id: id('ro'),
    state: 'RUNNING',
    createdAt: ago(0),
    finishedAt: null,
    createdBy: 'admin',
    boxesTotal: boxes.length,
    boxesOnScreen: 0,
    boxesFailed: 0,
    boxes,
  };
  count(rollout);
  dirty = false;
  fleet.rollouts.unshift(rollout);
  emit('rollout', rollout.id);
  const timer = setInterval(() => {
    advance(rollout);
    if (rollout.state !== 'RUNNING') clearInterval(timer);
  }, 1_000);
  return rollout;
}

function begin(box, bytesTotal) {
  box.push = push({ generation: box.desired.generation, bytesTotal, waitsFor: 'TURN' });
  Object.assign(box, { state: box.state === 'OFFLINE' ? 'OFFLINE' : 'UPDATING', reason: box.state === 'OFFLINE' ? box.reason : null });
  emit('box', box.id);
}

const STATES = { TRANSFERRING: 'SENDING', CANCELLED: 'CANCELLED', RETRYING: 'FAILED', FAILED: 'FAILED', CONFIRMED: 'ON_SCREEN', UNCONFIRMED: 'DELIVERED' };

/** Brings the rows of a rollout up to what its boxes are. */
function count(rollout) {
  rollout.boxes = rollout.boxes.map(({ box: key, generation }) => {
    const { id: box, hostname, push: own, reason } = find(fleet.boxes, key);
    const { bytesDone, bytesTotal, bytesPerSecond, secondsLeft } = own;
    return { box, hostname, generation, state: STATES[own.state] ?? 'WAITING', reason, bytesDone, bytesTotal, bytesPerSecond, secondsLeft };
  });
  const sum = (of) => rollout.boxes.reduce((total, box) => total + (of(box) ?? 0), 0);
  const bytesPerSecond = sum((box) => box.bytesPerSecond) || null;
  Object.assign(rollout, {
    bytesDone: sum((box) => box.bytesDone),
    bytesTotal: sum((box) => box.bytesTotal),
    boxesOnScreen: sum((box) => box.state === 'ON_SCREEN'),
    boxesFailed: sum((box) => box.state === 'FAILED'),
    bytesPerSecond,
    secondsLeft: bytesPerSecond && Math.ceil(sum((box) => box.bytesTotal - box.bytesDone) / bytesPerSecond),
  });
  if (rollout.boxes.every((box) => ['ON_SCREEN', 'DELIVERED'].includes(box.state))) Object.assign(rollout, { state: 'FINISHED', finishedAt: ago(0) });
  return rollout;
}

/** One second: a few boxes are sent to, each at its own speed, the offline ones fail. */
function advance(rollout) {
  const boxes = rollout.boxes.map((row) => find(fleet.boxes, row.box));
  const open = boxes.filter((box) => ['QUEUED', 'TRANSFERRING'].includes(box.push.state));
  const told = [];
  for (const box of open.slice(0, 6)) {
    const own = box.push;
    if (box.state === 'OFFLINE') {
      box.push = { ...own, state: 'RETRYING', attempt: 2, nextAttemptAt: ago(-30), waitsFor: 'PAUSE', reason: { code: 'UNREACHABLE', detail: `Nothing answers at ${box.hostname}, port 22.` } };
      emit('box', box.id);
      continue;
    }
    if (own.state === 'QUEUED') {
      Object.assign(own, { state: 'TRANSFERRING', attempt: 1, startedAt: ago(0), waitsFor: null });
      emit('box', box.id);
    }
    own.bytesPerSecond = 900_000 + (box.hostname.length * 77_000) + Math.round(Math.random() * 90_000);
    own.bytesDone = Math.min(own.bytesTotal, own.bytesDone + own.bytesPerSecond);
    own.secondsLeft = Math.ceil((own.bytesTotal - own.bytesDone) / own.bytesPerSecond);
    told.push({ box: box.id, push: own.id, rollout: rollout.id, bytesDone: own.bytesDone, bytesTotal: own.bytesTotal, bytesPerSecond: own.bytesPerSecond, secondsLeft: own.secondsLeft });
    if (own.bytesDone === own.bytesTotal) {
      const classic = box.kind === 'CLASSIC';
      Object.assign(own, { state: classic ? 'UNCONFIRMED' : 'CONFIRMED', bytesPerSecond: null, secondsLeft: null });
      if (classic) Object.assign(box, { state: 'DELIVERED', onDisk: box.desired });
      else Object.assign(box, { state: 'ON_SCREEN', onDisk: box.desired, onScreen: { ...box.onScreen, generation: own.generation, since: ago(0) } });
      emit('box', box.id);
      emit('rollout', rollout.id);
    }
  }
  if (told.length > 0) emitProgress(told);
  count(rollout);
  if (rollout.state !== 'RUNNING') emit('rollout', rollout.id);
}

function cancel(box) {
  if (!['QUEUED', 'TRANSFERRING', 'RETRYING'].includes(box.push?.state)) {
    throw new Problem(409, 'nothing-to-cancel', `Nothing is being delivered to box ${box.hostname}.`);
  }
  const reason = { code: 'CANCELLED', detail: 'A person stopped this delivery; retry it, or publish again, to deliver it.' };
  box.push = { ...box.push, state: 'CANCELLED', bytesPerSecond: null, secondsLeft: null, waitsFor: null, nextAttemptAt: null, reason };
  Object.assign(box, { state: 'DIFFERS', reason });
  emit('box', box.id);
  return [202, box];
}

function retry(box) {
  begin(box, box.push?.bytesTotal ?? 4_000_000);
  return [202, box];
}

function openBoxes(rollout) {
  if (rollout.state !== 'RUNNING') throw new Problem(409, 'rollout-over', `Rollout ${rollout.id} is over; cancel or retry its boxes one by one.`);
  return rollout.boxes.map((row) => find(fleet.boxes, row.box)).filter((box) => box.state !== 'ON_SCREEN');
}

function savePlaylist(body, old) {
  if (fleet.playlists.some((list) => list.name === body.name && list !== old)) {
    throw new Problem(409, 'name-taken', `There is already a playlist ${body.name}. Choose another name.`);
  }
  const items = body.items.map(({ asset, seconds }) => {
    const found = find(fleet.assets, asset, 'name');
    return { asset: found.id, name: found.name, mediaType: found.mediaType, seconds };
  });
  const saved = { id: old?.id ?? id('pl'), name: body.name, revision: (old?.revision ?? 0) + 1, items, updatedAt: ago(0) };
  if (old) Object.assign(old, saved);
  else fleet.playlists.push(saved);
  dirty = true;
  emit('playlist', saved.id);
  return saved;
}

const newcomer = (kind = 'AGENT') => ({
  kind,
  reason:
    kind === 'CLASSIC'
      ? { code: 'NOTHING_PUBLISHED', detail: 'Nothing was published for it yet.' }
      : { code: 'NOT_ENROLLED', detail: 'The box was added, but its agent has not enrolled.' },
});

function saveBox(body, old) {
  const name = body.hostname ?? old.hostname;
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(name)) {
    throw new Problem(422, 'invalid', 'The box was not saved.', [{ pointer: '/hostname', detail: `${name} is not a hostname: use letters, digits, dots and hyphens.` }]);
  }
  if (fleet.boxes.some((box) => box.hostname === name && box !== old)) {
    throw new Problem(409, 'hostname-taken', `There is already a box ${name}.`);
  }
  if (body.site && !fleet.sites.some((each) => each.name === body.site)) {
    fleet.sites.push(site(body.site, 'UTC'));
  }
  const target = old ?? {
    id: id('box'), port: 22, state: 'PENDING', ...newcomer(body.kind),
    lastSeenAt: null, enrolledAt: null, agentVersion: null, desired: { generation: 0 }, onDisk: { generation: 0 }, onScreen: null, push: null, health: null, hostKeys: [], show: null, tags: [], address: null, site: null,
  };
  Object.assign(target, body, { tags: body.tags ?? target.tags });
  if (!old) fleet.boxes.push(target);
  fleet.boxes.sort((a, b) => a.hostname.localeCompare(b.hostname));
  emit('box', target.id);
  return target;
}

const drop = (list, item, type) => {
  list.splice(list.indexOf(item), 1);
  emit(type, item.id);
};

/** Method and path with one group for each `:part`; the handler gets the parts, the body and the query. */
const ROUTES = [
  ['GET /server', () => ({ version: '0.1.0', httpsUrl: 'https://signage.example.net:8443', caFingerprint: '4f9a1c77e0523b880d61aaf419c35e207bd89634fe0b41a2cc58e7136d9508bf', fleet: 'example', mediaKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0m4Yw2v8Zt1cXo5nQ7sLr9uKb3hGf6dPa0eVxTqWyC weitblick-media' })],
  ['GET /assets', () => fleet.assets.map(view)],
  ['DELETE /assets/:a', ([a]) => {
    const asset = find(fleet.assets, a, 'name');
    if (usedBy(asset).length) throw new Problem(409, 'asset-in-use', `${asset.name} is in ${usedBy(asset).join(', ')}. Take it out first.`);
    drop(fleet.assets, asset, 'asset');
  }],
  ['GET /boxes', () => fleet.boxes.map(summary)],
  ['POST /boxes', (_, body) => [201, saveBox(body)]],
  ['GET /boxes/:b', ([b]) => find(fleet.boxes, b)],
  ['PATCH /boxes/:b', ([b], body) => saveBox(body, find(fleet.boxes, b))],
  ['DELETE /boxes/:b', ([b]) => drop(fleet.boxes, find(fleet.boxes, b), 'box')],
  ['POST /boxes/:b/host-key', ([b], body) => {
    const box = find(fleet.boxes, b);
    for (const key of box.hostKeys) key.accepted = key.fingerprint === body.fingerprint;
    emit('box', box.id);
    return box;
  }],
  ['GET /boxes/:b/commands', ([b]) => commands.get(find(fleet.boxes, b).id) ?? []],
  ['POST /boxes/:b/commands', ([b], body) => {
    const box = find(fleet.boxes, b);
    const command = { id: id('cmd'), kind: body.kind, state: 'SENT', createdAt: ago(0), deadline: ago(-60), detail: null };
    commands.set(box.id, [command, ...(commands.get(box.id) ?? [])]);
    setTimeout(() => Object.assign(command, { state: 'DONE', detail: 'The player runs again.' }), 2500);
    return [202, command];
  }],
  ['POST /boxes/:b/cancel', ([b]) => cancel(find(fleet.boxes, b))],
  ['POST /boxes/:b/retry', ([b]) => retry(find(fleet.boxes, b))],
  ['GET /sites', () => fleet.sites.map((each) => ({ ...each, boxes: fleet.boxes.filter((box) => box.site === each.name).length }))],
  ['PATCH /sites/:s', ([s], body) => {
    if (body.bandwidthKBps === 0) {
      throw new Problem(422, 'invalid', 'The site was not saved.', [{ pointer: '/bandwidthKBps', detail: "A site's bandwidth is a whole number of kB/s from 1 to 10,000,000, or null for no cap." }]);
    }
    const edited = Object.assign(find(fleet.sites, s, 'name'), body);
    emit('site', edited.id);
    return edited;
  }],
  ['GET /enrollment-tokens', () => fleet.tokens],
  ['POST /enrollment-tokens', (_, body) => {
    const box = body.box ? find(fleet.boxes, body.box).id : null;
    const token = { id: id('tok'), box, usesTotal: body.uses, usesLeft: body.uses, createdAt: ago(0), expiresAt: ago(-3600 * body.expiresInHours) };
    fleet.tokens.unshift(token);
    return [201, { ...token, token: 'wbe_5rT9zQkV2mXw8yLcB4nHd6pJfA1sGuE3' }];
  }],
  ['DELETE /enrollment-tokens/:t', ([t]) => drop(fleet.tokens, find(fleet.tokens, t), 'token')],
  ['GET /playlists', () => fleet.playlists],
  ['POST /playlists', (_, body) => [201, savePlaylist(body)]],
  ['GET /playlists/:p', ([p]) => find(fleet.playlists, p, 'name')],
  ['PUT /playlists/:p', ([p], body) => savePlaylist(body, find(fleet.playlists, p, 'name'))],
  ['DELETE /playlists/:p', ([p]) => {
    const list = find(fleet.playlists, p, 'name');
    if (fleet.assignments.some((each) => each.playlist === list.id)) {
      throw new Problem(409, 'playlist-in-use', `${list.name} is on the schedule. Take it off the schedule first.`);
    }
    drop(fleet.playlists, list, 'playlist');
  }],
  ['GET /assignments', () => fleet.assignments],
  ['POST /assignments', (_, body) => {
    const list = find(fleet.playlists, body.playlist, 'name');
    const made = { ...body, id: id('asg'), playlist: list.id, playlistName: list.name, createdAt: ago(0) };
    fleet.assignments.push(made);
    dirty = true;
    emit('assignment', made.id);
    return [201, made];
  }],
  ['DELETE /assignments/:a', ([a]) => {
    dirty = true;
    drop(fleet.assignments, find(fleet.assignments, a), 'assignment');
  }],
  ['GET /rollouts', () => fleet.rollouts.map(({ boxes, ...rest }) => rest)],
  ['GET /rollouts/:r', ([r]) => find(fleet.rollouts, r)],
  ['POST /rollouts/:r/cancel', ([r]) => {
    const rollout = find(fleet.rollouts, r);
    openBoxes(rollout).filter((box) => box.push.state !== 'CANCELLED').forEach(cancel);
    return [202, count(rollout)];
  }],
  ['POST /rollouts/:r/retry', ([r]) => {
    const rollout = find(fleet.rollouts, r);
    openBoxes(rollout).filter((box) => box.push.state !== 'TRANSFERRING').forEach(retry);
    return [202, count(rollout)];
  }],
  ['POST /rollouts', (_, body, query) => (query.has('dryRun') ? plan() : [202, publish(body)])],
];

function route(method, path) {
  for (const [pattern, handler] of ROUTES) {
    const [verb, shape] = pattern.split(' ');
    const match = verb === method && new RegExp(`^${shape.replace(/:\w+/g, '([^/]+)')}$`).exec(path);
    if (match) return [handler, match.slice(1).map(decodeURIComponent)];
  }
  throw new Problem(404, 'not-found', `There is no ${method} ${path}.`);
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function paged(list, query) {
  const limit = Number(query.get('limit') ?? 100);
  const from = Number(query.get('cursor') ?? 0);
  return { items: list.slice(from, from + limit), next: from + limit < list.length ? String(from + limit) : null };
}

async function session(request, response) {
  if (request.method === 'POST') {
    const { name, password } = JSON.parse(await read(request));
    if (password === 'wrong') throw new Problem(401, 'unauthenticated', 'The name or the password is wrong.');
    loggedIn = true;
    return send(response, 200, { name, role: 'ADMIN' });
  }
  if (request.method === 'DELETE') {
    loggedIn = false;
    return send(response, 204);
  }
  if (!loggedIn) throw new Problem(401, 'unauthenticated', 'Log in first.');
  return send(response, 200, { name: 'admin', role: 'ADMIN' });
}

function events(request, response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write('event: resync\ndata: {}\n\n');
  streams.add(response);
  request.on('close', () => streams.delete(response));
}

async function putAsset(request, response, name) {
  const body = await read(request);
  if (name.includes('fail')) throw new Problem(507, 'storage-full', "The server's disk is full. Nothing was stored.");
  const old = fleet.assets.find((asset) => asset.name === name);
  const mediaType = name.endsWith('.png') ? 'image/png' : 'video/mp4';
  const asset = old ?? { id: id('asset'), name, mediaType, usedBy: [] };
  Object.assign(asset, { sha256: createHash('sha256').update(body).digest('hex'), size: body.length, createdAt: ago(0) });
  if (!old) fleet.assets.push(asset);
  fleet.assets.sort((a, b) => a.name.localeCompare(b.name));
  uploaded.set(asset.id, body);
  emit('asset', asset.id);
  send(response, old ? 200 : 201, view(asset));
}

function content(response, key) {
  const asset = find(fleet.assets, key, 'name');
  const bytes = uploaded.get(asset.id);
  response.writeHead(200, { 'Content-Type': bytes ? asset.mediaType : 'image/svg+xml', 'X-Content-Type-Options': 'nosniff' });
  response.end(bytes ?? poster(asset.name));
}

function send(response, status, body, type = 'application/json') {
  response.writeHead(status, { 'Content-Type': type, ...(body?.revision ? { ETag: `"${body.revision}"` } : {}) });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function api(request, response, url) {
  const path = url.pathname.replace('/api/v1', '');
  if (path === '/session') return session(request, response);
  if (!loggedIn) throw new Problem(401, 'unauthenticated', 'Log in first.');
  if (path === '/events') return events(request, response);
  const asset = /^\/assets\/([^/]+)(\/content)?$/.exec(path);
  if (asset && request.method === 'PUT') return putAsset(request, response, decodeURIComponent(asset[1]));
  if (asset?.[2]) return content(response, decodeURIComponent(asset[1]));
  const [handler, parts] = route(request.method, path);
  const text = await read(request);
  const result = handler(parts, text.length ? JSON.parse(text) : {}, url.searchParams);
  if (result === undefined) return send(response, 204);
  const [status, body] = Array.isArray(result) && typeof result[0] === 'number' ? result : [200, result];
  return send(response, status, Array.isArray(body) ? paged(body, url.searchParams) : body);
}

function files(response, path) {
  const wanted = normalize(join(web, path));
  const file = wanted.startsWith(web) && existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(web, 'index.html');
  response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Content-Security-Policy': CSP });
  createReadStream(file).pipe(response);
}

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  try {
    if (url.pathname.startsWith('/api/')) await api(request, response, url);
    else files(response, url.pathname);
  } catch (error) {
    const { status = 500, code = 'internal', errors = [] } = error;
    send(response, status, { type: 'about:blank', title: code, status, detail: error.message, code, errors }, 'application/problem+json');
  }
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port} with ${fleet.boxes.length} boxes`));
