import { Group, Select, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { queries } from '../../api/queries';
import { Fault } from '../../components/Fault';
import { count } from '../../components/format';
import { Page } from '../../components/Page';
import { SearchField } from '../../components/SearchField';
import { BoxActions } from './BoxActions';
import { filterBoxes, sitesOf, tagsOf, type BoxSearch } from './boxFilter';
import { BoxTable } from './BoxTable';
import { FirstBox } from './FirstBox';
import { StateFilter } from './StateFilter';

const route = getRouteApi('/boxes');

export function BoxesPage() {
  const boxes = useQuery(queries.boxes);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: Partial<BoxSearch>) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  const all = boxes.data ?? [];
  const shown = filterBoxes(all, search);

  return (
    <Page title="Boxes" actions={all.length > 0 && <BoxActions />}>
      {boxes.isError && (
        <Fault error={boxes.error} what="The boxes could not be read" onRetry={() => void boxes.refetch()} />
      )}
      {boxes.isPending && <Skeleton h={300} aria-label="Loading boxes" />}
      {boxes.isSuccess && all.length === 0 && <FirstBox />}
      {all.length > 0 && (
        <>
          <Group gap="xs">
            <SearchField label="Search boxes" value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
            <Select
              aria-label="Site"
              placeholder="Every site"
              clearable
              searchable
              w={150}
              data={sitesOf(all)}
              value={search.site ?? null}
              onChange={(site) => change({ site: site ?? undefined })}
            />
            <Select
              aria-label="Tag"
              placeholder="Every tag"
              clearable
              searchable
              w={150}
              data={tagsOf(all)}
              value={search.tag ?? null}
              onChange={(tag) => change({ tag: tag ?? undefined })}
            />
            <Text size="sm" c="dimmed" ml="auto" role="status">
              {shown.length === all.length
                ? count(all.length, 'box', 'boxes')
                : `${shown.length} of ${count(all.length, 'box', 'boxes')}`}
            </Text>
          </Group>
          <StateFilter boxes={all} value={search.state} onChange={(state) => change({ state })} />
          <BoxTable
            boxes={shown}
            sort={search.sort ?? 'state'}
            desc={search.desc ?? false}
            onSort={(sort, desc) => change({ sort, desc: desc || undefined })}
          />
        </>
      )}
    </Page>
  );
}
