import { useLayoutEffect, useRef, type RefObject, type UIEventHandler } from 'react';

/** How near to the end the reader must be for what comes to scroll into view. */
const NEAR_PX = 120;

/**
 * Keeps a scroller at its end while its reader is there: as messages come, pictures load, and the window changes. The scroller has one
 * child, whose height is that of its content.
 */
export function useKeptAtEnd(): { ref: RefObject<HTMLDivElement | null>; onScroll: UIEventHandler<HTMLDivElement> } {
  const ref = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const heights = useRef('');
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const observer = new ResizeObserver(() => {
      heights.current = heightsOf(box);
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    if (box.firstElementChild) observer.observe(box.firstElementChild);
    return () => observer.disconnect();
  }, []);
  const onScroll: UIEventHandler<HTMLDivElement> = ({ currentTarget: box }) => {
    // A scroll that comes of a new size, before the observer is told of it, says nothing about the reader.
    if (heights.current === heightsOf(box))
      atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
  };
  return { ref, onScroll };
}

function heightsOf(box: HTMLElement): string {
  return `${box.clientHeight} ${box.scrollHeight}`;
}
