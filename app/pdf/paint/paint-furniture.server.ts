import type { Page } from '../paginate/page.ts';
import type { PageTools } from './paint-page.server.ts';
import { shown } from './shown.server.ts';
import { fixed } from './text-operators.ts';

/** Paints what stands around the text and beneath it. All of it is artifact: readers pass over it. */
export function paintFurniture({ furniture = [] }: Page, tools: PageTools) {
  const { document, frame, marks } = tools;
  if (furniture.length === 0) return;
  marks.artifact('Pagination', () => {
    for (const { box, y, gray, turned = 0 } of furniture) {
      const angle = (-turned * Math.PI) / 180;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const [first] = box.runs;
      if (!first) continue;
      const [x, baseline] = [frame.x + first.x, frame.y + y + box.baseline];
      // Around the first baseline point, which becomes the origin.
      const place = [cos, sin, -sin, cos, x, baseline].map(fixed).join(' ');
      const runs = box.runs.map((run) => `BT ${shown(run, run.x - first.x, 0, tools)} ET`);
      document.addContent(`q ${fixed(gray)} g ${place} cm ${runs.join(' ')} Q`);
    }
  });
}
