import { Text } from '@mantine/core';
import type { Box } from '../../api/types';
import { Moment } from '../../components/Moment';

interface Props {
  box: Pick<Box, 'kind' | 'state' | 'lastSeenAt'>;
  zone?: string | undefined;
}

/**
 * When the box was last heard of. A box that is not offline talks all the time, and its list entry is read again only
 * when something else changes, so the time in it would look older than it is.
 */
export function Seen({ box, zone }: Props) {
  if (box.kind === 'CLASSIC') {
    return (
      <Text span c="dimmed" size="sm" title="This box has no agent that would be heard">
        –
      </Text>
    );
  }
  if (box.lastSeenAt !== null && box.state !== 'OFFLINE' && box.state !== 'PENDING') return <>now</>;
  return <Moment at={box.lastSeenAt} zone={zone} />;
}
