import { Badge, Group, Skeleton, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { queries } from '../../api/queries';
import type { Rollout } from '../../api/types';
import { Fault } from '../../components/Fault';
import { count, duration } from '../../components/format';
import { Moment } from '../../components/Moment';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { Transfer } from '../../components/Transfer';
import { inOrderOfNews, outcome, unconfirmed } from './plan';
import classes from './Publish.module.css';
import { RolloutControls } from './RolloutControls';
import { RolloutTable } from './RolloutTable';
import { tally, withPushes } from './row';
import { AnchorLink } from '../../components/links';

const route = getRouteApi('/publish/$rollout');

/** A rollout on its way, box by box, until every box has confirmed. */
export function RolloutPage() {
  const { rollout: id } = route.useParams();
  const rollout = useQuery(queries.rollout(id));
  return (
    <Page
      title="Rollout"
      narrow
      back={
        <AnchorLink to="/publish" size="sm" c="dimmed" w="fit-content">
          <Group gap={5} component="span">
            <IconArrowLeft size={15} aria-hidden /> Publish
          </Group>
        </AnchorLink>
      }
      aside={rollout.data && <Outcome rollout={rollout.data} />}
    >
      {rollout.isError && (
        <Fault
          error={rollout.error}
          what={`The rollout ${id} could not be read`}
          onRetry={() => void rollout.refetch()}
        />
      )}
      {rollout.isPending && <Skeleton h={240} aria-label="Loading the rollout" />}
      {rollout.data && <Progressing rollout={rollout.data} />}
    </Page>
  );
}

function Outcome({ rollout }: { rollout: Rollout }) {
  const { word, color } = outcome(rollout);
  return (
    <Badge size="lg" variant="light" color={color} tt="none" role="status">
      {word}
    </Badge>
  );
}

function Progressing({ rollout }: { rollout: Rollout }) {
  const boxes = useQuery(queries.boxes).data;
  const rows = withPushes(inOrderOfNews(rollout.boxes ?? []), boxes ?? []);
  const took = rollout.finishedAt
    ? (Date.parse(rollout.finishedAt) - Date.parse(rollout.createdAt)) / 1000
    : undefined;
  const running = rollout.state === 'RUNNING';
  return (
    <>
      <Panel>
        <Group justify="space-between" align="flex-start" mb="sm" gap="sm">
          <div>
            <Text fz={28} fw={660} lh={1.2}>
              {rollout.boxesOnScreen} of {count(rollout.boxesTotal, 'box', 'boxes')} on screen
            </Text>
            {running && (
              <Text size="sm" role="status">
                {tally(rollout).join(' · ')}
              </Text>
            )}
            {unconfirmed(rollout) > 0 && (
              <Text size="sm">{unconfirmed(rollout)} delivered, not confirmed: without an agent</Text>
            )}
            <Text size="sm" c="dimmed">
              Published <Moment at={rollout.createdAt} exact />
              {rollout.createdBy && ` by ${rollout.createdBy}`}
              {took !== undefined && rollout.state === 'FINISHED' && `, ${unconfirmed(rollout) > 0 ? 'all delivered' : 'on every screen'} after ${duration(took)}`}
            </Text>
          </div>
          <RolloutControls rollout={rollout} rows={rows} />
        </Group>
        <Transfer moving={rollout} label="Bytes of this rollout" active={running} color={outcome(rollout).color} />
      </Panel>
      {rows.length > 0 && (
        <div className={`wb-card ${classes['clip'] ?? ''}`}>
          <RolloutTable rows={rows} live={running} />
        </div>
      )}
    </>
  );
}
