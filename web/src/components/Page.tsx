import { Group, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './Page.module.css';

interface Props {
  title: string;
  /** Beside the title: a count, a state. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** Above the title: the way back. */
  back?: ReactNode;
  /** Narrow pages are read, wide ones scanned. */
  narrow?: boolean;
  children: ReactNode;
}

export function Page({ title, aside, actions, back, narrow, children }: Props) {
  useDocumentTitle(`${title} · Weitblick`);
  return (
    <div className={classes['page']} data-narrow={narrow || undefined}>
      <header className={classes['head']}>
        {back}
        <Group justify="space-between" gap="sm">
          <Group gap="sm" miw={0}>
            <Title order={1} size="h2" className={classes['title']}>
              {title}
            </Title>
            {aside}
          </Group>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
      </header>
      {children}
    </div>
  );
}
