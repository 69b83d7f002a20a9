import { ActionIcon, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import { queries } from '../../api/queries';
import type { EnrollmentToken } from '../../api/types';
import { Fault } from '../../components/Fault';
import { count } from '../../components/format';
import { Moment } from '../../components/Moment';
import { showDone } from '../../components/notices';
import { Panel } from '../../components/Panel';
import { EnrollModal } from '../box/EnrollModal';
import classes from './Settings.module.css';

/** Tokens that let boxes join, without the secrets themselves. */
export function TokensPanel() {
  const tokens = useQuery(queries.tokens);
  const [creating, create] = useDisclosure(false);
  return (
    <Panel
      title="Enrolment tokens"
      flush
      actions={
        <Button size="compact-sm" variant="light" leftSection={<IconKey size={16} />} onClick={create.open}>
          New token
        </Button>
      }
    >
      {tokens.isError && (
        <Fault error={tokens.error} what="The tokens could not be read" onRetry={() => void tokens.refetch()} />
      )}
      {tokens.data?.length === 0 && (
        <Text size="sm" c="dimmed" px={18} py="md">
          No token is valid now. Create one to let a box join this fleet.
        </Text>
      )}
      <div role="list" aria-label="Enrolment tokens">
        {tokens.data?.map((token) => (
          <Row key={token.id} token={token} />
        ))}
      </div>
      <EnrollModal opened={creating} onClose={create.close} box={null} />
    </Panel>
  );
}

function Row({ token }: { token: EnrollmentToken }) {
  const client = useQueryClient();
  const boxes = useQuery(queries.boxes).data;
  const revoke = useMutation({
    mutationFn: () => api.tokens.remove(token.id),
    onSuccess: () => {
      showDone('The token is revoked. No box can join with it any more.');
      void client.invalidateQueries({ queryKey: ['tokens'] });
    },
  });
  const owner = token.box ? (boxes?.find((box) => box.id === token.box)?.hostname ?? token.box) : 'any box';
  const expired = Date.parse(token.expiresAt) < Date.now();
  return (
    <div role="listitem" className={classes['row']}>
      <div className={classes['text']}>
        <Text fw={580} size="sm">
          For {owner}, {token.usesLeft} of {count(token.usesTotal, 'use')} left
        </Text>
        <Text size="sm" c="dimmed">
          created <Moment at={token.createdAt} />, {expired ? 'expired' : 'expires'} <Moment at={token.expiresAt} />
        </Text>
        {revoke.isError && <Fault error={revoke.error} what="The token was not revoked" />}
      </div>
      <ActionIcon
        aria-label={`Revoke the token for ${owner}`}
        loading={revoke.isPending}
        onClick={() => revoke.mutate()}
      >
        <IconTrash size={18} />
      </ActionIcon>
    </div>
  );
}
