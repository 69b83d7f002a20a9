import { Button, Group, Modal, MultiSelect, NumberInput, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { api } from '../../api/client';
import { ProblemError } from '../../api/problem';
import { queries } from '../../api/queries';
import type { Selection } from '../../api/types';
import { Fault } from '../../components/Fault';
import { count } from '../../components/format';
import { showDone } from '../../components/notices';
import { tagsOf } from '../box/boxFilter';
import { isEmpty, select } from './selection';

interface Props {
  opened: boolean;
  onClose: () => void;
}

export function AssignModal({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Assign a playlist" size="md">
      <Body onClose={onClose} />
    </Modal>
  );
}

const NOBODY: Selection = { boxes: [], tags: [], sites: [], all: false };

function Body({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const playlists = useQuery(queries.playlists).data ?? [];
  const boxes = useQuery(queries.boxes).data ?? [];
  const sites = useQuery(queries.sites).data ?? [];
  const [playlist, setPlaylist] = useState<string | null>(null);
  const [selection, setSelection] = useState<Selection>(NOBODY);
  const [priority, setPriority] = useState(0);
  const chosen = select(boxes, sites, selection);
  const name = playlists.find((each) => each.id === playlist)?.name ?? 'The playlist';
  const create = useMutation({
    mutationFn: () => api.assignments.create({ ...selection, playlist: playlist ?? '', priority }),
    onSuccess: () => {
      for (const key of ['assignments', 'plan']) void client.invalidateQueries({ queryKey: [key] });
      showDone(`${name} is on the schedule. Publish to bring it to the screens.`);
      onClose();
    },
  });
  const problem = create.error instanceof ProblemError ? create.error : undefined;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Select
          label="Playlist"
          placeholder="Choose one"
          required
          searchable
          data-autofocus
          data={playlists.map((each) => ({ value: each.id, label: each.name }))}
          value={playlist}
          onChange={setPlaylist}
          error={problem?.field('playlist')}
        />
        <SegmentedControl
          aria-label="Plays on"
          fullWidth
          value={selection.all ? 'all' : 'some'}
          data={[
            { value: 'some', label: 'A selection' },
            { value: 'all', label: 'The whole fleet' },
          ]}
          onChange={(value) => setSelection({ ...NOBODY, all: value === 'all' })}
        />
        {!selection.all && (
          <Targets selection={selection} onChange={setSelection} tags={tagsOf(boxes)} boxes={boxes} sites={sites} />
        )}
        <NumberInput
          label="Priority"
          description="The highest that fits a box plays; the others wait"
          allowDecimal={false}
          min={-1000}
          max={1000}
          value={priority}
          onChange={(value) => setPriority(typeof value === 'number' ? value : 0)}
          error={problem?.field('priority')}
        />
        <Text size="sm" role="status" c={chosen.length === 0 ? 'dimmed' : undefined}>
          {chosen.length === 0 && !isEmpty(selection)
            ? 'No box fits yet; boxes that come later may.'
            : `Fits ${count(chosen.length, 'box', 'boxes')} now.`}
        </Text>
        {create.isError && <Fault error={create.error} what={`${name} was not assigned`} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!playlist || (isEmpty(selection) && !selection.all)} loading={create.isPending}>
            Assign
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface TargetProps {
  selection: Selection;
  onChange: (selection: Selection) => void;
  tags: string[];
  boxes: readonly { id: string; hostname: string }[];
  sites: readonly { id: string; name: string }[];
}

function Targets({ selection, onChange, tags, boxes, sites }: TargetProps) {
  return (
    <>
      <MultiSelect
        label="Tags"
        description="Boxes with any of these"
        searchable
        clearable
        limit={100}
        data={tags}
        value={selection.tags}
        onChange={(value) => onChange({ ...selection, tags: value })}
      />
      <MultiSelect
        label="Sites"
        description="And in any of these"
        searchable
        clearable
        limit={100}
        data={sites.map((site) => ({ value: site.id, label: site.name }))}
        value={selection.sites}
        onChange={(value) => onChange({ ...selection, sites: value })}
      />
      <MultiSelect
        label="Boxes"
        description="And one of these"
        searchable
        clearable
        limit={100}
        data={boxes.map((box) => ({ value: box.id, label: box.hostname }))}
        value={selection.boxes}
        onChange={(value) => onChange({ ...selection, boxes: value })}
      />
    </>
  );
}
