import { useEffect, useMemo, useRef } from 'react';
import { useLatest } from '#app/ui/use-latest.ts';
import { goToBlock } from './text-blocks.ts';

type Goal = { section: string; block: number };
/** After a step made here, how long the text's scrolling is this step's and moves no page. */
const movingMs = 400;

/** Goes to a block of the open section, or opens another with `open` and goes there as soon as its text has come. */
export function useGoTo(section: string | null, open: (section: string) => void) {
  const goal = useRef<Goal | null>(null);
  const until = useRef(0);
  const latest = useLatest({ section, open });
  const tool = useMemo(() => {
    const arrive = (desk: HTMLElement) => {
      const wanted = goal.current;
      if (!wanted || wanted.section !== latest.current.section) return false;
      until.current = performance.now() + movingMs;
      if (!goToBlock(desk, wanted.block)) return false;
      goal.current = null;
      return true;
    };
    return {
      arrive,
      isMoving: () => goal.current !== null || performance.now() < until.current,
      go(to: Goal) {
        goal.current = to;
        if (to.section !== latest.current.section) latest.current.open(to.section);
        else arrive(desk());
      },
    };
  }, [latest]);
  useEffect(() => {
    if (!goal.current || goal.current.section !== section || tool.arrive(desk())) return;
    const observer = new MutationObserver(() => tool.arrive(desk()) && observer.disconnect());
    observer.observe(desk(), { childList: true, subtree: true, attributeFilter: ['class'] });
    return () => observer.disconnect();
  }, [section, tool]);
  return tool;
}

const desk = () => document.getElementById('main')!;
