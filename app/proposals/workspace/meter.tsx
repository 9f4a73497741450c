import type { OutlineSection } from '../get-workspace.server.ts';
import type { SectionLimit } from '../templates/index.ts';

type Level = 'calm' | 'near' | 'full' | 'over';

/** How full a section is: up to 85 % calm, then near; exactly full is good; over is over. */
function levelOf(part: number): Level {
  if (part > 1) return 'over';
  if (part === 1) return 'full';
  return part > 0.85 ? 'near' : 'calm';
}

/**
 * What a section holds against what it may hold, in figures and as a bar. `pages` is null until they were counted; the
 * bar stays empty as long as nothing true can be drawn.
 */
export function Meter({ section, pages }: { section: OutlineSection; pages: number | null }) {
  const { limit, words } = section;
  const used = limit?.unit === 'words' ? words : pages;
  const part = limit && used !== null ? used / limit.max : null;
  const level = part === null ? 'calm' : levelOf(part);
  return (
    <>
      {limit && <span className={`meter-text num is-${level}`}>{against(limit, used)}</span>}
      <svg className={`meter is-${level}`} viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
        <rect className="meter-track" width="100" height="3" rx="1" />
        {part !== null && <rect className="meter-fill" width={Math.min(part, 1) * 100} height="3" rx="1" />}
      </svg>
      <span className="meter-words num">
        {words.toLocaleString('en')} {words === 1 ? 'word' : 'words'}
      </span>
    </>
  );
}

function against({ max, unit }: SectionLimit, used: number | null): string {
  const short = unit === 'pages' ? 'p' : 'words';
  return used === null ? `≤ ${max} ${short}` : `${used.toLocaleString('en')}/${max} ${short}`;
}
