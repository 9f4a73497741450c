import { z } from 'zod';

const text = z.string().nullish();
const coded = z.array(z.looseObject({ id: z.string() })).nullish();

/** The block of a record that its docType names. Contact names, telephones and addresses are left where they are. */
const block = z.looseObject({
  version: z.number().nullish(),
  synopsisDesc: text,
  forecastDesc: text,
  responseDateStr: text,
  responseDateDesc: text,
  estApplicationResponseDateStr: text,
  estApplicationResponseDateDesc: text,
  postingDateStr: text,
  archiveDateStr: text,
  lastUpdatedDate: text,
  costSharing: z.boolean().nullish(),
  numberOfAwards: text,
  estimatedFunding: text,
  awardCeiling: text,
  awardFloor: text,
  applicantEligibilityDesc: text,
  applicantTypes: coded,
  fundingInstruments: coded,
  fundingActivityCategories: coded,
  fundingDescLinkUrl: text,
});
export type DetailBlock = z.output<typeof block>;

const attachment = z.looseObject({ id: z.number(), fileName: z.string(), fileDescription: text });

/** `data` of a fetchOpportunity answer, as far as it is read. */
export const detailShape = z.looseObject({
  id: z.number(),
  opportunityNumber: z.string(),
  owningAgencyCode: z.string(),
  docType: z.enum(['synopsis', 'forecast']),
  ost: z.string(),
  synopsis: block.nullish(),
  forecast: block.nullish(),
  agencyDetails: z.looseObject({ agencyName: z.string() }).nullish(),
  cfdas: z.array(z.looseObject({ cfdaNumber: z.string(), programTitle: text })).nullish(),
  synopsisAttachmentFolders: z.array(z.looseObject({ synopsisAttachments: z.array(attachment).nullish() })).nullish(),
  opportunityPkgs: z.array(z.looseObject({ packageId: text, openingDate: text, closingDate: text })).nullish(),
  relatedOpps: z.array(z.looseObject({})).nullish(),
});
export type Detail = z.output<typeof detailShape>;
