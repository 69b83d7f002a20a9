import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  icon: Icon;
  title: string;
  children?: ReactNode;
}

/** A page without content yet: it explains the first step. */
export function Empty({ icon: Sign, title, children }: Props) {
  return (
    <Stack align="center" gap="sm" py={56} px="md" maw={620} mx="auto" ta="center">
      <ThemeIcon size={56} radius="xl" variant="light">
        <Sign size={28} stroke={1.5} />
      </ThemeIcon>
      <Title order={3}>{title}</Title>
      {typeof children === 'string' ? <Text c="dimmed">{children}</Text> : children}
    </Stack>
  );
}
