import { Group, Radio, Stack, Text } from '@mantine/core';
import type { BoxKind } from '../../api/types';
import classes from './KindField.module.css';

const KINDS: readonly { kind: BoxKind; name: string; text: string }[] = [
  { kind: 'AGENT', name: 'Weitblick box', text: 'Has the agent: it joins by itself and confirms what it shows' },
  { kind: 'CLASSIC', name: 'Classic box', text: 'Unmodified Himblick: takes media, confirms nothing' },
];

interface Props {
  kind: BoxKind;
  onChange: (kind: BoxKind) => void;
}

/** Which of the two kinds a new box is. */
export function KindField({ kind, onChange }: Props) {
  return (
    <Radio.Group label="Kind of box" value={kind} onChange={(value) => onChange(value as BoxKind)}>
      <Stack gap={8} mt={6}>
        {KINDS.map((each) => (
          <label key={each.kind} className={classes['choice']} data-chosen={each.kind === kind || undefined}>
            <Group wrap="nowrap" align="flex-start" gap="sm">
              <Radio value={each.kind} aria-label={each.name} mt={1} />
              <div>
                <Text size="sm" fw={580}>
                  {each.name}
                </Text>
                <Text size="xs" c="dimmed">
                  {each.text}
                </Text>
              </div>
            </Group>
          </label>
        ))}
      </Stack>
    </Radio.Group>
  );
}
