import { flowRuns, type FlowBlock } from '../flow/flow.ts';
import type { PictureFacts } from '../pictures/picture-facts.ts';
import type { Finding } from './finding.ts';

/** Dots an inch under which a picture looks coarse on paper. */
const leastDensity = 150;

/**
 * What is wrong with the pictures of a block: those that are not there or were refused, those that nobody described, and
 * those too coarse for their `width`, which is in points.
 */
export function checkPictures(title: string, block: FlowBlock, width: number | null, page: number | null): Finding[] {
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

  const findings = flowRuns(block).flatMap(({ image }) => {
    if (!image) return [];
    const which = image.alt === '' ? 'a small picture' : `the small picture “${image.alt}”`;
    return [...problems(which, image.facts), ...(image.alt === '' ? [noAlt(which)] : [])];
  });
  const { picture } = block;
  if (!picture) return findings;
  findings.push(...problems(picture.title, picture.facts));
  if (picture.asset !== null && picture.alt === null) findings.push(noAlt(picture.title));
  const density = width === null || picture.facts.vector ? Infinity : picture.facts.width / (width / 72);
  if (picture.facts.problem === null && density < leastDensity) {
    const message =
      `The picture has ${Math.floor(density)} dots an inch at the width it is shown, and looks coarse in print. ` +
      `Put in one of ${Math.ceil((width! / 72) * leastDensity)} pixels or more across, or show it smaller.`;
    findings.push(found('warning', 'low-resolution', picture.title, message));
  }
  return findings;
}
