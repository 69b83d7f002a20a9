import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Panel.module.css';

interface Props {
  title?: string;
  actions?: ReactNode;
  /** Without padding, for tables. */
  flush?: boolean;
  children: ReactNode;
}

export function Panel({ title, actions, flush, children }: Props) {
  return (
    <section className={`wb-card ${classes['panel'] ?? ''}`} aria-label={title}>
      {title && (
        <Group justify="space-between" className={classes['head']}>
          <Title order={2} size="h5">
            {title}
          </Title>
          {actions}
        </Group>
      )}
      <div className={flush ? undefined : classes['body']}>{children}</div>
    </section>
  );
}
