import { ActionIcon, Skeleton, Text } from '@mantine/core';
import { IconPlaylist, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client';
import { queries } from '../../api/queries';
import type { Playlist } from '../../api/types';
import { Empty } from '../../components/Empty';
import { Fault } from '../../components/Fault';
import { count, duration } from '../../components/format';
import { Moment } from '../../components/Moment';
import { showFault, showUndo } from '../../components/notices';
import { Page } from '../../components/Page';
import { Thumb } from '../../components/Thumb';
import { totalSeconds } from './draft';
import classes from './Playlist.module.css';
import { ButtonLink } from '../../components/links';

export function PlaylistsPage() {
  const playlists = useQuery(queries.playlists);
  const add = (
    <ButtonLink to="/playlists/$playlist" params={{ playlist: 'new' }} leftSection={<IconPlus size={17} />}>
      New playlist
    </ButtonLink>
  );
  return (
    <Page title="Playlists" narrow actions={playlists.data?.length ? add : undefined}>
      {playlists.isError && (
        <Fault error={playlists.error} what="The playlists could not be read" onRetry={() => void playlists.refetch()} />
      )}
      {playlists.isPending && <Skeleton h={200} aria-label="Loading playlists" />}
      {playlists.data?.length === 0 && (
        <Empty icon={IconPlaylist} title="Put media in order">
          <Text c="dimmed">
            A playlist says what comes after what, and for how long. Make one, then say in the schedule which boxes play
            it.
          </Text>
          {add}
        </Empty>
      )}
      <div role="list" aria-label="Playlists" className={classes['list']}>
        {playlists.data?.map((playlist) => (
          <Row key={playlist.id} playlist={playlist} />
        ))}
      </div>
    </Page>
  );
}

function useDelete(playlist: Playlist) {
  const client = useQueryClient();
  const fresh = () => {
    for (const key of ['playlists', 'assets', 'plan']) void client.invalidateQueries({ queryKey: [key] });
  };
  const again = async () => {
    try {
      await api.playlists.create({
        name: playlist.name,
        items: playlist.items.map((item) => ({ asset: item.asset, seconds: item.seconds })),
      });
    } catch (error) {
      showFault(`${playlist.name} could not be brought back`, error);
    }
    fresh();
  };
  return useMutation({
    mutationFn: () => api.playlists.remove(playlist.id),
    onSuccess: () => {
      fresh();
      showUndo(`The playlist ${playlist.name} is deleted.`, () => void again());
    },
  });
}

function Row({ playlist }: { playlist: Playlist }) {
  const remove = useDelete(playlist);
  return (
    <div role="listitem" className={`wb-card ${classes['playlist'] ?? ''}`}>
      <div className={classes['strip']} aria-hidden>
        {playlist.items.slice(0, 4).map((item, index) => (
          <div key={index} className={classes['mini']}>
            <Thumb asset={item.asset} name={item.name} />
          </div>
        ))}
      </div>
      <div className={classes['names']}>
        <Link to="/playlists/$playlist" params={{ playlist: playlist.id }} className={`wb-link ${classes['cover'] ?? ''}`}>
          {playlist.name}
        </Link>
        <Text size="sm" c="dimmed">
          {count(playlist.items.length, 'item')} · {duration(totalSeconds(playlist.items))} · saved{' '}
          <Moment at={playlist.updatedAt} />
        </Text>
      </div>
      <ActionIcon
        className={classes['over']}
        aria-label={`Delete playlist ${playlist.name}`}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        <IconTrash size={18} />
      </ActionIcon>
      {remove.isError && (
        <div className={classes['fault']}>
          <Fault error={remove.error} what={`${playlist.name} was not deleted`} />
        </div>
      )}
    </div>
  );
}
