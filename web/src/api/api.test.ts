import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backoffMs } from './backoff';
import { Batch } from './batch';
import { followEvents, parseChange, parseProgress } from './events';
import { get, getAll, put, whenUnauthenticated } from './http';
import { isTouched, mergeBoxes, staleKeys } from './live';
import { messageOf, ProblemError } from './problem';
import type { Box, Rollout } from './types';

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}

describe('http', () => {
  const fetchMock = vi.fn<typeof fetch>();
  beforeEach(() => vi.stubGlobal('fetch', fetchMock.mockReset()));
  afterEach(() => vi.unstubAllGlobals());

  it('throws what problem+json says', async () => {
    fetchMock.mockResolvedValue(
      answer(422, {
        status: 422,
        code: 'invalid',
        detail: 'The box was not saved.',
        errors: [{ pointer: '/hostname', detail: 'x_y is not a hostname.' }],
      }),
    );
    const error = await get('/boxes').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    const problem = error as ProblemError;
    expect(problem.code).toBe('invalid');
    expect(problem.field('hostname')).toBe('x_y is not a hostname.');
    expect(problem.field('port')).toBeUndefined();
    expect(messageOf(problem)).toBe('The box was not saved. x_y is not a hostname.');
  });

  it('makes a problem of an answer that is not JSON', async () => {
    fetchMock.mockResolvedValue(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(get('/boxes')).rejects.toMatchObject({ status: 502, code: 'unknown' });
  });

  it('says that the server cannot be reached', async () => {
    fetchMock.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(get('/boxes')).rejects.toMatchObject({ status: 0, code: 'unreachable' });
  });

  it('keeps how long to wait', async () => {
    fetchMock.mockResolvedValue(answer(429, { code: 'rate-limited' }, { 'Retry-After': '17' }));
    await expect(get('/session')).rejects.toMatchObject({ retryAfter: 17 });
  });

  it('tells when the session is over, but not when there never was one', async () => {
    const over = vi.fn();
    whenUnauthenticated(over);
    fetchMock.mockImplementation(() => Promise.resolve(answer(401, { code: 'unauthenticated' })));
    await get('/session').catch(() => undefined);
    expect(over).not.toHaveBeenCalled();
    await get('/boxes').catch(() => undefined);
    expect(over).toHaveBeenCalledOnce();
  });

  it('reads every page of a list', async () => {
    fetchMock
      .mockResolvedValueOnce(answer(200, { items: [1, 2], next: 'a b' }))
      .mockResolvedValueOnce(answer(200, { items: [3], next: null }));
    await expect(getAll('/boxes')).resolves.toEqual([1, 2, 3]);
    expect(fetchMock.mock.calls.map(([url]) => url)).toEqual([
      '/api/v1/boxes?limit=1000',
      '/api/v1/boxes?limit=1000&cursor=a%20b',
    ]);
  });

  it('sends the version it saw', async () => {
    fetchMock.mockResolvedValue(answer(200, {}));
    await put('/playlists/pl_1', { name: 'Lobby' }, '"3"');
    const headers = fetchMock.mock.calls[0]?.[1]?.headers as Headers;
    expect(headers.get('If-Match')).toBe('"3"');
  });
});

describe('Batch', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('hands a burst over at once, each id one time', async () => {
    const flush = vi.fn<(ids: string[]) => Promise<void>>().mockResolvedValue();
    const batch = new Batch(flush, 250);
    for (let i = 0; i < 5_000; i++) batch.add(`box_${i % 2_500}`);
    await vi.advanceTimersByTimeAsync(250);
    expect(flush).toHaveBeenCalledOnce();
    expect(flush.mock.calls[0]?.[0]).toHaveLength(2_500);
  });

  it('never runs twice at once and loses nothing that comes meanwhile', async () => {
    let finish: () => void = () => undefined;
    const flush = vi.fn((_: string[]) => new Promise<void>((resolve) => (finish = resolve)));
    const batch = new Batch(flush, 100);
    batch.add('a');
    await vi.advanceTimersByTimeAsync(100);
    batch.add('b');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(flush).toHaveBeenCalledTimes(1);
    finish();
    await vi.advanceTimersByTimeAsync(100);
    expect(flush.mock.calls).toEqual([[['a']], [['b']]]);
  });

  it('goes on after a failure', async () => {
    const flush = vi.fn<(ids: string[]) => Promise<void>>().mockRejectedValueOnce(new Error('no')).mockResolvedValue();
    const batch = new Batch(flush, 100);
    batch.add('a');
    await vi.advanceTimersByTimeAsync(100);
    batch.add('b');
    await vi.advanceTimersByTimeAsync(100);
    expect(flush).toHaveBeenLastCalledWith(['b']);
  });
});

class FakeSource extends EventTarget {
  onerror: (() => void) | null = null;
  closed = false;
  close(): void {
    this.closed = true;
  }
  say(type: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }
}

describe('followEvents', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function follow() {
    const sources: FakeSource[] = [];
    const handlers = { onChange: vi.fn(), onProgress: vi.fn(), onResync: vi.fn(), onLive: vi.fn() };
    const stop = followEvents(handlers, () => {
      const source = new FakeSource();
      sources.push(source);
      return source as unknown as EventSource;
    });
    return { sources, handlers, stop };
  }

  it('passes changes on', () => {
    const { sources, handlers } = follow();
    sources[0]?.say('change', { type: 'box', id: 'box_1' });
    expect(handlers.onChange).toHaveBeenCalledWith({ type: 'box', id: 'box_1' });
  });

  it('passes progress on and leaves out pushes that it cannot read', () => {
    const { sources, handlers } = follow();
    const push = { box: 'box_1', push: 'push_1', bytesDone: 1, bytesTotal: 2, bytesPerSecond: 3, secondsLeft: 4 };
    sources[0]?.say('progress', { pushes: [push, { box: 'box_2' }] });
    expect(handlers.onProgress).toHaveBeenCalledWith([push]);
    expect(parseProgress('nonsense')).toEqual([]);
    expect(parseProgress('{"pushes":{}}')).toEqual([]);
  });

  it('comes back after an interruption and waits longer each time', async () => {
    const { sources, handlers } = follow();
    sources[0]?.onerror?.();
    expect(handlers.onLive).toHaveBeenLastCalledWith(false);
    expect(sources[0]?.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sources).toHaveLength(2);
    sources[1]?.onerror?.();
    await vi.advanceTimersByTimeAsync(999);
    expect(sources).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_001);
    sources[2]?.say('resync', {});
    expect(handlers.onResync).toHaveBeenCalledOnce();
    expect(handlers.onLive).toHaveBeenLastCalledWith(true);
  });

  it('ends when told to', async () => {
    const { sources, stop } = follow();
    sources[0]?.onerror?.();
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sources).toHaveLength(1);
  });

  it('leaves out what it cannot read', () => {
    expect(parseChange('{"type":"box"}')).toBeUndefined();
    expect(parseChange('nonsense')).toBeUndefined();
  });
});

it('spreads attempts and never waits longer than half a minute', () => {
  expect(backoffMs(0, 0)).toBe(500);
  expect(backoffMs(0, 1)).toBe(1_000);
  expect(backoffMs(30, 1)).toBe(30_000);
});

describe('live updates', () => {
  const box = (id: string, hostname: string, state = 'ON_SCREEN') => ({ id, hostname, state }) as Box;

  it('puts fresh boxes in the place of old ones, adds new ones and drops those that are gone', () => {
    const list = [box('1', 'bar'), box('2', 'lobby'), box('3', 'stage')];
    const merged = mergeBoxes(list, [box('2', 'lobby', 'OFFLINE'), box('4', 'gate')], new Set(['3']));
    expect(merged.map((each) => `${each.hostname} ${each.state}`)).toEqual([
      'bar ON_SCREEN',
      'gate ON_SCREEN',
      'lobby OFFLINE',
    ]);
  });

  it('reads a running rollout again when one of its boxes changes, and no other', () => {
    const rollout = (state: Rollout['state']) => ({ state, boxes: [{ box: '1' }] }) as Rollout;
    expect(isTouched(rollout('RUNNING'), new Set(['1', '2']))).toBe(true);
    expect(isTouched(rollout('RUNNING'), new Set(['2']))).toBe(false);
    expect(isTouched(rollout('FINISHED'), new Set(['1']))).toBe(false);
    expect(isTouched(undefined, new Set(['1']))).toBe(false);
  });

  it('makes the plan again after an edit, but not for each step of a rollout', () => {
    expect(staleKeys('playlist')).toContainEqual(['plan']);
    expect(staleKeys('assignment')).toContainEqual(['plan']);
    expect(staleKeys('rollout')).not.toContainEqual(['plan']);
    expect(staleKeys('new-rollout')).toContainEqual(['plan']);
    expect(staleKeys('of another version')).toEqual([]);
  });
});
