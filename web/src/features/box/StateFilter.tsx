import { Group, UnstyledButton } from '@mantine/core';
import type { Box, BoxState } from '../../api/types';
import { number } from '../../components/format';
import { countByState, LOOKS, STATES } from './state';
import { STATE_ICONS } from './StateBadge';
import classes from './StateFilter.module.css';

interface Props {
  boxes: readonly Box[];
  value: BoxState | undefined;
  onChange: (state: BoxState | undefined) => void;
}

/** How many boxes are in each state; a press shows only these. */
export function StateFilter({ boxes, value, onChange }: Props) {
  const counts = countByState(boxes);
  return (
    <Group gap={8} role="group" aria-label="Filter by state">
      <UnstyledButton className={classes['chip']} aria-pressed={!value} onClick={() => onChange(undefined)}>
        All <b>{number(boxes.length)}</b>
      </UnstyledButton>
      {STATES.filter((state) => counts[state] > 0 || value === state).map((state) => {
        const Sign = STATE_ICONS[state];
        return (
          <UnstyledButton
            key={state}
            className={classes['chip']}
            data-color={LOOKS[state].color}
            aria-pressed={value === state}
            onClick={() => onChange(value === state ? undefined : state)}
          >
            <Sign size={15} stroke={2} aria-hidden /> {LOOKS[state].word} <b>{number(counts[state])}</b>
          </UnstyledButton>
        );
      })}
    </Group>
  );
}
