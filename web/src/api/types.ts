/** The objects of the REST API, as docs/api.md describes them. Times are ISO 8601 in UTC, sizes are bytes. */

export type BoxState = 'ON_SCREEN' | 'UPDATING' | 'DIFFERS' | 'OFFLINE' | 'PENDING';
export type BoxKind = 'AGENT' | 'CLASSIC' | 'VIRTUAL';

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
  | 'FAILED'
  | 'SUPERSEDED';

export interface Push {
  id: string;
  state: PushState;
  generation: number;
  bytesDone: number;
  bytesTotal: number;
  attempt: number;
  nextAttemptAt: string | null;
  reason?: Reason | null;
}

export interface Health {
  uptimeSeconds?: number | null;
  load1?: number | null;
  memoryTotalBytes?: number | null;
  memoryAvailableBytes?: number | null;
  mediaTotalBytes?: number | null;
  mediaFreeBytes?: number | null;
  temperatureCelsius?: number | null;
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

export interface BoxCommand {
  id: string;
  kind: string;
  state: 'PENDING' | 'SENT' | 'DONE' | 'FAILED' | 'EXPIRED';
  createdAt: string;
  deadline: string;
  detail: string | null;
}

export interface Site {
  id: string;
  name: string;
  timeZone: string;
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
  fits: boolean | null;
  playlists: string[];
}

export interface Plan {
  planDigest: string;
  boxesTotal: number;
  boxesChanged: number;
  bytesTotal: number;
  changes: PlanChange[];
}

export interface RolloutBox {
  box: string;
  hostname: string;
  generation: number;
  state: 'WAITING' | 'SENDING' | 'ON_SCREEN' | 'FAILED' | 'SUPERSEDED';
  reason: Reason | null;
  bytesDone: number;
  bytesTotal: number;
}

export interface Rollout {
  id: string;
  state: 'RUNNING' | 'FINISHED' | 'SUPERSEDED';
  createdAt: string;
  finishedAt: string | null;
  createdBy: string | null;
  boxesTotal: number;
  boxesOnScreen: number;
  boxesFailed: number;
  bytesDone: number;
  bytesTotal: number;
  boxes?: RolloutBox[];
}

export interface ChangeEvent {
  type: 'box' | 'asset' | 'playlist' | 'assignment' | 'rollout' | 'site';
  id: string;
}
