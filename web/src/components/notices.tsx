import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { messageOf } from '../api/problem';

export function showDone(message: string): void {
  notifications.show({ message, color: 'teal', autoClose: 4_000 });
}

/** For failures without a control to stand beside. */
export function showFault(title: string, error: unknown): void {
  notifications.show({ title, message: messageOf(error), color: 'red', autoClose: 12_000 });
}

export const UNDO_MS = 7_000;

/** Says what was done and offers to take it back. */
export function showUndo(message: string, undo: () => void): void {
  const id = `undo-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
  notifications.show({
    id,
    color: 'indigo',
    autoClose: UNDO_MS,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}
