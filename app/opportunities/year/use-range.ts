import { useNavigation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { useLatest } from '#app/ui/use-latest.ts';
import { sameRange, type WeekRange } from './week-range.ts';

export type RangeDraft = {
  /** what is being chosen; null while nothing is */
  draft: WeekRange | null;
  change: (range: WeekRange) => void;
  /** shows the calls of what was chosen */
  apply: () => void;
  /** the same after a pause, unless more is chosen: keys come one by one, and each answer would be called off by the next */
  applySoon: () => void;
  /** as it was before, whatever still moves until it is let go */
  cancel: () => void;
  /** a new choice begins */
  begin: () => void;
};

/** A pause between two keys that belong together. */
const KEYS_PAUSE_MS = 250;

/** A range while it is chosen: shown at once, applied when it is let go. `applied` is null where the page shows all weeks. */
export function useRange(applied: WeekRange | null, whole: WeekRange, onApply: (range: WeekRange) => void): RangeDraft {
  const [draft, setDraft] = useState<WeekRange | null>(null);
  // Events of one press come faster than renders.
  const now = useRef<WeekRange | null>(null);
  const cancelled = useRef(false);
  // Keys come faster than answers: what was asked for last, while the page does not show it yet.
  const asked = useRef<{ range: WeekRange; isUnderWay: boolean } | null>(null);
  const { state } = useNavigation();
  const timer = useRef<number>();
  const latest = useLatest({ applied, whole, onApply });
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const set = (range: WeekRange | null) => {
    now.current = range;
    setDraft(range);
  };
  useEffect(() => {
    if (!asked.current) return;
    if (state !== 'idle') {
      asked.current.isUnderWay = true;
      return;
    }
    const { range, isUnderWay } = asked.current;
    // What was asked for before may be shown only now, with the newest question not under way yet.
    if (!isUnderWay && !sameRange(range, latest.current.applied ?? latest.current.whole)) return;
    asked.current = null;
    if (!sameRange(now.current, range)) return; // another one is being chosen
    now.current = null;
    setDraft(null);
  }, [state, latest]);
  const apply = () => {
    window.clearTimeout(timer.current);
    const chosen = now.current;
    cancelled.current = false;
    if (!chosen) return;
    if (!sameRange(chosen, asked.current?.range ?? latest.current.applied)) {
      asked.current = { range: chosen, isUnderWay: false };
      latest.current.onApply(chosen);
    } else if (!asked.current) set(null);
  };
  return {
    draft,
    begin: () => {
      window.clearTimeout(timer.current);
      cancelled.current = false;
    },
    change: (range) => {
      if (!cancelled.current) set(range);
    },
    apply,
    applySoon: () => {
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(apply, KEYS_PAUSE_MS);
    },
    cancel: () => {
      window.clearTimeout(timer.current);
      cancelled.current = true;
      set(null);
    },
  };
}
