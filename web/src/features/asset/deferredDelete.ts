import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api } from '../../api/client';
import type { Asset } from '../../api/types';
import { showUndo, UNDO_MS } from '../../components/notices';
import { queries } from '../../api/queries';

interface Fault {
  asset: string;
  error: unknown;
}

interface Snapshot {
  hidden: ReadonlySet<string>;
  fault: Fault | undefined;
}

/**
 * Deletions that a person can still take back: bytes cannot be undeleted, so the request waits while the offer to undo
 * stands. Leaving the page sends what still waits.
 */
class DeferredDeletes {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly listeners = new Set<() => void>();
  private state: Snapshot = { hidden: new Set(), fault: undefined };

  constructor() {
    window.addEventListener('pagehide', () => {
      for (const id of this.timers.keys()) void api.assets.remove(id, true).catch(() => undefined);
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): Snapshot => this.state;

  start(id: string, onGone: () => Promise<unknown>): void {
    const send = async () => {
      this.timers.delete(id);
      try {
        await api.assets.remove(id);
        await onGone();
        this.show(id);
      } catch (error) {
        this.show(id, { asset: id, error });
      }
    };
    this.timers.set(id, setTimeout(() => void send(), UNDO_MS));
    this.change({ hidden: new Set([...this.state.hidden, id]), fault: undefined });
  }

  cancel(id: string): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.show(id);
  }

  private show(id: string, fault?: Fault): void {
    this.change({ hidden: new Set([...this.state.hidden].filter((each) => each !== id)), fault });
  }

  private change(state: Snapshot): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

const deletes = new DeferredDeletes();

export function useDeferredDelete() {
  const client = useQueryClient();
  const state = useSyncExternalStore(deletes.subscribe, deletes.snapshot);
  const remove = (asset: Asset) => {
    deletes.start(asset.id, () => client.refetchQueries({ queryKey: queries.assets.queryKey }));
    showUndo(`${asset.name} is deleted.`, () => deletes.cancel(asset.id));
  };
  return { ...state, remove };
}
