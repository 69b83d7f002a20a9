/** The objects of the REST API, as docs/api.md describes them. Times are ISO 8601 in UTC, sizes are bytes. */

export type BoxState = 'ON_SCREEN' | 'DELIVERED' | 'UPDATING' | 'DIFFERS' | 'OFFLINE' | 'PENDING';
/** A classic box is an unmodified Himblick: it has no agent, so it takes files and confirms nothing. */
export type BoxKind = 'AGENT' | 'CLASSIC';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Reason {
  code: string;
  detail: string;
}

export interface Account {
  name: string;
  role: string;
}

export interface ServerFacts {
  version: string;
  httpsUrl: string;
  /** Null where a reverse proxy speaks TLS. */
  caFingerprint: string | null;
  fleet: string;
  /** The line that a classic box needs in its `authorized_keys`. */
  mediaKey: string;
}

export interface Asset {
  id: string;
  name: string;
  sha256: string;
  size: number;
  mediaType: string;
  createdAt: string;
  usedBy: string[];
}

export interface OnScreen {
  generation: number;
  /** Null until the player has started once. */
  content: 'ITEM' | 'LOGO' | 'NOTHING_DUE' | 'DARK' | null;
  asset?: string | null;
  name?: string | null;
  since?: string | null;
}

export type PushState =
  | 'QUEUED'
  | 'TRANSFERRING'
  | 'RETRYING'
  | 'DELIVERED'
  | 'CONFIRMED'
  | 'UNCONFIRMED'
  | 'FAILED'
  | 'CANCELLED'
  | 'SUPERSEDED';

/** What holds a push back: a limit of the server or the site, the site's push window, a pause after a failure. */
export type WaitsFor = 'TURN' | 'WINDOW' | 'PAUSE';

/** How far bytes have come; speed and time left are null when nothing moves. */
export interface Moving {
  bytesDone: number;
  bytesTotal: number;
  bytesPerSecond: number | null;
  secondsLeft: number | null;
}

export interface Push extends Moving {
  id: string;
  state: PushState;
  generation: number;
  attempt: number;
  startedAt: string | null;
  nextAttemptAt: string | null;
  waitsFor: WaitsFor | null;
  reason: Reason | null;
}

export interface Health {
  uptimeSeconds?: number | null;
  load1?: number | null;
  memoryTotalBytes?: number | null;
  memoryAvailableBytes?: number | null;
  mediaTotalBytes?: number | null;
  mediaFreeBytes?: number | null;
  temperatureCelsius?: number | null;
  power?: { underVoltage: boolean; underVoltageSeen: boolean; throttled?: boolean; throttledSeen?: boolean } | null;
  pressure?: { cpu: number; memory: number; io: number } | null;
  storage?: { root?: 'WRITABLE' | 'OVERLAY' | 'READ_ONLY'; errors?: number; writes?: boolean } | null;
  wifi?: { device: string; signalDbm: number } | null;
  display?: { connected: boolean; connector?: string; mode?: string } | null;
  clock?: { synchronised?: boolean; aheadMillis?: number } | null;
  software?: { os?: string; kernel?: string; java: string; model?: string } | null;
}

export interface HostKey {
  fingerprint: string;
  type: string;
  accepted: boolean;
}

export interface ShowItem {
  asset: string;
  name: string;
  type: string;
  seconds: number;
  playlist: string;
}

export interface Box {
  id: string;
  hostname: string;
  address: string | null;
  port: number;
  site: string | null;
  tags: string[];
  kind: BoxKind;
  state: BoxState;
  reason: Reason | null;
  lastSeenAt: string | null;
  enrolledAt: string | null;
  agentVersion: string | null;
  desired: { generation: number } | null;
  onDisk: { generation: number } | null;
  onScreen: OnScreen | null;
  push: Push | null;
  health: Health | null;
  hostKeys?: HostKey[];
  show?: { generation: number; items: ShowItem[] } | null;
}

export interface BoxEdit {
  hostname?: string;
  address?: string | null;
  port?: number;
  site?: string | null;
  tags?: string[];
}

export interface NewBox extends BoxEdit {
  hostname: string;
  kind: BoxKind;
}

export interface BoxCommand {
  id: string;
  kind: string;
  state: 'PENDING' | 'SENT' | 'DONE' | 'FAILED' | 'EXPIRED';
  createdAt: string;
  deadline: string;
  detail: string | null;
}

export type Day = 'MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT' | 'SUN';

/** When a site takes media, by its own clock. */
export interface PushWindow {
  /** Those on which it begins; empty for every day. */
  days: Day[];
  from: string;
  /** On the next day if it is not after `from`. */
  to: string;
}

export interface SiteSettings {
  timeZone: string;
  /** Units of 1,000 bytes a second; null for no cap. */
  bandwidthKBps: number | null;
  /** Null for the server's default. */
  pushesAtOnce: number | null;
  /** Empty for always. */
  pushWindows: PushWindow[];
  allowGap: boolean;
}

export interface Site extends SiteSettings {
  id: string;
  name: string;
  boxes: number;
}

export interface EnrollmentToken {
  id: string;
  box: string | null;
  usesTotal: number;
  usesLeft: number;
  createdAt: string;
  expiresAt: string;
  token?: string;
}

export interface PlaylistItem {
  asset: string;
  name: string;
  mediaType: string;
  seconds: number;
}

export interface Playlist {
  id: string;
  name: string;
  revision: number;
  items: PlaylistItem[];
  updatedAt: string;
}

export interface PlaylistEdit {
  name: string;
  items: { asset: string; seconds: number }[];
}

export interface Selection {
  boxes: string[];
  tags: string[];
  sites: string[];
  all: boolean;
}

export interface Assignment extends Selection {
  id: string;
  playlist: string;
  playlistName: string;
  priority: number;
  createdAt: string;
}

export interface AssignmentEdit extends Selection {
  playlist: string;
  priority: number;
}

export interface PlanChange {
  box: string;
  hostname: string;
  change: 'CHANGED' | 'SAME';
  fromGeneration: number | null;
  items: number;
  objectsToSend: number;
  bytesToSend: number;
  /** Whether the new files find room beside the old ones; null if the box has not told its room. */
  fits: boolean | null;
  shortByBytes: number | null;
  /** Whether the box gives its old show up for the new one and shows the logo meanwhile. */
  gap: boolean;
  playlists: string[];
  /** Why this box cannot play its show, as one sentence. */
  refusal: string | null;
}

export interface Plan {
  planDigest: string;
  boxesTotal: number;
  boxesChanged: number;
  bytesTotal: number;
  changes: PlanChange[];
}

export type RolloutBoxState =
  | 'WAITING'
  | 'SENDING'
  | 'DELIVERED'
  | 'ON_SCREEN'
  | 'FAILED'
  | 'CANCELLED'
  | 'SUPERSEDED';

export interface RolloutBox extends Moving {
  box: string;
  hostname: string;
  generation: number;
  state: RolloutBoxState;
  reason: Reason | null;
}

export interface Rollout extends Moving {
  id: string;
  state: 'RUNNING' | 'FINISHED' | 'SUPERSEDED';
  createdAt: string;
  finishedAt: string | null;
  createdBy: string | null;
  boxesTotal: number;
  boxesOnScreen: number;
  boxesFailed: number;
  boxes?: RolloutBox[];
}

export interface ChangeEvent {
  type: 'box' | 'asset' | 'playlist' | 'assignment' | 'rollout' | 'site';
  id: string;
}

/** How far one push has come, as the stream of events tells about once a second while bytes move. */
export interface PushProgress extends Moving {
  box: string;
  push: string;
  rollout?: string | null;
}
