import { Text } from '@mantine/core';
import { IconDeviceTvOff, IconMoon, IconPhotoOff } from '@tabler/icons-react';
import type { Box } from '../../api/types';
import { Moment } from '../../components/Moment';
import { Panel } from '../../components/Panel';
import { Thumb } from '../../components/Thumb';
import classes from './BoxPage.module.css';
import { screenText } from './state';

/** What the screen shows, in the words and, for pictures, the look of it. */
export function NowPlaying({ box, zone }: { box: Box; zone: string | undefined }) {
  const screen = box.onScreen;
  const Sign = !screen?.content ? IconDeviceTvOff : screen.content === 'DARK' ? IconMoon : IconPhotoOff;
  return (
    <Panel
      flush
      title={box.state === 'OFFLINE' ? 'Last seen on the screen' : 'On the screen now'}
      actions={
        <Text size="sm" c="dimmed" truncate>
          {screenText(box)}
          {screen?.since && (
            <>
              {' '}
              · since <Moment at={screen.since} zone={zone} exact />
            </>
          )}
        </Text>
      }
    >
      <div className={classes['now']}>
        {screen?.content === 'ITEM' && screen.asset ? (
          <Thumb asset={screen.asset} name={screen.name ?? ''} contain />
        ) : screen?.content === 'LOGO' ? (
          <img src="/favicon.svg" width={96} alt="The logo" />
        ) : (
          <Sign size={44} stroke={1.2} aria-hidden />
        )}
      </div>
    </Panel>
  );
}
