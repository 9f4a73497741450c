import { Chip, type ChipTone } from '#app/ui/chip.tsx';
import type { OpportunityRow, Status } from './types.ts';

/** Only what decides whether to read on: that one cannot apply yet, or that nobody knows whether one can. */
export function CallChips({ call }: { call: OpportunityRow }) {
  const said = decisive[call.status];
  if (!said) return null;
  return (
    <p className="chips">
      <Chip tone={said.tone}>{said.words}</Chip>
    </p>
  );
}

const decisive: Partial<Record<Status, { words: string; tone?: ChipTone }>> = {
  forecast: { words: 'forecast, not open', tone: 'warn' },
  upcoming: { words: 'not open yet', tone: 'warn' },
  paused: { words: 'paused by the funder', tone: 'warn' },
  unknown: { words: 'open? unknown' },
};
