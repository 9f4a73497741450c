import type { ProjectProfile } from '#app/community/profile.ts';
import { unknownOf, type FitRule } from '../finding.ts';
import type { FitCall } from '../fit-call.ts';
import { fewOf, inWords } from '../lists.ts';
import { isAmong, placeName } from '../places.ts';

const field = 'terms.countries';

/** Whether the project's legal home or its sponsor is where applicants must be. */
export const country: FitRule = (project, call) => {
  const { name } = project;
  const { countries } = call;
  const { known, isWhole } = placesOf(project, call);
  if (countries === null) {
    const text = 'Where applicants must be is not said';
    return known.length > 0
      ? unknownOf(['call'], `${text}; ${inWords(known.map(placeWords))}.`, { field, weight: 2 })
      : unknownOf(['call', 'project'], `${text}, nor where ${name} is at home.`, { field, weight: 2 });
  }
  if (countries.length === 0) return { side: 'for', text: 'Applicants may be anywhere.', field, weight: 3 };
  const where = fewOf(countries.map(placeName).sort(), 5);
  if (known.length === 0)
    return unknownOf(['project'], `Applicants must be in ${where}; nobody has said where ${name} is at home.`, {
      ...{ field, weight: 4 },
    });
  const stands = known.map((one) => ({ ...one, is: isAmong(one.code, countries) }));
  const inside = stands.find(({ is }) => is === 'yes');
  if (inside)
    return { side: 'for', text: `Applicants must be in ${where}, and ${placeWords(inside)}.`, field, weight: 4 };
  const maybe = stands.find(({ is }) => is === 'maybe');
  if (maybe)
    return {
      ...{ side: 'check', field, weight: 4 },
      text: `Applicants must be in ${where}, and ${placeWords(maybe)}, which takes part in some programmes of the EU by agreement, not in all.`,
    };
  const but = `Applicants must be in ${where}, but ${inWords(known.map(placeWords))}`;
  return isWhole
    ? { side: 'against', rulesOut: true, text: `${but}.`, field, weight: 4 }
    : {
        ...{ side: 'against', field, weight: 4 },
        text: `${but}. Where else ${name} has a home or a sponsor is not known.`,
      };
};

type Place = { code: string; of: string };

/** Where the project could apply from; `isWhole` when there is no other place that nobody told. */
function placesOf({ name, country: home, fiscalSponsor: sponsor }: ProjectProfile, call: FitCall) {
  const known: Place[] = home === null ? [] : [{ code: home, of: `the legal home of ${name}` }];
  // A sponsor that may not apply is no help, wherever it is.
  if (call.acceptsFiscalSponsor === false) return { known, isWhole: home !== null };
  if (sponsor === null) return { known, isWhole: false };
  if (sponsor === 'none') return { known, isWhole: home !== null };
  if (sponsor.country !== null) known.push({ code: sponsor.country, of: sponsor.name });
  return { known, isWhole: sponsor.country !== null };
}

const placeWords = ({ code, of }: Place) => `${of} is in ${placeName(code)}`;
