import { Button } from '#app/ui/button.tsx';
import type { Recovered } from './use-recovered.ts';

/** Tries to read the copies that could not be read, and says while it does. */
export function LookAgain({ looking, lookAgain }: Pick<Recovered, 'looking' | 'lookAgain'>) {
  return (
    <Button type="button" small aria-disabled={looking} onClick={looking ? undefined : lookAgain}>
      {looking ? 'Reading …' : 'Try again'}
    </Button>
  );
}
