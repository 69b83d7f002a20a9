import { Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { api } from '../../api/client';
import { ProblemError } from '../../api/problem';
import { queries } from '../../api/queries';
import { Fault } from '../../components/Fault';

function refusalOf(error: unknown): { what: string; error: unknown } {
  if (error instanceof ProblemError && error.status === 429) {
    return { what: `Too many attempts; wait ${error.retryAfter ?? 60} s`, error };
  }
  return { what: 'Logging in failed', error };
}

export function LoginPage() {
  useDocumentTitle('Log in · Weitblick');
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const logIn = useMutation({
    mutationFn: () => api.session.logIn(name.trim(), password),
    onSuccess: (account) => client.setQueryData(queries.session.queryKey, account),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    logIn.mutate();
  };

  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack w="100%" maw={380} gap="lg">
        <Stack align="center" gap={10}>
          <img src="/favicon.svg" width={48} height={48} alt="" />
          <Title order={1} size="h2">
            Weitblick
          </Title>
          <Text c="dimmed" size="sm">
            Put this on those screens; see that it is on.
          </Text>
        </Stack>
        <Paper withBorder p="xl" radius="lg">
          <form onSubmit={submit}>
            <Stack>
              <TextInput
                label="Name"
                name="name"
                autoComplete="username"
                autoFocus
                required
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <PasswordInput
                label="Password"
                name="password"
                autoComplete="current-password"
                required
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              {logIn.isError && <Fault {...refusalOf(logIn.error)} />}
              <Button type="submit" loading={logIn.isPending} fullWidth mt="xs">
                Log in
              </Button>
            </Stack>
          </form>
        </Paper>
        <Text size="xs" c="dimmed" ta="center">
          The first password lies in the file admin-password in the data directory of the server.
        </Text>
      </Stack>
    </Center>
  );
}
