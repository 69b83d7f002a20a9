import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { api } from '../../api/client';
import { queries } from '../../api/queries';
import type { Box } from '../../api/types';
import { Fault } from '../../components/Fault';
import { showDone } from '../../components/notices';

interface Props {
  box: Box;
  opened: boolean;
  onClose: () => void;
}

/** Deleting locks the agent out and cannot be taken back, so the hostname is typed. */
export function DeleteBoxModal({ box, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Delete ${box.hostname}?`}>
      <Body box={box} onClose={onClose} />
    </Modal>
  );
}

function Body({ box, onClose }: Omit<Props, 'opened'>) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const remove = useMutation({
    mutationFn: () => api.boxes.remove(box.id),
    onSuccess: async () => {
      client.setQueryData(queries.boxes.queryKey, (list) => list?.filter((each) => each.id !== box.id));
      void client.invalidateQueries({ queryKey: ['plan'] });
      showDone(`${box.hostname} is deleted.`);
      await navigate({ to: '/boxes' });
      client.removeQueries({ queryKey: ['box', box.hostname] });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (typed === box.hostname) remove.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">
          {box.kind === 'CLASSIC'
            ? 'Its history is lost. The screen goes on showing what it has. Take the media key of this server off the box, too.'
            : 'Its agent is locked out at once and its history is lost. The screen goes on showing what it has. To come back, the box must be enrolled again.'}
        </Text>
        <TextInput
          label={`Type ${box.hostname} to confirm`}
          data-autofocus
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {remove.isError && <Fault error={remove.error} what={`${box.hostname} was not deleted`} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color="red" disabled={typed !== box.hostname} loading={remove.isPending}>
            Delete box
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
