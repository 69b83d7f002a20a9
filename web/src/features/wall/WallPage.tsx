import { Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { IconDeviceTv } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { queries } from '../../api/queries';
import { Empty } from '../../components/Empty';
import { Fault } from '../../components/Fault';
import { Page } from '../../components/Page';
import { SearchField } from '../../components/SearchField';
import { filterBoxes, parseBoxSearch, type BoxSearch } from '../box/boxFilter';
import { FirstBox } from '../box/FirstBox';
import { StateFilter } from '../box/StateFilter';
import classes from './Tile.module.css';
import { TileGrid, type TileSize } from './TileGrid';
import { ButtonLink } from '../../components/links';

interface WallSearch extends BoxSearch {
  size?: TileSize;
}

const SIZES: readonly TileSize[] = ['S', 'M', 'L'];

export function parseWallSearch(raw: Record<string, unknown>): WallSearch {
  const size = SIZES.find((each) => each === raw['size']);
  return { ...parseBoxSearch(raw), ...(size ? { size } : {}) };
}

/** Large tiles for a handful of boxes, small ones for thousands. */
export function fittingSize(boxes: number): TileSize {
  return boxes <= 12 ? 'L' : boxes <= 300 ? 'M' : 'S';
}

const route = getRouteApi('/wall');

export function WallPage() {
  const boxes = useQuery(queries.boxes);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: Partial<WallSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  const all = boxes.data ?? [];
  const shown = filterBoxes(all, search);
  const size = search.size ?? fittingSize(all.length);

  return (
    <Page
      title="Wall"
      actions={
        all.length > 0 && (
          <Group gap="xs" wrap="nowrap" className={classes['tools']}>
            <SearchField label="Search boxes" value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
            <SegmentedControl
              aria-label="Size of the tiles"
              style={{ flex: 'none' }}
              size="xs"
              value={size}
              data={[...SIZES]}
              onChange={(next) => change({ size: next as TileSize })}
            />
          </Group>
        )
      }
    >
      {boxes.isError && (
        <Fault error={boxes.error} what="The boxes could not be read" onRetry={() => void boxes.refetch()} />
      )}
      {boxes.isPending && <Skeleton h={220} aria-label="Loading boxes" />}
      {boxes.isSuccess && all.length === 0 && <FirstBox />}
      {all.length > 0 && (
        <>
          <StateFilter boxes={all} value={search.state} onChange={(state) => change({ state })} />
          {shown.length > 0 ? (
            <TileGrid boxes={shown} size={size} />
          ) : (
            <Empty icon={IconDeviceTv} title="No box fits this search">
              <Text c="dimmed">All {all.length} boxes are hidden by the search or the filter.</Text>
              <ButtonLink to="/wall" search={{}} variant="default">
                Show all
              </ButtonLink>
            </Empty>
          )}
        </>
      )}
    </Page>
  );
}
