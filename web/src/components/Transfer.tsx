import { Group, Progress, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { bytes, duration, percent } from './format';
import { Rate } from './rate';

interface Props {
  done: number;
  total: number;
  label: string;
  /** Whether bytes may still move; then rate and time left are shown. */
  active: boolean;
  color?: string;
}

/** Long work with its bytes, speed and time left. */
export function Transfer({ done, total, label, active, color = 'indigo' }: Props) {
  const rate = useRef(new Rate());
  const [speed, setSpeed] = useState<{ perSecond?: number | undefined; left?: number | undefined }>({});
  useEffect(() => {
    rate.current.add(Date.now(), done);
    setSpeed({ perSecond: rate.current.perSecond(), left: rate.current.secondsLeft(total) });
  }, [done, total]);
  const moving = active && done < total && speed.perSecond !== undefined && speed.perSecond > 0;
  return (
    <div>
      <Progress.Root size="md">
        <Progress.Section value={percent(done, total, active ? 0 : 100)} color={color} aria-label={label} animated={active} striped={active} />
      </Progress.Root>
      <Group justify="space-between" mt={5} gap="xs">
        <Text size="xs" c="dimmed" className="wb-number">
          {total > 0 ? `${bytes(done)} of ${bytes(total)}` : active ? 'No bytes to send yet' : 'No bytes to send'}
        </Text>
        {moving && (
          <Text size="xs" c="dimmed" className="wb-number">
            {bytes(speed.perSecond ?? 0)}/s
            {speed.left !== undefined && ` · ${duration(speed.left)} left`}
          </Text>
        )}
      </Group>
    </div>
  );
}
