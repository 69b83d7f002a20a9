import { Text } from '@mantine/core';
import type { Box } from '../../api/types';
import { duration } from '../../components/format';
import { Panel } from '../../components/Panel';
import { Thumb } from '../../components/Thumb';
import classes from './BoxPage.module.css';

/** The items of the wanted show in their order. */
export function ShowPanel({ box }: { box: Box }) {
  const show = box.show;
  const items = show?.items ?? [];
  const total = items.reduce((sum, item) => sum + item.seconds, 0);
  return (
    <Panel
      flush
      title={show ? `Show, generation ${show.generation}` : 'Show'}
      actions={
        items.length > 0 && (
          <Text size="sm" c="dimmed">
            one round takes {duration(total)}
          </Text>
        )
      }
    >
      {items.length === 0 && (
        <Text c="dimmed" size="sm" px={18} py="md">
          {show ? 'The show is empty: the screen shows the logo.' : 'Nothing is published for this box yet.'}
        </Text>
      )}
      <div role="list">
        {items.map((item, index) => (
          <div
            key={`${item.asset} ${index}`}
            role="listitem"
            className={classes['item']}
            data-now={(box.onScreen?.asset === item.asset && box.onScreen.generation === show?.generation) || undefined}
          >
            <Text size="sm" c="dimmed" className="wb-number">
              {index + 1}
            </Text>
            <div className={classes['thumb']}>
              <Thumb asset={item.asset} name={item.name} />
            </div>
            <div>
              <Text size="sm" fw={550} truncate>
                {item.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {item.playlist}
              </Text>
            </div>
            <Text size="sm" c="dimmed" className="wb-number">
              {item.seconds} s
            </Text>
          </div>
        ))}
      </div>
    </Panel>
  );
}
