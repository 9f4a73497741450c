import { useEffect, useState } from 'react';
import type { RecoveredCopy } from '#app/editor/connection/recovered-copies.ts';
import { suspects, type Wanted } from '#app/editor/connection/suspects.ts';
import { useLatest } from '#app/ui/use-latest.ts';

export type Recovered = {
  copies: RecoveredCopy[];
  /** deletes a copy from this device; then the others are looked at again */
  discard(name: string): Promise<void>;
};

/**
 * The words this device keeps for a person that are not in their section; null asks for none yet. What reads and compares
 * them comes in its own file, and only where the notes say that there may be some.
 */
export function useRecovered(wanted: Wanted | null, onDropped: (names: string[]) => void = () => undefined): Recovered {
  const [copies, setCopies] = useState<RecoveredCopy[]>([]);
  const [round, setRound] = useState(0);
  const question = JSON.stringify(wanted);
  const tellDropped = useLatest(onDropped);
  useEffect(() => {
    const asked = JSON.parse(question) as Wanted | null;
    if (!asked || suspects(asked).length === 0) {
      setCopies([]);
      return;
    }
    let ended = false;
    void lookFor(asked).then(({ found, dropped }) => {
      if (ended) return;
      setCopies(found);
      if (dropped.length > 0) tellDropped.current(dropped);
    }, keepWhatIsShown);
    return () => {
      ended = true;
    };
  }, [question, round, tellDropped]);
  return {
    copies,
    async discard(name) {
      const { discardRecovered } = await import('#app/editor/connection/recovered-copies.ts');
      await discardRecovered(name);
      setRound((before) => before + 1);
    },
  };
}

async function lookFor(wanted: Wanted) {
  const { findRecovered } = await import('#app/editor/connection/recovered-copies.ts');
  return findRecovered(wanted);
}

/** The browser did not give the copies, or the file that reads them did not come: they stay on the device. */
function keepWhatIsShown() {}
