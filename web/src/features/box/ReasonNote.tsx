import { Alert, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { Box } from '../../api/types';
import { adviceFor, reasonTitle } from './advice';
import { LOOKS } from './state';

/** Why the box does not show what it should, and what to do about it. */
export function ReasonNote({ box }: { box: Pick<Box, 'state' | 'reason'> }) {
  if (!box.reason) return null;
  const advice = adviceFor(box.reason.code);
  return (
    <Alert
      color={box.state === 'ON_SCREEN' ? 'gray' : LOOKS[box.state].color}
      title={reasonTitle(box.reason.code)}
      icon={<IconInfoCircle size={20} />}
    >
      <Text size="sm">{box.reason.detail}</Text>
      {advice && (
        <Text size="sm" mt={4} fw={550}>
          {advice}
        </Text>
      )}
    </Alert>
  );
}
