import { useEffect, useState } from 'react';
import { keepChoice, localStore, readChoice, type PreviewChoice } from './preview-choice.ts';

/** From here on the pages stand beside the text; preview.css has the same width. */
const beside = '(min-width: 1180px)';

type Choice = PreviewChoice & {
  /** known in browsers only, after the first render */
  ready: boolean;
  wide: boolean;
  choose: (change: Partial<PreviewChoice>) => void;
};

/** Whether the pages are shown and how large, kept for this person. A sheet over the text never opens by itself. */
export function usePreviewChoice(personId: string): Choice {
  const [choice, setChoice] = useState<PreviewChoice>({ open: false, zoom: 'fit' });
  const [ready, setReady] = useState(false);
  const [wide, setWide] = useState(true);
  useEffect(() => {
    const query = matchMedia(beside);
    const kept = readChoice(personId, localStore());
    setChoice({ ...kept, open: kept.open && query.matches });
    setReady(true);
    const follow = () => setWide(query.matches);
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [personId]);
  const choose = (change: Partial<PreviewChoice>) => {
    const next = { ...choice, ...change };
    setChoice(next);
    if (wide || change.zoom !== undefined) keepChoice(personId, { ...next, open: next.open && wide }, localStore());
  };
  return { ...choice, ready, wide, choose };
}
