import { useEffect, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { zoomStep, type Zoom } from './preview-choice.ts';

type Props = {
  page: number;
  pages: number;
  zoom: Zoom;
  /** what is shown of the size on paper: 1 is 100 % */
  shownZoom: number;
  toPage: (page: number) => void;
  toZoom: (zoom: Zoom) => void;
  toText: () => void;
};

/** Which page, how large, and the way from the page to its text for those who do not click on it. */
export function PreviewTools({ page, pages, zoom, shownZoom, toPage, toZoom, toText }: Props) {
  const larger = zoomStep(shownZoom, 1);
  const smaller = zoomStep(shownZoom, -1);
  return (
    <div className="preview-tools">
      <PageField page={page} pages={pages} toPage={toPage} />
      <Button type="button" small disabled={pages === 0} onClick={toText}>
        Go to text
      </Button>
      <div className="preview-zoom" role="group" aria-label={`Size of the pages, ${Math.round(shownZoom * 100)} %`}>
        <Button type="button" small aria-label="Smaller" disabled={!smaller} onClick={() => smaller && toZoom(smaller)}>
          −
        </Button>
        <Button type="button" small aria-pressed={zoom === 1} onClick={() => toZoom(1)}>
          100 %
        </Button>
        <Button type="button" small aria-label="Fit width" aria-pressed={zoom === 'fit'} onClick={() => toZoom('fit')}>
          Fit
        </Button>
        <Button type="button" small aria-label="Larger" disabled={!larger} onClick={() => larger && toZoom(larger)}>
          +
        </Button>
      </div>
    </div>
  );
}

/** The page in sight; another number goes there as soon as it is one of a page. */
function PageField({ page, pages, toPage }: Pick<Props, 'page' | 'pages' | 'toPage'>) {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [page]);
  const take = (value: string) => {
    setTyped(value);
    const number = Number(value);
    if (Number.isInteger(number) && number >= 1 && number <= pages) toPage(number);
  };
  return (
    <label className="preview-number">
      Page{' '}
      <input
        type="number"
        min={1}
        max={Math.max(pages, 1)}
        disabled={pages === 0}
        value={typed ?? String(page)}
        onChange={(event) => take(event.target.value)}
        onBlur={() => setTyped(null)}
      />{' '}
      of {pages}
    </label>
  );
}
