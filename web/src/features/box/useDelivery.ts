import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import { mergeBoxes } from '../../api/live';
import { queries } from '../../api/queries';
import type { Box } from '../../api/types';
import { showDone, showFault, showUndo } from '../../components/notices';

/** Shows what the server answered everywhere, before the stream tells of it. */
function put(client: QueryClient, box: Box): void {
  client.setQueriesData<Box>({ predicate: ({ queryKey }) => queryKey[0] === 'box' && queryKey.length === 2 }, (old) =>
    old?.id === box.id ? box : old,
  );
  client.setQueryData(queries.boxes.queryKey, (list: Box[] | undefined) => list && mergeBoxes(list, [box], new Set()));
  void client.invalidateQueries({ queryKey: ['rollout'] });
}

/** Stopping the delivery to one box, which can be undone, and starting it again. */
export function useDelivery(box: string, hostname: string) {
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => api.boxes.retry(box),
    onSuccess: (answer) => {
      put(client, answer);
      showDone(`Delivery to ${hostname} is asked for.`);
    },
  });
  const stop = useMutation({
    mutationFn: () => api.boxes.cancel(box),
    onSuccess: (answer) => {
      put(client, answer);
      // By then the row of the button may be gone, so an error has no place beside it.
      showUndo(`Delivery to ${hostname} is stopped.`, () => {
        api.boxes.retry(box).then(
          (again) => put(client, again),
          (error: unknown) => showFault(`Delivery to ${hostname} did not start again`, error),
        );
      });
    },
  });
  const begin = (action: 'stop' | 'retry') => {
    stop.reset();
    retry.reset();
    (action === 'stop' ? stop : retry).mutate();
  };
  return {
    stop: () => begin('stop'),
    retry: () => begin('retry'),
    stopping: stop.isPending,
    retrying: retry.isPending,
    error: stop.error ?? retry.error,
    /** What did not work. */
    what: stop.error ? `Delivery to ${hostname} was not stopped` : `Delivery to ${hostname} was not started`,
  };
}
