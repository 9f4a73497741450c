import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { PageCounts } from '../page-counts.server.ts';
import type { OutlineSection } from '../get-workspace.server.ts';
import { Meter } from './meter.tsx';

type Props = {
  sections: OutlineSection[];
  current: string | null;
  pages: PageCounts | null;
  /** the people who are in a section now */
  whoIsIn: (sectionId: string) => ReactNode;
};

/** The sections of the proposal: where one is, how full each is, who is there. */
export function Outline({ sections, current, pages, whoIsIn }: Props) {
  return (
    <ol className="outline">
      {sections.map((section) => (
        <li key={section.id}>
          <Link
            to={`?section=${encodeURIComponent(section.key)}`}
            aria-current={section.key === current ? 'page' : undefined}
            preventScrollReset
          >
            <span className="outline-title">
              {section.title}
              {section.locked && <span className="outline-lock"> locked</span>}
            </span>
            <Meter section={section} pages={pages?.sections.find(({ key }) => key === section.key)?.pages ?? null} />
          </Link>
          <span className="outline-who">{whoIsIn(section.id)}</span>
        </li>
      ))}
    </ol>
  );
}
