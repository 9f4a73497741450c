import { ReasonItem } from './reason-item.tsx';
import { sides, type Reason, type Side } from './reason.ts';
import { shorten } from './short.ts';

/** What the reasons of a side stand under. */
export const sideWords: Record<Side, string> = {
  against: 'Against',
  for: 'For',
  check: 'To check',
  unknown: 'Not known',
};

/** The reasons by side, about seven at once and the rest behind "more". */
export function ReasonLists({ reasons }: { reasons: readonly Reason[] }) {
  const { shown, more } = shorten(reasons);
  return (
    <>
      <BySide reasons={shown} />
      {more.length > 0 ? (
        <details className="fit-more">
          <summary>{more.length === 1 ? '1 more reason' : `${more.length} more`}</summary>
          <BySide reasons={more} />
        </details>
      ) : null}
    </>
  );
}

function BySide({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <div className="fit-sides">
      {sides.map((side) => {
        const some = reasons.filter((reason) => reason.side === side);
        return some.length === 0 ? null : (
          <div key={side} className={`fit-side ${side}`}>
            <h3>{sideWords[side]}</h3>
            <ul>
              {some.map((reason) => (
                <ReasonItem key={`${reason.rule} ${reason.text}`} reason={reason} />
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}
