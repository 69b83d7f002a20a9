import { Skeleton, Text } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { queries } from '../../api/queries';
import { Copyable } from '../../components/Copyable';
import { Empty } from '../../components/Empty';
import { Fault } from '../../components/Fault';
import { bytes, count } from '../../components/format';
import { Page } from '../../components/Page';
import { SearchField } from '../../components/SearchField';
import { AssetGrid } from './AssetGrid';
import { useDeferredDelete } from './deferredDelete';
import { DropArea } from './DropArea';
import { KNOWN } from './mediaType';
import { UploadButton } from './UploadButton';
import { UploadPanel } from './UploadPanel';
import { uploads } from './uploads';

const route = getRouteApi('/media');

export function MediaPage() {
  const assets = useQuery(queries.assets);
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const deletion = useDeferredDelete();
  const all = (assets.data ?? []).filter((asset) => !deletion.hidden.has(asset.id));
  const shown = all.filter((asset) => asset.name.toLowerCase().includes((q ?? '').toLowerCase()));

  return (
    <DropArea onFiles={(files) => uploads.add(files)}>
      <Page
        title="Media"
        aside={
          all.length > 0 && (
            <Text c="dimmed" size="sm">
              {count(all.length, 'medium', 'media')}, {bytes(all.reduce((sum, asset) => sum + asset.size, 0))}
            </Text>
          )
        }
        actions={
          <>
            {all.length > 0 && (
              <SearchField
                label="Search media"
                value={q ?? ''}
                onChange={(next) => void navigate({ search: next ? { q: next } : {}, replace: true })}
              />
            )}
            <UploadButton />
          </>
        }
      >
        <UploadPanel />
        {assets.isError && (
          <Fault error={assets.error} what="The media could not be read" onRetry={() => void assets.refetch()} />
        )}
        {assets.isPending && <Skeleton h={240} aria-label="Loading media" />}
        {assets.isSuccess && all.length === 0 && <NoMedia />}
        {all.length > 0 && shown.length === 0 && (
          <Empty icon={IconPhoto} title="No medium has that in its name">
            Clear the search to see all of them.
          </Empty>
        )}
        {shown.length > 0 && <AssetGrid assets={shown} onDelete={deletion.remove} fault={deletion.fault} />}
      </Page>
    </DropArea>
  );
}

function NoMedia() {
  const command = `curl -H "Authorization: Bearer $(cat admin-token)" -T menu.png ${location.origin}/api/v1/assets/`;
  return (
    <Empty icon={IconPhoto} title="Drop the first picture here">
      <Text c="dimmed">Pictures, videos and PDF pages for the screens: {KNOWN}. Drop files anywhere on this page.</Text>
      <UploadButton variant="default" />
      <Text c="dimmed" size="sm" mt="md">
        Or from a terminal, in the data directory of the server:
      </Text>
      <Copyable label="the command to upload" text={command} />
    </Empty>
  );
}
