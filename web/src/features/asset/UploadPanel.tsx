import { ActionIcon, Button, Group, Progress, Text } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck, IconClockHour4, IconReload, IconX } from '@tabler/icons-react';
import { Transfer } from '../../components/Transfer';
import { bytes } from '../../components/format';
import { Panel } from '../../components/Panel';
import { useRate } from '../../components/useRate';
import classes from './Media.module.css';
import type { UploadEntry } from './uploadQueue';
import { uploads, useUploads } from './uploads';

/** Files on their way, and how each ended. */
export function UploadPanel() {
  const entries = useUploads();
  if (entries.length === 0) return null;
  const ended = entries.every((entry) => entry.state !== 'SENDING' && entry.state !== 'WAITING');
  return (
    <Panel
      title={ended ? 'Uploads' : 'Uploading'}
      flush
      actions={
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => uploads.clearEnded()}>
          Clear finished
        </Button>
      }
    >
      <div role="list" aria-label="Uploads">
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} />
        ))}
      </div>
    </Panel>
  );
}

function Row({ entry }: { entry: UploadEntry }) {
  const open = entry.state === 'SENDING' || entry.state === 'WAITING';
  const again = (entry.state === 'FAILED' || entry.state === 'CANCELLED') && uploads.canRetry(entry.id);
  return (
    <div role="listitem" className={classes['upload']}>
      <Sign state={entry.state} />
      <div className={classes['uploadText']}>
        <Text size="sm" fw={550} truncate>
          {entry.name}
        </Text>
        {entry.state === 'SENDING' && (
          <Sending entry={entry} />
        )}
        {entry.state === 'WAITING' && <Progress value={0} aria-label={`Upload of ${entry.name}`} />}
        {entry.state === 'DONE' && (
          <Text size="xs" c="dimmed">
            {bytes(entry.size)} stored
          </Text>
        )}
        {entry.state === 'CANCELLED' && (
          <Text size="xs" c="dimmed">
            Cancelled
          </Text>
        )}
        {entry.error && entry.state === 'FAILED' && (
          <Text size="xs" c="var(--wb-bad)" role="alert">
            {entry.error}
          </Text>
        )}
      </div>
      <Group gap={4} wrap="nowrap">
        {open && (
          <ActionIcon aria-label={`Cancel the upload of ${entry.name}`} onClick={() => uploads.cancel(entry.id)}>
            <IconX size={17} />
          </ActionIcon>
        )}
        {again && (
          <ActionIcon aria-label={`Upload ${entry.name} again`} onClick={() => uploads.retry(entry.id)}>
            <IconReload size={17} />
          </ActionIcon>
        )}
      </Group>
    </div>
  );
}

function Sending({ entry }: { entry: UploadEntry }) {
  const speed = useRate(entry.sent, entry.size);
  return (
    <Transfer
      moving={{ bytesDone: entry.sent, bytesTotal: entry.size, ...speed }}
      label={`Upload of ${entry.name}`}
      active
    />
  );
}

function Sign({ state }: { state: UploadEntry['state'] }) {
  if (state === 'DONE') return <IconCircleCheck size={20} color="var(--mantine-color-teal-6)" aria-label="Stored" />;
  if (state === 'FAILED') return <IconAlertCircle size={20} color="var(--mantine-color-red-6)" aria-label="Failed" />;
  return <IconClockHour4 size={20} color="var(--mantine-color-dimmed)" aria-label={state.toLowerCase()} />;
}
