import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client';
import type { Assignment, Box, Site } from '../../api/types';
import { Fault } from '../../components/Fault';
import { count } from '../../components/format';
import { showFault, showUndo } from '../../components/notices';
import classes from './Schedule.module.css';
import { describe, select } from './selection';

interface Props {
  assignment: Assignment;
  boxes: readonly Box[];
  sites: readonly Site[];
}

export function AssignmentRow({ assignment, boxes, sites }: Props) {
  const remove = useDelete(assignment);
  const chosen = select(boxes, sites, assignment);
  const text = describe(
    assignment,
    (id) => boxes.find((box) => box.id === id)?.hostname ?? id,
    (id) => sites.find((site) => site.id === id)?.name ?? id,
  );
  return (
    <div role="listitem" className={`wb-card ${classes['row'] ?? ''}`}>
      <Tooltip label="Priority: the highest wins">
        <span className={classes['priority']} aria-label={`Priority ${assignment.priority}`}>
          {assignment.priority}
        </span>
      </Tooltip>
      <div className={classes['text']}>
        <Link to="/playlists/$playlist" params={{ playlist: assignment.playlist }} className="wb-link">
          {assignment.playlistName}
        </Link>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </div>
      <Tooltip
        multiline
        maw={320}
        label={
          chosen
            .slice(0, 20)
            .map((box) => box.hostname)
            .join(', ') || 'No box fits'
        }
      >
        <Text size="sm" className="wb-number" c={chosen.length === 0 ? 'var(--wb-warn)' : undefined} tabIndex={0}>
          {count(chosen.length, 'box', 'boxes')}
        </Text>
      </Tooltip>
      <ActionIcon
        aria-label={`Remove ${assignment.playlistName} from ${text}`}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        <IconTrash size={18} />
      </ActionIcon>
      {remove.isError && (
        <div className={classes['fault']}>
          <Fault error={remove.error} what={`${assignment.playlistName} was not taken off the schedule`} />
        </div>
      )}
    </div>
  );
}

function useDelete(assignment: Assignment) {
  const client = useQueryClient();
  const fresh = () => {
    for (const key of ['assignments', 'plan']) void client.invalidateQueries({ queryKey: [key] });
  };
  const again = async () => {
    const { playlist, boxes, tags, sites, all, priority } = assignment;
    try {
      await api.assignments.create({ playlist, boxes, tags, sites, all, priority });
    } catch (error) {
      showFault(`${assignment.playlistName} could not be put back on the schedule`, error);
    }
    fresh();
  };
  return useMutation({
    mutationFn: () => api.assignments.remove(assignment.id),
    onSuccess: () => {
      fresh();
      showUndo(`${assignment.playlistName} is off the schedule.`, () => void again());
    },
  });
}
