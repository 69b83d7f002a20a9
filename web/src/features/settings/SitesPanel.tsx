import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEdit } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries';
import type { Site } from '../../api/types';
import { Fault } from '../../components/Fault';
import { count } from '../../components/format';
import { Panel } from '../../components/Panel';
import classes from './Settings.module.css';
import { siteWords } from './siteForm';
import { SiteModal } from './SiteModal';

/** Places, the time their screens live by, and what their lines bear. */
export function SitesPanel() {
  const sites = useQuery(queries.sites);
  return (
    <Panel title="Sites" flush>
      {sites.isError && (
        <Fault error={sites.error} what="The sites could not be read" onRetry={() => void sites.refetch()} />
      )}
      {sites.data?.length === 0 && (
        <Text size="sm" c="dimmed" px={18} py="md">
          No site yet. A site comes into being when a box is given one; here you then set its time zone, and how and
          when media may come to it.
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
  const [editing, edit] = useDisclosure(false);
  return (
    <div role="listitem" className={classes['row']}>
      <div className={classes['text']}>
        <Text fw={580}>
          {site.name}{' '}
          <Text span size="sm" c="dimmed" fw={400}>
            {count(site.boxes, 'box', 'boxes')}, {site.timeZone}
          </Text>
        </Text>
        <Text size="sm" c="dimmed">
          {siteWords(site).join(' · ')}
        </Text>
      </div>
      <Button
        variant="default"
        size="compact-sm"
        h={32}
        leftSection={<IconEdit size={16} />}
        aria-label={`Edit ${site.name}`}
        onClick={edit.open}
      >
        Edit
      </Button>
      <SiteModal site={site} opened={editing} onClose={edit.close} />
    </div>
  );
}
