import { AppShell, Badge, Group, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLiveUpdates } from '../api/live';
import { queries } from '../api/queries';
import type { Account } from '../api/types';
import { number } from '../components/format';
import { needsAttention } from '../features/box/state';
import { AccountMenu } from './AccountMenu';
import { Logo } from './Logo';
import { PhoneBar } from './PhoneBar';
import { PLACES, type Place } from './nav';
import classes from './Shell.module.css';

/** What waits at each place, as a number beside its name. */
function useWaiting(): Partial<Record<Place['to'], number>> {
  const boxes = useQuery(queries.boxes).data;
  const plan = useQuery(queries.plan).data;
  return {
    '/alerts': boxes?.filter(needsAttention).length ?? 0,
    '/publish': plan?.boxesChanged ?? 0,
  };
}

export function Shell({ account }: { account: Account }) {
  const live = useLiveUpdates();
  const waiting = useWaiting();
  const [menu, { toggle, close }] = useDisclosure(false);
  const path = useLocation({ select: (location) => location.pathname });
  useEffect(close, [path, close]);

  return (
    <AppShell
      header={{ height: { base: 52, sm: 0 } }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !menu } }}
      footer={{ height: { base: 60, sm: 0 } }}
      padding={0}
    >
      <a href="#main" className={classes['skip']}>
        Skip to content
      </a>
      <AppShell.Header hiddenFrom="sm" className={classes['header']}>
        <Group h="100%" px="md" justify="space-between">
          <Logo />
          <LiveSign live={live} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes['navbar']} p="sm">
        <Group visibleFrom="sm" px={8} py={10} mb="sm">
          <Logo />
        </Group>
        <nav aria-label="Main" className={classes['nav']}>
          {PLACES.map((place) => (
            <NavItem key={place.to} place={place} waiting={waiting[place.to] ?? 0} />
          ))}
        </nav>
        <div className={classes['foot']}>
          <LiveSign live={live} />
          <AccountMenu account={account} />
        </div>
      </AppShell.Navbar>
      <AppShell.Main className={classes['main']} id="main" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="sm" className={classes['phone']}>
        <PhoneBar waiting={waiting} menuOpen={menu} onMenu={toggle} />
      </AppShell.Footer>
    </AppShell>
  );
}

function NavItem({ place, waiting }: { place: Place; waiting: number }) {
  const alert = place.to === '/alerts';
  const label = alert ? `${number(waiting)} need attention` : `${number(waiting)} with unpublished changes`;
  return (
    <Link to={place.to} className={classes['item']} activeProps={{ 'data-active': true }}>
      <place.icon size={19} stroke={1.7} aria-hidden />
      <span>{place.label}</span>
      {waiting > 0 && (
        <Badge size="sm" ml="auto" variant="light" color={alert ? 'orange' : 'indigo'} aria-label={label} title={label}>
          {number(waiting)}
        </Badge>
      )}
    </Link>
  );
}

function LiveSign({ live }: { live: boolean }) {
  return (
    <Tooltip label={live ? 'Changes show at once' : 'The connection is lost; it comes back by itself'}>
      <Group gap={7} wrap="nowrap" role="status" className={classes['live']}>
        <span className={classes['dot']} data-live={live} aria-hidden />
        <Text size="xs" c={live ? 'dimmed' : 'var(--wb-warn)'}>
          {live ? 'Live' : 'Reconnecting…'}
        </Text>
      </Group>
    </Tooltip>
  );
}
