import { Button, Skeleton, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarEvent, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries';
import { Empty } from '../../components/Empty';
import { Fault } from '../../components/Fault';
import { Page } from '../../components/Page';
import { AssignModal } from './AssignModal';
import { AssignmentRow } from './AssignmentRow';
import classes from './Schedule.module.css';
import { inOrder, select } from './selection';
import { AnchorLink, ButtonLink } from '../../components/links';

export function SchedulePage() {
  const assignments = useQuery(queries.assignments);
  const boxes = useQuery(queries.boxes).data ?? [];
  const sites = useQuery(queries.sites).data ?? [];
  const playlists = useQuery(queries.playlists);
  const [adding, add] = useDisclosure(false);
  const all = inOrder(assignments.data ?? []);
  const covered = new Set(all.flatMap((each) => select(boxes, sites, each).map((box) => box.id)));
  const left = boxes.length - covered.size;

  return (
    <Page
      title="Schedule"
      narrow
      actions={
        all.length > 0 && (
          <Button leftSection={<IconPlus size={17} />} onClick={add.open}>
            Assign playlist
          </Button>
        )
      }
    >
      {assignments.isError && (
        <Fault
          error={assignments.error}
          what="The schedule could not be read"
          onRetry={() => void assignments.refetch()}
        />
      )}
      {assignments.isPending && <Skeleton h={160} aria-label="Loading the schedule" />}
      {assignments.data?.length === 0 && (
        <Empty icon={IconCalendarEvent} title="Say which boxes play what">
          <Text c="dimmed">
            Assign a playlist to boxes, tags or sites. Of several that fit a box, the highest priority plays.
          </Text>
          {playlists.data?.length === 0 ? (
            <ButtonLink to="/playlists">
              First make a playlist
            </ButtonLink>
          ) : (
            <Button leftSection={<IconPlus size={17} />} onClick={add.open}>
              Assign playlist
            </Button>
          )}
        </Empty>
      )}
      {all.length > 0 && (
        <>
          <Text c="dimmed" size="sm" maw={720}>
            Of the playlists that fit a box, those with the highest priority play, one after the other. Changes reach the
            screens when they are <AnchorLink to="/publish">published</AnchorLink>.
            {left > 0 && ` ${left} of ${boxes.length} boxes play nothing yet.`}
          </Text>
          <div role="list" aria-label="Assignments" className={classes['list']}>
            {all.map((assignment) => (
              <AssignmentRow key={assignment.id} assignment={assignment} boxes={boxes} sites={sites} />
            ))}
          </div>
        </>
      )}
      <AssignModal opened={adding} onClose={add.close} />
    </Page>
  );
}
