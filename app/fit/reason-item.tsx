import { Chip } from '#app/ui/chip.tsx';
import type { Reason } from './reason.ts';

/** One reason with the call's own sentence and the fact it comes from. */
export function ReasonItem({ reason }: { reason: Reason }) {
  const { text, quote, rulesOut, source } = reason;
  const by = source?.by ?? [];
  return (
    <li>
      {rulesOut ? <Chip tone="bad">Rules it out</Chip> : null} {text}
      {quote ? <q className="fit-quote">{quote}</q> : null}
      {source ? (
        <span className="fit-source muted small">
          {source.name}
          {by.length > 0 ? `, according to ${by.join(', ')}` : ''}
        </span>
      ) : null}
    </li>
  );
}
