import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries';
import { Fault } from '../components/Fault';
import { LoginPage } from '../features/login/LoginPage';
import { Shell } from './Shell';

/** Decides between the login and the dashboard; the address stays as it is. */
export function App() {
  const session = useQuery(queries.session);
  if (session.isPending) {
    return (
      <Center mih="100dvh">
        <Loader aria-label="Loading" />
      </Center>
    );
  }
  if (session.isError) {
    return (
      <Center mih="100dvh" p="md">
        <Fault error={session.error} what="The dashboard could not start" onRetry={() => void session.refetch()} />
      </Center>
    );
  }
  return session.data === null ? <LoginPage /> : <Shell account={session.data} />;
}
