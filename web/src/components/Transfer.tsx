import { Group, Text } from '@mantine/core';
import type { Moving } from '../api/types';
import { Bar } from './Bar';
import { bytes, percent, rate, timeLeft } from './format';

interface Props {
  moving: Moving;
  label: string;
  /** Whether bytes may still move; then speed and time left are shown. */
  active: boolean;
  color?: string;
}

/** `12.4 MB of 48.2 MB`, in words where there is nothing to count. */
export function bytesText({ bytesDone, bytesTotal }: Moving, active: boolean): string {
  if (bytesTotal > 0) return `${bytes(bytesDone)} of ${bytes(bytesTotal)}`;
  return active ? 'No bytes to send yet' : 'No bytes to send';
}

/** `1.2 MB/s · 31 s left`, or nothing while nothing moves. */
export function speedText({ bytesPerSecond, secondsLeft }: Moving): string {
  if (!bytesPerSecond) return '';
  return [rate(bytesPerSecond), ...(secondsLeft === null ? [] : [timeLeft(secondsLeft)])].join(' · ');
}

/** Long work with its bytes, speed and time left. */
export function Transfer({ moving, label, active, color = 'indigo' }: Props) {
  const count = bytesText(moving, active);
  const speed = active && moving.bytesDone < moving.bytesTotal ? speedText(moving) : '';
  return (
    <div>
      <Bar
        value={percent(moving.bytesDone, moving.bytesTotal, active ? 0 : 100)}
        label={label}
        text={[count, speed].filter(Boolean).join(', ')}
        color={color}
      />
      <Group justify="space-between" mt={5} gap="xs">
        <Text size="xs" c="dimmed" className="wb-number">
          {count}
        </Text>
        <Text size="xs" c="dimmed" className="wb-number">
          {speed}
        </Text>
      </Group>
    </div>
  );
}
