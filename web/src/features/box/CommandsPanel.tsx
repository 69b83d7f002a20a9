import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlayerPlay, IconPower, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
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

interface Action {
  kind: BoxCommand['kind'];
  label: string;
  icon: ReactNode;
  /** What to think of before; without it the action needs no second click. */
  warning?: string;
}

const ACTIONS: Action[] = [
  { kind: 'RESTART_PLAYER', label: 'Restart player', icon: <IconPlayerPlay size={15} /> },
  {
    kind: 'REBOOT',
    label: 'Reboot',
    icon: <IconRefresh size={15} />,
    warning: 'Its screen is dark until it is up again, about a minute.',
  },
  {
    kind: 'POWER_OFF',
    label: 'Power off',
    icon: <IconPower size={15} />,
    warning: 'Somebody has to go there to switch it on again.',
  },
];

/** Remote actions and what became of the last ones. */
export function CommandsPanel({ box, zone }: { box: Box; zone: string | undefined }) {
  const client = useQueryClient();
  const commands = useQuery({
    ...queries.commands(box.id),
    refetchInterval: (query) =>
      query.state.data?.some((command) => command.state === 'PENDING' || command.state === 'SENT') ? 1_000 : false,
  });
  const [asked, setAsked] = useState<Action | null>(null);
  const send = useMutation({
    mutationFn: (action: Action) => api.boxes.command(box.id, action.kind),
    onMutate: () => setAsked(null),
    onSuccess: () => void client.invalidateQueries({ queryKey: queries.commands(box.id).queryKey }),
  });
  const last = (commands.data ?? []).slice(0, 6);
  return (
    <Panel
      title="Commands"
      actions={
        <Group gap="xs">
          {ACTIONS.map((action) => (
            <Button
              key={action.kind}
              size="compact-sm"
              variant="default"
              leftSection={action.icon}
              loading={send.isPending && send.variables.kind === action.kind}
              disabled={box.enrolledAt === null}
              onClick={() => (action.warning ? setAsked(action) : send.mutate(action))}
            >
              {action.label}
            </Button>
          ))}
        </Group>
      }
    >
      <Stack gap="sm">
        {asked && (
          <Alert color="orange" variant="light" title={`${asked.label} ${box.hostname}?`}>
            <Group justify="space-between" gap="sm">
              <Text size="sm">{asked.warning}</Text>
              <Group gap="xs">
                <Button size="compact-sm" variant="default" onClick={() => setAsked(null)}>
                  Cancel
                </Button>
                <Button size="compact-sm" color="orange" onClick={() => send.mutate(asked)}>
                  {asked.label} {box.hostname}
                </Button>
              </Group>
            </Group>
          </Alert>
        )}
        {send.isError && (
          <Fault error={send.error} what={`“${send.variables.label}” was not sent to ${box.hostname}`} />
        )}
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
