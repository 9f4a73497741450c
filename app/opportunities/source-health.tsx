import { instantWords, numberWord } from './words.ts';

export type SourceHealth = {
  title: string;
  /** the last run ended well */
  well: boolean;
  /** ISO instant; null when it never did */
  lastOkAt: string | null;
};

/** How current the list is: when it was last checked, how many sources are well, and which are not. */
export function SourceHealthLine({ sources, checked }: { sources: SourceHealth[]; checked: string | null }) {
  const sick = sources.filter((source) => !source.well);
  return (
    <>
      {checked ? <>Last checked {checked}. </> : null}
      {sources.length === 0 ? null : sick.length === 0 ? (
        <>{allWell(sources.length)}</>
      ) : (
        <>
          {sources.length - sick.length} of {sources.length} sources well.{' '}
          <details className="sick">
            <summary>
              {sick.length === 1 ? 'One needs a look.' : `${capital(numberWord(sick.length))} need a look.`}
            </summary>
            <ul>
              {sick.map((source) => (
                <li key={source.title}>
                  {source.title}:{' '}
                  {source.lastOkAt
                    ? `its last good answer is of ${instantWords(source.lastOkAt)}`
                    : 'it never gave a good answer'}
                  . Its calls are shown as they were then.
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </>
  );
}

const allWell = (n: number) =>
  n === 1 ? 'Its source is well.' : n === 2 ? 'Both sources are well.' : `All ${numberWord(n)} sources are well.`;

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
