import { Progress, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconCircleCheck,
  IconClockHour4,
  IconRefresh,
  type Icon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RolloutBox } from '../../api/types';
import { bytes, percent } from '../../components/format';
import { useWindowRows } from '../../components/useWindowRows';
import classes from './Publish.module.css';

const LOOKS: Record<RolloutBox['state'], { word: string; color: string; text: string; icon: Icon }> = {
  WAITING: { word: 'Waiting', color: 'gray', text: '--wb-soft', icon: IconClockHour4 },
  SENDING: { word: 'Sending', color: 'indigo', text: '--wb-move', icon: IconRefresh },
  ON_SCREEN: { word: 'On screen', color: 'teal', text: '--wb-good', icon: IconCircleCheck },
  FAILED: { word: 'Held up', color: 'orange', text: '--wb-warn', icon: IconAlertTriangle },
  SUPERSEDED: { word: 'Superseded', color: 'gray', text: '--wb-soft', icon: IconArrowsExchange },
};

const ROW = 46;

export function RolloutTable({ boxes }: { boxes: readonly RolloutBox[] }) {
  const rows = useWindowRows(boxes.length, ROW);
  return (
    <div role="table" aria-label="Boxes of this rollout" aria-rowcount={boxes.length + 1}>
      <div role="row" className={`${classes['boxes'] ?? ''} ${classes['head'] ?? ''}`}>
        <div role="columnheader">Box</div>
        <div role="columnheader">State</div>
        <div role="columnheader">Progress</div>
        <div role="columnheader" className="wb-number" data-wide>
          Bytes
        </div>
      </div>
      <div ref={rows.ref} role="rowgroup" style={{ position: 'relative', height: rows.height }}>
        {rows.items.map((row) => {
          const box = boxes[row.index];
          return box && <Row key={box.box} box={box} y={row.y} />;
        })}
      </div>
    </div>
  );
}

function Row({ box, y }: { box: RolloutBox; y: number }) {
  const look = LOOKS[box.state];
  const held = (box.state === 'FAILED' || box.state === 'WAITING') && box.reason !== null;
  return (
    <div
      role="row"
      className={`${classes['boxes'] ?? ''} ${classes['row'] ?? ''}`}
      style={{ height: ROW, transform: `translateY(${y}px)` }}
    >
      <div role="cell">
        <Link to="/boxes/$box" params={{ box: box.hostname }} className="wb-link">
          {box.hostname}
        </Link>
      </div>
      <div role="cell">
        <Text span size="sm" fw={600} c={`var(${look.text})`} className={classes['state']}>
          <look.icon size={15} aria-hidden /> {look.word}
        </Text>
      </div>
      <div role="cell" title={box.reason?.detail}>
        {held ? (
          box.reason?.detail
        ) : (
          <Progress
            value={box.state === 'ON_SCREEN' ? 100 : percent(box.bytesDone, box.bytesTotal, 0)}
            color={look.color}
            aria-label={`Delivery to ${box.hostname}`}
          />
        )}
      </div>
      <div role="cell" className="wb-number" data-wide>
        {bytes(box.bytesDone)} of {bytes(box.bytesTotal)}
      </div>
    </div>
  );
}
