import { Badge, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconDeviceTvOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ProblemError } from '../../api/problem';
import { queries, useTimeZone } from '../../api/queries';
import type { Box } from '../../api/types';
import { Empty } from '../../components/Empty';
import { Fault } from '../../components/Fault';
import { Moment } from '../../components/Moment';
import { Page } from '../../components/Page';
import { BoxControls } from './BoxControls';
import classes from './BoxPage.module.css';
import { ClassicBadge } from './ClassicBadge';
import { CommandsPanel } from './CommandsPanel';
import { HealthPanel } from './HealthPanel';
import { HostKeysPanel } from './HostKeysPanel';
import { NowPlaying } from './NowPlaying';
import { ReasonNote } from './ReasonNote';
import { Seen } from './Seen';
import { SetUpPanel } from './SetUpPanel';
import { ShowPanel } from './ShowPanel';
import { shownState } from './state';
import { StateBadge } from './StateBadge';
import { ThreeStates } from './ThreeStates';
import { AnchorLink } from '../../components/links';

const route = getRouteApi('/boxes/$box');

export function BoxPage() {
  const { box: name } = route.useParams();
  const box = useQuery(queries.box(name));
  if (box.data) return <Loaded box={box.data} />;
  if (box.error instanceof ProblemError && box.error.status === 404) {
    return (
      <Empty icon={IconDeviceTvOff} title={`There is no box ${name}`}>
        <AnchorLink to="/boxes">
          To all boxes
        </AnchorLink>
      </Empty>
    );
  }
  return (
    <Page title={name} back={<Back />}>
      {box.isError ? (
        <Fault error={box.error} what={`${name} could not be read`} onRetry={() => void box.refetch()} />
      ) : (
        <Skeleton h={320} aria-label={`Loading ${name}`} />
      )}
    </Page>
  );
}

function Back() {
  return (
    <AnchorLink to="/boxes" size="sm" c="dimmed" w="fit-content">
      <Group gap={5} component="span">
        <IconArrowLeft size={15} aria-hidden /> Boxes
      </Group>
    </AnchorLink>
  );
}

function Loaded({ box }: { box: Box }) {
  const zone = useTimeZone(box.site);
  const classic = box.kind === 'CLASSIC';
  return (
    <Page
      title={box.hostname}
      aside={
        <>
          <StateBadge state={shownState(box)} />
          <ClassicBadge box={box} />
        </>
      }
      back={<Back />}
      actions={<BoxControls box={box} />}
    >
      <Facts box={box} zone={zone} />
      <ReasonNote box={box} />
      <ThreeStates box={box} zone={zone} />
      <div className={classes['columns']}>
        <Stack>
          {classic ? <SetUpPanel box={box} /> : <NowPlaying box={box} zone={zone} />}
          <ShowPanel box={box} />
        </Stack>
        <Stack>
          {!classic && <HealthPanel health={box.health} />}
          <HostKeysPanel box={box} />
          {!classic && <CommandsPanel box={box} zone={zone} />}
        </Stack>
      </div>
    </Page>
  );
}

function Facts({ box, zone }: { box: Box; zone: string | undefined }) {
  return (
    <Group gap="lg" mt={-8} style={{ rowGap: 6 }}>
      <Fact label="Site">{box.site ?? 'none'}</Fact>
      <Fact label="Address">
        {box.address ?? 'by hostname'}
        {box.port !== 22 && `, port ${box.port}`}
      </Fact>
      {box.kind === 'CLASSIC' ? (
        <Fact label="Agent">none</Fact>
      ) : (
        <>
          <Fact label="Seen">
            <Seen box={box} zone={zone} />
          </Fact>
          <Fact label="Enrolled">
            <Moment at={box.enrolledAt} zone={zone} />
          </Fact>
          {box.agentVersion && <Fact label="Agent">{box.agentVersion}</Fact>}
        </>
      )}
      {box.tags.length > 0 && (
        <Group gap={5}>
          {box.tags.map((tag) => (
            <Badge key={tag} variant="default" tt="none" fw={500}>
              {tag}
            </Badge>
          ))}
        </Group>
      )}
    </Group>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <Text size="sm">
      <Text span c="dimmed">
        {label}{' '}
      </Text>
      {children}
    </Text>
  );
}
