import { useEffect, useRef, useState } from 'react';
import { Rate } from './rate';

/** Speed and time left of bytes that this browser counts itself. */
export function useRate(done: number, total: number): { bytesPerSecond: number | null; secondsLeft: number | null } {
  const rate = useRef(new Rate());
  const [speed, setSpeed] = useState<{ bytesPerSecond: number | null; secondsLeft: number | null }>({
    bytesPerSecond: null,
    secondsLeft: null,
  });
  useEffect(() => {
    rate.current.add(Date.now(), done);
    setSpeed({
      bytesPerSecond: rate.current.perSecond() ?? null,
      secondsLeft: rate.current.secondsLeft(total) ?? null,
    });
  }, [done, total]);
  return speed;
}
