import { Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCloud,
  IconDatabase,
  IconDeviceTv,
  IconRefresh,
  type Icon,
} from '@tabler/icons-react';
import type { Box } from '../../api/types';
import classes from './BoxPage.module.css';
import { DeliveryPanel } from './DeliveryPanel';
import { screenText } from './state';

/** What the server wants, what the box has stored, what it shows: never confused. */
export function ThreeStates({ box, zone }: { box: Box; zone: string | undefined }) {
  const wanted = box.desired?.generation ?? 0;
  const disk = box.onDisk?.generation ?? 0;
  const screen = box.onScreen?.generation ?? 0;
  const classic = box.kind === 'CLASSIC';
  return (
    <section className="wb-card" aria-label="Desired, on disk, on screen">
      <div className={classes['states']}>
        <Step icon={IconCloud} label="Desired" generation={wanted} note="What the server wants" />
        <Step
          icon={IconDatabase}
          label="On disk"
          generation={disk}
          match={matchOf(disk, wanted, box)}
          note={compare(
            disk,
            wanted,
            classic ? 'Every file arrived' : 'Every file arrived and verified',
            'The box still has an older show',
          )}
        />
        <Step
          icon={IconDeviceTv}
          label="On screen"
          generation={screen}
          {...(classic
            ? { note: 'This box has no agent that could tell', none: 'Unknown' }
            : {
                match: matchOf(screen, wanted, box),
                note: compare(screen, wanted, `${screenText(box)}, confirmed by the box`, 'The player shows an older show'),
              })}
        />
      </div>
      <DeliveryPanel box={box} zone={zone} />
    </section>
  );
}

function compare(have: number, wanted: number, same: string, other: string): string {
  if (have === 0) return 'Nothing yet';
  return have === wanted ? same : other;
}

type Match = 'same' | 'coming' | 'other';

function matchOf(have: number, wanted: number, box: Box): Match | undefined {
  if (wanted === 0) return undefined;
  if (have === wanted) return 'same';
  return box.state === 'UPDATING' ? 'coming' : 'other';
}

interface StepProps {
  icon: Icon;
  label: string;
  generation: number;
  note: string;
  match?: Match | undefined;
  /** Instead of a generation where there is none. */
  none?: string;
}

function Step({ icon: Sign, label, generation, note, match, none = 'None' }: StepProps) {
  return (
    <div className={classes['step']}>
      <Group gap={7} c="dimmed">
        <Sign size={17} stroke={1.7} aria-hidden />
        <Text size="sm" fw={550}>
          {label}
        </Text>
      </Group>
      <Group gap={8}>
        <span className={classes['generation']}>{generation === 0 ? none : `Generation ${generation}`}</span>
        {match === 'same' && <IconCircleCheck size={20} color="var(--mantine-color-teal-6)" aria-label="as desired" />}
        {match === 'coming' && <IconRefresh size={20} color="var(--mantine-color-indigo-5)" aria-label="on its way" />}
        {match === 'other' && (
          <IconAlertTriangle size={20} color="var(--mantine-color-orange-6)" aria-label="not as desired" />
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {note}
      </Text>
    </div>
  );
}
