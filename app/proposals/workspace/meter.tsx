import { limitText } from '../limit-text.ts';
import type { OutlineSection } from '../get-workspace.server.ts';

type Level = 'calm' | 'near' | 'full' | 'over';

/** How full a section is: up to 85 % calm, then near; exactly full is good; over is over. */
function levelOf(part: number): Level {
  if (part > 1) return 'over';
  if (part === 1) return 'full';
  return part > 0.85 ? 'near' : 'calm';
}

/** What a section holds against what it may hold, in figures and as a bar. `pages` is null until they were counted. */
export function Meter({ section, pages }: { section: OutlineSection; pages: number | null }) {
  const { limit, words } = section;
  const used = limit?.unit === 'words' ? words : pages;
  const part = limit && used !== null ? used / limit.max : null;
  const level = part === null ? 'calm' : levelOf(part);
  return (
    <>
      <span className={`meter-text num is-${level}`}>{meterText(section, pages)}</span>
      <svg className={`meter is-${level}`} viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
        <rect className="meter-track" width="100" height="3" rx="1" />
        {part !== null && <rect className="meter-fill" width={Math.min(part, 1) * 100} height="3" rx="1" />}
      </svg>
    </>
  );
}

function meterText({ limit, words }: OutlineSection, pages: number | null): string {
  const written = `${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'}`;
  if (!limit) return pages === null || words === 0 ? written : `${written}, ${pages} p`;
  if (limit.unit === 'words') return `${words.toLocaleString('en')}/${limit.max} words`;
  return pages === null ? `${written}, limit ${limitText(limit)}` : `${pages}/${limit.max} p`;
}
