import { Text, Tooltip } from '@mantine/core';
import { IconDeviceTvOff, IconEyeOff, IconMoon, IconPhotoOff, type Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { Box } from '../../api/types';
import { Bar } from '../../components/Bar';
import { Moment } from '../../components/Moment';
import { percent } from '../../components/format';
import { Thumb } from '../../components/Thumb';
import { deliveryText, isMoving, shownPush } from '../box/push';
import { needsAttention, screenText, shownState } from '../box/state';
import { ClassicBadge } from '../box/ClassicBadge';
import { StateBadge } from '../box/StateBadge';
import classes from './Tile.module.css';
import type { TileSize } from './TileGrid';

interface Props {
  box: Box;
  size: TileSize;
  /** Time zone of the box's site. */
  zone: string | undefined;
}

/** One box on the wall: its screen, its state, and what stands in its way. Drawn again only when its box changes. */
export const Tile = memo(function Tile({ box, size, zone }: Props) {
  const push = shownPush(box);
  const text = deliveryText(box, zone) ?? (box.reason && box.state !== 'ON_SCREEN' ? box.reason.detail : screenText(box));
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
          {isMoving(push) && (
            <Bar
              className={classes['progress']}
              size={5}
              color="indigo.4"
              square
              value={percent(push.bytesDone, push.bytesTotal, 0)}
              label={`Delivery to ${box.hostname}`}
              text={text}
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
            <StateBadge state={shownState(box)} bare />
            <ClassicBadge box={box} />
            {size === 'L' && box.state === 'OFFLINE' && (
              <Text component="span" size="xs" c="dimmed">
                seen <Moment at={box.lastSeenAt} />
              </Text>
            )}
          </div>
          {size !== 'S' && (
            <Tooltip label={text} multiline maw={340}>
              <Text component="span" size="xs" c="dimmed" truncate className={classes['what']}>
                {text}
              </Text>
            </Tooltip>
          )}
        </div>
      </Link>
    </div>
  );
});

function Screen({ box }: { box: Box }) {
  const screen = box.onScreen;
  if (screen?.content === 'ITEM' && screen.asset) {
    return <Thumb asset={screen.asset} name={screen.name ?? ''} contain />;
  }
  if (screen?.content === 'LOGO') return <img className={classes['logo']} src="/favicon.svg" alt="The logo" />;
  if (box.kind === 'CLASSIC') return <Blank icon={IconEyeOff} />;
  const Sign = screen?.content === 'DARK' ? IconMoon : screen?.content ? IconPhotoOff : IconDeviceTvOff;
  return <Blank icon={Sign} />;
}

function Blank({ icon: Sign }: { icon: Icon }) {
  return (
    <span className={classes['blank']}>
      <Sign size={28} stroke={1.3} aria-hidden />
    </span>
  );
}
