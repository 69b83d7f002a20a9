import { Button, Group, Modal, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client';
import { queries } from '../../api/queries';
import type { EnrollmentToken } from '../../api/types';
import { Copyable } from '../../components/Copyable';
import { Fault } from '../../components/Fault';
import { count, dateTime } from '../../components/format';
import { himblickConf } from './himblickConf';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** Hostname of the only box that may use the token, or null for any. */
  box: string | null;
}

const LIVES = [
  { value: '1', label: '1 hour' },
  { value: '24', label: '1 day' },
  { value: '168', label: '1 week' },
  { value: '720', label: '30 days' },
];

export function EnrollModal({ opened, onClose, box }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={box ? `Enrol ${box}` : 'Enrol boxes'} size="lg">
      <Body box={box} onClose={onClose} />
    </Modal>
  );
}

function Body({ box, onClose }: Omit<Props, 'opened'>) {
  const client = useQueryClient();
  const [uses, setUses] = useState(1);
  const [hours, setHours] = useState('24');
  const create = useMutation({
    mutationFn: () => api.tokens.create(uses, Number(hours), box),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['tokens'] }),
  });
  if (create.data) return <Made token={create.data} onClose={onClose} />;
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        A token lets {box ?? 'boxes'} join this fleet by itself at its next start. It is shown once.
      </Text>
      <Group grow>
        <NumberInput
          label="Uses"
          description="How many boxes may join with it"
          min={1}
          max={100_000}
          allowDecimal={false}
          disabled={box !== null}
          value={uses}
          onChange={(value) => setUses(typeof value === 'number' ? value : 1)}
        />
        <Select
          label="Valid for"
          description="Then it stops working"
          data={LIVES}
          value={hours}
          allowDeselect={false}
          onChange={(value) => setHours(value ?? '24')}
        />
      </Group>
      {create.isError && <Fault error={create.error} what="The token was not created" />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={create.isPending} onClick={() => create.mutate()}>
          Create token
        </Button>
      </Group>
    </Stack>
  );
}

function Made({ token, onClose }: { token: EnrollmentToken; onClose: () => void }) {
  const server = useQuery(queries.server);
  return (
    <Stack>
      <Text size="sm">
        Put these lines into <b>himblick.conf</b> on the boot partition of the card, then start the box.
      </Text>
      {server.data && <Copyable label="the lines for himblick.conf" text={himblickConf(server.data, token.token ?? '')} />}
      {server.isError && (
        <>
          <Fault error={server.error} what="The address of the server could not be read" onRetry={() => void server.refetch()} />
          <Copyable label="the enrolment token" text={token.token ?? ''} />
        </>
      )}
      <Text size="sm" c="dimmed">
        Good for {count(token.usesTotal, 'box', 'boxes')} until {dateTime(token.expiresAt)}. The token is not shown again.
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}
