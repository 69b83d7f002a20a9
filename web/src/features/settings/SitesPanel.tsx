import { Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import { queries } from '../../api/queries';
import type { Site } from '../../api/types';
import { Fault } from '../../components/Fault';
import { count } from '../../components/format';
import { showDone } from '../../components/notices';
import { Panel } from '../../components/Panel';
import classes from './Settings.module.css';

const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** Places and the time their screens live by. */
export function SitesPanel() {
  const sites = useQuery(queries.sites);
  return (
    <Panel title="Sites" flush>
      {sites.isError && (
        <Fault error={sites.error} what="The sites could not be read" onRetry={() => void sites.refetch()} />
      )}
      {sites.data?.length === 0 && (
        <Text size="sm" c="dimmed" px={18} py="md">
          No site yet. A site comes into being when a box is given one; here you then set its time zone.
        </Text>
      )}
      <div role="list" aria-label="Sites">
        {sites.data?.map((site) => (
          <Row key={site.id} site={site} />
        ))}
      </div>
    </Panel>
  );
}

function Row({ site }: { site: Site }) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (timeZone: string) => api.sites.edit(site.id, timeZone),
    onSuccess: (saved) => {
      showDone(`${saved.name} lives by ${saved.timeZone}.`);
      for (const key of ['sites', 'plan']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  const zones = ZONES.includes(site.timeZone) ? ZONES : [site.timeZone, ...ZONES];
  return (
    <div role="listitem" className={classes['row']}>
      <div className={classes['text']}>
        <Text fw={580}>{site.name}</Text>
        <Text size="sm" c="dimmed">
          {count(site.boxes, 'box', 'boxes')}
        </Text>
      </div>
      <Stack gap="xs">
        <Select
          aria-label={`Time zone of ${site.name}`}
          w={230}
          searchable
          limit={60}
          allowDeselect={false}
          data={zones}
          value={save.isPending ? save.variables : site.timeZone}
          disabled={save.isPending}
          onChange={(zone) => {
            if (zone && zone !== site.timeZone) save.mutate(zone);
          }}
        />
        {save.isError && <Fault error={save.error} what={`The time zone of ${site.name} was not saved`} />}
      </Stack>
    </div>
  );
}
