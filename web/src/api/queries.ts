import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from './client';
import { ProblemError } from './problem';
import { progress } from './progress';

/** Each list and object as it lies in the cache; live events keep them fresh, so nothing is polled without need. */
export const queries = {
  session: queryOptions({
    queryKey: ['session'],
    queryFn: async () => {
      try {
        return await api.session.get();
      } catch (error) {
        if (error instanceof ProblemError && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: Infinity,
  }),
  server: queryOptions({ queryKey: ['server'], queryFn: api.server, staleTime: Infinity }),
  boxes: queryOptions({ queryKey: ['boxes'], queryFn: async () => (await api.boxes.list()).map((box) => progress.box(box)) }),
  box: (box: string) =>
    queryOptions({ queryKey: ['box', box], queryFn: async () => progress.box(await api.boxes.get(box)) }),
  commands: (box: string) =>
    queryOptions({ queryKey: ['box', box, 'commands'], queryFn: () => api.boxes.commands(box) }),
  sites: queryOptions({ queryKey: ['sites'], queryFn: api.sites.list }),
  tokens: queryOptions({ queryKey: ['tokens'], queryFn: api.tokens.list }),
  assets: queryOptions({ queryKey: ['assets'], queryFn: api.assets.list }),
  playlists: queryOptions({ queryKey: ['playlists'], queryFn: api.playlists.list }),
  playlist: (playlist: string) =>
    queryOptions({ queryKey: ['playlist', playlist], queryFn: () => api.playlists.get(playlist) }),
  assignments: queryOptions({ queryKey: ['assignments'], queryFn: api.assignments.list }),
  plan: queryOptions({ queryKey: ['plan'], queryFn: api.rollouts.plan }),
  rollouts: queryOptions({ queryKey: ['rollouts'], queryFn: api.rollouts.list }),
  rollout: (id: string) =>
    queryOptions({ queryKey: ['rollout', id], queryFn: async () => progress.rollout(await api.rollouts.get(id)) }),
};

/** The time zone of a site by its name, as far as known. */
export function useTimeZones(): (site: string | null | undefined) => string | undefined {
  const sites = useQuery(queries.sites).data;
  return (site) => (site ? sites?.find((each) => each.name === site)?.timeZone : undefined);
}

export function useTimeZone(site: string | null | undefined): string | undefined {
  return useTimeZones()(site);
}
