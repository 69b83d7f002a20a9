import { messageOf } from '../../api/problem';
import type { Asset } from '../../api/types';
import { upload, UploadCancelled, type Upload } from '../../api/upload';
import { refusal } from './mediaType';

export type UploadState = 'WAITING' | 'SENDING' | 'DONE' | 'FAILED' | 'CANCELLED';

export interface UploadEntry {
  id: number;
  name: string;
  size: number;
  sent: number;
  state: UploadState;
  error?: string;
}

type Send = (file: File, name: string, onProgress: (bytes: number) => void) => Upload;

/** Files on their way to the server: a few at once, the others wait. It outlives the page that shows it. */
export class UploadQueue {
  private entries: UploadEntry[] = [];
  private readonly files = new Map<number, File>();
  private readonly running = new Map<number, Upload>();
  private readonly listeners = new Set<() => void>();
  private nextId = 1;

  /**
   * @param send moves one file
   * @param atOnce how many files move at the same time
   * @param onStored called with every asset that the server has acknowledged
   */
  constructor(
    private readonly send: Send = upload,
    private readonly atOnce = 3,
    public onStored: (asset: Asset) => void = () => undefined,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly UploadEntry[] => this.entries;

  add(files: readonly File[]): void {
    for (const file of files) {
      const id = this.nextId++;
      const error = refusal(file.name, file.size);
      const entry: UploadEntry = { id, name: file.name, size: file.size, sent: 0, state: error ? 'FAILED' : 'WAITING' };
      this.entries = [...this.entries, error ? { ...entry, error } : entry];
      if (!error) this.files.set(id, file);
    }
    this.changed();
    this.startMore();
  }

  cancel(id: number): void {
    const entry = this.entries.find((each) => each.id === id);
    if (entry?.state === 'WAITING') {
      this.files.delete(id);
      this.update(id, { state: 'CANCELLED' });
    }
    this.running.get(id)?.cancel();
  }

  retry(id: number): void {
    if (!this.files.has(id) || this.running.has(id)) return;
    this.entries = this.entries.map((entry) => (entry.id === id ? fresh(entry) : entry));
    this.changed();
    this.startMore();
  }

  canRetry(id: number): boolean {
    return this.files.has(id);
  }

  /** Takes away what has ended. */
  clearEnded(): void {
    const ended = this.entries.filter((entry) => entry.state !== 'WAITING' && entry.state !== 'SENDING');
    for (const entry of ended) this.files.delete(entry.id);
    this.entries = this.entries.filter((entry) => !ended.includes(entry));
    this.changed();
  }

  private startMore(): void {
    for (const entry of this.entries) {
      if (this.running.size >= this.atOnce) return;
      if (entry.state === 'WAITING') void this.run(entry);
    }
  }

  private async run(entry: UploadEntry): Promise<void> {
    const file = this.files.get(entry.id);
    if (!file) return;
    const moving = this.send(file, entry.name, (sent) => this.update(entry.id, { sent }));
    this.running.set(entry.id, moving);
    this.update(entry.id, { state: 'SENDING' });
    try {
      const asset = await moving.done;
      this.files.delete(entry.id);
      this.update(entry.id, { state: 'DONE', sent: entry.size });
      this.onStored(asset);
    } catch (error) {
      const cancelled = error instanceof UploadCancelled;
      this.update(entry.id, cancelled ? { state: 'CANCELLED' } : { state: 'FAILED', error: messageOf(error) });
    } finally {
      this.running.delete(entry.id);
      this.startMore();
    }
  }

  private update(id: number, part: Partial<UploadEntry>): void {
    this.entries = this.entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry));
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

function fresh(entry: UploadEntry): UploadEntry {
  return { id: entry.id, name: entry.name, size: entry.size, sent: 0, state: 'WAITING' };
}
