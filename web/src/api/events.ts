import { backoffMs } from './backoff';
import { BASE } from './http';
import type { ChangeEvent, PushProgress } from './types';

export interface EventHandlers {
  onChange: (change: ChangeEvent) => void;
  onProgress: (pushes: PushProgress[]) => void;
  onResync: () => void;
  onLive: (live: boolean) => void;
}

/**
 * Follows the server's stream of changes and comes back by itself after every interruption.
 *
 * @param open makes the connection; tests give their own
 * @returns a function that ends it
 */
export function followEvents(
  handlers: EventHandlers,
  open: (url: string) => EventSource = (url) => new EventSource(url),
): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;

  const connect = () => {
    const current = open(`${BASE}/events`);
    source = current;
    current.addEventListener('resync', () => {
      attempt = 0;
      handlers.onLive(true);
      handlers.onResync();
    });
    current.addEventListener('change', (event) => {
      const change = parseChange((event as MessageEvent<string>).data);
      if (change) handlers.onChange(change);
    });
    current.addEventListener('progress', (event) => handlers.onProgress(parseProgress((event as MessageEvent<string>).data)));
    current.onerror = () => {
      // The browser's own way to reconnect gives up after an error status, so it is ours in every case.
      current.close();
      handlers.onLive(false);
      timer = setTimeout(connect, backoffMs(attempt));
      attempt += 1;
    };
  };

  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

export function parseChange(data: string): ChangeEvent | undefined {
  try {
    const change = JSON.parse(data) as Partial<ChangeEvent>;
    return typeof change.type === 'string' && typeof change.id === 'string' ? (change as ChangeEvent) : undefined;
  } catch {
    return undefined;
  }
}

/** The pushes of a progress message that can be read. */
export function parseProgress(data: string): PushProgress[] {
  try {
    const { pushes } = JSON.parse(data) as { pushes?: Partial<PushProgress>[] };
    return Array.isArray(pushes) ? pushes.filter(isProgress) : [];
  } catch {
    return [];
  }
}

function isProgress(push: Partial<PushProgress>): push is PushProgress {
  return (
    typeof push.box === 'string' &&
    typeof push.push === 'string' &&
    typeof push.bytesDone === 'number' &&
    typeof push.bytesTotal === 'number'
  );
}
