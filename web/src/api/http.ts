import { ProblemError } from './problem';
import type { Page } from './types';

export const BASE = '/api/v1';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Options {
  body?: unknown;
  /** The version the caller saw; the server refuses the change if it is no longer that one. */
  ifMatch?: string | null;
  keepalive?: boolean;
}

/** A value with the version the server gave it. */
export interface Versioned<T> {
  value: T;
  etag: string | null;
}

let onUnauthenticated: () => void = () => undefined;

/** Calls `handler` whenever the server no longer knows this browser. */
export function whenUnauthenticated(handler: () => void): void {
  onUnauthenticated = handler;
}

async function send(method: Method, path: string, options: Options = {}): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (options.body !== undefined) {
    headers.set('Content-Type', 'application/json');
    init.body = JSON.stringify(options.body);
  }
  if (options.ifMatch) headers.set('If-Match', options.ifMatch);
  if (options.keepalive) init.keepalive = true;
  let response: Response;
  try {
    response = await fetch(BASE + path, init);
  } catch {
    throw ProblemError.unreachable();
  }
  if (response.ok) return response;
  const problem = ProblemError.of(response.status, await response.text(), response.headers.get('Retry-After'));
  if (response.status === 401 && path !== '/session') onUnauthenticated();
  throw problem;
}

async function json<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export async function get<T>(path: string): Promise<T> {
  return json<T>(await send('GET', path));
}

export async function getVersioned<T>(path: string): Promise<Versioned<T>> {
  const response = await send('GET', path);
  return { value: await json<T>(response), etag: response.headers.get('ETag') };
}

export async function post<T>(path: string, body?: unknown): Promise<T> {
  return json<T>(await send('POST', path, { body: body ?? {} }));
}

export async function put<T>(path: string, body: unknown, ifMatch?: string | null): Promise<T> {
  return json<T>(await send('PUT', path, { body, ifMatch: ifMatch ?? null }));
}

export async function patch<T>(path: string, body: unknown): Promise<T> {
  return json<T>(await send('PATCH', path, { body }));
}

export async function remove(path: string, keepalive = false): Promise<void> {
  await send('DELETE', path, { keepalive });
}

/** Reads every page of a list. */
export async function getAll<T>(path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const query: string = `limit=1000${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const page: Page<T> = await get<Page<T>>(`${path}${path.includes('?') ? '&' : '?'}${query}`);
    items.push(...page.items);
    cursor = page.next ?? null;
  } while (cursor !== null);
  return items;
}

export const part = encodeURIComponent;
