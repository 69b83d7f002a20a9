/** Gathers ids and hands them over together, so that a burst of changes costs one round of requests. */
export class Batch {
  private readonly ids = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;

  /**
   * @param flush gets every id added since the last time; never runs twice at once
   * @param delayMs how long to gather after the first id
   */
  constructor(
    private readonly flush: (ids: string[]) => Promise<void>,
    private readonly delayMs: number,
  ) {}

  add(id: string): void {
    this.ids.add(id);
    this.arm();
  }

  clear(): void {
    this.ids.clear();
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private arm(): void {
    if (this.timer !== undefined || this.running || this.ids.size === 0) return;
    this.timer = setTimeout(() => void this.run(), this.delayMs);
  }

  private async run(): Promise<void> {
    const ids = [...this.ids];
    this.clear();
    this.running = true;
    try {
      await this.flush(ids);
    } catch {
      // The next change or the next resync reads these again.
    } finally {
      this.running = false;
      this.arm();
    }
  }
}
