import { Button, Skeleton, Text } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { queries, useTimeZone } from '../../api/queries';
import type { Box } from '../../api/types';
import { Empty } from '../../components/Empty';
import { Fault } from '../../components/Fault';
import { count } from '../../components/format';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { adviceFor, reasonTitle } from '../box/advice';
import { Seen } from '../box/Seen';
import { StateBadge } from '../box/StateBadge';
import classes from './Alerts.module.css';
import { alertGroups, type AlertGroup } from './groups';

/** Every box that needs attention, by what is wrong, with what to do. */
export function AlertsPage() {
  const boxes = useQuery(queries.boxes);
  const groups = alertGroups(boxes.data ?? []);
  const total = groups.reduce((sum, group) => sum + group.boxes.length, 0);
  return (
    <Page
      title="Alerts"
      narrow
      aside={
        total > 0 && (
          <Text c="dimmed" size="sm" role="status">
            {count(total, 'box needs', 'boxes need')} attention
          </Text>
        )
      }
    >
      {boxes.isError && (
        <Fault error={boxes.error} what="The boxes could not be read" onRetry={() => void boxes.refetch()} />
      )}
      {boxes.isPending && <Skeleton h={160} aria-label="Loading alerts" />}
      {boxes.isSuccess && groups.length === 0 && (
        <Empty icon={IconMoodSmile} title="Nothing needs attention">
          {boxes.data.length === 0
            ? 'There is no box yet.'
            : `Every one of ${count(boxes.data.length, 'box', 'boxes')} shows what it should, or is about to.`}
        </Empty>
      )}
      {groups.map((group) => (
        <Group key={group.code} group={group} />
      ))}
    </Page>
  );
}

const FIRST = 8;

function Group({ group }: { group: AlertGroup }) {
  const [open, setOpen] = useState(false);
  const shown = open ? group.boxes : group.boxes.slice(0, FIRST);
  const advice = adviceFor(group.code);
  return (
    <Panel
      flush
      title={reasonTitle(group.code)}
      actions={
        <Text size="sm" c="dimmed">
          {count(group.boxes.length, 'box', 'boxes')}
        </Text>
      }
    >
      {advice && <Text className={classes['advice']}>{advice}</Text>}
      <div role="list" aria-label={`Boxes: ${reasonTitle(group.code)}`}>
        {shown.map((box) => (
          <Row key={box.id} box={box} />
        ))}
      </div>
      {group.boxes.length > FIRST && (
        <Button variant="subtle" size="compact-sm" m="sm" onClick={() => setOpen(!open)}>
          {open ? 'Show fewer' : `Show all ${group.boxes.length}`}
        </Button>
      )}
    </Panel>
  );
}

function Row({ box }: { box: Box }) {
  const zone = useTimeZone(box.site);
  return (
    <div role="listitem" className={classes['row']}>
      <StateBadge state={box.state} />
      <div className={classes['text']}>
        <Link to="/boxes/$box" params={{ box: box.hostname }} className={`wb-link ${classes['cover'] ?? ''}`}>
          {box.hostname}
        </Link>
        <Text size="sm" c="dimmed">
          {box.reason?.detail ?? 'No reason is known.'}
        </Text>
      </div>
      <Text size="xs" c="dimmed" className={classes['seen']}>
        {box.site && `${box.site} · `}seen <Seen box={box} zone={zone} />
      </Text>
    </div>
  );
}
