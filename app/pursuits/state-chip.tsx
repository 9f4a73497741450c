import { Chip } from '#app/ui/chip.tsx';
import { stateTones, stateWords, type PursuitState } from './state.ts';

/** Where a team stands, in a word. */
export function StateChip({ state }: { state: PursuitState }) {
  return <Chip tone={stateTones[state]}>{stateWords[state]}</Chip>;
}
