import { Badge, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Box } from '../../api/types';
import { Fault } from '../../components/Fault';
import { showDone } from '../../components/notices';
import { Panel } from '../../components/Panel';

/** The SSH host keys the box showed; media go only to an accepted one. */
export function HostKeysPanel({ box }: { box: Box }) {
  const client = useQueryClient();
  const accept = useMutation({
    mutationFn: (fingerprint: string) => api.boxes.acceptHostKey(box.id, fingerprint),
    onSuccess: () => {
      showDone(`The host key of ${box.hostname} is accepted.`);
      void client.invalidateQueries({ queryKey: ['box'] });
    },
  });
  const keys = box.hostKeys ?? [];
  return (
    <Panel title="Host keys">
      <Stack gap="sm">
        {keys.length === 0 && (
          <Text c="dimmed" size="sm">
            The box has shown no SSH host key yet. It does so{' '}
            {box.kind === 'CLASSIC' ? 'when it is added and with each delivery, if this server reaches it.' : 'when it enrols.'}
          </Text>
        )}
        {keys.map((key) => (
          <Group key={key.fingerprint} justify="space-between" gap="xs">
            <div style={{ minWidth: 0, flex: '1 1 220px' }}>
              <Text size="xs" c="dimmed">
                {key.type}
              </Text>
              <Code style={{ overflowWrap: 'anywhere' }}>{key.fingerprint}</Code>
            </div>
            {key.accepted ? (
              <Badge variant="light" color="teal" tt="none" leftSection={<IconShieldCheck size={13} />}>
                Accepted
              </Badge>
            ) : (
              <Button
                size="compact-sm"
                variant="light"
                aria-label={`Accept host key ${key.fingerprint}`}
                loading={accept.isPending && accept.variables === key.fingerprint}
                onClick={() => accept.mutate(key.fingerprint)}
              >
                Accept
              </Button>
            )}
          </Group>
        ))}
        {accept.isError && <Fault error={accept.error} what={`The host key of ${box.hostname} was not accepted`} />}
      </Stack>
    </Panel>
  );
}
