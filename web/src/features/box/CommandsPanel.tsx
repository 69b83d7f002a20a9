import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import { queries } from '../../api/queries';
import type { Box, BoxCommand } from '../../api/types';
import { Fault } from '../../components/Fault';
import { Moment } from '../../components/Moment';
import { Panel } from '../../components/Panel';
import { reasonTitle } from './advice';

const COLORS: Record<BoxCommand['state'], string> = {
  PENDING: 'gray',
  SENT: 'indigo',
  DONE: 'teal',
  FAILED: 'red',
  EXPIRED: 'orange',
};

/** Remote actions and what became of the last ones. */
export function CommandsPanel({ box, zone }: { box: Box; zone: string | undefined }) {
  const client = useQueryClient();
  const commands = useQuery({
    ...queries.commands(box.id),
    refetchInterval: (query) =>
      query.state.data?.some((command) => command.state === 'PENDING' || command.state === 'SENT') ? 1_000 : false,
  });
  const restart = useMutation({
    mutationFn: () => api.boxes.command(box.id, 'RESTART_PLAYER'),
    onSuccess: () => void client.invalidateQueries({ queryKey: queries.commands(box.id).queryKey }),
  });
  const last = (commands.data ?? []).slice(0, 6);
  return (
    <Panel
      title="Commands"
      actions={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerPlay size={15} />}
          loading={restart.isPending}
          disabled={box.enrolledAt === null}
          onClick={() => restart.mutate()}
        >
          Restart player
        </Button>
      }
    >
      <Stack gap="sm">
        {restart.isError && <Fault error={restart.error} what={`The player of ${box.hostname} was not restarted`} />}
        {commands.isError && (
          <Fault error={commands.error} what="The commands could not be read" onRetry={() => void commands.refetch()} />
        )}
        {last.length === 0 && !commands.isError && (
          <Text c="dimmed" size="sm">
            No command was sent yet.
          </Text>
        )}
        {last.map((command) => (
          <Group key={command.id} justify="space-between" gap="xs">
            <div>
              <Text size="sm">{reasonTitle(command.kind)}</Text>
              {command.detail && (
                <Text size="xs" c="dimmed">
                  {command.detail}
                </Text>
              )}
            </div>
            <Group gap="sm">
              <Text size="xs" c="dimmed">
                <Moment at={command.createdAt} zone={zone} />
              </Text>
              <Badge variant="light" color={COLORS[command.state]} tt="none">
                {reasonTitle(command.state)}
              </Badge>
            </Group>
          </Group>
        ))}
      </Stack>
    </Panel>
  );
}
