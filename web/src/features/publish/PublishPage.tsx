import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../api/client';
import { ProblemError } from '../../api/problem';
import { queries } from '../../api/queries';
import type { Plan } from '../../api/types';
import { Fault } from '../../components/Fault';
import { bytes, count } from '../../components/format';
import { AnchorLink } from '../../components/links';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { changedBoxes, namesOf, refused } from './plan';
import { PlanTable } from './PlanTable';
import classes from './Publish.module.css';
import { RolloutList } from './RolloutList';

/** Id of what says why nothing can be published. */
const REFUSED = 'publish-refused';

/** What publishing would do, box by box, and the button that does exactly that. */
export function PublishPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const plan = useQuery({ ...queries.plan, refetchOnMount: 'always' });
  const publish = useMutation({
    mutationFn: (digest: string) => api.rollouts.publish(digest),
    onSuccess: async (rollout) => {
      for (const key of ['plan', 'rollouts', 'boxes']) void client.invalidateQueries({ queryKey: [key] });
      await navigate({ to: '/publish/$rollout', params: { rollout: rollout.id } });
    },
    onError: () => void plan.refetch(),
  });
  const changed = publish.error instanceof ProblemError && publish.error.code === 'plan-changed';
  const waiting = plan.data?.boxesChanged ?? 0;
  const blocked = plan.data !== undefined && refused(plan.data).length > 0;
  return (
    <Page
      title="Publish"
      narrow
      actions={
        waiting > 0 && (
          <Button
            size="md"
            leftSection={<IconSend size={18} />}
            loading={publish.isPending}
            disabled={plan.isFetching || !plan.data || blocked}
            aria-describedby={blocked ? REFUSED : undefined}
            onClick={() => plan.data && publish.mutate(plan.data.planDigest)}
          >
            Publish
          </Button>
        )
      }
    >
      {changed && (
        <Alert color="orange" icon={<IconInfoCircle size={20} />} title="The plan has changed since you saw it" role="alert">
          Someone edited the schedule, a playlist, media or boxes meanwhile, so nothing was published. Below is the new
          plan. Look at it and publish again.
        </Alert>
      )}
      {publish.isError && !changed && <Fault error={publish.error} what="Nothing was published" />}
      {plan.isError && (
        <Fault error={plan.error} what="The plan could not be made" onRetry={() => void plan.refetch()} />
      )}
      {plan.isPending && <Skeleton h={200} aria-label="Making the plan" />}
      {plan.data && (
        <PlanView
          plan={plan.data}
          anyway={
            <Button variant="default" loading={publish.isPending} onClick={() => publish.mutate(plan.data.planDigest)}>
              Publish anyway
            </Button>
          }
        />
      )}
      <RolloutList />
    </Page>
  );
}

interface PlanProps {
  plan: Plan;
  /** Publishes although no box changes. */
  anyway: ReactNode;
}

function PlanView({ plan, anyway }: PlanProps) {
  const changes = changedBoxes(plan);
  const stuck = refused(plan);
  if (changes.length === 0) return <NothingToPublish plan={plan} anyway={anyway} />;
  return (
    <Stack>
      {stuck.length > 0 && (
        <Alert
          id={REFUSED}
          color="red"
          icon={<IconAlertTriangle size={20} />}
          title={`${count(stuck.length, 'box', 'boxes')} cannot take the new show`}
          role="alert"
        >
          Nothing can be published because of {namesOf(stuck)}. The reason, and what to do, stands below at each box.
        </Alert>
      )}
      <div className={classes['figures']}>
        <Figure value={count(plan.boxesChanged, 'box', 'boxes')} label={`of ${plan.boxesTotal} will change`} />
        <Figure value={bytes(plan.bytesTotal)} label="to send" />
        <Figure value={count(plan.boxesTotal - plan.boxesChanged, 'box', 'boxes')} label="stay as they are" />
      </div>
      <Panel title="What will change" flush>
        <PlanTable changes={changes} />
      </Panel>
    </Stack>
  );
}

function Figure({ value, label }: { value: string; label: string }) {
  return (
    <div className={`wb-card ${classes['figure'] ?? ''}`}>
      <Text fz="clamp(17px, 4.6vw, 24px)" fw={660} lh={1.25} className="wb-number" ta="left">
        {value}
      </Text>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
    </div>
  );
}

function NothingToPublish({ plan, anyway }: PlanProps) {
  return (
    <Panel>
      <Group wrap="nowrap" align="flex-start">
        <IconCircleCheck size={30} stroke={1.5} color="var(--mantine-color-teal-6)" aria-hidden />
        <div style={{ flex: 1 }}>
          <Text fw={600}>No screen would change</Text>
          <Text size="sm" c="dimmed">
            {plan.boxesTotal === 0 ? (
              <>
                No box has enrolled yet. <AnchorLink to="/boxes">Enrol the first box</AnchorLink>; it then shows what was
                published last.
              </>
            ) : (
              <>
                All {count(plan.boxesTotal, 'box', 'boxes')} already have the latest. Change a{' '}
                <AnchorLink to="/playlists">playlist</AnchorLink> or the <AnchorLink to="/schedule">schedule</AnchorLink> to see here what would
                happen.
              </>
            )}
          </Text>
          <Group mt="sm" gap="sm">
            {anyway}
            <Text size="xs" c="dimmed">
              Boxes that enrol later get what is published.
            </Text>
          </Group>
        </div>
      </Group>
    </Panel>
  );
}
