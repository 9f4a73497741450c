import { useNavigate } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SaveStatus } from '#app/editor/connection/save-status.ts';
import { Button } from '#app/ui/button.tsx';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { useLatest } from '#app/ui/use-latest.ts';
import { followText, readSpot, type Spot } from './follow-text.ts';
import { blockAt, placeOf } from './places.ts';
import type { PreviewChoice } from './preview-choice.ts';
import { PreviewFrame } from './preview-frame.tsx';
import { PreviewPages, type Pages } from './preview-pages.tsx';
import { PreviewStateLine } from './preview-state.tsx';
import { PreviewTools } from './preview-tools.tsx';
import { useGoTo } from './use-go-to.ts';
import { usePreview } from './use-preview.ts';
import './preview-pane.css';

export type PreviewProps = {
  proposalId: string;
  section: { key: string; title: string } | null;
  /** keys of the proposal's sections */
  keys: readonly string[];
  status: SaveStatus['kind'];
  zoom: PreviewChoice['zoom'];
  wide: boolean;
  choose: (change: Partial<PreviewChoice>) => void;
};

/** The pages of the proposal as its PDF has them, beside the text or over it, where the text is. */
export function PreviewPane({ proposalId, section, keys, status, zoom, wide, choose }: PreviewProps) {
  const { shown, state, ask } = usePreview(proposalId, status);
  const [view, setView] = useState({ page: 1, zoom: 1 });
  const [broken, setBroken] = useState(false);
  const pages = useRef<Pages | null>(null);
  const spot = useRef<Spot | null>(null);
  const navigate = useNavigate();
  const goTo = useGoTo(section?.key ?? null, (key) => navigate(`?section=${encodeURIComponent(key)}`));
  const about = shown?.about;

  const follow = useLatest((now: Spot) => {
    spot.current = now;
    if (!about || !section || goTo.isMoving()) return;
    const paper = { width: about.width, height: about.height, pages: about.looks.length };
    const place = placeOf(about.places, section.key, now.block, now.part, paper);
    if (place) pages.current?.show(place, now.at, now.by === 'caret');
  });
  useEffect(() => {
    const desk = document.getElementById('main')!;
    const tell = (now: Spot) => follow.current(now);
    const first = readSpot(desk);
    if (first) tell(first);
    return followText(desk, tell);
  }, [follow, section?.key]);
  const followAgain = useCallback(() => {
    const now = spot.current ?? readSpot(document.getElementById('main')!);
    if (now) follow.current({ ...now, by: 'caret' });
  }, [follow]);
  // New pages: what one looks at may stand elsewhere on them.
  useEffect(() => {
    if (shown) followAgain();
  }, [shown, followAgain]);

  const pick = (page: number, y: number) => {
    const found = about && blockAt(about.places, page, y);
    if (!found) return;
    const own = keys.includes(found.section);
    if (!wide) choose({ open: false });
    goTo.go(own ? found : { section: keys.at(-1) ?? found.section, block: 0 });
  };
  const toView = useCallback((page: number, shownZoom: number) => {
    setView((before) => (before.page === page && before.zoom === shownZoom ? before : { page, zoom: shownZoom }));
  }, []);
  const count = about?.sections.find(({ key }) => key === section?.key);
  return (
    <PreviewFrame wide={wide} onClose={() => choose({ open: false })}>
      <header className="preview-head">
        <h2 id="preview-title">Pages</h2>
        <PreviewStateLine
          state={broken ? { kind: 'failed', message: 'A page could not be drawn here. Open the PDF instead.' } : state}
          onRetry={() => {
            setBroken(false);
            ask();
          }}
        />
        <ButtonLink small to={`/proposals/${proposalId}/export.pdf`} reloadDocument target="_blank">
          Open the PDF
        </ButtonLink>
        <Button type="button" small onClick={() => choose({ open: false })}>
          Close
        </Button>
        <PreviewTools
          page={view.page}
          pages={about?.looks.length ?? 0}
          zoom={zoom}
          shownZoom={view.zoom}
          toPage={(page) => pages.current?.show({ page, y: 0 }, 0.02, false)}
          toZoom={(next) => choose({ zoom: next })}
          toText={() => {
            const top = pages.current?.top();
            if (top) pick(top.page, top.y + 1);
          }}
        />
        {count && section && (
          <p className="preview-limit">
            {section.title}: {count.pages}
            {count.limit !== null && ` of ${count.limit}`}{' '}
            {count.pages === 1 && count.limit === null ? 'page' : 'pages'}
          </p>
        )}
      </header>
      {shown ? (
        <PreviewPages
          shown={shown}
          zoom={zoom}
          pages={pages}
          onView={toView}
          onPick={pick}
          onReady={followAgain}
          onProblem={() => setBroken(true)}
        />
      ) : (
        <div className="preview-pages" aria-busy={state.kind === 'setting'} />
      )}
    </PreviewFrame>
  );
}
