import { BASE, get, getAll, getVersioned, part, patch, post, put, remove } from './http';
import type * as T from './types';

/** Every call of the REST API that the dashboard makes. */
export const api = {
  session: {
    get: () => get<T.Account>('/session'),
    logIn: (name: string, password: string) => post<T.Account>('/session', { name, password }),
    logOut: () => remove('/session'),
  },
  server: () => get<T.ServerFacts>('/server'),

  assets: {
    list: () => getAll<T.Asset>('/assets'),
    remove: (id: string, keepalive = false) => remove(`/assets/${part(id)}`, keepalive),
    uploadUrl: (name: string) => `${BASE}/assets/${part(name)}`,
    /** The address of the bytes; the digest in it makes a replaced medium show at once. */
    contentUrl: (id: string, sha256?: string) =>
      `${BASE}/assets/${part(id)}/content${sha256 ? `?v=${sha256.slice(0, 16)}` : ''}`,
  },

  boxes: {
    list: () => getAll<T.Box>('/boxes'),
    get: (box: string) => get<T.Box>(`/boxes/${part(box)}`),
    create: (body: T.NewBox) => post<T.Box>('/boxes', body),
    edit: (box: string, body: T.BoxEdit) => patch<T.Box>(`/boxes/${part(box)}`, body),
    remove: (box: string) => remove(`/boxes/${part(box)}`),
    acceptHostKey: (box: string, fingerprint: string) =>
      post<unknown>(`/boxes/${part(box)}/host-key`, { fingerprint }),
    command: (box: string, kind: string) => post<T.BoxCommand>(`/boxes/${part(box)}/commands`, { kind }),
    commands: async (box: string) => (await get<T.Page<T.BoxCommand>>(`/boxes/${part(box)}/commands`)).items,
    cancel: (box: string) => post<T.Box>(`/boxes/${part(box)}/cancel`),
    retry: (box: string) => post<T.Box>(`/boxes/${part(box)}/retry`),
  },

  sites: {
    list: () => getAll<T.Site>('/sites'),
    edit: (site: string, body: Partial<T.SiteSettings>) => patch<T.Site>(`/sites/${part(site)}`, body),
  },

  tokens: {
    list: () => getAll<T.EnrollmentToken>('/enrollment-tokens'),
    create: (uses: number, expiresInHours: number, box: string | null) =>
      post<T.EnrollmentToken>('/enrollment-tokens', { uses, expiresInHours, box }),
    remove: (id: string) => remove(`/enrollment-tokens/${part(id)}`),
  },

  playlists: {
    list: () => getAll<T.Playlist>('/playlists'),
    get: (playlist: string) => getVersioned<T.Playlist>(`/playlists/${part(playlist)}`),
    create: (body: T.PlaylistEdit) => post<T.Playlist>('/playlists', body),
    save: (id: string, body: T.PlaylistEdit, etag: string | null) =>
      put<T.Playlist>(`/playlists/${part(id)}`, body, etag),
    remove: (id: string) => remove(`/playlists/${part(id)}`),
  },

  assignments: {
    list: () => getAll<T.Assignment>('/assignments'),
    create: (body: T.AssignmentEdit) => post<T.Assignment>('/assignments', body),
    remove: (id: string) => remove(`/assignments/${part(id)}`),
  },

  rollouts: {
    plan: () => post<T.Plan>('/rollouts?dryRun=true'),
    publish: (planDigest: string) => post<T.Rollout>('/rollouts', { planDigest }),
    list: async () => (await get<T.Page<T.Rollout>>('/rollouts?limit=50')).items,
    get: (id: string) => get<T.Rollout>(`/rollouts/${part(id)}`),
    cancel: (id: string) => post<T.Rollout>(`/rollouts/${part(id)}/cancel`),
    retry: (id: string) => post<T.Rollout>(`/rollouts/${part(id)}/retry`),
  },
};
