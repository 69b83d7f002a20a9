import { Group, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { queries } from '../../api/queries';
import { Fault } from '../../components/Fault';
import { Page } from '../../components/Page';
import { PlaylistEditor } from './PlaylistEditor';
import { AnchorLink } from '../../components/links';

const route = getRouteApi('/playlists/$playlist');

/** The address of a playlist that does not exist yet. */
const NEW = 'new';

export function PlaylistPage() {
  const { playlist: id } = route.useParams();
  const playlist = useQuery({ ...queries.playlist(id), enabled: id !== NEW });
  if (id === NEW) return <PlaylistEditor key={NEW} />;
  if (playlist.data) return <PlaylistEditor key={id} saved={playlist.data} />;
  return (
    <Page title="Playlist" narrow back={<BackToPlaylists />}>
      {playlist.isError ? (
        <Fault
          error={playlist.error}
          what={`The playlist ${id} could not be read`}
          onRetry={() => void playlist.refetch()}
        />
      ) : (
        <Skeleton h={240} aria-label="Loading the playlist" />
      )}
    </Page>
  );
}

export function BackToPlaylists() {
  return (
    <AnchorLink to="/playlists" size="sm" c="dimmed" w="fit-content">
      <Group gap={5} component="span">
        <IconArrowLeft size={15} aria-hidden /> Playlists
      </Group>
    </AnchorLink>
  );
}
