import { Progress, Text, Tooltip } from '@mantine/core';
import { IconDeviceTvOff, IconMoon, IconPhotoOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Box } from '../../api/types';
import { Moment } from '../../components/Moment';
import { percent } from '../../components/format';
import { Thumb } from '../../components/Thumb';
import { needsAttention, screenText } from '../box/state';
import { StateBadge } from '../box/StateBadge';
import classes from './Tile.module.css';
import type { TileSize } from './TileGrid';

/** One box on the wall: its screen, its state, and what stands in its way. */
export function Tile({ box, size }: { box: Box; size: TileSize }) {
  const text = box.reason && box.state !== 'ON_SCREEN' ? box.reason.detail : screenText(box);
  return (
    <div role="listitem" className={classes['cell']}>
      <Link
        to="/boxes/$box"
        params={{ box: box.hostname }}
        className={classes['tile']}
        data-state={box.state}
        data-attention={needsAttention(box) || undefined}
        data-size={size}
      >
        <div className={classes['screen']}>
          <Screen box={box} />
          {box.state === 'UPDATING' && box.push && (
            <Progress
              className={classes['progress']}
              size={4}
              radius={0}
              value={percent(box.push.bytesDone, box.push.bytesTotal, 0)}
              aria-label={`Delivery to ${box.hostname}`}
            />
          )}
        </div>
        <div className={classes['text']}>
          <div className={classes['line']}>
            <Text component="span" fw={620} size={size === 'L' ? 'md' : 'sm'} truncate>
              {box.hostname}
            </Text>
            {size !== 'S' && box.site && (
              <Text component="span" size="xs" c="dimmed" truncate>
                {box.site}
              </Text>
            )}
          </div>
          <div className={classes['line']}>
            <StateBadge state={box.state} bare />
            {size === 'L' && box.state === 'OFFLINE' && (
              <Text component="span" size="xs" c="dimmed">
                seen <Moment at={box.lastSeenAt} />
              </Text>
            )}
          </div>
          {size !== 'S' && (
            <Tooltip label={text} multiline maw={340}>
              <Text component="span" size="xs" c="dimmed" truncate>
                {text}
              </Text>
            </Tooltip>
          )}
        </div>
      </Link>
    </div>
  );
}

function Screen({ box }: { box: Box }) {
  const screen = box.onScreen;
  if (screen?.content === 'ITEM' && screen.asset) {
    return <Thumb asset={screen.asset} name={screen.name ?? ''} contain />;
  }
  if (screen?.content === 'LOGO') return <img className={classes['logo']} src="/favicon.svg" alt="The logo" />;
  const Sign = screen?.content === 'DARK' ? IconMoon : screen?.content ? IconPhotoOff : IconDeviceTvOff;
  return (
    <span className={classes['blank']}>
      <Sign size={28} stroke={1.3} aria-hidden />
    </span>
  );
}
