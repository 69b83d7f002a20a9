import { Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashedCheck,
  IconClockHour4,
  IconPlugConnectedX,
  IconRefresh,
  type Icon,
} from '@tabler/icons-react';
import type { BoxState } from '../../api/types';
import { LOOKS } from './state';
import classes from './StateBadge.module.css';

export const STATE_ICONS: Record<BoxState, Icon> = {
  ON_SCREEN: IconCircleCheck,
  DELIVERED: IconCircleDashedCheck,
  UPDATING: IconRefresh,
  DIFFERS: IconAlertTriangle,
  OFFLINE: IconPlugConnectedX,
  PENDING: IconClockHour4,
};

/** The state of a box by icon, word and colour together. */
export function StateBadge({ state, bare }: { state: BoxState; bare?: boolean }) {
  const Sign = STATE_ICONS[state];
  const look = LOOKS[state];
  return (
    <Tooltip label={look.meaning}>
      <span className={classes['badge']} data-color={look.color} data-bare={bare || undefined} data-state={state}>
        <Sign size={15} stroke={2} aria-hidden />
        {look.word}
      </span>
    </Tooltip>
  );
}
