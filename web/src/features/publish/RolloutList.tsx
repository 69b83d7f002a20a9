import { Badge, Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queries } from '../../api/queries';
import type { Rollout } from '../../api/types';
import { Fault } from '../../components/Fault';
import { bytes, count, percent } from '../../components/format';
import { Moment } from '../../components/Moment';
import { Panel } from '../../components/Panel';
import { outcome, unconfirmed } from './plan';
import classes from './Publish.module.css';

/** What was published, newest first. */
export function RolloutList() {
  const rollouts = useQuery(queries.rollouts);
  if (rollouts.isError) {
    return <Fault error={rollouts.error} what="Past rollouts could not be read" onRetry={() => void rollouts.refetch()} />;
  }
  if (!rollouts.data || rollouts.data.length === 0) return null;
  return (
    <Panel title="Rollouts" flush>
      <div role="list" aria-label="Rollouts">
        {rollouts.data.map((rollout) => (
          <Row key={rollout.id} rollout={rollout} />
        ))}
      </div>
    </Panel>
  );
}

function Row({ rollout }: { rollout: Rollout }) {
  const { word, color } = outcome(rollout);
  return (
    <div role="listitem" className={classes['rollout']}>
      <div className={classes['when']}>
        <Link to="/publish/$rollout" params={{ rollout: rollout.id }} className="wb-link">
          <Moment at={rollout.createdAt} exact />
        </Link>
        <Text size="xs" c="dimmed">
          {rollout.createdBy ? `by ${rollout.createdBy}, ` : ''}
          {bytes(rollout.bytesTotal)}
        </Text>
      </div>
      <div className={classes['bar']}>
        <Progress
          value={percent(rollout.boxesOnScreen + unconfirmed(rollout), rollout.boxesTotal)}
          color={color}
          aria-label="Boxes that have it"
        />
        <Text size="xs" c="dimmed" mt={3}>
          {rollout.boxesOnScreen} of {count(rollout.boxesTotal, 'box', 'boxes')} on screen
          {unconfirmed(rollout) > 0 && `, ${unconfirmed(rollout)} delivered`}
          {rollout.boxesFailed > 0 && rollout.state === 'RUNNING' && `, ${rollout.boxesFailed} held up`}
        </Text>
      </div>
      <Badge variant="light" color={color} tt="none">
        {word}
      </Badge>
    </div>
  );
}
