import { Chip, type ChipTone } from '#app/ui/chip.tsx';
import type { OpportunityRow, Status } from './types.ts';

type Props = {
  call: Pick<OpportunityRow, 'status' | 'uncheckedDays'>;
  /** undefined: nobody says, or nobody asks */
  acceptsFiscalSponsor?: boolean | undefined;
  /** how many the reader has to this call */
  ownProposals?: number;
};

/** Only what decides whether to read on: that one cannot apply yet, that nobody knows or looked whether one can, through whom, and that one does. */
export function CallChips({ call, acceptsFiscalSponsor, ownProposals = 0 }: Props) {
  const said = decisive[call.status];
  const days = call.uncheckedDays;
  if (!said && days === null && acceptsFiscalSponsor === undefined && ownProposals === 0) return null;
  return (
    <p className="chips">
      {said ? <Chip tone={said.tone}>{said.words}</Chip> : null}
      {days === null ? null : <Chip tone="warn">{`unchecked ${days} days`}</Chip>}
      {acceptsFiscalSponsor === true ? <Chip tone="good">fiscal sponsor ✓</Chip> : null}
      {acceptsFiscalSponsor === false ? <Chip tone="warn">no fiscal sponsors</Chip> : null}
      {ownProposals > 0 ? <span className="small muted">{ownWords(ownProposals)}</span> : null}
    </p>
  );
}

const ownWords = (n: number) => (n === 1 ? 'your proposal' : `${n} of your proposals`);

const decisive: Partial<Record<Status, { words: string; tone?: ChipTone }>> = {
  forecast: { words: 'forecast, not open', tone: 'warn' },
  upcoming: { words: 'not open yet', tone: 'warn' },
  paused: { words: 'paused by the funder', tone: 'warn' },
  unknown: { words: 'open? unknown' },
};
