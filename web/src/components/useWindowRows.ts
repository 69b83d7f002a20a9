import { useMergedRef, useResizeObserver } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';

/**
 * Rows that scroll with the window, of which only those in sight are in the page.
 *
 * @param rowHeight in pixels; of a row that is given `measure` as its ref and its number as `data-index`, a guess
 */
export function useWindowRows(rows: number, rowHeight: number) {
  const own = useRef<HTMLDivElement>(null);
  const [observed, rect] = useResizeObserver<HTMLDivElement>();
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (own.current) setTop(own.current.getBoundingClientRect().top + window.scrollY);
  }, [rect.width, rows]);
  const virtualizer = useWindowVirtualizer({
    count: rows,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin: top,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  return {
    ref: useMergedRef(own, observed),
    width: rect.width,
    height: virtualizer.getTotalSize(),
    measure: virtualizer.measureElement,
    items: virtualizer.getVirtualItems().map((item) => ({ index: item.index, y: item.start - top })),
  };
}
