import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { messageOf, ProblemError } from '../api/problem';

interface Props {
  error: unknown;
  /** What did not work, with the name of the object. */
  what: string;
  onRetry?: () => void;
}

/** An error beside the control that caused it: what happened, to what, and what to do. */
export function Fault({ error, what, onRetry }: Props) {
  if (!error) return null;
  const trace = error instanceof ProblemError && error.status >= 500 ? error.traceId : undefined;
  return (
    <Alert color="red" variant="light" title={what} icon={<IconAlertCircle size={20} />} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{messageOf(error)}</Text>
        {trace && (
          <Text size="xs" c="dimmed">
            Trace {trace}: look for it in the log of the server.
          </Text>
        )}
        {onRetry && (
          <Button size="compact-sm" color="red" variant="light" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
