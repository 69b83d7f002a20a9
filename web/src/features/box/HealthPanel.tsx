import { Progress, Text } from '@mantine/core';
import type { Health } from '../../api/types';
import { bytes, duration } from '../../components/format';
import { Panel } from '../../components/Panel';
import classes from './BoxPage.module.css';

export function HealthPanel({ health }: { health: Health | null }) {
  return (
    <Panel title="Health">
      {health ? (
        <div className={classes['health']}>
          <Figure label="Up for" value={of(health.uptimeSeconds, duration)} />
          <Figure label="Load" value={of(health.load1, (load) => load.toFixed(2))} />
          <Figure label="Temperature" value={of(health.temperatureCelsius, (degrees) => `${degrees.toFixed(1)} °C`)} />
          <Use label="Memory" free={health.memoryAvailableBytes} total={health.memoryTotalBytes} />
          <Use label="Media disk" free={health.mediaFreeBytes} total={health.mediaTotalBytes} />
        </div>
      ) : (
        <Text c="dimmed" size="sm">
          The box has not reported yet.
        </Text>
      )}
    </Panel>
  );
}

function of(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? 'not reported' : format(value);
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" fw={580}>
        {value}
      </Text>
    </div>
  );
}

interface UseProps {
  label: string;
  free: number | null | undefined;
  total: number | null | undefined;
}

function Use({ label, free, total }: UseProps) {
  if (typeof free !== 'number' || typeof total !== 'number' || total <= 0) {
    return <Figure label={label} value="not reported" />;
  }
  const used = ((total - free) / total) * 100;
  return (
    <div>
      <Figure label={label} value={`${bytes(free)} free`} />
      <Progress
        mt={6}
        size="sm"
        value={used}
        color={used > 90 ? 'orange' : 'indigo'}
        aria-label={`${label}: ${Math.round(used)} % of ${bytes(total)} used`}
      />
    </div>
  );
}
