import { z } from 'zod';

const text = z.string().nullish();
const whole = z.number().nullish();

const summary = z.looseObject({
  summary_description: text,
  post_date: text,
  close_date: text,
  close_date_description: text,
  archive_date: text,
  forecasted_close_date: text,
  forecasted_close_date_description: text,
  award_floor: whole,
  award_ceiling: whole,
  estimated_total_program_funding: whole,
  expected_number_of_awards: whole,
  is_cost_sharing: z.boolean().nullish(),
  is_forecast: z.boolean(),
  applicant_types: z.array(z.string()).nullish(),
  applicant_eligibility_description: text,
  funding_instruments: z.array(z.string()).nullish(),
  funding_categories: z.array(z.string()).nullish(),
  additional_info_url: text,
  version_number: whole,
});

/** A record of Simpler.Grants.gov's search, as far as it is read. */
export const simplerRecord = z.looseObject({
  opportunity_id: z.string().min(1),
  legacy_opportunity_id: whole,
  opportunity_number: text,
  opportunity_title: z.string(),
  opportunity_status: z.string(),
  agency_code: text,
  agency_name: text,
  opportunity_assistance_listings: z.array(z.looseObject({ assistance_listing_number: z.string() })).nullish(),
  summary,
});
export type SimplerRecord = z.output<typeof simplerRecord>;

export const simplerAnswer = z.looseObject({
  data: z.array(z.unknown()),
  pagination_info: z
    .looseObject({ page_offset: z.number(), total_pages: z.number(), total_records: z.number() })
    .nullish(),
});
