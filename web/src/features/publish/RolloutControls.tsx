import { Button } from '@mantine/core';
import { IconPlayerStopFilled, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import { queries } from '../../api/queries';
import type { Rollout } from '../../api/types';
import { Fault } from '../../components/Fault';
import { count } from '../../components/format';
import { showDone, showFault, showUndo } from '../../components/notices';
import classes from './Publish.module.css';
import { retryable, stoppable, type RolloutRow } from './row';

const boxes = (n: number) => count(n, 'box', 'boxes');

function put(client: QueryClient, rollout: Rollout): void {
  client.setQueryData(queries.rollout(rollout.id).queryKey, rollout);
  for (const key of ['rollouts', 'boxes']) void client.invalidateQueries({ queryKey: [key] });
}

/** Stops all that a rollout still has to do, or starts it again; each button says how much that is. */
export function RolloutControls({ rollout, rows }: { rollout: Rollout; rows: readonly RolloutRow[] }) {
  const client = useQueryClient();
  const open = stoppable(rows).length;
  const stuck = retryable(rows).length;
  const retry = useMutation({
    mutationFn: (_: number) => api.rollouts.retry(rollout.id),
    onSuccess: (answer, n) => {
      put(client, answer);
      showDone(`Delivery to ${boxes(n)} is asked for.`);
    },
  });
  const stop = useMutation({
    mutationFn: (_: number) => api.rollouts.cancel(rollout.id),
    onSuccess: (answer, n) => {
      put(client, answer);
      showUndo(`Delivery to ${boxes(n)} is stopped.`, () => {
        api.rollouts.retry(rollout.id).then(
          (again) => put(client, again),
          (error: unknown) => showFault('The rollout did not start again', error),
        );
      });
    },
  });
  if (rollout.state !== 'RUNNING') return null;
  return (
    <div className={classes['controls']}>
      {stuck > 0 && (
        <Button
          variant="light"
          leftSection={<IconRefresh size={17} />}
          loading={retry.isPending}
          disabled={stop.isPending}
          onClick={() => {
            stop.reset();
            retry.mutate(stuck);
          }}
        >
          Retry {boxes(stuck)}
        </Button>
      )}
      {open > 0 && (
        <Button
          variant="default"
          leftSection={<IconPlayerStopFilled size={16} />}
          loading={stop.isPending}
          disabled={retry.isPending}
          onClick={() => {
            retry.reset();
            stop.mutate(open);
          }}
        >
          Stop delivery to {boxes(open)}
        </Button>
      )}
      {stop.isError && <Fault error={stop.error} what="The rollout was not stopped" />}
      {retry.isError && <Fault error={retry.error} what="The rollout was not started again" />}
    </div>
  );
}
