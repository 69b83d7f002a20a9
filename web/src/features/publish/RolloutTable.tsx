import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconCircleCheck,
  IconCircleDashedCheck,
  IconClockHour4,
  IconPlayerStopFilled,
  IconRefresh,
  type Icon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { messageOf } from '../../api/problem';
import { useTimeZones } from '../../api/queries';
import type { RolloutBox } from '../../api/types';
import { Bar } from '../../components/Bar';
import { percent } from '../../components/format';
import { bytesText, speedText } from '../../components/Transfer';
import { useWindowRows } from '../../components/useWindowRows';
import { useDelivery } from '../box/useDelivery';
import { isSending, retryable, rowWords, stoppable, type RolloutRow } from './row';
import classes from './RolloutTable.module.css';

const LOOKS: Record<RolloutBox['state'], { word: string; color: string; text: string; icon: Icon }> = {
  WAITING: { word: 'Waiting', color: 'gray', text: '--wb-soft', icon: IconClockHour4 },
  SENDING: { word: 'Sending', color: 'indigo', text: '--wb-move', icon: IconRefresh },
  DELIVERED: { word: 'Delivered', color: 'teal', text: '--wb-good', icon: IconCircleDashedCheck },
  ON_SCREEN: { word: 'On screen', color: 'teal', text: '--wb-good', icon: IconCircleCheck },
  FAILED: { word: 'Held up', color: 'orange', text: '--wb-warn', icon: IconAlertTriangle },
  CANCELLED: { word: 'Stopped', color: 'gray', text: '--wb-soft', icon: IconPlayerStopFilled },
  SUPERSEDED: { word: 'Superseded', color: 'gray', text: '--wb-soft', icon: IconArrowsExchange },
};

const ROW = 60;
/** On a phone the progress stands below the name, and its sentence has two lines. */
const PHONE_ROW = 100;

/** The boxes of a rollout, each with how far it is and what it waits for. */
export function RolloutTable({ rows: all, live }: { rows: readonly RolloutRow[]; live: boolean }) {
  const height = useMediaQuery('(max-width: 48em)') ? PHONE_ROW : ROW;
  const rows = useWindowRows(all.length, height);
  const zones = useTimeZones();
  return (
    <div role="table" aria-label="Boxes of this rollout" aria-rowcount={all.length + 1}>
      <div role="row" className={`${classes['grid'] ?? ''} ${classes['head'] ?? ''}`}>
        <div role="columnheader">Box</div>
        <div role="columnheader">State</div>
        <div role="columnheader">Progress</div>
        <div role="columnheader" aria-label="Stop or retry" />
      </div>
      <div ref={rows.ref} role="rowgroup" style={{ position: 'relative', height: rows.height }}>
        {rows.items.map(({ index, y }) => {
          const each = all[index];
          return each && <Row key={each.row.box} each={each} live={live} zone={zones(each.site)} style={{ height, y }} />;
        })}
      </div>
    </div>
  );
}

interface RowProps {
  each: RolloutRow;
  live: boolean;
  zone: string | undefined;
  style: { height: number; y: number };
}

function Row({ each, live, zone, style }: RowProps) {
  const { row } = each;
  const delivery = useDelivery(row.box, row.hostname);
  const look = LOOKS[isSending(each) ? 'SENDING' : row.state];
  const busy = delivery.stopping || delivery.retrying;
  return (
    <div
      role="row"
      className={`${classes['grid'] ?? ''} ${classes['row'] ?? ''}`}
      style={{ height: style.height, transform: `translateY(${style.y}px)` }}
    >
      <div role="cell" className={classes['name']}>
        <Link to="/boxes/$box" params={{ box: row.hostname }} className="wb-link">
          {row.hostname}
        </Link>
      </div>
      <div role="cell" className={classes['state']}>
        <Text span size="sm" fw={600} c={`var(${look.text})`} className={classes['sign']}>
          <look.icon size={15} aria-hidden /> {look.word}
        </Text>
      </div>
      <div role="cell" className={classes['progress']}>
        {delivery.error ? (
          <Text size="xs" c="var(--wb-bad)" role="alert" className={classes['sentence']}>
            {delivery.what}. {messageOf(delivery.error)}
          </Text>
        ) : (
          <Progress each={each} zone={zone} />
        )}
      </div>
      <div role="cell" className={classes['action']}>
        {live && stoppable([each]).length > 0 && (
          <Action icon={IconPlayerStopFilled} label={`Stop the delivery to ${row.hostname}`} busy={busy} onClick={delivery.stop} />
        )}
        {live && retryable([each]).length > 0 && (
          <Action icon={IconRefresh} label={`Retry the delivery to ${row.hostname}`} busy={busy} onClick={delivery.retry} />
        )}
      </div>
    </div>
  );
}

interface ActionProps {
  icon: Icon;
  label: string;
  busy: boolean;
  onClick: () => void;
}

function Action({ icon: Sign, label, busy, onClick }: ActionProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={32} aria-label={label} loading={busy} onClick={onClick}>
        <Sign size={17} color="var(--wb-soft)" />
      </ActionIcon>
    </Tooltip>
  );
}

function Progress({ each, zone }: { each: RolloutRow; zone: string | undefined }) {
  const { row } = each;
  if (isSending(each)) {
    const counted = bytesText(row, true);
    const speed = speedText(row) || (row.bytesDone === 0 ? 'connecting' : '');
    return (
      <>
        <Bar
          value={percent(row.bytesDone, row.bytesTotal, 0)}
          size={6}
          label={`Delivery to ${row.hostname}`}
          text={[counted, speed].filter(Boolean).join(', ')}
        />
        <div className={classes['figures']}>
          <span>{counted}</span>
          <span>{speed}</span>
        </div>
      </>
    );
  }
  const { words, sentence } = rowWords(each, { zone });
  const over = row.state === 'ON_SCREEN' || row.state === 'SUPERSEDED';
  return (
    <>
      {words !== LOOKS[row.state].word && (
        <Text size="sm" truncate {...(over ? { c: 'dimmed' } : {})}>
          {words}
        </Text>
      )}
      {sentence && (
        <Text size="xs" c="dimmed" className={classes['sentence']} title={sentence}>
          {sentence}
        </Text>
      )}
    </>
  );
}
