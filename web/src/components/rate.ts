interface Sample {
  at: number;
  bytes: number;
}

/** Speed of a transfer over its last seconds. */
export class Rate {
  private samples: Sample[] = [];

  /** @param windowMs how far back the speed is measured */
  constructor(private readonly windowMs = 5_000) {}

  add(at: number, bytes: number): void {
    const last = this.samples.at(-1);
    if (last && bytes < last.bytes) this.samples = [];
    this.samples.push({ at, bytes });
    while (this.samples.length > 2 && at - (this.samples[0]?.at ?? at) > this.windowMs) this.samples.shift();
  }

  /** Bytes a second, or undefined before there are two samples apart. */
  perSecond(): number | undefined {
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (!first || !last || last.at - first.at < 200) return undefined;
    return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
  }

  /** Seconds until `total` bytes are through, or undefined while nothing moves. */
  secondsLeft(total: number): number | undefined {
    const speed = this.perSecond();
    const last = this.samples.at(-1);
    return speed && last ? Math.max(0, total - last.bytes) / speed : undefined;
  }
}
