import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDeviceFloppy, IconPhotoPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../../api/client';
import type { Versioned } from '../../api/http';
import { ProblemError } from '../../api/problem';
import { queries } from '../../api/queries';
import type { Playlist } from '../../api/types';
import { Fault } from '../../components/Fault';
import { count, duration } from '../../components/format';
import { showDone } from '../../components/notices';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { addAssets, differs, draftOf, toEdit, totalSeconds } from './draft';
import { ItemList } from './ItemList';
import { MediaPicker } from './MediaPicker';
import { BackToPlaylists } from './PlaylistPage';

interface Props {
  saved?: Versioned<Playlist>;
}

/** A playlist while a person changes it; nothing is kept until it is saved. */
export function PlaylistEditor({ saved }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [base, setBase] = useState(saved);
  const [draft, setDraft] = useState(() => draftOf(saved?.value));
  const [picking, picker] = useDisclosure(false);
  const dirty = differs(draft, draftOf(base?.value));
  const newer = saved !== undefined && saved.value.revision !== base?.value.revision;

  const takeNewer = () => {
    setBase(saved);
    setDraft(draftOf(saved?.value));
  };
  useEffect(() => {
    if (newer && !dirty) takeNewer();
  });

  const save = useMutation({
    mutationFn: () =>
      base ? api.playlists.save(base.value.id, toEdit(draft), base.etag) : api.playlists.create(toEdit(draft)),
    onSuccess: async (playlist) => {
      const fresh = await api.playlists.get(playlist.id);
      client.setQueryData(queries.playlist(playlist.id).queryKey, fresh);
      setBase(fresh);
      setDraft(draftOf(fresh.value));
      for (const key of ['playlists', 'assets', 'plan']) void client.invalidateQueries({ queryKey: [key] });
      showDone(`${playlist.name} is saved. Publish to bring it to the screens.`);
      if (!base) {
        await navigate({ to: '/playlists/$playlist', params: { playlist: playlist.id }, replace: true, ignoreBlocker: true });
      }
    },
  });
  useBlocker({
    shouldBlockFn: () => dirty && !save.isPending && !window.confirm('Leave without saving the changes to this playlist?'),
    enableBeforeUnload: () => dirty,
  });
  const problem = save.error instanceof ProblemError ? save.error : undefined;
  const nameFault = problem?.code === 'name-taken' ? problem.message : problem?.field('name');

  return (
    <Page
      title={base ? base.value.name : 'New playlist'}
      narrow
      back={<BackToPlaylists />}
      aside={
        dirty && (
          <Text size="sm" c="dimmed" role="status">
            Not saved
          </Text>
        )
      }
      actions={
        <Button
          leftSection={<IconDeviceFloppy size={17} />}
          disabled={!dirty || draft.name.trim() === '' || (!base && draft.items.length === 0)}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          Save
        </Button>
      }
    >
      {newer && dirty && !save.isPending && (
        <Alert color="orange" title="Someone else saved this playlist meanwhile">
          <Stack gap="xs" align="flex-start">
            <Text size="sm">Your changes are still here. Saving them is refused, so that theirs are not lost unseen.</Text>
            <Button size="compact-sm" color="orange" variant="light" onClick={takeNewer}>
              Drop mine, show theirs
            </Button>
          </Stack>
        </Alert>
      )}
      {save.isError && !nameFault && <Fault error={save.error} what={`${draft.name} was not saved`} />}
      <TextInput
        label="Name"
        placeholder="Lobby"
        maw={420}
        required
        value={draft.name}
        error={nameFault}
        onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
      />
      <Panel
        flush
        title={`${count(draft.items.length, 'item')}, ${duration(totalSeconds(draft.items))}`}
        actions={
          <Button size="compact-sm" variant="light" leftSection={<IconPhotoPlus size={17} />} onClick={picker.open}>
            Add media
          </Button>
        }
      >
        {draft.items.length === 0 ? (
          <Group justify="center" p="xl">
            <Text c="dimmed">Nothing in it yet. Add media, then drag them into order.</Text>
          </Group>
        ) : (
          <ItemList items={draft.items} onChange={(items) => setDraft({ ...draft, items })} />
        )}
      </Panel>
      <MediaPicker
        opened={picking}
        onClose={picker.close}
        onPick={(assets) => setDraft((old) => addAssets(old, assets))}
      />
    </Page>
  );
}
