import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { dateTime, relative } from './format';

/** A clock for everything that says how long ago. */
function useNow(stepMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), stepMs);
    return () => clearInterval(timer);
  }, [stepMs]);
  return now;
}

interface Props {
  at: string | null | undefined;
  /** The time zone of the box's site, where known. */
  zone?: string | undefined;
  /** Shows the date and time itself instead of how long ago. */
  exact?: boolean;
}

/** A time; on hover in the box's zone and in the viewer's. */
export function Moment({ at, zone, exact }: Props) {
  const now = useNow(10_000);
  if (!at) return <>never</>;
  const there = dateTime(at, zone);
  const here = dateTime(at);
  const label = zone && there !== here ? `${there} there · ${here} here` : here;
  return (
    <Tooltip label={label}>
      <time dateTime={at}>{exact ? there : relative(at, now)}</time>
    </Tooltip>
  );
}
