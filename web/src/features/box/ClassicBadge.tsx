import { Tooltip } from '@mantine/core';
import type { Box } from '../../api/types';
import classes from './ClassicBadge.module.css';

/** Marks a box without an agent; nothing for all others. */
export function ClassicBadge({ box }: { box: Pick<Box, 'kind'> }) {
  if (box.kind !== 'CLASSIC') return null;
  return (
    <Tooltip label="Unmodified Himblick: it has no agent, so it takes media but cannot confirm what it shows" multiline maw={280}>
      <span className={classes['badge']}>Classic</span>
    </Tooltip>
  );
}
