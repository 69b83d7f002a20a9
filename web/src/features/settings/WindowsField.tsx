import { ActionIcon, Button, Chip, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Day, PushWindow } from '../../api/types';
import classes from './Settings.module.css';
import { DAYS, parseTime, windowWords } from './windows';

interface Props {
  windows: PushWindow[];
  timeZone: string;
  error: string | undefined;
  onChange: (windows: PushWindow[]) => void;
}

const NIGHT: PushWindow = { days: [], from: '22:00', to: '05:00' };

/** When a site takes media. */
export function WindowsField({ windows, timeZone, error, onChange }: Props) {
  return (
    <Input.Wrapper
      labelElement="div"
      label="Push windows"
      description={`When media may be sent, by the clock of ${timeZone}. Without a window they are sent at any time.`}
      error={error}
    >
      <Stack gap="xs" mt={8}>
        {windows.map((window, index) => (
          <Window
            key={index}
            window={window}
            name={`Window ${index + 1}`}
            onChange={(changed) => onChange(windows.with(index, changed))}
            onRemove={() => onChange(windows.toSpliced(index, 1))}
          />
        ))}
        <Button
          variant="light"
          size="compact-sm"
          w="fit-content"
          leftSection={<IconPlus size={15} />}
          onClick={() => onChange([...windows, NIGHT])}
        >
          Add window
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}

interface WindowProps {
  window: PushWindow;
  name: string;
  onChange: (window: PushWindow) => void;
  onRemove: () => void;
}

function Window({ window, name, onChange, onRemove }: WindowProps) {
  const sound = parseTime(window.from) !== undefined && parseTime(window.to) !== undefined;
  const words = sound ? windowWords({ ...window, ...tidied(window) }) : 'Give both times';
  return (
    <div className={classes['window']} role="group" aria-label={name}>
      <Chip.Group multiple value={window.days} onChange={(days) => onChange({ ...window, days: days as Day[] })}>
        <div className={classes['days']}>
          {DAYS.map(({ day, short }) => (
            <Chip key={day} value={day} size="xs" variant="filled" icon={null} classNames={{ label: classes['day'] ?? '', iconWrapper: classes['tick'] ?? '' }}>
              {short}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <Time label={`${name}, from`} value={window.from} onChange={(from) => onChange({ ...window, from })} />
        <Text size="sm" mt={6}>
          to
        </Text>
        <Time label={`${name}, to`} value={window.to} onChange={(to) => onChange({ ...window, to })} />
        <ActionIcon aria-label={`Remove ${name.toLowerCase()}`} size={36} ml="auto" onClick={onRemove}>
          <IconTrash size={17} />
        </ActionIcon>
      </Group>
      <Text size="xs" c="dimmed" role="status">
        {words.charAt(0).toUpperCase() + words.slice(1)}
      </Text>
    </div>
  );
}

function tidied({ from, to }: PushWindow): Pick<PushWindow, 'from' | 'to'> {
  return { from: parseTime(from) ?? from, to: parseTime(to) ?? to };
}

interface TimeProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A time of day in 24 hours on every browser, whatever its language. */
function Time({ label, value, onChange }: TimeProps) {
  return (
    <TextInput
      aria-label={label}
      w={96}
      placeholder="22:00"
      inputMode="numeric"
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => onChange(parseTime(value) ?? value)}
      error={parseTime(value) === undefined && 'Such as 22:00'}
    />
  );
}
