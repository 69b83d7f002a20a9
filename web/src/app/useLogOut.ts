import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { queries } from '../api/queries';
import { showFault } from '../components/notices';

export function useLogOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: api.session.logOut,
    onSuccess: () => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      client.setQueryData(queries.session.queryKey, null);
    },
    onError: (error) => showFault('Logging out failed', error),
  });
}
