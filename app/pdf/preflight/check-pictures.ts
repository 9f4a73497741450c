import { flowRuns, type FlowBlock } from '../flow/flow.ts';
import { leastDensity, type PictureFacts } from '../pictures/picture-facts.ts';
import type { Finding } from './finding.ts';

/**
 * What is wrong with the pictures of a block: those that are not there or were refused, those that nobody described, and
 * those too coarse for the width at which they stand: `width` of the block's own, `small` of those in lines by their
 * names, in points.
 */
export function checkPictures(
  title: string,
  block: FlowBlock,
  { width, small }: { width: number | null; small: ReadonlyMap<string, number> },
  page: number | null,
): Finding[] {
  const found = (level: Finding['level'], rule: Finding['rule'], which: string, message: string): Finding => {
    return { level, rule, source: null, section: block.section, page, message: `“${title}”, ${which}: ${message}` };
  };
  const problems = (which: string, { problem }: PictureFacts) =>
    problem ? [found('error', problem.rule, which, problem.says)] : [];
  const noAlt = (which: string) =>
    found(
      'warning',
      'alt-missing',
      which,
      'Nobody said what the picture shows. Describe it for those who cannot see it.',
    );

  const coarse = (which: string, facts: PictureFacts, shown: number) => {
    const density = facts.problem !== null || facts.vector ? Infinity : facts.width / (shown / 72);
    if (density >= leastDensity - 0.5) return [];
    const message =
      `The picture has ${Math.floor(density)} dots an inch at the width it is shown, and looks coarse in print. ` +
      `Put in one of ${Math.ceil((shown / 72) * leastDensity)} pixels or more across, or show it smaller.`;
    return [found('warning', 'low-resolution', which, message)];
  };

  const findings = flowRuns(block).flatMap(({ image }) => {
    if (!image) return [];
    const which = image.alt === '' ? 'a small picture' : `the small picture “${image.alt}”`;
    return [
      ...problems(which, image.facts),
      ...(image.alt === '' ? [noAlt(which)] : []),
      ...coarse(which, image.facts, small.get(image.asset) ?? 0),
    ];
  });
  const { picture } = block;
  if (!picture) return findings;
  findings.push(...problems(picture.title, picture.facts));
  if (picture.asset !== null && picture.alt === null) findings.push(noAlt(picture.title));
  if (width !== null) findings.push(...coarse(picture.title, picture.facts, width));
  return findings;
}
