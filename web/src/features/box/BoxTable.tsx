import { Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTimeZones } from '../../api/queries';
import type { Box } from '../../api/types';
import { Bar } from '../../components/Bar';
import { percent } from '../../components/format';
import { useWindowRows } from '../../components/useWindowRows';
import type { BoxSort } from './boxFilter';
import classes from './BoxTable.module.css';
import { ClassicBadge } from './ClassicBadge';
import { Generations } from './Generations';
import { deliveryText, isMoving, shownPush } from './push';
import { Seen } from './Seen';
import { screenText, shownState } from './state';
import { StateBadge } from './StateBadge';

interface Props {
  boxes: readonly Box[];
  sort: BoxSort;
  desc: boolean;
  onSort: (sort: BoxSort, desc: boolean) => void;
}

const COLUMNS: { sort?: BoxSort; label: string; hint?: string; className?: string }[] = [
  { sort: 'hostname', label: 'Hostname' },
  { sort: 'state', label: 'State' },
  { sort: 'screen', label: 'What is on', hint: 'What is on the screen, or what is wrong' },
  { sort: 'site', label: 'Site', className: 'wide' },
  { label: 'Tags', className: 'wide' },
  { label: 'Generation', hint: 'Desired · on disk · on screen', className: 'wide' },
  { sort: 'seen', label: 'Seen', className: 'middle' },
];

const ROW = 46;

/** Boxes as a table that stays quick with thousands of rows. */
export function BoxTable({ boxes, sort, desc, onSort }: Props) {
  const rows = useWindowRows(boxes.length, ROW);
  const zones = useTimeZones();
  return (
    <div className={`wb-card ${classes['table'] ?? ''}`} role="table" aria-label="Boxes" aria-rowcount={boxes.length + 1}>
      <div role="row" className={classes['head']} aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <HeadCell key={column.label} column={column} sort={sort} desc={desc} onSort={onSort} />
        ))}
      </div>
      <div ref={rows.ref} role="rowgroup" className={classes['body']} style={{ height: Math.max(rows.height, ROW) }}>
        {boxes.length === 0 && (
          <Text c="dimmed" size="sm" p="sm">
            No box fits this search.
          </Text>
        )}
        {rows.items.map((row) => {
          const box = boxes[row.index];
          return box && <Row key={box.id} box={box} zone={zones(box.site)} index={row.index} y={row.y} />;
        })}
      </div>
    </div>
  );
}

type HeadProps = Pick<Props, 'sort' | 'desc' | 'onSort'> & { column: (typeof COLUMNS)[number] };

function HeadCell({ column, sort, desc, onSort }: HeadProps) {
  const own = column.sort;
  const active = own !== undefined && own === sort;
  const Arrow = desc ? IconArrowDown : IconArrowUp;
  return (
    <div
      role="columnheader"
      className={classes[column.className ?? 'cell']}
      title={column.hint}
      aria-sort={active ? (desc ? 'descending' : 'ascending') : undefined}
    >
      {own ? (
        <UnstyledButton className={classes['sort']} onClick={() => onSort(own, active && !desc)}>
          {column.label} {active && <Arrow size={13} aria-hidden />}
        </UnstyledButton>
      ) : (
        column.label
      )}
    </div>
  );
}

interface RowProps {
  box: Box;
  zone: string | undefined;
  index: number;
  y: number;
}

/** Drawn again only when its box changes: bars of others move every second. */
const Row = memo(function Row({ box, zone, index, y }: RowProps) {
  const push = shownPush(box);
  const wrong = box.reason !== null && box.state !== 'ON_SCREEN';
  const text = deliveryText(box, zone) ?? (wrong ? box.reason?.detail : screenText(box));
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes['row']}
      style={{ height: ROW, transform: `translateY(${y}px)` }}
    >
      <div role="cell" className={`${classes['cell'] ?? ''} ${classes['name'] ?? ''}`} title={box.hostname}>
        <Link to="/boxes/$box" params={{ box: box.hostname }} className={`wb-link ${classes['text'] ?? ''}`}>
          {box.hostname}
        </Link>
        <ClassicBadge box={box} />
      </div>
      <div role="cell" className={classes['cell']}>
        <StateBadge state={shownState(box)} />
      </div>
      <div role="cell" className={`${classes['cell'] ?? ''} ${classes['what'] ?? ''}`} title={text}>
        {isMoving(push) && (
          <Bar
            className={classes['bar']}
            size={5}
            value={percent(push.bytesDone, push.bytesTotal, 0)}
            label={`Delivery to ${box.hostname}`}
            text={text}
          />
        )}
        <span className={classes['text']}>{text}</span>
      </div>
      <div role="cell" className={classes['wide']}>
        {box.site ?? <Text c="dimmed">–</Text>}
      </div>
      <div role="cell" className={classes['wide']} title={box.tags.join(', ')}>
        {box.tags.join(', ')}
      </div>
      <div role="cell" className={classes['wide']}>
        <Generations box={box} />
      </div>
      <div role="cell" className={`wb-number ${classes['middle'] ?? ''}`}>
        <Seen box={box} />
      </div>
    </div>
  );
});
