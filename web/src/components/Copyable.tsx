import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './Copyable.module.css';

/** Text to take into a terminal or a file. */
export function Copyable({ text, label }: { text: string; label: string }) {
  const clipboard = useClipboard({ timeout: 2_000 });
  return (
    <div className={classes['frame']}>
      <pre className={classes['text']} aria-label={label} tabIndex={0}>
        {text}
      </pre>
      <Tooltip label={clipboard.copied ? 'Copied' : 'Copy'}>
        <ActionIcon
          className={classes['copy']}
          variant="default"
          aria-label={`Copy ${label}`}
          onClick={() => clipboard.copy(text)}
        >
          {clipboard.copied ? <IconCheck size={16} color="var(--mantine-color-teal-6)" /> : <IconCopy size={16} />}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
