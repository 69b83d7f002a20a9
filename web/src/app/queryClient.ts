import { QueryClient } from '@tanstack/react-query';
import { whenUnauthenticated } from '../api/http';
import { ProblemError } from '../api/problem';
import { queries } from '../api/queries';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Live events say what is old.
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && !(error instanceof ProblemError && error.status >= 400 && error.status < 500),
    },
    mutations: { retry: false },
  },
});

whenUnauthenticated(() => queryClient.setQueryData(queries.session.queryKey, null));
