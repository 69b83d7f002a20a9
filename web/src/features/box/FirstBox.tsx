import { Group, Text } from '@mantine/core';
import { IconDeviceTv } from '@tabler/icons-react';
import { Copyable } from '../../components/Copyable';
import { Empty } from '../../components/Empty';
import { BoxActions } from './BoxActions';

/** What a fleet without boxes shows. */
export function FirstBox() {
  const command = [
    `curl -H "Authorization: Bearer $(cat admin-token)" -H 'Content-Type: application/json' \\`,
    `  -d '{"hostname":"lobby","tags":["menu"]}' ${location.origin}/api/v1/boxes`,
  ].join('\n');
  return (
    <Empty icon={IconDeviceTv} title="Add the first box">
      <Text c="dimmed">
        A box is known by its hostname. Add it, then create an enrolment token and put the lines it gives into
        himblick.conf on the card of the box. It shows up here as soon as it starts. An unmodified Himblick is added as a
        classic box.
      </Text>
      <Group justify="center">
        <BoxActions />
      </Group>
      <Text c="dimmed" size="sm" mt="md">
        Or from a terminal, in the data directory of the server:
      </Text>
      <Copyable label="the command to add a box" text={command} />
    </Empty>
  );
}
