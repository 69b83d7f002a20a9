import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../api/problem';
import type { Asset } from '../../api/types';
import { UploadCancelled } from '../../api/upload';
import { refusal } from './mediaType';
import { UploadQueue } from './uploadQueue';

interface Moving {
  name: string;
  progress: (bytes: number) => void;
  succeed: () => void;
  fail: (error: Error) => void;
}

function queueOf(atOnce: number) {
  const moving: Moving[] = [];
  const stored: string[] = [];
  const queue = new UploadQueue(
    (_, name, progress) => {
      let resolve: (asset: Asset) => void = () => undefined;
      let reject: (error: Error) => void = () => undefined;
      const done = new Promise<Asset>((yes, no) => {
        resolve = yes;
        reject = no;
      });
      moving.push({ name, progress, succeed: () => resolve({ name } as Asset), fail: reject });
      return { done, cancel: () => reject(new UploadCancelled('cancelled')) };
    },
    atOnce,
    (asset) => stored.push(asset.name),
  );
  const states = () => queue.snapshot().map((entry) => `${entry.name} ${entry.state}`);
  return { queue, moving, stored, states };
}

const file = (name: string, size = 100) => new File([new Uint8Array(size)], name);

describe('UploadQueue', () => {
  it('moves a few at once and the next when one is through', async () => {
    const { queue, moving, stored, states } = queueOf(2);
    queue.add([file('a.png'), file('b.png'), file('c.png')]);
    expect(states()).toEqual(['a.png SENDING', 'b.png SENDING', 'c.png WAITING']);
    moving[0]?.succeed();
    await vi.waitFor(() => expect(states()).toEqual(['a.png DONE', 'b.png SENDING', 'c.png SENDING']));
    expect(stored).toEqual(['a.png']);
  });

  it('tells progress', () => {
    const { queue, moving } = queueOf(1);
    queue.add([file('a.png')]);
    moving[0]?.progress(40);
    expect(queue.snapshot()[0]?.sent).toBe(40);
  });

  it('stops the one that is cancelled, moving or waiting, and goes on with the others', async () => {
    const { queue, states } = queueOf(1);
    queue.add([file('a.png'), file('b.png'), file('c.png')]);
    queue.cancel(queue.snapshot()[1]?.id ?? 0);
    queue.cancel(queue.snapshot()[0]?.id ?? 0);
    await vi.waitFor(() => expect(states()).toEqual(['a.png CANCELLED', 'b.png CANCELLED', 'c.png SENDING']));
  });

  it('keeps what went wrong beside its file and can try again', async () => {
    const { queue, moving, states } = queueOf(1);
    queue.add([file('a.png')]);
    moving[0]?.fail(new ProblemError(507, { code: 'storage-full', detail: "The server's disk is full." }));
    await vi.waitFor(() => expect(queue.snapshot()[0]?.error).toBe("The server's disk is full."));
    queue.retry(queue.snapshot()[0]?.id ?? 0);
    expect(states()).toEqual(['a.png SENDING']);
    moving[1]?.succeed();
    await vi.waitFor(() => expect(states()).toEqual(['a.png DONE']));
  });

  it('sends nothing that no box can show', () => {
    const { queue, moving } = queueOf(3);
    queue.add([file('notes.txt'), file('empty.png', 0)]);
    expect(moving).toEqual([]);
    expect(queue.snapshot().map((entry) => entry.state)).toEqual(['FAILED', 'FAILED']);
  });

  it('forgets what has ended and keeps what moves', () => {
    const { queue, states } = queueOf(1);
    queue.add([file('a.png'), file('notes.txt')]);
    queue.clearEnded();
    expect(states()).toEqual(['a.png SENDING']);
  });
});

describe('refusal', () => {
  it.each(['menu.png', 'Film.MP4', 'ä.webp', `${'x'.repeat(251)}.png`])('lets %s through', (name) =>
    expect(refusal(name, 1)).toBeUndefined(),
  );
  it.each(['menu', 'run.exe', '.hidden.png', 'a\u0000.png', `${'ü'.repeat(126)}.png`])('refuses %j', (name) =>
    expect(refusal(name, 1)).toBeDefined(),
  );
});
