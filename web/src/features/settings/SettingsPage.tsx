import { Button, Group, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries';
import { SCHEMES } from '../../app/AccountMenu';
import { useLogOut } from '../../app/useLogOut';
import { Copyable } from '../../components/Copyable';
import { Fault } from '../../components/Fault';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { SitesPanel } from './SitesPanel';
import { TokensPanel } from './TokensPanel';

export function SettingsPage() {
  return (
    <Page title="Settings" narrow>
      <SitesPanel />
      <TokensPanel />
      <AppearancePanel />
      <AccountPanel />
      <ServerPanel />
    </Page>
  );
}

function AppearancePanel() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Panel title="Appearance">
      <SegmentedControl
        aria-label="Colours"
        value={colorScheme}
        data={SCHEMES.map(({ value, label }) => ({ value, label }))}
        onChange={(value) => setColorScheme(value as (typeof SCHEMES)[number]['value'])}
      />
    </Panel>
  );
}

function AccountPanel() {
  const account = useQuery(queries.session).data;
  const logOut = useLogOut();
  return (
    <Panel title="Account">
      <Group justify="space-between">
        <Text size="sm">
          Logged in as <b>{account?.name}</b>
          {account?.role && `, ${account.role.toLowerCase()}`}
        </Text>
        <Button
          variant="default"
          leftSection={<IconLogout size={17} />}
          loading={logOut.isPending}
          onClick={() => logOut.mutate()}
        >
          Log out
        </Button>
      </Group>
    </Panel>
  );
}

function ServerPanel() {
  const server = useQuery(queries.server);
  return (
    <Panel title="Server">
      {server.isError && (
        <Fault error={server.error} what="The server's facts could not be read" onRetry={() => void server.refetch()} />
      )}
      {server.data && (
        <Stack gap="sm">
          <Text size="sm">
            Weitblick {server.data.version}, fleet <b>{server.data.fleet}</b>
          </Text>
          <Text size="sm" c="dimmed">
            Boxes know this server by its address
            {server.data.caFingerprint !== null && ' and the fingerprint of its certificate authority'}:
          </Text>
          <Copyable
            label="the server's address and fingerprint"
            text={[server.data.httpsUrl, server.data.caFingerprint].filter(Boolean).join('\n')}
          />
        </Stack>
      )}
    </Panel>
  );
}
