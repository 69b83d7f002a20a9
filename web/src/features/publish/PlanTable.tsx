import { Text } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queries } from '../../api/queries';
import type { PlanChange } from '../../api/types';
import { bytes, count } from '../../components/format';
import { useWindowRows } from '../../components/useWindowRows';
import { verdictOf, type Verdict } from './plan';
import classes from './Publish.module.css';

const ROW = 44;

/** The plan box by box. */
export function PlanTable({ changes }: { changes: readonly PlanChange[] }) {
  const rows = useWindowRows(changes.length, ROW);
  const allowsGap = useGapBoxes();
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
          return (
            change && (
              <Row
                key={change.box}
                change={change}
                verdict={verdictOf(change, allowsGap.has(change.box))}
                index={row.index}
                y={row.y}
                measure={rows.measure}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** Ids of the boxes whose site lets the old show go where the new one does not fit beside it. */
function useGapBoxes(): ReadonlySet<string> {
  const sites = useQuery(queries.sites).data ?? [];
  const boxes = useQuery(queries.boxes).data ?? [];
  const names = new Set(sites.filter((site) => site.allowGap).map((site) => site.name));
  return new Set(boxes.filter((box) => box.site !== null && names.has(box.site)).map((box) => box.id));
}

interface RowProps {
  change: PlanChange;
  verdict: Verdict | undefined;
  index: number;
  y: number;
  measure: (row: HTMLElement | null) => void;
}

function Row({ change, verdict, index, y, measure }: RowProps) {
  return (
    <div
      ref={measure}
      data-index={index}
      role="row"
      className={`${classes['plan'] ?? ''} ${classes['row'] ?? ''}`}
      style={{ minHeight: ROW, transform: `translateY(${y}px)` }}
    >
      <div role="cell">
        <Link to="/boxes/$box" params={{ box: change.hostname }} className="wb-link">
          {change.hostname}
        </Link>
      </div>
      <div role="cell" title={change.playlists.join(', ')}>
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
      {verdict && (
        <div role="cell" aria-colspan={5} className={classes['verdict']} data-blocks={verdict.blocks || undefined}>
          {verdict.blocks ? <IconAlertTriangle size={16} aria-hidden /> : <IconInfoCircle size={16} aria-hidden />}
          <span>{verdict.sentence}</span>
        </div>
      )}
    </div>
  );
}
