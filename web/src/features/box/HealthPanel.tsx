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
          <Figure label="Power supply" value={power(health)} alarm={health.power?.underVoltageSeen} />
          <Figure label="Waiting for processor, memory, disk" value={pressure(health)} />
          <Figure
            label="Disk"
            value={disk(health)}
            alarm={health.storage?.writes === false || health.storage?.root === 'READ_ONLY' || !!health.storage?.errors}
          />
          {health.wifi && <Figure label="Wi-Fi" value={`${health.wifi.signalDbm} dBm on ${health.wifi.device}`} />}
          <Figure label="Screen" value={display(health)} alarm={health.display?.connected === false} />
          <Figure label="Clock" value={clock(health)} alarm={Math.abs(health.clock?.aheadMillis ?? 0) > 5_000} />
          <Figure
            label="Runs"
            value={[health.software?.model, health.software?.os, health.software?.kernel, java(health)]
              .filter(Boolean)
              .join(', ')}
          />
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

function power({ power }: Health): string {
  if (!power) {
    return 'unknown';
  }
  if (power.underVoltage) {
    return 'too weak now';
  }
  const seen = [power.underVoltageSeen && 'too weak', power.throttledSeen && 'slowed down'].filter(Boolean);
  return seen.length > 0 ? `${seen.join(' and ')} since boot` : 'good';
}

function pressure({ pressure }: Health): string {
  return pressure ? `${Math.round(pressure.cpu)}, ${Math.round(pressure.memory)}, ${Math.round(pressure.io)} %` : 'not reported';
}

const ROOT = { WRITABLE: 'writable', OVERLAY: 'forgets at reboot', READ_ONLY: 'read-only' };

function disk({ storage }: Health): string {
  if (!storage) {
    return 'not reported';
  }
  return [
    storage.writes === false && 'takes no writes',
    storage.errors !== undefined && (storage.errors === 0 ? 'no errors' : `${storage.errors} errors`),
    storage.root && `system ${ROOT[storage.root]}`,
  ]
    .filter(Boolean)
    .join(', ') || 'not reported';
}

function display({ display }: Health): string {
  if (!display) {
    return 'not reported';
  }
  return display.connected ? `${display.mode} on ${display.connector}` : 'none connected';
}

function clock({ clock }: Health): string {
  const synchronised = clock?.synchronised === undefined ? null : clock.synchronised ? 'synchronised' : 'not synchronised';
  const ahead =
    clock?.aheadMillis === undefined || Math.abs(clock.aheadMillis) < 1_000
      ? null
      : `${duration(Math.abs(clock.aheadMillis) / 1_000)} ${clock.aheadMillis > 0 ? 'fast' : 'slow'}`;
  return [synchronised, ahead].filter(Boolean).join(', ') || 'as the server’s';
}

function java({ software }: Health): string | null {
  return software ? `Java ${software.java}` : null;
}

function Figure({ label, value, alarm = false }: { label: string; value: string; alarm?: boolean | undefined }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" fw={580} {...(alarm ? { c: 'orange' } : {})}>
        {alarm ? `⚠ ${value}` : value}
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
