import { Tooltip } from '@mantine/core';
import type { Box } from '../../api/types';
import classes from './Generations.module.css';

type Numbers = Pick<Box, 'kind' | 'desired' | 'onDisk' | 'onScreen'>;

/** Desired, on disk and on screen in one glance; what is behind stands out. */
export function Generations({ box }: { box: Numbers }) {
  const wanted = box.desired?.generation ?? 0;
  const numbers = [wanted, box.onDisk?.generation ?? 0, box.onScreen?.generation ?? 0];
  const [desired, disk, screen] = numbers;
  const silent = box.kind === 'CLASSIC';
  return (
    <Tooltip label={`Desired ${desired}, on disk ${disk}, on screen ${silent ? 'unknown' : screen}`}>
      <span className={classes['numbers']}>
        {numbers.map((generation, index) => (
          <span key={index} data-behind={(generation !== wanted && !(silent && index === 2)) || undefined}>
            {generation === 0 ? (silent && index === 2 ? '?' : '–') : generation}
          </span>
        ))}
      </span>
    </Tooltip>
  );
}
