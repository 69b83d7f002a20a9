import { Button, Group, Text } from '@mantine/core';
import { IconPlayerStopFilled, IconRefresh } from '@tabler/icons-react';
import type { Box, Push } from '../../api/types';
import { dateTime } from '../../components/format';
import { Fault } from '../../components/Fault';
import { Transfer } from '../../components/Transfer';
import classes from './BoxPage.module.css';
import { canRetry, canStop, isMoving, pushWords, retryWord, shownPush } from './push';
import { useDelivery } from './useDelivery';

/** The delivery that is on its way to a box or has stopped before its end, and what a person can do about it. */
export function DeliveryPanel({ box, zone }: { box: Box; zone: string | undefined }) {
  const delivery = useDelivery(box.id, box.hostname);
  const push = shownPush(box);
  if (!push && !isStuck(box)) return null;
  return (
    <div className={classes['delivery']} role="group" aria-label={`Delivery to ${box.hostname}`}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div className={classes['words']}>
          <Text size="sm" fw={600} role="status" title={push ? whenText(push, zone) : undefined}>
            {push ? pushWords(push, { zone }) : 'Nothing is on its way'}
          </Text>
          <Text size="sm" c="dimmed">
            {push ? sentence(box, push) : 'The box has got every file of this show.'}
          </Text>
        </div>
        <Group gap="xs">
          {(push === null || canRetry(push)) && (
            <Button
              size="compact-sm"
              h={32}
              variant="light"
              leftSection={<IconRefresh size={16} />}
              loading={delivery.retrying}
              disabled={delivery.stopping}
              onClick={delivery.retry}
            >
              {retryWord(push)}
            </Button>
          )}
          {canStop(push) && (
            <Button
              size="compact-sm"
              h={32}
              variant="default"
              leftSection={<IconPlayerStopFilled size={15} />}
              loading={delivery.stopping}
              disabled={delivery.retrying}
              onClick={delivery.stop}
              aria-label={`Stop the delivery to ${box.hostname}`}
            >
              Stop
            </Button>
          )}
        </Group>
      </Group>
      {push && (
        <Transfer
          moving={push}
          label={`Bytes on their way to ${box.hostname}`}
          active={canStop(push)}
          color={barColor(push)}
        />
      )}
      {Boolean(delivery.error) && <Fault error={delivery.error} what={delivery.what} />}
    </div>
  );
}

/** Everything has arrived, and still the screen is not as wanted: to send it again may help. */
function isStuck(box: Box): boolean {
  return box.state === 'DIFFERS' && box.enrolledAt !== null;
}

/** Why the push is where it is, unless the page says so above. */
function sentence(box: Box, push: Push): string {
  return push.reason && push.reason.detail !== box.reason?.detail ? push.reason.detail : `Generation ${push.generation}`;
}

/** The next attempt in the viewer's own time, for those who sit elsewhere. */
function whenText(push: Push, zone: string | undefined): string | undefined {
  if (!push.nextAttemptAt) return undefined;
  return zone
    ? `${dateTime(push.nextAttemptAt, zone)} there · ${dateTime(push.nextAttemptAt)} here`
    : dateTime(push.nextAttemptAt);
}

function barColor(push: Push): string {
  if (isMoving(push)) return 'indigo';
  if (push.state === 'FAILED' || push.waitsFor === 'PAUSE') return 'orange';
  return push.state === 'DELIVERED' || push.state === 'UNCONFIRMED' ? 'teal' : 'gray';
}
