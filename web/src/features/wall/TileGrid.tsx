import { useElementSize } from '@mantine/hooks';
import { useTimeZones } from '../../api/queries';
import type { Box } from '../../api/types';
import { useWindowRows } from '../../components/useWindowRows';
import { Tile } from './Tile';
import classes from './Tile.module.css';

export type TileSize = 'S' | 'M' | 'L';

const GAP = 14;
/** Least width of a tile and the height of what stands below its picture, in pixels. */
const SHAPES: Record<TileSize, { width: number; text: number; gap: number }> = {
  S: { width: 150, text: 52, gap: 8 },
  M: { width: 214, text: 84, gap: GAP },
  L: { width: 330, text: 92, gap: GAP },
};

export function TileGrid({ boxes, size }: { boxes: readonly Box[]; size: TileSize }) {
  const shape = SHAPES[size];
  const zones = useTimeZones();
  const frame = useElementSize();
  const columns = Math.max(1, Math.floor((frame.width + shape.gap) / (shape.width + shape.gap)));
  const tileWidth = (frame.width - shape.gap * (columns - 1)) / columns;
  const tileHeight = Math.round((tileWidth * 9) / 16) + shape.text;
  const rows = useWindowRows(frame.width === 0 ? 0 : Math.ceil(boxes.length / columns), tileHeight + shape.gap);
  return (
    <div ref={frame.ref}>
      <div ref={rows.ref} className={classes['grid']} style={{ height: rows.height }} role="list" aria-label="Boxes">
        {rows.items.map((row) => (
          <div
            key={row.index}
            role="presentation"
            className={classes['row']}
            style={{
              transform: `translateY(${row.y}px)`,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              height: tileHeight,
              gap: shape.gap,
            }}
          >
            {boxes.slice(row.index * columns, (row.index + 1) * columns).map((box) => (
              <Tile key={box.id} box={box} size={size} zone={zones(box.site)} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
