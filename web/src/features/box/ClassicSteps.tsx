import { Code, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries';
import { Copyable } from '../../components/Copyable';
import { Fault } from '../../components/Fault';
import classes from './ClassicSteps.module.css';

/** What a person does on an unmodified Himblick so that this server may bring media to it. */
export function ClassicSteps({ isNew }: { isNew: boolean }) {
  const server = useQuery(queries.server);
  return (
    <section className={classes['steps']} aria-label="What to do on a classic box">
      {isNew && (
        <Text size="sm" fw={580}>
          What to do on the box; it needs no enrolment token
        </Text>
      )}
      {server.isError && (
        <Fault error={server.error} what="The media key could not be read" onRetry={() => void server.refetch()} />
      )}
      <ol className={classes['list']}>
        <li>
          Add the media key of this server to <Code>/home/media/.ssh/authorized_keys</Code>
          <div className={classes['key']}>
            <Copyable label="the media key" text={server.data?.mediaKey ?? '…'} />
          </div>
        </li>
        <li>
          Print the fingerprint of its host key
          <div className={classes['key']}>
            <Copyable label="the command for the fingerprint" text="ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub" />
          </div>
        </li>
        <li>
          {isNew ? 'Add the box here. Its page shows a host key after a moment' : 'This page shows the same under Host keys'};
          accept it if the fingerprints agree.
        </li>
        <li>Assign it a playlist with one kind of media, then publish.</li>
      </ol>
    </section>
  );
}
