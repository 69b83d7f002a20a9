import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { PlanChange } from '../../api/types';
import { bytes, count } from '../../components/format';
import { useWindowRows } from '../../components/useWindowRows';
import classes from './Publish.module.css';

const ROW = 44;

/** The plan box by box. */
export function PlanTable({ changes }: { changes: readonly PlanChange[] }) {
  const rows = useWindowRows(changes.length, ROW);
  return (
    <div role="table" aria-label="Plan" aria-rowcount={changes.length + 1}>
      <div role="row" className={`${classes['plan'] ?? ''} ${classes['head'] ?? ''}`}>
        <div role="columnheader">Box</div>
        <div role="columnheader">Playlists</div>
        <div role="columnheader" className="wb-number" data-wide>
          Items
        </div>
        <div role="columnheader" className="wb-number" data-wide>
          Files to send
        </div>
        <div role="columnheader" className="wb-number">
          Bytes
        </div>
      </div>
      <div ref={rows.ref} role="rowgroup" style={{ position: 'relative', height: rows.height }}>
        {rows.items.map((row) => {
          const change = changes[row.index];
          return change && <Row key={change.box} change={change} y={row.y} />;
        })}
      </div>
    </div>
  );
}

function Row({ change, y }: { change: PlanChange; y: number }) {
  return (
    <div
      role="row"
      className={`${classes['plan'] ?? ''} ${classes['row'] ?? ''}`}
      style={{ height: ROW, transform: `translateY(${y}px)` }}
    >
      <div role="cell">
        <Link to="/boxes/$box" params={{ box: change.hostname }} className="wb-link">
          {change.hostname}
        </Link>
      </div>
      <div role="cell" title={change.playlists.join(', ')}>
        {change.fits === false && (
          <Text span c="var(--wb-bad)" size="sm" fw={600} mr={8}>
            <IconAlertTriangle size={14} aria-hidden /> Does not fit
          </Text>
        )}
        {change.playlists.join(', ') || <Text span c="dimmed" size="sm">nothing: shows the logo</Text>}
      </div>
      <div role="cell" className="wb-number" data-wide>
        {change.items}
      </div>
      <div role="cell" className="wb-number" data-wide>
        {change.objectsToSend === 0 ? '–' : count(change.objectsToSend, 'file')}
      </div>
      <div role="cell" className="wb-number">
        {change.bytesToSend === 0 ? 'already there' : bytes(change.bytesToSend)}
      </div>
    </div>
  );
}
